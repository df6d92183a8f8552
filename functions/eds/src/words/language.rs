//! The languages of the texts.

/// A language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// Returns the language that a BCP 47 tag names, such as `kk`, `ru-KZ` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.']).next()?;
        let named = |code| primary.eq_ignore_ascii_case(code);
        match () {
            () if named("kk") => Some(Language::Kk),
            () if named("ru") => Some(Language::Ru),
            () if named("en") => Some(Language::En),
            () => None,
        }
    }
}
