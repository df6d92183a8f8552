//! A key of `entry.yaml`, described for `tugan new`, the reference of keys and the tests.

use domain::{Kind, Words};

use crate::texts;

/// The degree to which a key is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// An entry must have the key.
    Required,
    /// An entry should have the key: `tugan new` writes the line.
    Expected,
    /// An entry may have the key: `tugan new` writes the line as a comment.
    Optional,
}

/// The parts of the site where the value of a key is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The page of the entry.
    Page,
    /// The page and its structured data.
    PageAndSchema,
    /// Addresses and the time of publication, but not the page.
    Publishing,
}

/// A key of `entry.yaml`; its meaning is a text below `keys`.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The name.
    pub name: &'static str,
    /// A value that passes the check; `{day}` is replaced by the current day.
    pub sample: &'static str,
    /// The degree to which the key is required.
    pub presence: Presence,
    /// The closed vocabulary of the value or of a part of it.
    pub vocabulary: &'static [&'static str],
    /// The parts of the site where the value is used.
    pub used: Use,
}

impl Key {
    /// Returns the meaning of the key for entries of a kind.
    pub(crate) fn meaning(&self, kind: Kind) -> Words {
        let own = texts::find(&format!("kinds.{kind}.{}", self.name));
        let common = || texts::find(&format!("keys.{}", self.name));
        own.or_else(common).expect("a test reads the meaning of every key of every kind")
    }

    const fn new(presence: Presence, name: &'static str, sample: &'static str) -> Key {
        Key { name, sample, presence, vocabulary: &[], used: Use::Page }
    }

    /// Declares a key that an entry must have.
    pub(crate) const fn required(name: &'static str, sample: &'static str) -> Key {
        Key::new(Presence::Required, name, sample)
    }

    /// Declares a key that an entry should have.
    pub(crate) const fn expected(name: &'static str, sample: &'static str) -> Key {
        Key::new(Presence::Expected, name, sample)
    }

    /// Declares a key that an entry may have.
    pub(crate) const fn optional(name: &'static str, sample: &'static str) -> Key {
        Key::new(Presence::Optional, name, sample)
    }

    /// Sets the closed vocabulary.
    pub(crate) const fn words(self, vocabulary: &'static [&'static str]) -> Key {
        Key { vocabulary, ..self }
    }

    /// Marks the value as used in the structured data too.
    pub(crate) const fn in_schema(self) -> Key {
        Key { used: Use::PageAndSchema, ..self }
    }

    /// Marks the value as used in addresses and times only.
    pub(crate) const fn publishing(self) -> Key {
        Key { used: Use::Publishing, ..self }
    }
}
