//! Text that people type: cleaned of what they cannot see, and in one form.
//!
//! A clipboard, a phone's keyboard and Word put characters into a text that its writer neither
//! typed nor sees. They are dropped before anything is judged, so that nobody is asked to fix
//! what cannot be seen.

use unicode_normalization::UnicodeNormalization;

use crate::hidden::{Hidden, belongs, hidden, is_overloaded, is_pictograph};

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// It contains a character without a meaning, in whose place there was another one.
    Lost,
    /// A letter has more marks above and below it than any script uses.
    Overloaded,
    /// It is too long.
    TooLong,
}

/// What stays of a character.
enum Kept {
    This,
    Space,
    LineEnd,
    Nothing,
}

/// Cleans a text, as [`tidy`] does, and measures it: `most` counts the characters that are left.
pub fn clean(text: &str, lines: bool, most: usize) -> Result<String, TextFault> {
    let text = tidy(text, lines)?;
    if text.chars().count() > most { Err(TextFault::TooLong) } else { Ok(text) }
}

/// Cleans a text: composed (NFC), trimmed, every blank an ordinary space, every line end `\n`,
/// without characters that are not seen and do nothing.
///
/// `lines` allows several lines; without it, runs of spaces and line ends become one space.
pub fn tidy(text: &str, lines: bool) -> Result<String, TextFault> {
    let typed: Vec<char> = text.replace("\r\n", "\n").chars().collect();
    let mut kept = String::with_capacity(text.len());
    for (at, character) in typed.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| typed.get(at)).copied();
        match what_stays(before, character, typed.get(at + 1).copied())? {
            Kept::This => kept.push(character),
            Kept::Space => kept.push(' '),
            Kept::LineEnd => kept.push('\n'),
            Kept::Nothing => {}
        }
    }
    let composed: String = kept.nfc().collect();
    if is_overloaded(&composed) {
        return Err(TextFault::Overloaded);
    }
    if !lines {
        return Ok(composed.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let trimmed: Vec<&str> = composed.split('\n').map(str::trim_end).collect();
    Ok(trimmed.join("\n").trim().to_owned())
}

fn what_stays(
    before: Option<char>,
    character: char,
    after: Option<char>,
) -> Result<Kept, TextFault> {
    let Some(group) = hidden(character) else {
        return Ok(if character.is_whitespace() { Kept::Space } else { Kept::This });
    };
    let keep_if = |good: bool, or: Kept| Ok(if good { Kept::This } else { or });
    match group {
        Hidden::Control => Ok(match character {
            '\t' => Kept::Space,
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' => Kept::LineEnd,
            _ => Kept::Nothing,
        }),
        Hidden::Separator => Ok(Kept::LineEnd),
        Hidden::Joiner => keep_if(belongs(before, character, after), Kept::Nothing),
        Hidden::Variation => {
            keep_if(character == '\u{FE0F}' && before.is_some_and(takes_colour), Kept::Nothing)
        }
        Hidden::Blank => keep_if(belongs(before, character, after), Kept::Space),
        Hidden::Direction | Hidden::Ignorable => Ok(Kept::Nothing),
        Hidden::Private | Hidden::Noncharacter | Hidden::Replacement => Err(TextFault::Lost),
    }
}

/// Whether a character is drawn as an emoji when U+FE0F follows it.
fn takes_colour(character: char) -> bool {
    is_pictograph(character) || matches!(character, '0'..='9' | '#' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_composed_and_trimmed() {
        assert_eq!(clean("  и\u{306}од\r\nсу ", true, 10), Ok("йод\nсу".to_owned()));
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        for text in [
            "a\u{202E}b",
            "a\u{200D}b",
            "a\u{0}b",
            "a\u{FEFF}b",
            "a\u{E0041}b",
            "\u{3164}ab",
            "a\u{AD}b\u{200B}",
            "a\u{FE0E}b\u{FE0F}",
            "\u{2066}ab\u{2069}",
        ] {
            assert_eq!(tidy(text, false).as_deref(), Ok("ab"), "{text:?}");
        }
        for nothing in
            ["\u{200B}\u{200B}", "\u{3164}", "\u{2800}", " \t\u{A0}", "\u{202A}\u{202C} "]
        {
            assert_eq!(tidy(nothing, true).as_deref(), Ok(""), "{nothing:?}");
        }
    }

    #[test]
    fn blanks_become_spaces_and_line_ends_become_one() {
        assert_eq!(tidy("a\u{A0}\u{202F}b\t c\u{3000}", false).as_deref(), Ok("a b c"));
        assert_eq!(tidy("a\rb\u{2028}c\u{2029}d\r\ne", true).as_deref(), Ok("a\nb\nc\nd\ne"));
        assert_eq!(tidy("a\nb\u{2028}c", false).as_deref(), Ok("a b c"));
        assert_eq!(tidy("1)\tкітап \n2)\tкиім", true).as_deref(), Ok("1) кітап\n2) киім"));
    }

    #[test]
    fn emoji_persian_and_braille_keep_what_they_need() {
        for text in [
            "❤\u{FE0F}",
            "👨\u{200D}👩\u{200D}👧",
            "1\u{FE0F}\u{20E3}",
            "می\u{200C}خواهم",
            "⠟⠁\u{2800}⠵",
        ] {
            assert_eq!(tidy(text, true).as_deref(), Ok(text), "{text:?}");
        }
    }

    #[test]
    fn lost_characters_heaps_of_marks_and_long_texts_are_refused() {
        for text in ["a\u{FFFD}", "a\u{E000}", "a\u{FDD0}"] {
            assert_eq!(tidy(text, true), Err(TextFault::Lost), "{text:?}");
        }
        let heap = format!("Z{}", "\u{334}\u{322}\u{347}\u{353}\u{35A}\u{330}");
        assert_eq!(tidy(&heap, true), Err(TextFault::Overloaded));
        assert_eq!(clean("ұлытау", false, 5), Err(TextFault::TooLong));
        assert_eq!(clean("ұлы\u{200B}тау", false, 6).as_deref(), Ok("ұлытау"));
    }
}
