//! A fast pass over the bytes of a text that selects the checks worth running.

/// The checks that could find a fault in a text; it may list too many, never too few.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Suspects {
    /// A word may mix scripts.
    pub(super) mixed: bool,
    /// There may be a character that is not seen.
    pub(super) hidden: bool,
    /// There may be as many digits in a row as a telephone number has.
    pub(super) number: bool,
    /// There is a brace.
    pub(super) template: bool,
}

const LATIN: u8 = 1;
const CYRILLIC: u8 = 2;
/// The byte does not end a word.
const WORD: u8 = 4;
const DIGIT: u8 = 8;
/// The byte does not end a number written in groups.
const NUMBER: u8 = 16;
/// The byte may begin a hidden character or a template, so that its followers decide.
const LOOK: u8 = 32;

/// The fewest digits of a number that a check of numbers could find.
const FEWEST_DIGITS: u32 = 10;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0u8; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = class(at as u8);
        at += 1;
    }
    table
}

const fn class(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' => WORD | LATIN,
        b'0'..=b'9' => WORD | DIGIT | NUMBER,
        b' ' | b'-' | b'(' | b')' | b'.' => NUMBER,
        b'\n' | b'\t' | b'\r' => 0,
        b'{' | 0x7F | ..0x20 => LOOK,
        // Continuation bytes belong to the character of their first byte.
        0x80..=0xBF => WORD | NUMBER,
        // U+0080 to U+00BF: quotation marks, no-break space, soft hyphen.
        0xC2 => NUMBER | LOOK,
        // U+00C0 to U+02BF, then combining marks, then Cyrillic.
        0xC3..=0xCA => WORD | LATIN,
        0xCC => WORD,
        0xCD => WORD | LOOK,
        0xD0..=0xD4 => WORD | CYRILLIC,
        // Typographic dashes and spaces occur in telephone numbers, too.
        0xE2 => NUMBER | LOOK,
        // Blocks with few letters of ours and some hidden characters.
        0xD8 | 0xE1 | 0xE3 | 0xEF | 0xF3 => WORD | LOOK,
        // Emoji, scripts of the past, and a few hidden characters among them.
        0xF0 | 0xF4 => LOOK,
        _ => 0,
    }
}

/// Scans a text sixteen bytes at a time, and examines only the suspicious blocks again.
pub(super) fn suspects(text: &str) -> Suspects {
    let bytes = text.as_bytes();
    let seen = survey(bytes);
    let mut found = Suspects::default();
    if seen & LOOK != 0 {
        let looked =
            bytes.iter().enumerate().filter(|(_, byte)| CLASSES[usize::from(**byte)] & LOOK != 0);
        looked.for_each(|(at, _)| look(&bytes[at..], &mut found));
    }
    found.mixed |= seen & LATIN != 0 && seen & CYRILLIC != 0 && mixes(bytes);
    found.number = seen & DIGIT != 0 && has_number(bytes);
    found
}

/// The suspicious classes that occur in the bytes.
fn survey(bytes: &[u8]) -> u8 {
    const BLOCK: usize = 16;
    let mut seen = [0; BLOCK];
    let mut add = |block: &[u8; BLOCK]| {
        for (seen, byte) in seen.iter_mut().zip(block) {
            *seen |= suspicious(*byte);
        }
    };
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    blocks.iter().for_each(&mut add);
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    add(&last);
    seen.into_iter().fold(0, |all, one| all | one)
}

/// The classes of a byte among those four, as [`class`] gives them; without branches or tables, so
/// that a machine can judge a whole block at once.
const fn suspicious(byte: u8) -> u8 {
    const fn within(byte: u8, first: u8, last: u8) -> bool {
        byte.wrapping_sub(first) <= last - first
    }
    let latin = within(byte | 0x20, b'a', b'z') | within(byte, 0xC3, 0xCA);
    let cyrillic = within(byte, 0xD0, 0xD4);
    let digit = within(byte, b'0', b'9');
    let space = (byte == b'\n') | (byte == b'\t') | (byte == b'\r');
    let control = (byte < 0x20) & !space | (byte == 0x7F);
    let far = (byte == 0xF0) | (byte == 0xF3) | (byte == 0xF4);
    let rare = (byte == 0xD8) | within(byte, 0xE1, 0xE3) | (byte == 0xEF) | far;
    let look = control | (byte == b'{') | (byte == 0xC2) | (byte == 0xCD) | rare;
    (latin as u8 * LATIN)
        | (cyrillic as u8 * CYRILLIC)
        | (digit as u8 * DIGIT)
        | (look as u8 * LOOK)
}

/// Whether a word has letters of both scripts.
fn mixes(bytes: &[u8]) -> bool {
    let mut word = 0;
    bytes.iter().any(|byte| {
        let class = CLASSES[usize::from(*byte)];
        word = if class & WORD == 0 { 0 } else { word | class & (LATIN | CYRILLIC) };
        word == LATIN | CYRILLIC
    })
}

/// Whether there are enough digits in a row.
fn has_number(bytes: &[u8]) -> bool {
    let mut digits = 0;
    bytes.iter().any(|byte| {
        let class = CLASSES[usize::from(*byte)];
        digits = if class & NUMBER == 0 { 0 } else { digits + u32::from(class & DIGIT != 0) };
        digits >= FEWEST_DIGITS
    })
}

/// Judges a character by its bytes.
fn look(bytes: &[u8], found: &mut Suspects) {
    match bytes {
        [b'{', ..] => found.template = true,
        [0xC2, second, ..] => found.hidden |= *second < 0xA0 || *second == 0xAD,
        [0xCD, second, ..] => found.hidden |= *second == 0x8F,
        [0xE2, 0x80, third, ..] => found.hidden |= matches!(third, 0x8B..=0x8F | 0xA8..=0xAE),
        [0xE2, 0x81, third, ..] => found.hidden |= *third >= 0xA0,
        [0xE2, 0xA0, third, ..] => found.hidden |= *third == 0x80,
        [0xE2, ..] => {}
        // Rare here, so that the checks themselves may look.
        [0xE1, ..] => (found.hidden, found.mixed) = (true, true),
        _ => found.hidden = true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_clean() {
        for clean in [
            "«Қобыз» — қазақтың көне аспабы; XIX–XX ғғ., 1941–1945, 43.29° с. е.",
            "IT-компания, Wi-Fi-ге қосылу, 2 700 000 км², № 12, 5 °C",
            "Line one\nline two\twith a tab\r\n",
        ] {
            assert_eq!(suspects(clean), Suspects::default(), "{clean}");
        }
    }

    #[test]
    fn both_ways_to_class_a_byte_agree() {
        let suspicion = LATIN | CYRILLIC | DIGIT | LOOK;
        for byte in 0..=u8::MAX {
            assert_eq!(suspicious(byte), class(byte) & suspicion, "{byte:#x}");
        }
    }

    #[test]
    fn each_suspicion_is_raised() {
        assert!(suspects("Қaзақ").mixed);
        assert!(suspects("Қа\u{200B}зақ").hidden);
        assert!(suspects("a\u{AD}b").hidden);
        for hidden in ["a\u{7}b", "\u{2800}", "\u{1D159}", "\u{1D173}", "\u{1FFFE}", "\u{10FFFF}"] {
            assert!(suspects(hidden).hidden, "{hidden:?}");
        }
        assert!(suspects("+7 (701) 123-45-67").number);
        assert!(suspects("{{ x }}").template);
    }
}
