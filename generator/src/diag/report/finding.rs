//! One fault as programs read it: positions and texts.

use domain::Locale;

use super::super::{Diagnostic, messages};
use crate::read::source::{Position, Sources, position};

/// A fault with its position and its texts in one language.
pub(super) struct Finding<'a> {
    pub(super) path: &'a str,
    pub(super) start: Position,
    /// The position after the last character.
    pub(super) end: Position,
    pub(super) message: String,
    pub(super) hint: String,
}

impl<'a> Finding<'a> {
    /// Resolves a fault against the sources.
    pub(super) fn new(fault: &Diagnostic, sources: &'a Sources, locale: Locale) -> Self {
        let source = sources.get(fault.span.file);
        let range = fault.span.range();
        Finding {
            path: &source.path,
            start: position(&source.text, range.start),
            end: position(&source.text, range.end),
            message: messages::message(fault, locale),
            hint: messages::hint(fault, locale),
        }
    }
}
