//! How to reach a person. None of these values is ever printed by chance.

use std::fmt;

macro_rules! private {
    ($name:ident) => {
        impl $name {
            /// The value itself, for sealing and for showing to people with the right to see it.
            pub fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            /// Without the value.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

/// A telephone number in the international form of E.164: `+77011234567`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// An address of electronic mail.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// The name of a person.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

/// A postal address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

private!(Phone);
private!(Email);
private!(PersonName);
private!(Address);

impl PersonName {
    /// A name that a form has validated.
    pub(crate) fn validated(text: String) -> PersonName {
        PersonName(text)
    }
}

impl Address {
    /// An address that a form has validated.
    pub(crate) fn validated(text: String) -> Address {
        Address(text)
    }
}

impl Phone {
    /// Reads a number as people write it: `8 701 123-45-67`, `+7 (701) 123 45 67`, or one of
    /// another country with its `+`.
    pub fn parse(text: &str) -> Option<Phone> {
        let filler = [' ', '\u{A0}', '-', '–', '(', ')', '.'];
        let digits: String = text.chars().filter(|c| !filler.contains(c)).collect();
        let (international, digits) = match digits.strip_prefix('+') {
            Some(digits) => (true, digits),
            None => (false, digits.as_str()),
        };
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        match (international, digits.len(), digits.as_bytes().first()) {
            // In Kazakhstan 8 is dialled before the ten digits that +7 stands before elsewhere.
            (false, 11, Some(b'7' | b'8')) | (true, 11, Some(b'7')) => {
                Some(Phone(format!("+7{}", &digits[1..])))
            }
            (false, 10, Some(b'7')) => Some(Phone(format!("+7{digits}"))),
            (true, 8..=15, Some(b'1'..=b'6' | b'8' | b'9')) => Some(Phone(format!("+{digits}"))),
            _ => None,
        }
    }
}

impl Email {
    /// The longest address (RFC 5321, section 4.5.3.1.3).
    const LONGEST: usize = 254;

    /// Reads an address with one `@`, something before it and a name with a dot after it.
    pub fn parse(text: &str) -> Option<Email> {
        let (local, host) = text.split_once('@')?;
        let printable = |text: &str| !text.contains(|c: char| c.is_whitespace() || c.is_control());
        let labels = || host.split('.');
        let well = text.len() <= Email::LONGEST
            && !local.is_empty()
            && printable(local)
            && labels().count() > 1
            && labels().all(|label| {
                let inner = |c: char| c.is_alphanumeric() || c == '-';
                !label.is_empty() && label.chars().all(inner)
            });
        well.then(|| Email(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_as_people_write_them() {
        for text in ["8 701 123-45-67", "+7 (701) 123 45 67", "77011234567", "7011234567"] {
            assert_eq!(Phone::parse(text).expect(text).reveal(), "+77011234567");
        }
        assert_eq!(Phone::parse("+49 30 901820").expect("abroad").reveal(), "+4930901820");
        for text in ["", "112", "+7 701 123", "8701123456a", "+0 123 456 789", "901820"] {
            assert!(Phone::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn addresses_of_mail() {
        for text in ["a@b.kz", "айгүл@пошта.қаз", "a.b+c@d-e.example.org"] {
            assert!(Email::parse(text).is_some(), "{text}");
        }
        for text in ["", "a", "a@", "@b.kz", "a@b", "a@b..kz", "a b@c.kz", "a@b@c.kz", "a@b.kz\n"] {
            assert!(Email::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn nothing_is_shown_by_chance() {
        let shown = format!("{:?} {:?}", Phone::parse("+77011234567"), Email::parse("a@b.kz"));
        assert_eq!(shown, "Some(Phone(…)) Some(Email(…))");
    }
}
