//! A visitor of a service centre, as a clerk writes them down: the name, the document and the IIN
//! must be such as are given out, so that one visitor is one person over all documents.

use crate::form::{Answers, Fault, Faults};
use crate::number;

/// A visitor, as far as a clerk's form tells.
#[derive(Clone, PartialEq, Eq)]
pub struct Visitor {
    /// The name as it stands in the document.
    pub name: String,
    /// The kind of document: a word of [`DOCUMENTS`](crate::reveal::DOCUMENTS).
    pub document: &'static str,
    /// The number of the document: digits and capital Latin letters.
    pub number: String,
    /// The IIN; visitors from abroad and refugees may have none.
    pub iin: Option<String>,
}

impl std::fmt::Debug for Visitor {
    /// The kind of document only: the rest is a person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visitor").field("document", &self.document).finish_non_exhaustive()
    }
}

/// Documents of people who may have no IIN.
const WITHOUT_IIN: [&str; 2] = ["foreign", "refugee"];

/// Reads the visitor from the answers to a clerk's form; `year` is the current one.
pub fn read_visitor(answers: &Answers, year: u16) -> Result<Visitor, Faults> {
    let mut faults = Faults::new();
    let mut wrong = |field: &str, fault| faults.push((field.to_owned(), fault));
    let name = answers.text("visitor").unwrap_or_default().to_owned();
    if name.is_empty() {
        wrong("visitor", Fault::Missing);
    }
    let document = answers.word("document").unwrap_or_default();
    let number = compact(answers.text("number").unwrap_or_default());
    if let Some(fault) = fault_of_number(document, &number) {
        wrong("number", fault);
    }
    let iin = answers.text("iin").map(compact).filter(|iin| !iin.is_empty());
    match &iin {
        None if !WITHOUT_IIN.contains(&document) => wrong("iin", Fault::IinNeeded),
        Some(iin) if !number::is_iin(iin, year) => wrong("iin", Fault::NotAnIin),
        _ => {}
    }
    if faults.is_empty() { Ok(Visitor { name, document, number, iin }) } else { Err(faults) }
}

/// A number without what people write between its characters, in capitals; Cyrillic letters that
/// look like Latin ones become those.
fn compact(text: &str) -> String {
    let latin = |c: char| match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        c => c,
    };
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).map(latin).collect()
}

/// What is wrong with the number of a document, if something is.
fn fault_of_number(document: &str, number: &str) -> Option<Fault> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let varied = number.chars().any(|c| !number.ends_with(c));
    match document {
        "id-card" => {
            (number.len() != 9 || !digits(number) || !varied).then_some(Fault::NotAnIdCard)
        }
        "passport" => {
            let rest = number.strip_prefix('N').unwrap_or_default();
            let same = rest.bytes().all(|byte| rest.starts_with(char::from(byte)));
            (rest.len() != 8 || !digits(rest) || same).then_some(Fault::NotAPassport)
        }
        _ => {
            let plain = number.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let figures = number.bytes().filter(u8::is_ascii_digit).count();
            let fits = (6..=15).contains(&number.len()) && plain && figures >= 5 && varied;
            (!fits).then_some(Fault::NotADocument)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_documents_have_the_form_of_their_kind() {
        let fault = |document, number: &str| fault_of_number(document, &compact(number));
        for fine in ["012345678", "012 345 678", "№ 012345678"] {
            assert_eq!(fault("id-card", fine), None, "{fine}");
        }
        for wrong in [".", "1", "01234567", "0123456789", "N12345678", "000000000", "ABCDEFGHI"] {
            assert_eq!(fault("id-card", wrong), Some(Fault::NotAnIdCard), "{wrong}");
        }
        assert_eq!(fault("passport", "n 12345678"), None);
        for wrong in [".", "12345678", "N1234567", "N123456789", "N00000000", "NABCDEFGH"] {
            assert_eq!(fault("passport", wrong), Some(Fault::NotAPassport), "{wrong}");
        }
        assert_eq!(fault("foreign", "АВ 1234567"), None, "Cyrillic letters that look Latin");
        assert_eq!(compact("АВ 1234567"), "AB1234567");
        for wrong in [".", "12345", "ABCDEFG", "1111111", "12345678901234567", "Ж1234567"] {
            assert_eq!(fault("foreign", wrong), Some(Fault::NotADocument), "{wrong}");
        }
    }
}
