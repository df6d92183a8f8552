//! Turns what somebody filled in into answers or faults.

use std::collections::BTreeMap;

use super::{Choice, Control, Fault, Faults, Field, Form, Holds, typed};
use crate::contact::{Email, PersonName, Phone};
use crate::kato::{Kato, Level};
use crate::text;

/// What was sent: names and values in their order, as they came.
pub type Input = [(String, String)];

/// The suffix of the second half of a place: its rural district.
pub const RURAL: &str = "_rural";

/// The answers to a form, all well-formed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<&'static str, Answer>);

#[derive(Clone, PartialEq, Eq)]
enum Answer {
    Text(String),
    Words(Vec<&'static str>),
    Place(Kato),
}

impl std::fmt::Debug for Answers {
    /// Names only: the answers are a person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Answers {
    /// A text, a number or the version that was agreed to; nothing if it was left open.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.0.get(name)? {
            Answer::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The words of the choices made.
    pub fn words(&self, name: &str) -> &[&'static str] {
        match self.0.get(name) {
            Some(Answer::Words(words)) => words,
            _ => &[],
        }
    }

    /// The word of the one choice made.
    pub fn word(&self, name: &str) -> Option<&'static str> {
        self.words(name).first().copied()
    }

    /// The place chosen.
    pub fn place(&self, name: &str) -> Option<Kato> {
        match self.0.get(name)? {
            Answer::Place(kato) => Some(*kato),
            _ => None,
        }
    }
}

/// Validates what was sent for a form; `year` is the current one.
pub fn validate(form: &Form, input: &Input, year: u16) -> Result<Answers, Faults> {
    let mut faults = Faults::new();
    let mut answers = Answers::default();
    for field in form.fields() {
        let values: Vec<&str> = values(input, field.name);
        let rural = values_of_rural(input, field);
        match answer(field, &values, &rural, year) {
            Ok(Some(answer)) => {
                answers.0.insert(field.name, answer);
            }
            Ok(None) if field.required => faults.push((field.name.to_owned(), missing(field))),
            Ok(None) => {}
            Err(fault) => faults.push((field.name.to_owned(), fault)),
        }
    }
    let unknown = input.iter().filter(|(name, _)| !is_known(form, name));
    faults.extend(unknown.map(|(name, _)| (name.clone(), Fault::Unknown)));
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// The values of a name that are not empty.
fn values<'a>(input: &'a Input, name: &str) -> Vec<&'a str> {
    let named = input.iter().filter(|(of, _)| of == name);
    named.map(|(_, value)| value.as_str()).filter(|value| !value.trim().is_empty()).collect()
}

fn values_of_rural<'a>(input: &'a Input, field: &Field) -> Vec<&'a str> {
    match field.control {
        Control::Place => values(input, &format!("{}{RURAL}", field.name)),
        _ => Vec::new(),
    }
}

fn is_known(form: &Form, name: &str) -> bool {
    let rural = || {
        let field = form.field(name.strip_suffix(RURAL)?)?;
        matches!(field.control, Control::Place).then_some(())
    };
    form.field(name).is_some() || rural().is_some()
}

fn answer(
    field: &Field,
    values: &[&str],
    rural: &[&str],
    year: u16,
) -> Result<Option<Answer>, Fault> {
    if let Control::Any(choices) = field.control {
        return any(choices, values);
    }
    // Cleaned first: a text of characters that are not seen is none.
    let lines = matches!(field.control, Control::Text { .. });
    let clean = |value: &&str| match field.control {
        Control::Line { .. } | Control::Text { .. } => text::tidy(value, lines),
        _ => Ok((*value).to_owned()),
    };
    let cleaned = values.iter().map(clean).collect::<Result<Vec<String>, _>>()?;
    let given: Vec<&str> =
        cleaned.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
    let value = match given[..] {
        [] => return Ok(None),
        [value] => value,
        _ => return Err(Fault::Doubled),
    };
    Ok(Some(match field.control {
        Control::Line { holds, most } => Answer::Text(line(value, holds, most, year)?),
        Control::Text { most } => Answer::Text(measured(value.to_owned(), most)?),
        Control::One(choices) => Answer::Words(vec![one(choices, value)?]),
        Control::Place => Answer::Place(place(value, rural)?),
        Control::Agreement { version } if value == version => Answer::Text(version.to_owned()),
        Control::Agreement { .. } | Control::Any(_) => return Err(Fault::NotAChoice),
    }))
}

/// What is kept of the one value of a field that is a text.
#[cfg(test)]
pub(super) fn answer_of(field: &Field, value: &str, year: u16) -> Result<Option<String>, Fault> {
    Ok(answer(field, &[value], &[], year)?.and_then(|answer| match answer {
        Answer::Text(text) => Some(text),
        _ => None,
    }))
}

/// What is said of a question that was not answered.
fn missing(field: &Field) -> Fault {
    match field.control {
        Control::Agreement { .. } => Fault::NotAgreed,
        _ => Fault::Missing,
    }
}

fn measured(value: String, most: usize) -> Result<String, Fault> {
    if value.chars().count() > most { Err(Fault::TooLong { most }) } else { Ok(value) }
}

/// Reads a line by what it holds. What does not count in it is dropped before it is measured.
fn line(value: &str, holds: Holds, most: usize, year: u16) -> Result<String, Fault> {
    let read = match holds {
        Holds::Words | Holds::Address => value.to_owned(),
        Holds::PersonName => {
            let name = PersonName::parse(value).ok_or(Fault::NotAName)?;
            name.reveal().to_owned()
        }
        Holds::Phone => Phone::parse(value)?.reveal().to_owned(),
        Holds::Email => Email::parse(value).ok_or(Fault::NotAnEmail)?.reveal().to_owned(),
        Holds::Year { oldest, youngest } => {
            let (first, last) = (year - oldest, year - youngest);
            let given = typed::year(value).filter(|given| (first..=last).contains(given));
            given.ok_or(Fault::NotAYear { first, last })?.to_string()
        }
        Holds::Bin => typed::bin(value).ok_or(Fault::NotABin)?,
    };
    measured(read, most)
}

fn one(choices: &'static [Choice], value: &str) -> Result<&'static str, Fault> {
    let found = choices.iter().find(|choice| choice.word == value);
    found.map(|choice| choice.word).ok_or(Fault::NotAChoice)
}

/// The choices made, in the order of the form, each once.
fn any(choices: &'static [Choice], values: &[&str]) -> Result<Option<Answer>, Fault> {
    for value in values {
        one(choices, value)?;
        if values.iter().filter(|other| *other == value).count() > 1 {
            return Err(Fault::Doubled);
        }
    }
    let made = choices.iter().map(|choice| choice.word).filter(|word| values.contains(word));
    let words: Vec<&'static str> = made.collect();
    Ok((!words.is_empty()).then_some(Answer::Words(words)))
}

/// A district, or the rural district in it if one is given.
fn place(value: &str, rural: &[&str]) -> Result<Kato, Fault> {
    let kato = |text: &str, level| {
        text.parse::<Kato>().ok().filter(|kato| kato.level() == level).ok_or(Fault::NotAPlace)
    };
    let district = kato(value, Level::District)?;
    match rural {
        [] => Ok(district),
        [rural] => {
            let rural = kato(rural, Level::RuralDistrict)?;
            if rural.parent() == Some(district) { Ok(rural) } else { Err(Fault::NotAPlace) }
        }
        _ => Err(Fault::Doubled),
    }
}
