//! Digits of any script that people type on their keyboards, as the digits 0 to 9.

/// The zeros of the scripts whose digits stand in the order of their values.
const ZEROS: [char; 6] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}'];

/// Returns a text in which every digit is one of 0 to 9.
pub(crate) fn western(text: &str) -> String {
    text.chars().map(|character| digit(character).unwrap_or(character)).collect()
}

fn digit(character: char) -> Option<char> {
    let value = ZEROS.iter().find_map(|zero| {
        u32::from(character).checked_sub(u32::from(*zero)).filter(|value| *value < 10)
    })?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(western("٨٧۰ ８７, 5"), "870 87, 5");
    }
}
