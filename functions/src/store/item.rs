//! Items of the table: a key, a document, and the few attributes that the store itself looks at.

use std::fmt;

use super::Unavailable;
use crate::stored::{self, Stored};

/// The key of an item: which thing it belongs to, and which part of that thing it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The partition, such as `VOLUNTEER#…`.
    pub partition: String,
    /// The part, such as `CARD`.
    pub sort: String,
}

impl Key {
    /// A key of both.
    pub fn new(partition: impl Into<String>, sort: impl Into<String>) -> Key {
        Key { partition: partition.into(), sort: sort.into() }
    }
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its key.
    pub key: Key,
    /// Counts its changes, from 1.
    pub version: u64,
    /// Its document in JSON.
    pub body: String,
    /// What it is listed under, if it is listed, and its place in that list.
    pub listed: Option<(String, String)>,
    /// When it may go by itself, in seconds since 1970. Readers must look at this: the store takes
    /// its time.
    pub expires: Option<u64>,
}

/// A document that no reader of its kind can read. Its text is for the log and holds no data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {kind} at {key} cannot be read")]
pub struct Unreadable {
    /// The stable name of its kind.
    pub kind: &'static str,
    /// The key of its item.
    pub key: Key,
}

impl From<Unreadable> for Unavailable {
    fn from(unreadable: Unreadable) -> Unavailable {
        Unavailable(unreadable.to_string())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.partition, self.sort)
    }
}

impl Item {
    /// A new item with a document.
    pub fn new<T: Stored>(key: Key, document: &T) -> Item {
        let body = stored::write(document);
        Item { key, version: 1, body, listed: None, expires: None }
    }

    /// This item, listed.
    pub fn listed(self, list: impl Into<String>, place: impl Into<String>) -> Item {
        Item { listed: Some((list.into(), place.into())), ..self }
    }

    /// This item, off its list.
    pub fn unlisted(self) -> Item {
        Item { listed: None, ..self }
    }

    /// This item, to go by itself at a time.
    pub fn until(self, expires: u64) -> Item {
        Item { expires: Some(expires), ..self }
    }

    /// The next version of this item, with a changed document; what a newer program has put into
    /// it stays.
    pub fn next<T: Stored>(&self, document: &T) -> Item {
        Item { body: stored::rewrite(&self.body, document), ..self.again() }
    }

    /// The next version of this item, with the same document, whether it can be read or not.
    pub fn again(&self) -> Item {
        Item { version: self.version + 1, ..self.clone() }
    }

    /// Whether it is still there at a time.
    pub fn lives(&self, now: u64) -> bool {
        self.expires.is_none_or(|expires| now < expires)
    }

    /// Its document.
    pub fn document<T: Stored>(&self) -> Result<T, Unreadable> {
        let unreadable = || Unreadable { kind: T::KIND, key: self.key.clone() };
        stored::read(&self.body).ok_or_else(unreadable)
    }
}
