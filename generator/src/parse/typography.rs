//! Typographic corrections of authors' text.

use std::borrow::Cow;

/// Ties a dash to the word before it, so that no line begins with a dash.
pub(super) fn dashes(text: &str) -> Cow<'_, str> {
    if text.contains(" — ") {
        Cow::Owned(text.replace(" — ", "\u{a0}— "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::dashes;

    #[test]
    fn a_dash_never_begins_a_line() {
        assert_eq!(dashes("Қозы Көрпеш — Баян сұлу"), "Қозы Көрпеш\u{a0}— Баян сұлу");
        assert_eq!(dashes("1941—1945"), "1941—1945");
    }
}
