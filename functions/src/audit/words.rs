//! Where a log is broken, in the reader's language.

use domain::{Locale, Words};

use super::verify::Broken;
use crate::texts::audit as texts;

impl Broken {
    /// What is wrong, in words.
    pub fn explain(&self, locale: Locale) -> String {
        let row = |words: Words, row: u64| words.fill(locale, &[("row", &row.to_string())]);
        match self {
            Broken::Changed(at) => row(texts::CHANGED, *at),
            Broken::Torn(at) => row(texts::TORN, *at),
            Broken::Unreadable(at) => row(texts::UNREADABLE, *at),
            Broken::End => texts::END.get(locale).to_owned(),
            Broken::Cut { last, had } => {
                let (last, had) = (last.to_string(), had.to_string());
                texts::CUT.fill(locale, &[("last", &last), ("had", &had)])
            }
            Broken::Rewritten(at) => row(texts::REWRITTEN, *at),
        }
    }
}
