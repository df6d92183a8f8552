//! Years and numbers of organisations, read as people write and paste them.

use crate::digits::western;
use crate::number;

/// Reads a year: «1990», «1990 ж.», «1990 г.», or a whole date such as «01.02.1990».
pub(super) fn year(text: &str) -> Option<u16> {
    let text = western(text);
    let runs: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let year = match runs[..] {
        [year] => year,
        [day, month, year] if day.len() <= 2 && month.len() <= 2 => year,
        [year, month, day] if day.len() <= 2 && month.len() <= 2 => year,
        _ => return None,
    };
    let words = ["", "ж", "г", "жыл", "жылы", "год", "года", "жылғы", "year"];
    let between: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let said = words.contains(&between.to_lowercase().as_str()) && !text.starts_with('-');
    let well = said && !text.contains('+') && year.len() == 4;
    well.then(|| year.parse().ok())?
}

/// Reads the number of an organisation, with or without «БСН», «БИН», spaces and hyphens.
pub(super) fn bin(text: &str) -> Option<String> {
    let text = western(text);
    let is_filler = |c: char| {
        c.is_whitespace() || "-.:№/".contains(c) || ('\u{2010}'..='\u{2015}').contains(&c)
    };
    let digits: String = text.chars().filter(|c| !is_filler(*c)).collect();
    let begins = digits.find(|c: char| c.is_ascii_digit())?;
    let (label, digits) = digits.split_at(begins);
    let known = ["", "бсн", "бин", "bin", "bsn"].contains(&label.to_lowercase().as_str());
    (known && number::is_bin(digits)).then(|| digits.to_owned())
}
