//! Checks of an author's running text: letters of two scripts in a word, invisible characters,
//! numbers that identify a person, and template code.
//!
//! Almost every text is clean, so one pass over its bytes ([`scan`]) selects the checks that could
//! find a fault, and only those run.

mod hidden;
mod numbers;
mod scan;
mod script;
mod template;

use std::ops::Range;

use crate::diag::Diagnostics;
use crate::read::source::{FileId, Span};

/// Reports the faults of a run of text that begins at byte `base` of a file.
pub(crate) fn text(text: &str, base: usize, file: FileId, faults: &mut Diagnostics) {
    let place = |range: Range<usize>| Span::new(file, base + range.start..base + range.end);
    check(text, place, |_| false, faults);
}

/// Reports the faults of the text of an `entry.yaml`. Telephone numbers after the key `number` are
/// passed over: the code that reads this key checks them.
pub(crate) fn entry(text: &str, file: FileId, faults: &mut Diagnostics) {
    let declared =
        |before: &str| before.trim_end_matches(['"', '\'', ' ']).strip_suffix("number:").is_some();
    check(text, |range| Span::new(file, range), declared, faults);
}

/// Runs the checks that could find a fault; `declared` returns whether a telephone number is
/// allowed after the text before it.
fn check(
    text: &str,
    place: impl Fn(Range<usize>) -> Span,
    declared: impl Fn(&str) -> bool,
    faults: &mut Diagnostics,
) {
    let suspects = scan::suspects(text);
    if suspects.mixed {
        script::words(text, |range, suggestion| {
            faults.mixed_script(place(range.clone()), &text[range], suggestion);
        });
    }
    if suspects.hidden {
        hidden::characters(text, |range, hidden| match hidden {
            hidden::Hidden::Bidi(name) => faults.bidi_control(place(range), &name),
            hidden::Hidden::Invisible(name) => faults.invisible_character(place(range), &name),
        });
    }
    if suspects.number {
        numbers::numbers(text, |range, number| match number {
            numbers::Number::Personal => faults.personal_number(place(range)),
            numbers::Number::Phone if declared(&text[..range.start]) => {}
            numbers::Number::Phone => faults.private_phone(place(range)),
        });
    }
    if suspects.template {
        template::pieces(text, |range| {
            faults.template_text(place(range.clone()), &text[range]);
        });
    }
}

#[cfg(test)]
mod tests;
