//! Faults of an answer, with sentences that say what to do.

use super::{Field, Words};
use crate::contact::PhoneFault;
use crate::locale::Locale;
use crate::text::TextFault;
use crate::texts::faults;

/// What is wrong with the answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is missing.
    Missing,
    /// What has to be agreed to is not.
    NotAgreed,
    /// It is given twice.
    Doubled,
    /// The question is not part of the form.
    Unknown,
    /// It holds characters without a meaning, in whose place others were lost.
    Lost,
    /// It holds letters under a heap of marks.
    Overloaded,
    /// It is too long.
    TooLong {
        /// How many characters fit.
        most: usize,
    },
    /// It is none of the choices.
    NotAChoice,
    /// It is no name.
    NotAName,
    /// It is no telephone number.
    Phone(PhoneFault),
    /// It is no address of mail.
    NotAnEmail,
    /// It is no year, or one out of bounds.
    NotAYear {
        /// The first year that fits.
        first: u16,
        /// The last year that fits.
        last: u16,
    },
    /// It is no number of an organisation.
    NotABin,
    /// It is no place of the classifier, or not of the level asked for.
    NotAPlace,
    /// It is no number of a person.
    NotAnIin,
    /// The number of a person is missing where the document shows that there is one.
    IinNeeded,
    /// It is no number of an identity card.
    NotAnIdCard,
    /// It is no number of a passport.
    NotAPassport,
    /// It is no number of a document.
    NotADocument,
}

/// What is wrong with a form: its fields by name, in the order of the form.
pub type Faults = Vec<(String, Fault)>;

impl Fault {
    /// The stable word, for programs.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Missing | Fault::NotAgreed => "missing",
            Fault::Doubled => "doubled",
            Fault::Unknown => "unknown",
            Fault::Lost => "lost-characters",
            Fault::Overloaded => "too-many-marks",
            Fault::TooLong { .. } => "too-long",
            Fault::NotAChoice => "not-a-choice",
            Fault::NotAName => "not-a-name",
            Fault::Phone(_) => "not-a-phone",
            Fault::NotAnEmail => "not-an-email",
            Fault::NotAYear { .. } => "not-a-year",
            Fault::NotABin => "not-a-bin",
            Fault::NotAPlace => "not-a-place",
            Fault::NotAnIin => "not-an-iin",
            Fault::IinNeeded => "iin-needed",
            Fault::NotAnIdCard => "not-an-id-card",
            Fault::NotAPassport => "not-a-passport",
            Fault::NotADocument => "not-a-document",
        }
    }

    /// The sentence that says what is wrong and what to do.
    pub fn message(self, locale: Locale) -> String {
        let words = self.words();
        match self {
            Fault::TooLong { most } => words.fill(locale, &[("most", &most.to_string())]),
            Fault::NotAYear { first, last } => {
                let (first, last) = (first.to_string(), last.to_string());
                words.fill(locale, &[("first", &first), ("last", &last)])
            }
            _ => words.get(locale).to_owned(),
        }
    }

    fn words(self) -> Words {
        match self {
            Fault::Missing => faults::MISSING,
            Fault::NotAgreed => faults::NOT_AGREED,
            Fault::Doubled => faults::DOUBLED,
            Fault::Unknown => faults::UNKNOWN,
            Fault::Lost => faults::LOST,
            Fault::Overloaded => faults::OVERLOADED,
            Fault::TooLong { .. } => faults::TOO_LONG,
            Fault::NotAChoice => faults::NOT_A_CHOICE,
            Fault::NotAName => faults::NOT_A_NAME,
            Fault::Phone(PhoneFault::Unclear) => faults::NOT_A_PHONE,
            Fault::Phone(PhoneFault::Several) => faults::phone::SEVERAL,
            Fault::Phone(PhoneFault::ExtraEight) => faults::phone::EXTRA_EIGHT,
            Fault::Phone(PhoneFault::TooShort) => faults::phone::TOO_SHORT,
            Fault::Phone(PhoneFault::TooLong) => faults::phone::TOO_LONG,
            Fault::Phone(PhoneFault::Unassigned) => faults::phone::UNASSIGNED,
            Fault::NotAnEmail => faults::NOT_AN_EMAIL,
            Fault::NotAYear { .. } => faults::NOT_A_YEAR,
            Fault::NotABin => faults::NOT_A_BIN,
            Fault::NotAPlace => faults::NOT_A_PLACE,
            Fault::NotAnIin => faults::NOT_AN_IIN,
            Fault::IinNeeded => faults::IIN_NEEDED,
            Fault::NotAnIdCard => faults::NOT_AN_ID_CARD,
            Fault::NotAPassport => faults::NOT_A_PASSPORT,
            Fault::NotADocument => faults::NOT_A_DOCUMENT,
        }
    }
}

impl From<TextFault> for Fault {
    fn from(fault: TextFault) -> Fault {
        match fault {
            TextFault::Lost => Fault::Lost,
            TextFault::Overloaded => Fault::Overloaded,
            TextFault::TooLong => Fault::TooLong { most: 0 },
        }
    }
}

impl From<PhoneFault> for Fault {
    fn from(fault: PhoneFault) -> Fault {
        Fault::Phone(fault)
    }
}

/// The faults of one field.
pub fn of<'a>(faults: &'a Faults, field: &Field) -> impl Iterator<Item = Fault> + 'a {
    let name = field.name;
    faults.iter().filter(move |(of, _)| of == name).map(|(_, fault)| *fault)
}
