//! Faults drawn for people and for programs.

mod excerpt;
mod human;
mod json;
mod sarif;

use domain::Lang;
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
pub fn draw(faults: &[&Diagnostic], sources: &Sources, lang: Lang, format: Format) -> String {
    match format {
        Format::Human { colour } => human::draw(faults, sources, lang, colour),
        Format::Json => json::draw(faults, sources, lang),
        Format::Sarif => sarif::draw(faults, sources, lang),
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
    fn new(fault: &Diagnostic, sources: &'a Sources, lang: Lang) -> Self {
        let source = sources.get(fault.span.file);
        let range = fault.span.range();
        Finding {
            path: &source.path,
            start: position(&source.text, range.start),
            end: position(&source.text, range.end),
            message: messages::message(fault, lang),
            hint: messages::hint(fault, lang),
        }
    }
}

#[cfg(test)]
mod tests;
