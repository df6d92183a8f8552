//! The line of a fault as it is shown: hidden characters visible, private numbers masked.

use std::ops::Range;

use domain::hidden::{Hidden, hidden};

use super::super::Diagnostic;
use crate::read::source::{Span, line_range};

/// Faults whose numbers are masked, because reports are stored and shown to others.
const MASKED: [&str; 2] = ["personal-number", "private-phone"];

/// Returns lines of texts with private numbers masked.
pub(crate) struct Excerpts {
    masked: Vec<Span>,
}

impl Excerpts {
    /// Collects the spans to mask from all faults of a report.
    pub(crate) fn new(faults: &[&Diagnostic]) -> Excerpts {
        let private = faults.iter().filter(|fault| MASKED.contains(&fault.code));
        Excerpts { masked: private.map(|fault| fault.span).collect() }
    }

    /// The line where a span begins, and the bytes of it that the span covers.
    pub(crate) fn line(&self, place: Span, text: &str) -> (String, Range<usize>) {
        let start = text.floor_char_boundary(place.range().start);
        let line = line_range(text, start);
        let end = text.floor_char_boundary(place.range().end.clamp(start, line.end.max(start)));
        let private =
            |at| self.masked.iter().any(|m| m.file == place.file && m.range().contains(&at));
        let shown = |range: Range<usize>| -> String {
            let characters = text[range.clone()].char_indices();
            characters.map(|(at, c)| visible(c, private(range.start + at))).collect()
        };
        let (before, inside) = (shown(line.start..start), shown(start..end));
        let span = before.len()..before.len() + inside.len();
        (before + &inside + &shown(end..line.end.max(end)), span)
    }
}

/// Replaces hidden and private characters, one for one, so that columns stay correct.
fn visible(character: char, private: bool) -> char {
    match character {
        digit if private && digit.is_ascii_digit() => '•',
        // The end of a line from Windows is no mistake.
        '\r' => ' ',
        '\t' | '\n' => character,
        _ => match hidden(character) {
            None | Some(Hidden::Variation | Hidden::Private | Hidden::Replacement) => character,
            Some(_) => char::REPLACEMENT_CHARACTER,
        },
    }
}
