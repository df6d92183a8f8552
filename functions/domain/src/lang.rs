//! The languages of the portal and values that exist in several of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language a page is written in, as its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Kazakh, the language of the source text and the fallback of all others.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Lang {
    /// All languages, the source language first.
    pub const ALL: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];

    /// The BCP 47 tag, as it stands in addresses and in `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Lang::Kk => "Қазақша",
            Lang::Ru => "Русский",
            Lang::En => "English",
        }
    }

    /// The Open Graph locale.
    pub const fn locale(self) -> &'static str {
        match self {
            Lang::Kk => "kk_KZ",
            Lang::Ru => "ru_KZ",
            Lang::En => "en_GB",
        }
    }

    /// Languages to try, in order, where this one is missing; begins with the language itself.
    pub const fn fallbacks(self) -> [Lang; 3] {
        match self {
            Lang::Kk => [Lang::Kk, Lang::Ru, Lang::En],
            Lang::Ru => [Lang::Ru, Lang::Kk, Lang::En],
            Lang::En => [Lang::En, Lang::Kk, Lang::Ru],
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The text is not the tag of a known language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLang(pub String);

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language {:?}; known are kk, ru, en", self.0)
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Lang::ALL
            .into_iter()
            .find(|lang| lang.tag() == text)
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

/// A value in one or more languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized<T> {
    /// The Kazakh value.
    pub kk: Option<T>,
    /// The Russian value.
    pub ru: Option<T>,
    /// The English value.
    pub en: Option<T>,
}

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Localized { kk: None, ru: None, en: None }
    }
}

impl<T> Localized<T> {
    /// Builds the value of each language in turn.
    pub fn from_fn(mut value: impl FnMut(Lang) -> Option<T>) -> Self {
        Localized { kk: value(Lang::Kk), ru: value(Lang::Ru), en: value(Lang::En) }
    }

    /// The value written in exactly this language.
    pub fn get(&self, lang: impl Into<Lang>) -> Option<&T> {
        match lang.into() {
            Lang::Kk => self.kk.as_ref(),
            Lang::Ru => self.ru.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// Sets the value of one language and returns the value it had.
    pub fn set(&mut self, lang: Lang, value: T) -> Option<T> {
        match lang {
            Lang::Kk => self.kk.replace(value),
            Lang::Ru => self.ru.replace(value),
            Lang::En => self.en.replace(value),
        }
    }

    /// The value for a reader of `lang`, and the language it is in; `None` if there is no value at all.
    pub fn best(&self, lang: impl Into<Lang>) -> Option<(Lang, &T)> {
        lang.into().fallbacks().into_iter().find_map(|l| self.get(l).map(|value| (l, value)))
    }

    /// The languages that have a value, the source language first.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + '_ {
        Lang::ALL.into_iter().filter(|lang| self.get(*lang).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_kazakh_first() {
        let value = Localized { kk: Some("дала"), ru: None, en: Some("steppe") };
        assert_eq!(value.best(Lang::Ru), Some((Lang::Kk, &"дала")));
        assert_eq!(value.best(Lang::En), Some((Lang::En, &"steppe")));
        assert_eq!(Localized::<u8>::default().best(Lang::Kk), None);
    }

    #[test]
    fn tags_parse_back() {
        for lang in Lang::ALL {
            assert_eq!(lang.tag().parse(), Ok(lang));
        }
        assert!("KK".parse::<Lang>().is_err());
    }
}
