//! A text of `skeleton.yaml` in every language.

use domain::{Lang, Locale};
use serde::Deserialize;

/// A text in every language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    kk: String,
    ru: String,
    en: String,
}

impl Words {
    /// The text for readers of a locale.
    pub(super) fn get(&self, locale: Locale) -> &str {
        match locale.language() {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}
