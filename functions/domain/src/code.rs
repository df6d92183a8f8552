//! The five-character codes printed on plates: four payload characters and a check character.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// Characters of a code: digits and capital letters without look-alikes (0 O, 1 I L, U V are thinned).
///
/// The size is a prime, so that the weighted sum below finds every single wrong character and
/// every swap of two neighbours.
const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRSTWXYZ";

/// A plate code, as in `HTTPS://HOST/Q/7K3M9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 5]);

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// It is not five characters of the alphabet.
    Form,
    /// The check character does not fit: a character was misread or two were swapped.
    Check,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CodeError::Form => "a code is five characters of 23456789ABCDEFGHJKMNPQRSTWXYZ",
            CodeError::Check => "the check character does not fit the code",
        })
    }
}

impl std::error::Error for CodeError {}

impl Code {
    /// How many codes there are.
    pub const COUNT: u32 = 29 * 29 * 29 * 29;

    /// The code of a number below [`Code::COUNT`]; `None` from there on.
    pub fn from_number(number: u32) -> Option<Code> {
        if number >= Code::COUNT {
            return None;
        }
        let mut digits = [0usize; 4];
        let mut rest = number as usize;
        for digit in digits.iter_mut().rev() {
            *digit = rest % ALPHABET.len();
            rest /= ALPHABET.len();
        }
        let [a, b, c, d] = digits.map(|digit| ALPHABET[digit]);
        Some(Code([a, b, c, d, ALPHABET[check(digits)]]))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }
}

/// The check value: a sum weighted by position, modulo the prime size of the alphabet.
fn check(digits: [usize; 4]) -> usize {
    digits.iter().zip(2..).map(|(digit, weight)| digit * weight).sum::<usize>() % ALPHABET.len()
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes: [u8; 5] = text.as_bytes().try_into().map_err(|_| CodeError::Form)?;
        let mut values = [0usize; 5];
        for (value, byte) in values.iter_mut().zip(bytes) {
            *value = ALPHABET.iter().position(|b| *b == byte).ok_or(CodeError::Form)?;
        }
        let [a, b, c, d, last] = values;
        if check([a, b, c, d]) == last { Ok(Code(bytes)) } else { Err(CodeError::Check) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_character_and_every_swap_of_neighbours_is_found() {
        for number in (0..Code::COUNT).step_by(4999) {
            let code = Code::from_number(number).expect("below the count");
            assert_eq!(code.as_str().parse(), Ok(code));
            for at in 0..5 {
                for other in ALPHABET.iter().filter(|b| **b != code.0[at]) {
                    let mut wrong = code.0;
                    wrong[at] = *other;
                    let text = std::str::from_utf8(&wrong).expect("ASCII");
                    assert_eq!(text.parse::<Code>(), Err(CodeError::Check), "{code} -> {text}");
                }
                if at < 4 && code.0[at] != code.0[at + 1] {
                    let mut swapped = code.0;
                    swapped.swap(at, at + 1);
                    let text = std::str::from_utf8(&swapped).expect("ASCII");
                    assert_eq!(text.parse::<Code>(), Err(CodeError::Check), "{code} -> {text}");
                }
            }
        }
    }

    #[test]
    fn numbers_end() {
        assert!(Code::from_number(Code::COUNT - 1).is_some());
        assert!(Code::from_number(Code::COUNT).is_none());
    }
}
