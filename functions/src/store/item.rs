//! Items of the table: a key, a document, and the few attributes that the store itself looks at.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Unavailable;

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

impl Item {
    /// A new item with a document.
    pub fn new(key: Key, document: &impl Serialize) -> Item {
        let body = serde_json::to_string(document)
            .expect("documents are structs of text, numbers and lists");
        Item { key, version: 1, body, listed: None, expires: None }
    }

    /// This item, listed.
    pub fn listed(self, list: impl Into<String>, place: impl Into<String>) -> Item {
        Item { listed: Some((list.into(), place.into())), ..self }
    }

    /// This item, to go by itself at a time.
    pub fn until(self, expires: u64) -> Item {
        Item { expires: Some(expires), ..self }
    }

    /// The next version of this item, with another document.
    pub fn next(&self, document: &impl Serialize) -> Item {
        let next = Item::new(self.key.clone(), document);
        let Item { listed, expires, .. } = self.clone();
        Item { version: self.version + 1, listed, expires, ..next }
    }

    /// Whether it is still there at a time.
    pub fn lives(&self, now: u64) -> bool {
        self.expires.is_none_or(|expires| now < expires)
    }

    /// Its document.
    pub fn document<T: DeserializeOwned>(&self) -> Result<T, Unavailable> {
        serde_json::from_str(&self.body)
            .map_err(|_| Unavailable(format!("an item of {} is unreadable", self.kind())))
    }

    /// The kind of thing that it belongs to, without its name.
    fn kind(&self) -> &str {
        self.key.partition.split('#').next().unwrap_or_default()
    }
}
