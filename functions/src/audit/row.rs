//! A row of a log and what it tells. A row is hashed over the bytes of its entry as they are stored,
//! so that rows of all times stay provable, whatever becomes of the structs.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::event::{Event, Fact};
use crate::keys::hex;
use crate::stored::{self, stored};

/// What a row tells: a closed list of facts, none of which names a person openly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, in seconds since 1970.
    pub at: u64,
    /// What happened.
    pub event: Event,
    /// Which record it happened to.
    pub record: String,
    /// Who did it, by the name made of their number; nothing is the system itself.
    pub actor: Option<String>,
    /// The rest, by the names that the event has.
    pub facts: Vec<(Fact, String)>,
}
stored!(log_entry: Entry, 0..=1);

impl Entry {
    /// An event of a record at a time, which the system itself has caused.
    pub fn new(at: u64, event: Event, record: impl Into<String>) -> Entry {
        Entry { at, event, record: record.into(), actor: None, facts: Vec::new() }
    }

    /// The same, caused by somebody.
    pub fn by(self, actor: impl Into<String>) -> Entry {
        Entry { actor: Some(actor.into()), ..self }
    }

    /// The same with one more fact.
    pub fn with(mut self, fact: Fact, value: impl Into<String>) -> Entry {
        self.facts.push((fact, value.into()));
        self
    }

    /// The value of a fact.
    pub fn fact(&self, fact: &Fact) -> Option<&str> {
        self.facts.iter().find(|(name, _)| name == fact).map(|(_, value)| value.as_str())
    }
}

/// A row as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    /// Its number, from 1, without a gap.
    pub number: u64,
    /// The hash of the row before.
    pub before: String,
    /// The bytes of its entry.
    entry: Box<RawValue>,
    /// Its own hash.
    pub hash: String,
}
stored!(log_row: Row, 0..=1);

/// The end of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of the last row; 0 before the first.
    pub number: u64,
    /// Its hash; empty before the first.
    pub hash: String,
}
stored!(log_head: Head, 0..=1);

impl Row {
    /// The row that follows a head.
    pub(super) fn after(head: &Head, entry: &Entry) -> Row {
        let number = head.number + 1;
        let entry = RawValue::from_string(stored::write(entry)).expect("what is written is JSON");
        let hash = hash(number, &head.hash, entry.get());
        Row { number, before: head.hash.clone(), entry, hash }
    }

    /// What it tells; nothing if that cannot be read.
    pub fn entry(&self) -> Option<Entry> {
        stored::read(self.entry.get())
    }

    /// Whether its hash is that of its contents.
    pub(super) fn holds(&self) -> bool {
        self.hash == hash(self.number, &self.before, self.entry.get())
    }

    /// The head of a log that ends with it.
    pub fn head(&self) -> Head {
        Head { number: self.number, hash: self.hash.clone() }
    }
}

/// The hash of a row: of its number, the hash before, and the bytes of its entry, each with its
/// length.
fn hash(number: u64, before: &str, entry: &str) -> String {
    let mut hash = Sha256::new();
    for part in [&number.to_be_bytes()[..], before.as_bytes(), entry.as_bytes()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}
