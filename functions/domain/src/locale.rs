//! Locales: the languages and scripts that pages and interface texts come in.
//!
//! A [`Locale`] stands for addresses, the frame of a page and the words of the interface; a
//! [`Lang`] only for the language a text is written in. The locales are the files of
//! `functions/domain/locales`; each crate has its words in one file a locale, and the macros of the
//! crate `words` refuse to compile while a file or a key is missing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lang::Lang;

mod table {
    use super::{Direction, Facts, Lang, Script};

    words::locales!("locales");
}

/// A language in a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(u8);

/// The facts of a locale, from its file.
#[derive(Debug)]
struct Facts {
    tag: &'static str,
    language: Lang,
    script: Script,
    direction: Direction,
    name: &'static str,
    open_graph: &'static str,
}

/// A script, as its ISO 15924 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Cyrillic.
    Cyrl,
    /// Latin.
    Latn,
    /// Arabic.
    Arab,
}

/// The direction in which a script is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    pub const fn dir(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl Locale {
    /// How many locales there are.
    pub const COUNT: usize = table::COUNT;

    /// All locales in the order in which they are offered to readers.
    pub const ALL: [Locale; Self::COUNT] = {
        let mut all = [Locale(0); Self::COUNT];
        let mut at = 0;
        while at < Self::COUNT {
            all[at] = Locale(at as u8);
            at += 1;
        }
        all
    };

    /// The locale that readers of a language get unless they choose a script.
    pub const fn of(language: Lang) -> Locale {
        let mut at = 0;
        while at < Self::COUNT {
            if table::FACTS[at].language as u8 == language as u8 {
                return Locale(at as u8);
            }
            at += 1;
        }
        Locale(0)
    }

    const fn facts(self) -> &'static Facts {
        &table::FACTS[self.0 as usize]
    }

    /// The position in [`Locale::ALL`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The BCP 47 tag, as it stands in addresses and in `lang` attributes.
    pub const fn tag(self) -> &'static str {
        self.facts().tag
    }

    /// The language that texts for this locale are written in.
    pub const fn language(self) -> Lang {
        self.facts().language
    }

    /// The script that pages of this locale are written in.
    pub const fn script(self) -> Script {
        self.facts().script
    }

    /// The direction in which pages of this locale are read.
    pub const fn direction(self) -> Direction {
        self.facts().direction
    }

    /// The language's own name for itself, in this script.
    pub const fn endonym(self) -> &'static str {
        self.facts().name
    }

    /// The Open Graph locale.
    pub const fn open_graph(self) -> &'static str {
        self.facts().open_graph
    }
}

impl From<Lang> for Locale {
    fn from(language: Lang) -> Locale {
        Locale::of(language)
    }
}

impl From<Locale> for Lang {
    fn from(locale: Locale) -> Lang {
        locale.language()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The text is not the tag of a locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLocale(pub String);

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Locale::ALL.map(Locale::tag).join(", ");
        write!(f, "unknown locale {:?}; known are {known}", self.0)
    }
}

impl std::error::Error for UnknownLocale {}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Locale::ALL.into_iter().find(|locale| locale.tag() == text);
        found.ok_or_else(|| UnknownLocale(text.to_owned()))
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

/// A value for each locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerLocale<T>([Option<T>; Locale::COUNT]);

impl<T> Default for PerLocale<T> {
    fn default() -> Self {
        PerLocale([const { None }; Locale::COUNT])
    }
}

impl<T> PerLocale<T> {
    /// Makes the value of each locale in turn.
    pub fn from_fn(mut value: impl FnMut(Locale) -> T) -> Self {
        PerLocale(Locale::ALL.map(|locale| Some(value(locale))))
    }

    /// The value of a locale.
    pub fn get(&self, locale: Locale) -> Option<&T> {
        self.0[locale.index()].as_ref()
    }

    /// Sets the value of a locale and returns the value it had.
    pub fn set(&mut self, locale: Locale, value: T) -> Option<T> {
        self.0[locale.index()].replace(value)
    }
}

/// A mapping of tags to values.
impl<T: Serialize> Serialize for PerLocale<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            Locale::ALL.into_iter().filter_map(|locale| Some((locale.tag(), self.get(locale)?))),
        )
    }
}

/// A text of the interface in every locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words([&'static str; Locale::COUNT]);

impl Words {
    /// Declares a text by its locales, in the order of [`Locale::ALL`].
    pub const fn new(texts: [&'static str; Locale::COUNT]) -> Words {
        Words(texts)
    }

    /// The text for readers of a locale.
    pub fn get(self, locale: impl Into<Locale>) -> &'static str {
        self.0[locale.into().index()]
    }

    /// The text with its `{name}`s replaced by values.
    pub fn fill(self, locale: impl Into<Locale>, values: &[(&str, &str)]) -> String {
        fill(self.get(locale), values)
    }
}

/// Returns a text with its `{name}`s replaced by values; unknown names and other braces stay.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(rest.len() + 32);
    while let Some((before, open)) = rest.split_once('{') {
        out.push_str(before);
        let filled = open.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        rest = match filled {
            Some((value, after)) => {
                out.push_str(value);
                after
            }
            None => {
                out.push('{');
                open
            }
        };
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_parse_back() {
        for locale in Locale::ALL {
            assert_eq!(locale.tag().parse(), Ok(locale));
        }
        assert!("KK".parse::<Locale>().is_err());
    }

    #[test]
    fn every_language_has_a_locale() {
        for lang in Lang::ALL {
            assert_eq!(Locale::of(lang).language(), lang);
        }
    }

    #[test]
    fn only_known_names_are_filled_in_and_only_once() {
        let text = Words::new(["{x} {y} { {x}{"; Locale::COUNT]);
        assert_eq!(text.fill(Lang::Kk, &[("x", "{y}"), ("z", "1")]), "{y} {y} { {y}{");
    }
}
