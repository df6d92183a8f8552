//! The national twelve-digit numbers of people (ЖСН, ИИН) and organisations (БСН, БИН).

/// The control digit of a number, by the rule of the government's decrees 565 (2003) and 406
/// (2007); `None` if a number with these digits is not given out. The twelfth digit is not read.
pub fn control_digit(digits: &[u8; 12]) -> Option<u8> {
    let weighted = |shift: usize| {
        let weight = |at: usize| ((at + shift) % 11 + 1) as u32;
        let weighted = digits[..11].iter().enumerate().map(|(at, d)| u32::from(*d) * weight(at));
        weighted.sum::<u32>() % 11
    };
    [weighted(0), weighted(2)].into_iter().find(|rest| *rest < 10).map(|rest| rest as u8)
}

/// Whether a text is the number of a person born not after a year: its digits begin with a date of
/// birth, the seventh tells the century and the sex, the last is the control digit.
pub fn is_iin(text: &str, year: u16) -> bool {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(10).map(|digit| digit as u8)).collect();
    let Some(digits) = digits.and_then(|digits| <[u8; 12]>::try_from(digits).ok()) else {
        return false;
    };
    let pair = |at: usize| u16::from(digits[at]) * 10 + u16::from(digits[at + 1]);
    // Numbers with 0 are given to foreigners and tell no century.
    let centuries: &[u16] = match digits[6] {
        0 => &[1900, 2000],
        1 | 2 => &[1800],
        3 | 4 => &[1900],
        5 | 6 => &[2000],
        _ => &[],
    };
    let born = centuries.iter().any(|century| {
        let born = century + pair(0);
        born <= year && year - born <= OLDEST && day_exists(born, pair(2), pair(4))
    });
    born && control_digit(&digits) == Some(digits[11])
}

/// How old a person may be, in years.
const OLDEST: u16 = 125;

fn day_exists(year: u16, month: u16, day: u16) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a text is the number of an organisation.
pub fn is_bin(text: &str) -> bool {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(10).map(|digit| digit as u8)).collect();
    let digits = digits.and_then(|digits| <[u8; 12]>::try_from(digits).ok());
    // The fifth digit tells the kind: a legal entity, one of another country, an entrepreneur.
    digits.is_some_and(|digits| {
        (4..=6).contains(&digits[4]) && control_digit(&digits) == Some(digits[11])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_organisations() {
        assert!(is_bin("000740000728"), "the national information technologies company");
        for text in ["000740000729", "00074000072", "0007400007280", "00074000072a", ""] {
            assert!(!is_bin(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_people() {
        // The control digit of each is computed by the rule of the decrees.
        for fine in ["900101300126", "000229500008"] {
            assert!(is_iin(fine, 2026), "{fine}: {:?}", control(fine));
        }
        for wrong in ["900101300123", "901301300127", "900230300125", "90010130012", "", "."] {
            assert!(!is_iin(wrong, 2026), "{wrong}");
        }
        assert!(!is_iin("000229500008", 1999), "born later");
    }

    fn control(text: &str) -> Option<u8> {
        let digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
        control_digit(&digits.try_into().expect("twelve digits"))
    }

    #[test]
    fn the_second_weights_are_taken_when_the_first_give_ten() {
        // 1·1 + 1·9 = 10 with the first weights; 1·3 + 1·11 = 14, which leaves 3, with the second.
        assert_eq!(control_digit(&[1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]), Some(3));
    }
}
