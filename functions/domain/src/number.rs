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
    fn the_second_weights_are_taken_when_the_first_give_ten() {
        // 1·1 + 1·9 = 10 with the first weights; 1·3 + 1·11 = 14, which leaves 3, with the second.
        assert_eq!(control_digit(&[1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]), Some(3));
    }
}
