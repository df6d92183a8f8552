//! A key of `entry.yaml`: what `tugan new`, the reference of keys and the tests know of it.

use domain::{Kind, Words};

use crate::texts;

/// Whether an entry has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must have it.
    Required,
    /// It should have it: `tugan new` writes the line.
    Expected,
    /// It may have it: `tugan new` writes the line as a comment.
    Optional,
}

/// Where the value of a key ends up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// On the page of the entry.
    Page,
    /// On the page and in its structured data.
    PageAndSchema,
    /// In addresses and the time of publication, and not on the page.
    Publishing,
}

/// A key of `entry.yaml`; its meaning is a text below `keys`.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// A value that passes the check; `{day}` stands for the day it is written.
    pub sample: &'static str,
    /// Whether an entry has it.
    pub presence: Presence,
    /// The closed vocabulary of the value or of a part of it.
    pub vocabulary: &'static [&'static str],
    /// Where the value ends up.
    pub used: Use,
}

impl Key {
    /// What the key means for entries of a kind.
    pub(crate) fn meaning(&self, kind: Kind) -> Words {
        let own = texts::find(&format!("kinds.{kind}.{}", self.name));
        let common = || texts::find(&format!("keys.{}", self.name));
        own.or_else(common).expect("a test reads the meaning of every key of every kind")
    }

    const fn new(presence: Presence, name: &'static str, sample: &'static str) -> Key {
        Key { name, sample, presence, vocabulary: &[], used: Use::Page }
    }

    /// A key that an entry must have.
    pub(crate) const fn required(name: &'static str, sample: &'static str) -> Key {
        Key::new(Presence::Required, name, sample)
    }

    /// A key that an entry should have.
    pub(crate) const fn expected(name: &'static str, sample: &'static str) -> Key {
        Key::new(Presence::Expected, name, sample)
    }

    /// A key that an entry may have.
    pub(crate) const fn optional(name: &'static str, sample: &'static str) -> Key {
        Key::new(Presence::Optional, name, sample)
    }

    /// With a closed vocabulary.
    pub(crate) const fn words(self, vocabulary: &'static [&'static str]) -> Key {
        Key { vocabulary, ..self }
    }

    /// With its value in the structured data too.
    pub(crate) const fn in_schema(self) -> Key {
        Key { used: Use::PageAndSchema, ..self }
    }

    /// With its value in addresses and times only.
    pub(crate) const fn publishing(self) -> Key {
        Key { used: Use::Publishing, ..self }
    }
}
