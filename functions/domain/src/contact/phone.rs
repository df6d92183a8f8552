//! Telephone numbers: read as people write and paste them, kept only if they can be dialled.

use super::{calling_code, private};
use crate::digits::western;

/// A telephone number in the international form of E.164: `+77011234567`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

private!(Phone);

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneFault {
    /// It contains something else, or its country is not clear.
    Unclear,
    /// It is more than one number.
    Several,
    /// An 8 stands between +7 and the number.
    ExtraEight,
    /// Digits are missing.
    TooShort,
    /// There are too many digits.
    TooLong,
    /// No country has its code, or no network its range.
    Unassigned,
}

/// The most digits of a number (E.164).
const MOST: usize = 15;

/// As many digits as two numbers have.
const TWO_NUMBERS: usize = 20;

/// Characters between the digits of one number.
fn is_filler(character: char) -> bool {
    let more = ['-', '(', ')', '[', ']', '.', '/', '\\', '_', '·', '•', '\u{AD}', '\u{2212}'];
    let is_dash = ('\u{2010}'..='\u{2015}').contains(&character);
    character.is_whitespace() || is_dash || more.contains(&character)
}

impl Phone {
    /// Reads a number as people write it: `8 701 123-45-67`, `+7 (701) 123 45 67`, `tel:+7701…`, or
    /// one of another country with its `+` or `00`.
    ///
    /// # Errors
    /// If it is more or less than one number that can be dialled.
    pub fn parse(text: &str) -> Result<Phone, PhoneFault> {
        let text = western(text).replace('＋', "+");
        let text = without_label(text.trim());
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let odd = |c: char| !(c.is_ascii_digit() || c == '+' || is_filler(c));
        if text.contains(odd) || text.rfind('+').is_some_and(|at| at > 0) {
            let several = digits >= TWO_NUMBERS || digits > MOST && text.matches('+').count() > 1;
            return Err(if several { PhoneFault::Several } else { PhoneFault::Unclear });
        }
        // Abroad some write the 0 of calls within the country too; it is not dialled after the code.
        let text =
            if text.starts_with('+') { text.replacen("(0)", "", 1) } else { text.to_owned() };
        let number: String = text.chars().filter(|c| !is_filler(*c)).collect();
        match number.len() {
            0 => Err(PhoneFault::Unclear),
            TWO_NUMBERS.. => Err(PhoneFault::Several),
            _ => dialled(&number).map(|digits| Phone(format!("+{digits}"))),
        }
    }

    /// The address of a link that calls the number of a text; nothing if it cannot be dialled.
    pub fn link(text: &str) -> Option<String> {
        Phone::parse(text).ok().map(|Phone(number)| format!("tel:{number}"))
    }
}

/// What stands before a number: `tel:`, «тел.», «WhatsApp:».
fn without_label(text: &str) -> &str {
    let label = |c: char| !(c.is_ascii_digit() || c == '+' || c == '(');
    let begins = text.find(|c| !label(c)).unwrap_or(text.len());
    let (before, number) = text.split_at(begins);
    let words = before.chars().all(|c| c.is_alphabetic() || ". :№".contains(c) || is_filler(c));
    if words { number } else { text }
}

/// The digits to be dialled after the +, the country code first.
fn dialled(number: &str) -> Result<String, PhoneFault> {
    if let Some(digits) = number.strip_prefix('+').or_else(|| number.strip_prefix("00")) {
        return international(digits);
    }
    // In Kazakhstan and Russia 8 is dialled before ten digits, and 8 10 before another country.
    match (number.len(), number.as_bytes()) {
        (12.., _) if number.starts_with("810") => international(&number[3..]),
        (11, [b'7' | b'8', ..]) => within_seven(&number[1..]),
        (10, [b'7', ..]) => within_seven(number),
        (12, [b'7', b'8', ..]) => within_seven(&number[1..]),
        (12.., [b'7' | b'8', ..]) => Err(PhoneFault::TooLong),
        (11.., _) => Err(PhoneFault::Unclear),
        _ => Err(PhoneFault::TooShort),
    }
}

/// A number with its country code.
fn international(digits: &str) -> Result<String, PhoneFault> {
    if let Some(number) = digits.strip_prefix('7') {
        return within_seven(number);
    }
    // «+8 701…» is the 8 of calls within the country with the + of +7: no code begins so.
    if digits.len() == 11 && (digits.starts_with("87") || digits.starts_with("89")) {
        return within_seven(&digits[1..]);
    }
    let (lengths, number) = calling_code::split(digits).ok_or(PhoneFault::Unassigned)?;
    if number.len() < *lengths.start() {
        Err(PhoneFault::TooShort)
    } else if number.len() > *lengths.end() || digits.len() > MOST {
        Err(PhoneFault::TooLong)
    } else if number.bytes().all(|digit| digit == b'0') {
        Err(PhoneFault::Unassigned)
    } else {
        Ok(digits.to_owned())
    }
}

/// A number of Kazakhstan or Russia, after +7.
fn within_seven(number: &str) -> Result<String, PhoneFault> {
    match number.len() {
        11 if number.starts_with('8') => Err(PhoneFault::ExtraEight),
        ..=9 => Err(PhoneFault::TooShort),
        11.. => Err(PhoneFault::TooLong),
        _ if is_assigned(number) => Ok(format!("7{number}")),
        _ => Err(PhoneFault::Unassigned),
    }
}

/// Whether the plan of +7 gives the first three digits of a number to a region or a network.
///
/// Kazakhstan has 7xx: 710–718 and 721–729 are regions, 70x and 74x–78x networks. Russia has 3xx, 4xx
/// and 8xx for regions and 9xx for networks. 800 to 809 are services in both. The rest is held back.
fn is_assigned(number: &str) -> bool {
    let digit = |at: usize| number.as_bytes().get(at).map_or(0, |byte| byte - b'0');
    let kazakhstan = |range| matches!(range, (7, 0 | 4..=8, _) | (7, 1, 0..=8) | (7, 2, 1..=9));
    let north_and_east = |range| {
        matches!(
            range,
            (3, 0, 1 | 2)
                | (3, 3, 6)
                | (3, 4, 1..=3 | 5..=7 | 9)
                | (3, 5, 1..=3)
                | (3, 6, 5)
                | (3, 8, 1..=5 | 8)
                | (3, 9, 0 | 1 | 4 | 5)
                | (4, 0, 1)
                | (4, 1, 1 | 3 | 5 | 6)
                | (4, 2 | 8, 1..=7)
                | (4, 7, 1..=5)
                | (4, 9, 1..=9)
        )
    };
    let south_and_networks = |range| {
        matches!(
            range,
            (8, 0, 0 | 3 | 4 | 8 | 9)
                | (8, 1, 1..=8)
                | (8, 2, 0 | 1)
                | (8, 3, 1 | 3..=6)
                | (8, 4, 0..=8)
                | (8, 5, 1 | 5..=7)
                | (8, 6, 0..=3 | 5..=9)
                | (8, 7, 1..=9)
                | (9, _, _)
        )
    };
    let range = (digit(0), digit(1), digit(2));
    kazakhstan(range) || north_and_east(range) || south_and_networks(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in [
            "8 701 123-45-67",
            "+7 (701) 123 45 67",
            "77011234567",
            "7011234567",
            "00 7 701 1234567",
            "8/701/123.45.67",
            "TEL: +7‑701‑123–45—67",
            "тел. 8 701 123 45 67",
            "８７０１１２３４５６７",
            "+8 701 123 45 67",
        ] {
            assert_eq!(Phone::parse(text).expect(text).reveal(), "+77011234567", "{text}");
        }
    }

    #[test]
    fn numbers_of_other_countries_have_a_code_and_its_length() {
        for (text, number) in [
            ("+49 (0) 30 901820", "+4930901820"),
            ("8 10 49 30 901820", "+4930901820"),
            ("+998 90 123-45-67", "+998901234567"),
            ("+997 701 123 45 67", "+9977011234567"),
            ("+84 912 345 678", "+84912345678"),
            ("+7 495 123-45-67", "+74951234567"),
            ("8 916 123-45-67", "+79161234567"),
            ("+870 773 123 456", "+870773123456"),
        ] {
            assert_eq!(Phone::parse(text).expect(text).reveal(), number, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_dialled_is_refused_with_its_reason() {
        use PhoneFault::{ExtraEight, Several, TooLong, TooShort, Unassigned, Unclear};
        for (text, fault) in [
            ("", Unclear),
            ("жоқ", Unclear),
            ("8701123456a", Unclear),
            ("8 7172 12-34-56 доб. 12", Unclear),
            ("49 30 901820 12", Unclear),
            ("112", TooShort),
            ("901820", TooShort),
            ("+7 701 123", TooShort),
            ("8 701 123 45 6", TooShort),
            ("+998 90 123", TooShort),
            ("+998 90 123 45 67 8", TooLong),
            ("8 701 123 45 67 8", TooLong),
            ("+7 8 701 123 45 67", ExtraEight),
            ("7 8 701 123 45 67", ExtraEight),
            ("8 701 123 45 67, 8 702 123 45 67", Several),
            ("+7 701 123 45 67 / +7 702 123 45 67", Several),
            ("87011234567 87021234567", Several),
            ("+7 000 000 00 00", Unassigned),
            ("+7 100 123 45 67", Unassigned),
            ("+7 601 123 45 67", Unassigned),
            ("8 730 123 45 67", Unassigned),
            ("+0 123 456 789", Unassigned),
            ("+999 123 456", Unassigned),
            ("+1 000 000 0000", Unassigned),
        ] {
            assert_eq!(Phone::parse(text).err(), Some(fault), "{text}");
        }
    }

    #[test]
    fn a_link_calls_the_number_and_nothing_else() {
        assert_eq!(Phone::link("+87011234567").as_deref(), Some("tel:+77011234567"));
        assert_eq!(Phone::link("+70000000000"), None);
    }
}
