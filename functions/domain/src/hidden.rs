//! Characters that readers do not see: the one table of the workspace.
//!
//! It holds Unicode's `Default_Ignorable_Code_Point`, controls, separators of lines, private and
//! non-characters, and the characters that are drawn as nothing though Unicode calls them letters
//! or symbols. Each caller says which of the groups it allows.

use unicode_normalization::char::is_combining_mark;

/// Why a character is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// A control code, line ends and tabs among them.
    Control,
    /// A separator of lines or paragraphs.
    Separator,
    /// A mark that changes the direction of writing.
    Direction,
    /// A joiner or non-joiner, which Arabic script and emoji use.
    Joiner,
    /// A selector that chooses how the character before it is drawn, as in emoji.
    Variation,
    /// Another character that is drawn as nothing.
    Ignorable,
    /// A blank that is not a space: the empty Braille pattern, the musical null notehead.
    Blank,
    /// A character without a meaning of its own, for private use.
    Private,
    /// A place in Unicode that is no character.
    Noncharacter,
    /// A mark in the place of an object or a character that was lost.
    Replacement,
}

/// The group of a character that is not seen; nothing for the others.
pub fn hidden(character: char) -> Option<Hidden> {
    Some(match character {
        ' '..='~' => return None,
        _ if character.is_control() => Hidden::Control,
        '\u{2028}' | '\u{2029}' => Hidden::Separator,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => Hidden::Direction,
        '\u{2066}'..='\u{2069}' => Hidden::Direction,
        '\u{200C}' | '\u{200D}' => Hidden::Joiner,
        '\u{FE00}'..='\u{FE0F}' => Hidden::Variation,
        '\u{00AD}' | '\u{034F}' | '\u{180B}'..='\u{180F}' | '\u{200B}' => Hidden::Ignorable,
        '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' => Hidden::Ignorable,
        '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' => Hidden::Ignorable,
        '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' => Hidden::Ignorable,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' => Hidden::Ignorable,
        '\u{E0000}'..='\u{E0FFF}' => Hidden::Ignorable,
        '\u{2800}' | '\u{16FE4}' | '\u{1D159}' => Hidden::Blank,
        '\u{FFFC}' | '\u{FFFD}' => Hidden::Replacement,
        '\u{FDD0}'..='\u{FDEF}' => Hidden::Noncharacter,
        _ if u32::from(character) & 0xFFFE == 0xFFFE => Hidden::Noncharacter,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Hidden::Private,
        _ => return None,
    })
}

/// Whether a hidden character does its work between its neighbours: a joiner within Arabic script
/// or an emoji, a selector after what it selects, a blank among Braille.
pub fn belongs(before: Option<char>, character: char, after: Option<char>) -> bool {
    let [before, after] = [before, after].map(|character| character.unwrap_or(' '));
    match hidden(character) {
        Some(Hidden::Joiner) => {
            let arabic = [is_arabic(before), is_arabic(after)];
            // A single letter takes its joined form by a joiner on one side of it.
            let joins = if character == '\u{200D}' { arabic.contains(&true) } else { false };
            joins || arabic == [true, true] || is_emoji(before) && is_emoji(after)
        }
        Some(Hidden::Variation) => hidden(before).is_none() && !before.is_whitespace(),
        Some(Hidden::Blank) => is_braille(before) || is_braille(after),
        _ => false,
    }
}

/// The most marks on one letter: Hebrew with vowels and accents has as many.
const MOST_MARKS: usize = 4;

/// Whether a letter of a text carries a heap of marks, which covers the lines around it.
pub fn is_overloaded(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|character| {
        marks = if is_combining_mark(character) { marks + 1 } else { 0 };
        marks > MOST_MARKS
    })
}

/// Whether a character is a picture that a variation selector or a joiner may follow.
pub fn is_pictograph(character: char) -> bool {
    is_emoji(character) && hidden(character).is_none()
}

fn is_arabic(character: char) -> bool {
    matches!(character,
        '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn is_emoji(character: char) -> bool {
    matches!(character,
        '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}'
        | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_braille(character: char) -> bool {
    matches!(character, '\u{2801}'..='\u{28FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_as_nothing_is_hidden_though_it_is_a_letter() {
        for blank in ['\u{3164}', '\u{FFA0}', '\u{115F}', '\u{1160}', '\u{17B4}', '\u{180B}'] {
            assert_eq!(hidden(blank), Some(Hidden::Ignorable), "{blank:?}");
        }
        for blank in ['\u{2800}', '\u{1D159}'] {
            assert_eq!(hidden(blank), Some(Hidden::Blank), "{blank:?}");
        }
        for nothing in ['\u{FDD0}', '\u{1FFFE}', '\u{10FFFF}', '\u{FFFF}'] {
            assert_eq!(hidden(nothing), Some(Hidden::Noncharacter), "{nothing:?}");
        }
        for private in ['\u{E000}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'] {
            assert_eq!(hidden(private), Some(Hidden::Private), "{private:?}");
        }
    }

    #[test]
    fn letters_signs_and_spaces_are_seen() {
        for seen in "Ұлытау, №5 «é ñ й» — 2×2\u{A0}\u{202F}\u{2009}\u{3000}😀۱۲قازاق日本ㅎ⠟".chars()
        {
            assert_eq!(hidden(seen), None, "{seen:?}");
        }
    }

    #[test]
    fn joiners_selectors_and_blanks_have_their_places() {
        let all_belong = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            chars.iter().enumerate().filter(|(_, c)| hidden(**c).is_some()).all(|(at, c)| {
                let before = at.checked_sub(1).map(|at| chars[at]);
                belongs(before, *c, chars.get(at + 1).copied())
            })
        };
        for fine in [
            "👩\u{200D}🌾",
            "❤\u{FE0F}\u{200D}🔥",
            "👩🏽\u{200D}🏫",
            "1\u{FE0F}\u{20E3}",
            "می\u{200C}خواهم",
            "ه\u{200D} ",
            "⠟⠁\u{2800}⠵",
        ] {
            assert!(all_belong(fine), "{fine:?}");
        }
        for odd in [
            "ab\u{200D}c",
            "қа\u{200C}ла",
            "می\u{200C} ",
            "a\u{2800}b",
            " \u{FE0F}",
            "\u{FE0F}a",
            "x\u{FE00}\u{FE01}",
            "a\u{200B}b",
            "a\u{202E}b",
        ] {
            assert!(!all_belong(odd), "{odd:?}");
        }
    }
}
