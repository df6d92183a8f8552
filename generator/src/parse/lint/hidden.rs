//! Invisible characters: they break search and links, and can disguise a text.

use std::ops::Range;

use domain::hidden::{self, belongs};

/// A hidden character, by the name that says which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It changes the direction of writing.
    Bidi(String),
    /// It is not shown, or is a control code.
    Invisible(String),
}

/// Reports every hidden character that has no business where it is; the same one several times in
/// a row is reported once.
pub(super) fn characters(text: &str, mut report: impl FnMut(Range<usize>, Hidden)) {
    let mut last: Option<(Range<usize>, char)> = None;
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, after)| *after);
        if is_fault(before, character, after) {
            let end = at + character.len_utf8();
            match &mut last {
                Some((range, same)) if *same == character && range.end == at => range.end = end,
                _ => {
                    last.take().into_iter().for_each(|(range, c)| report(range, named(c)));
                    last = Some((at..end, character));
                }
            }
        }
        before = Some(character);
    }
    last.into_iter().for_each(|(range, character)| report(range, named(character)));
}

/// Authors may write lines and tabs, whatever stands for itself, and what does its work between its
/// neighbours.
fn is_fault(before: Option<char>, character: char, after: Option<char>) -> bool {
    use hidden::Hidden::{Blank, Control, Joiner, Private, Replacement, Variation};
    match hidden::hidden(character) {
        None | Some(Private | Replacement) => false,
        Some(Control) => !matches!(character, '\n' | '\t' | '\r'),
        Some(Joiner | Variation | Blank) => !belongs(before, character, after),
        Some(_) => true,
    }
}

fn named(character: char) -> Hidden {
    let name = format!("U+{:04X}", u32::from(character));
    match hidden::hidden(character) {
        Some(hidden::Hidden::Direction) => Hidden::Bidi(name),
        _ => Hidden::Invisible(name),
    }
}
