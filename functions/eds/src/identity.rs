//! The national numbers of people (IIN) and organisations (BIN), whose `Debug` forms hide them.

use std::fmt;

/// An individual identification number (ЖСН, ИИН): 12 digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Iin(String);

/// A business identification number (БСН, БИН): 12 digits. It is not secret, but handled with the
/// same care.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Bin(String);

macro_rules! number {
    ($name:ident) => {
        impl $name {
            /// Parses twelve digits.
            pub fn parse(text: &str) -> Option<$name> {
                let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
                digits.then(|| $name(text.to_owned()))
            }

            /// Returns the twelve digits.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the last digit is the right control digit, as in every number that was
            /// actually issued.
            pub fn has_control_digit(&self) -> bool {
                let mut digits = [0; 12];
                for (digit, byte) in digits.iter_mut().zip(self.0.bytes()) {
                    *digit = u32::from(byte - b'0');
                }
                control_digit(&digits[..11]) == Some(digits[11])
            }
        }

        impl fmt::Debug for $name {
            /// Hides the digits.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

number!(Iin);
number!(Bin);

/// The kind of a national number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The individual identification number (ЖСН, ИИН) of a person.
    Iin,
    /// The business identification number (БСН, БИН) of an organisation.
    Bin,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Number::Iin => "IIN",
            Number::Bin => "BIN",
        })
    }
}

/// Computes the control digit of eleven digits by the rule of the government's decrees 565 (2003)
/// and 406 (2007); `None` if numbers with these digits are not issued.
fn control_digit(digits: &[u32]) -> Option<u32> {
    let weighted = |shift: usize| {
        let weight = |at: usize| ((at + shift) % 11 + 1) as u32;
        digits.iter().enumerate().map(|(at, digit)| digit * weight(at)).sum::<u32>() % 11
    };
    [weighted(0), weighted(2)].into_iter().find(|rest| *rest < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_control_digits() {
        // The number of the national information technologies company, and those of test keys.
        assert!(Bin::parse("000740000728").unwrap().has_control_digit());
        for number in ["123456789011", "123456789012", "123456789021", "000740000729"] {
            assert!(!Iin::parse(number).unwrap().has_control_digit(), "{number}");
        }
    }

    #[test]
    fn uses_the_second_weights_when_the_first_give_ten() {
        // 1·1 + 9·1 = 10 with the first weights; 1·3 + 1·11 = 14, so 3, with the second.
        assert_eq!(control_digit(&[1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0]), Some(3));
    }

    #[test]
    fn parses_only_twelve_digits_and_hides_them() {
        for text in ["", "12345678901", "1234567890123", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢"]
        {
            assert!(Iin::parse(text).is_none(), "{text}");
        }
        assert_eq!(format!("{:?}", Iin::parse("123456789011")), "Some(Iin(…))");
    }
}
