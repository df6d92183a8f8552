//! Country codes of telephone numbers, with the lengths of the numbers behind them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// The lengths of numbers after each code; code 7 has ranges of its own.
static CODES: LazyLock<BTreeMap<&str, RangeInclusive<usize>>> = LazyLock::new(|| {
    let table = include_str!("../../data/calling-codes.csv");
    let row = |line: &'static str| {
        let mut columns = line.split(',');
        let code = columns.next()?;
        let mut length = || columns.next().and_then(|length| length.parse().ok());
        Some((code, length()?..=length()?))
    };
    table.lines().skip(1).filter_map(row).collect()
});

/// Splits digits after their country code: the lengths that a number may have, and the number. No
/// code is the beginning of another. Nothing if no country has the code.
pub(super) fn split(digits: &str) -> Option<(RangeInclusive<usize>, &str)> {
    (1..=3).find_map(|end| {
        let (code, number) = digits.split_at_checked(end)?;
        Some((CODES.get(code)?.clone(), number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_is_the_beginning_of_another_and_every_number_fits() {
        assert!(CODES.len() > 200, "{}", CODES.len());
        for (code, lengths) in CODES.iter() {
            let within = CODES.keys().filter(|other| other.starts_with(code)).count();
            assert_eq!(within, 1, "{code}");
            assert!(lengths.start() <= lengths.end() && code.len() + lengths.end() <= 17, "{code}");
        }
    }

    #[test]
    fn a_number_stands_behind_its_code() {
        assert_eq!(split("4930901820"), Some((5..=15, "30901820")));
        assert_eq!(split("998901234567"), Some((9..=9, "901234567")));
        assert_eq!(split("999123"), None);
        assert_eq!(split("210"), None);
    }
}
