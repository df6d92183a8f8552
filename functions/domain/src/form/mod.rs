//! Public forms: each is written down once, and from that it is rendered, validated and described.
//!
//! A [`Form`] is data. [`validate`](validate::validate) reads what somebody filled in into
//! [`Answers`] or [`Faults`], one for each field; the crate `pages` makes the HTML.

pub mod fault;
#[cfg(test)]
mod tests;
mod typed;
pub mod validate;

use crate::locale::Locale;

pub use crate::locale::Words;
pub use fault::{Fault, Faults};
pub use validate::{Answers, Input, validate};

/// A form, in the order in which it is filled in.
#[derive(Debug)]
pub struct Form {
    /// Its name in addresses, limits and proofs of work.
    pub name: &'static str,
    /// Whether whoever fills it in proves work, because everybody may.
    pub proof: bool,
    /// Its parts.
    pub parts: &'static [Part],
    /// The label of the button that sends it.
    pub submit: Words,
}

/// Fields under one heading.
#[derive(Debug)]
pub struct Part {
    /// The heading.
    pub title: Words,
    /// A hint before its fields.
    pub help: Option<Words>,
    /// The fields.
    pub fields: &'static [Field],
}

/// One question.
#[derive(Debug)]
pub struct Field {
    /// Its name in what is sent.
    pub name: &'static str,
    /// The question.
    pub label: Words,
    /// A hint.
    pub help: Option<Words>,
    /// How it is answered.
    pub control: Control,
    /// Whether it must be answered.
    pub required: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy)]
pub enum Control {
    /// One line of text.
    Line {
        /// What the line holds.
        holds: Holds,
        /// Most characters.
        most: usize,
    },
    /// Several lines of text.
    Text {
        /// Most characters.
        most: usize,
    },
    /// One of some choices.
    One(&'static [Choice]),
    /// Any of some choices.
    Any(&'static [Choice]),
    /// A district or a city, and perhaps a rural district in it.
    Place,
    /// A sentence to agree to, of a version that is stored with the answer.
    Agreement {
        /// The version.
        version: &'static str,
    },
}

/// What a line of text holds, beyond being text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Any words.
    Words,
    /// The name of a person.
    PersonName,
    /// A telephone number.
    Phone,
    /// An address of mail.
    Email,
    /// A postal address.
    Address,
    /// A year between two.
    Year {
        /// How many years before the current one at most.
        oldest: u16,
        /// How many years before the current one at least.
        youngest: u16,
    },
    /// The number of an organisation.
    Bin,
}

/// One choice.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// Its stable word, as it is sent and stored.
    pub word: &'static str,
    /// Its label.
    pub label: Words,
}

/// A choice.
pub const fn choice(word: &'static str, label: Words) -> Choice {
    Choice { word, label }
}

/// The label of a stored word; nothing if the word is no choice any more.
pub fn label(choices: &[Choice], word: &str, locale: impl Into<Locale>) -> Option<&'static str> {
    choices.iter().find(|choice| choice.word == word).map(|choice| choice.label.get(locale))
}

impl Form {
    /// All fields in their order.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.parts.iter().flat_map(|part| part.fields)
    }

    /// The field with a name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.name == name)
    }
}
