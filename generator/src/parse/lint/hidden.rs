//! Characters that nobody sees: they break search, links and trust in what is read.

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

/// Tells every hidden character; the same one several times in a row is told once.
pub(super) fn characters(text: &str, mut tell: impl FnMut(Range<usize>, Hidden)) {
    let mut hidden = text.char_indices().filter(|(_, character)| is_hidden(*character)).peekable();
    while let Some((start, character)) = hidden.next() {
        let mut end = start + character.len_utf8();
        while hidden.next_if_eq(&(end, character)).is_some() {
            end += character.len_utf8();
        }
        let name = format!("U+{:04X}", u32::from(character));
        let what = if is_bidi(character) { Hidden::Bidi(name) } else { Hidden::Invisible(name) };
        tell(start..end, what);
    }
}
