//! The stored documents of a public list: its head, its parts, and the changes of who is listed.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

pub(super) use crate::records::kind::PARTS;
use crate::records::kind::{RecordKind, RecordRef};
use crate::store::{Item, Key, Write};
use crate::stored::stored;

/// How many cards a part has on average, at most: so that a part of long cards still weighs less
/// than an item of the store may (400 kB).
const CARDS_IN_A_PART: usize = 128;

/// Where the changes begin; the head follows all of them in the order of keys.
pub(super) const CHANGES: &str = "CHANGE#";
/// Where the changes begin with which the list was published; readers have no need of them.
pub(super) const PAST: &str = "PAST#";
/// Where the parts of the first layout begin.
pub(super) const FORMER_PARTS: &str = "CARDS#";
/// The head.
pub(super) const HEAD: &str = "HEAD";

/// The head of a published list: it alone decides which parts are the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// When the list was published, in seconds since 1970.
    pub at: u64,
    /// How many cards everybody sees.
    pub shown: usize,
    /// How many records are listed, shown or not yet.
    pub listed: usize,
    /// How many more are listed that cannot be read.
    pub unreadable: usize,
    /// The tag of each part, by the number of the part; empty for a part without cards.
    pub parts: Vec<String>,
    /// How many parts of the first layout the list has; none once it was published in this one.
    pub former: usize,
}
stored!(published_head: Head, 2, after HeadOne);

/// The head of the first layout, whose parts were overwritten in place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HeadOne {
    at: u64,
    parts: usize,
}
stored!(former published_head: HeadOne, 0..=1);

impl From<HeadOne> for Head {
    fn from(HeadOne { at, parts }: HeadOne) -> Head {
        Head { at, former: parts, ..Head::default() }
    }
}

/// Some cards of a published list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// The cards, by their ids.
    pub cards: Vec<Value>,
}
stored!(published_part: Part, 1, after PartZero);

/// The same as a bare list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct PartZero(Vec<Value>);
stored!(former published_part: PartZero, 0);

impl From<PartZero> for Part {
    fn from(PartZero(cards): PartZero) -> Part {
        Part { cards }
    }
}

/// The last change of whether a record is listed; written in the transaction that changes its card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    /// When, in seconds since 1970.
    pub at: u64,
    /// Whether the record is listed since.
    pub listed: bool,
    /// Whether the list was published since.
    pub published: bool,
}
stored!(list_change: Change, 1);

/// A change with the id of its record and its item.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    pub id: String,
    pub item: Item,
    pub change: Change,
}

pub(super) fn head_key(kind: &RecordKind) -> Key {
    Key::new(kind.public(), HEAD)
}

pub(super) fn part_key(kind: &RecordKind, number: usize, tag: &str) -> Key {
    Key::new(kind.public(), format!("{PARTS}{number:04}#{tag}"))
}

/// The write of a change, for the transaction that gives the card this version: a later change of
/// the card has a higher one.
pub(super) fn change(record: &RecordRef, version: u64, change: &Change) -> Write {
    let kind = record.kind;
    let key = Key::new(kind.public(), format!("{CHANGES}{}", record.id));
    Write::Put(Item { version, ..Item::new(key, change) })
}

/// How many parts so many cards need: a power of two, so that the number seldom changes.
pub(super) fn parts_for(cards: usize) -> usize {
    cards.div_ceil(CARDS_IN_A_PART).next_power_of_two()
}

/// The number of the part, of so many, that has the card with an id.
pub(super) fn part_of(id: &str, parts: usize) -> usize {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(id.as_bytes()));
    u32::from_be_bytes([a, b, c, d]) as usize % parts.max(1)
}

/// The item of a change once the list was published with it, to go by itself at a time.
pub(super) fn past(kind: &RecordKind, changed: &Changed, expires: u64) -> Item {
    let key = Key::new(kind.public(), format!("{PAST}{}", changed.id));
    Item::new(key, &Change { published: true, ..changed.change.clone() }).until(expires)
}

/// The id of a card.
pub(super) fn id_of(card: &Value) -> &str {
    card["id"].as_str().unwrap_or_default()
}
