//! Turns what somebody filled in into answers or faults.

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;

use super::{Choice, Control, Fault, Faults, Field, Form, Holds};
use crate::contact::{Email, Phone};
use crate::kato::{Kato, Level};
use crate::number;
use crate::text::{self, TextFault};

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
            Ok(None) if field.required => faults.push((field.name.to_owned(), Fault::Missing)),
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
    let value = match values {
        [] => return Ok(None),
        [value] => *value,
        _ => return Err(Fault::Doubled),
    };
    Ok(Some(match field.control {
        Control::Line { holds, most } => Answer::Text(line(value, holds, most, year)?),
        Control::Text { most } => Answer::Text(clean(value, true, most)?),
        Control::One(choices) => Answer::Words(vec![one(choices, value)?]),
        Control::Place => Answer::Place(place(value, rural)?),
        Control::Agreement { version } if value == version => Answer::Text(version.to_owned()),
        Control::Agreement { .. } | Control::Any(_) => return Err(Fault::NotAChoice),
    }))
}

fn clean(value: &str, lines: bool, most: usize) -> Result<String, Fault> {
    text::clean(value, lines, most).map_err(|fault| match fault {
        TextFault::Hidden => Fault::Hidden,
        TextFault::TooLong => Fault::TooLong { most },
    })
}

fn line(value: &str, holds: Holds, most: usize, year: u16) -> Result<String, Fault> {
    let value = clean(value, false, most)?;
    match holds {
        Holds::Words | Holds::Address => Ok(value),
        Holds::PersonName => person_name(value),
        Holds::Phone => {
            Phone::parse(&value).map(|phone| phone.reveal().to_owned()).ok_or(Fault::NotAPhone)
        }
        Holds::Email => {
            Email::parse(&value).map(|email| email.reveal().to_owned()).ok_or(Fault::NotAnEmail)
        }
        Holds::Year { oldest, youngest } => {
            let (first, last) = (year - oldest, year - youngest);
            let fits = value.parse().is_ok_and(|given: u16| (first..=last).contains(&given));
            if fits && value.len() == 4 { Ok(value) } else { Err(Fault::NotAYear { first, last }) }
        }
        Holds::Bin => {
            if number::is_bin(&value) {
                Ok(value)
            } else {
                Err(Fault::NotABin)
            }
        }
    }
}

/// Letters of any script, joined by spaces, hyphens, apostrophes and dots. Vowel signs and other
/// marks, which Unicode calls alphabetic too, follow a letter and are none by themselves.
fn person_name(value: String) -> Result<String, Fault> {
    let joins = [' ', '-', '’', '\'', 'ʼ', '.'];
    let is_letter = |c: char| c.is_alphabetic() && !is_combining_mark(c);
    let mut before = ' ';
    let well = value.chars().all(|c| {
        let follows = !joins.contains(&std::mem::replace(&mut before, c));
        is_letter(c) || joins.contains(&c) || c.is_alphabetic() && follows
    });
    let letters = value.chars().filter(|c| is_letter(*c)).count();
    if well && letters >= 2 { Ok(value) } else { Err(Fault::NotAName) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_letters_that_are_seen() {
        let name = |text: &str| line(text, Holds::PersonName, 100, 2026).err();
        for fine in
            ["Айгүл Серікқызы", "Ó Néill", "Жан-Поль", "Nguyễn Thị", "นิดา", "محمد علي", "李明"]
        {
            assert_eq!(name(fine), None, "{fine}");
        }
        for blank in ["\u{3164}\u{3164}", "Али\u{115F}", "\u{1160}\u{FFA0}", "\u{2800}\u{2800}"]
        {
            assert_eq!(name(blank), Some(Fault::Hidden), "{blank:?}");
        }
        // Thai, Devanagari and Greek marks, alphabetic though nothing bears them.
        for marks in
            ["\u{E31}\u{E31}", "\u{93E}\u{93F}", "\u{345}\u{345}", "-\u{E34}Анна", "А", "12"]
        {
            assert_eq!(name(marks), Some(Fault::NotAName), "{marks:?}");
        }
    }
}
