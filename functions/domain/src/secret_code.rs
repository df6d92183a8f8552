//! Secret codes, by which the owner of a record comes back to it: made to be written down and typed.
//!
//! A code has twenty symbols in five groups, `7K3M-9QZX-…`: nineteen of five bits each, and one that
//! checks them. The symbols are those of Crockford's base 32, without I, L, O and U. Codes given
//! out before are forty hexadecimal digits and are read for ever.

use std::fmt;

/// The symbols in the order of their values.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Symbols of a code, the last of which checks the others.
const LENGTH: usize = 20;

/// Symbols of one group.
const GROUP: usize = 4;

/// Digits of a code of the former kind.
const FORMER_LENGTH: usize = 40;

/// How many bytes of chance a code is made of; the last bit of them is not used.
pub const BYTES: usize = 12;

/// A secret code.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretCode(String);

/// Why a text contains no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// It contains one with a slip: its last symbol does not fit the others, or one is missing.
    Mistyped,
    /// It contains nothing like a code.
    NoCode,
}

impl fmt::Debug for SecretCode {
    /// Without the code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretCode(…)")
    }
}

impl SecretCode {
    /// Makes a code of chance.
    pub fn new(chance: [u8; BYTES]) -> SecretCode {
        let mut bits = chance.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte)) >> 1;
        let mut values = [0_u8; LENGTH];
        for value in values[..LENGTH - 1].iter_mut().rev() {
            *value = (bits & 31) as u8;
            bits >>= 5;
        }
        values[LENGTH - 1] = check(&values[..LENGTH - 1]);
        SecretCode(values.iter().map(|value| char::from(SYMBOLS[usize::from(*value)])).collect())
    }

    /// Finds the code in a text, whatever its case, its grouping and the words around it. Letters
    /// that look the same are taken for one another.
    ///
    /// # Errors
    /// If there is none, or one with a slip.
    pub fn parse(text: &str) -> Result<SecretCode, CodeFault> {
        let words = words(text);
        if let Some(former) = joined(&words, FORMER_LENGTH).find_map(|code| former(&code)) {
            return Ok(SecretCode(former));
        }
        let mut codes = joined(&words, LENGTH).filter_map(|code| symbols(&code));
        if let Some(code) = codes.find(|code| is_checked(code)) {
            return Ok(SecretCode(code));
        }
        // Nearly as long as a code: a symbol was forgotten, doubled or mistaken.
        let near = |length| {
            joined(&words, length).any(|code| symbols(&code).is_some() && has_digit(&code))
        };
        let near = (LENGTH - 2..=LENGTH + 2).chain(FORMER_LENGTH - 2..=FORMER_LENGTH + 2).any(near);
        Err(if near { CodeFault::Mistyped } else { CodeFault::NoCode })
    }

    /// The code as it is kept and compared: without groups.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SecretCode {
    /// The code in its groups.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.len() != LENGTH {
            return f.write_str(&self.0);
        }
        for at in (0..LENGTH).step_by(GROUP) {
            let dash = if at > 0 { "-" } else { "" };
            write!(f, "{dash}{}", self.0.get(at..at + GROUP).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// The words of a text, parted by whatever cannot stand in a code.
fn words(text: &str) -> Vec<String> {
    let typed = crate::text::tidy(text, false).unwrap_or_default();
    let typed = crate::digits::western(&typed);
    let words = typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_uppercase).collect()
}

/// The texts of a length that neighbouring words make.
fn joined(words: &[String], length: usize) -> impl Iterator<Item = String> + '_ {
    (0..words.len()).filter_map(move |from| {
        let mut joined = String::new();
        for word in words.get(from..)? {
            joined.push_str(word);
            let count = joined.chars().count();
            if count >= length {
                return (count == length).then_some(joined);
            }
        }
        None
    })
}

/// A text in the symbols of codes.
fn symbols(text: &str) -> Option<String> {
    text.chars().map(symbol).collect()
}

/// The symbol that a letter stands for or looks like, on a Latin or Cyrillic keyboard.
fn symbol(letter: char) -> Option<char> {
    let looks = match letter {
        'O' | 'О' => '0',
        'I' | 'L' | 'І' => '1',
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        'Н' => 'H',
        'К' => 'K',
        'М' => 'M',
        'Р' => 'P',
        'Ѕ' => 'S',
        'Т' => 'T',
        'Х' => 'X',
        'У' | 'Ү' => 'Y',
        'З' => '3',
        letter => letter,
    };
    SYMBOLS.iter().map(|symbol| char::from(*symbol)).find(|symbol| *symbol == looks)
}

/// A code of the former kind, in the letters in which it was given out.
fn former(text: &str) -> Option<String> {
    let digits = symbols(text)?.to_ascii_lowercase();
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(digits)
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

fn is_checked(code: &str) -> bool {
    let value = |symbol: u8| SYMBOLS.iter().position(|of| *of == symbol).unwrap_or_default() as u8;
    let values: Vec<u8> = code.bytes().map(value).collect();
    matches!(&values[..], [data @ .., last] if check(data) == *last)
}

/// The value that checks others: their sum, each times another power of 2, in the field of 32
/// elements (x⁵ + x² + 1). One wrong symbol and two that were exchanged always change it.
fn check(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| doubled(sum ^ value))
}

fn doubled(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> SecretCode {
        SecretCode::new([0xA7, 0x3C, 0x91, 0x0F, 0xE2, 0x58, 0xB4, 0x6D, 0x17, 0xC9, 0x82, 0x3E])
    }

    #[test]
    fn a_code_is_twenty_symbols_in_five_groups() {
        let shown = code().to_string();
        let groups: Vec<&str> = shown.split('-').collect();
        assert_eq!((groups.len(), shown.len()), (5, 24), "{shown}");
        assert!(groups.iter().all(|group| group.len() == GROUP));
        assert_eq!(code().as_str(), shown.replace('-', ""));
        assert_ne!(code(), SecretCode::new([0; BYTES]));
        assert_eq!(format!("{:?}", code()), "SecretCode(…)");
    }

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        let shown = code().to_string();
        for typed in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', " "),
            shown.replace('-', "\u{2011}"),
            format!("  \u{200B}{shown}\n"),
            format!("Мой код: {shown}."),
            format!("«{shown}» — код волонтёра 2026"),
            shown.replace('0', "O").replace('1', "l"),
            shown.replace('C', "С").replace('H', "Н").replace('K', "К"),
        ] {
            assert_eq!(SecretCode::parse(&typed), Ok(code()), "{typed}");
        }
    }

    #[test]
    fn a_slip_is_told_from_an_unknown_code() {
        let plain: Vec<char> = code().as_str().chars().collect();
        for at in 0..LENGTH {
            let mut slip = plain.clone();
            slip[at] = if slip[at] == 'Z' { '2' } else { 'Z' };
            let slip: String = slip.into_iter().collect();
            assert_eq!(SecretCode::parse(&slip), Err(CodeFault::Mistyped), "{slip}");
            for other in 0..at {
                let mut swapped = plain.clone();
                swapped.swap(at, other);
                let expected = if swapped == plain { Ok(code()) } else { Err(CodeFault::Mistyped) };
                let swapped: String = swapped.into_iter().collect();
                assert_eq!(SecretCode::parse(&swapped), expected, "{swapped}");
            }
        }
        let short = &code().to_string()[1..];
        assert_eq!(SecretCode::parse(short), Err(CodeFault::Mistyped));
        for none in ["", "айгүл", "+7 701 234 56 78", "https://example.kz/", "\u{200B}"] {
            assert_eq!(SecretCode::parse(none), Err(CodeFault::NoCode), "{none}");
        }
    }

    #[test]
    fn codes_of_the_former_kind_are_read_for_ever() {
        let former = "0123456789abcdef0123456789abcdef01234567";
        for typed in [
            former.to_owned(),
            former.to_uppercase(),
            format!(" {former} "),
            format!("код: {former}"),
            format!("{} {}", &former[..20], &former[20..]),
        ] {
            assert_eq!(SecretCode::parse(&typed).expect(&typed).as_str(), former);
        }
        let code = SecretCode::parse(former).expect("a code");
        assert_eq!(code.to_string(), former);
        assert_eq!(SecretCode::parse(&former[1..]), Err(CodeFault::Mistyped));
    }
}
