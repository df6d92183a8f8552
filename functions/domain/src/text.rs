//! Text that people type: normalised, and without characters that deceive the eye.

use unicode_normalization::UnicodeNormalization;

use crate::hidden::hidden;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// It contains a character that is not seen.
    Hidden,
    /// It is too long.
    TooLong,
}

/// A text in Unicode's composed form (NFC), trimmed, its line ends `\n`.
///
/// `lines` allows several lines; without it a line end is a hidden character. `most` counts
/// characters after normalisation.
pub fn clean(text: &str, lines: bool, most: usize) -> Result<String, TextFault> {
    let text: String = text.trim().replace("\r\n", "\n").nfc().collect();
    let refused = |c: char| hidden(c).is_some() && !(lines && c == '\n');
    if text.chars().any(refused) {
        return Err(TextFault::Hidden);
    }
    if text.chars().count() > most {
        return Err(TextFault::TooLong);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_composed_and_trimmed() {
        assert_eq!(clean("  и\u{306}од\r\nсу ", true, 10), Ok("йод\nсу".to_owned()));
    }

    #[test]
    fn hidden_characters_and_long_texts_are_refused() {
        for text in
            ["a\u{202E}b", "a\u{200D}b", "a\u{0}b", "a\nb", "a\u{FEFF}b", "a\u{E0041}", "\u{3164}a"]
        {
            assert_eq!(clean(text, false, 10), Err(TextFault::Hidden), "{text:?}");
        }
        assert_eq!(clean("ұлытау", false, 5), Err(TextFault::TooLong));
        assert_eq!(clean("ұлытау", false, 6).as_deref(), Ok("ұлытау"));
    }
}
