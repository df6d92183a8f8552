//! Invisible characters: they break search and links, and can disguise a text.

use std::ops::Range;

use crate::read::source::is_hidden;

/// A hidden character, by the name that says which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It changes the direction of writing.
    Bidi(String),
    /// It is not shown, or is a control code.
    Invisible(String),
}

fn is_bidi(character: char) -> bool {
    matches!(character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Reports every hidden character; a run of the same one is reported once.
pub(super) fn characters(text: &str, mut report: impl FnMut(Range<usize>, Hidden)) {
    let mut hidden = text.char_indices().filter(|(_, character)| is_hidden(*character)).peekable();
    while let Some((start, character)) = hidden.next() {
        let mut end = start + character.len_utf8();
        while hidden.next_if_eq(&(end, character)).is_some() {
            end += character.len_utf8();
        }
        let name = format!("U+{:04X}", u32::from(character));
        let what = if is_bidi(character) { Hidden::Bidi(name) } else { Hidden::Invisible(name) };
        report(start..end, what);
    }
}
