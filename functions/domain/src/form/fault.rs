//! What can be wrong with an answer, in words that say what to do.

use super::{Field, Words, words};
use crate::lang::Lang;
use crate::text::TextFault;

/// What is wrong with the answer to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is missing.
    Missing,
    /// It is given twice.
    Doubled,
    /// The question is not part of the form.
    Unknown,
    /// It holds characters that cannot be seen.
    Hidden,
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
    NotAPhone,
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
}

/// What is wrong with a form: its fields by name, in the order of the form.
pub type Faults = Vec<(String, Fault)>;

impl Fault {
    /// The stable word, for programs.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Missing => "missing",
            Fault::Doubled => "doubled",
            Fault::Unknown => "unknown",
            Fault::Hidden => "hidden-characters",
            Fault::TooLong { .. } => "too-long",
            Fault::NotAChoice => "not-a-choice",
            Fault::NotAName => "not-a-name",
            Fault::NotAPhone => "not-a-phone",
            Fault::NotAnEmail => "not-an-email",
            Fault::NotAYear { .. } => "not-a-year",
            Fault::NotABin => "not-a-bin",
            Fault::NotAPlace => "not-a-place",
        }
    }

    /// What people read.
    pub fn message(self, lang: Lang) -> String {
        let text = self.words().get(lang);
        match self {
            Fault::TooLong { most } => text.replace("{most}", &most.to_string()),
            Fault::NotAYear { first, last } => {
                text.replace("{first}", &first.to_string()).replace("{last}", &last.to_string())
            }
            _ => text.to_owned(),
        }
    }

    fn words(self) -> Words {
        match self {
            Fault::Missing => words(
                "Бұл сұраққа жауап беріңіз.",
                "Ответьте на этот вопрос.",
                "Please answer this question.",
            ),
            Fault::Doubled => words(
                "Бұл сұраққа бір ғана жауап керек.",
                "На этот вопрос нужен один ответ.",
                "This question takes one answer only.",
            ),
            Fault::Unknown => words(
                "Бұл сауалнамада мұндай сұрақ жоқ.",
                "В этой анкете нет такого вопроса.",
                "This form has no such question.",
            ),
            Fault::Hidden => words(
                "Мәтінде көрінбейтін таңбалар бар. Оны қолмен қайта теріңіз.",
                "В тексте есть невидимые знаки. Наберите его заново с клавиатуры.",
                "The text holds invisible characters. Please type it again by hand.",
            ),
            Fault::TooLong { .. } => words(
                "Мәтін тым ұзын: {most} таңбадан аспасын.",
                "Текст слишком длинный: умещается {most} знаков.",
                "The text is too long: {most} characters fit.",
            ),
            Fault::NotAChoice => words(
                "Көрсетілген нұсқалардың бірін таңдаңыз.",
                "Выберите один из предложенных вариантов.",
                "Please choose one of the options given.",
            ),
            Fault::NotAName => words(
                "Аты-жөніңізді әріптермен жазыңыз.",
                "Напишите имя и фамилию буквами.",
                "Please write the name in letters.",
            ),
            Fault::NotAPhone => words(
                "Телефон нөмірін мына үлгіде жазыңыз: +7 701 234 56 78.",
                "Напишите номер телефона так: +7 701 234 56 78.",
                "Please write the number like this: +7 701 234 56 78.",
            ),
            Fault::NotAnEmail => words(
                "Электрондық мекенжайды мына үлгіде жазыңыз: aty@mysal.kz.",
                "Напишите адрес почты так: imya@primer.kz.",
                "Please write the e-mail address like this: name@example.kz.",
            ),
            Fault::NotAYear { .. } => words(
                "{first} мен {last} аралығындағы жылды төрт санмен жазыңыз.",
                "Напишите год четырьмя цифрами, от {first} до {last}.",
                "Please write the year in four digits, from {first} to {last}.",
            ),
            Fault::NotABin => words(
                "БСН он екі саннан тұрады және бақылау саны сәйкес келуі керек.",
                "БИН состоит из двенадцати цифр, и контрольная цифра должна сойтись.",
                "A BIN has twelve digits, and its check digit must fit.",
            ),
            Fault::NotAPlace => words(
                "Тізімнен ауданды не қаланы таңдаңыз.",
                "Выберите район или город из списка.",
                "Please choose a district or a city from the list.",
            ),
        }
    }
}

impl From<TextFault> for Fault {
    fn from(fault: TextFault) -> Fault {
        match fault {
            TextFault::Hidden => Fault::Hidden,
            TextFault::TooLong => Fault::TooLong { most: 0 },
        }
    }
}

/// The faults of one field.
pub fn of<'a>(faults: &'a Faults, field: &Field) -> impl Iterator<Item = Fault> + 'a {
    let name = field.name;
    faults.iter().filter(move |(of, _)| of == name).map(|(_, fault)| *fault)
}
