//! Faults drawn for people and for programs.

mod excerpt;
mod human;
mod json;
mod sarif;

use domain::Locale;
pub(crate) use excerpt::Excerpts;

use super::{Diagnostic, messages};
use crate::read::source::{Position, Sources, position};

/// How faults are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people: each fault with the line it is in, and a summary at the end.
    Human {
        /// Whether the terminal shows colours.
        colour: bool,
    },
    /// One JSON object for editors and scripts.
    Json,
    /// SARIF 2.1.0 for code review services.
    Sarif,
}

/// Draws faults in a language; the text ends with a line break.
pub fn draw(faults: &[&Diagnostic], sources: &Sources, locale: Locale, format: Format) -> String {
    match format {
        Format::Human { colour } => human::draw(faults, sources, locale, colour),
        Format::Json => json::draw(faults, sources, locale),
        Format::Sarif => sarif::draw(faults, sources, locale),
    }
}

/// What programs are told of a fault.
struct Finding<'a> {
    path: &'a str,
    start: Position,
    /// The place after the last character.
    end: Position,
    message: String,
    hint: String,
}

impl<'a> Finding<'a> {
    fn new(fault: &Diagnostic, sources: &'a Sources, locale: Locale) -> Self {
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

#[cfg(test)]
mod tests;
