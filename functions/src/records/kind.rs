//! A kind of record: what the rest of the functions must know of it.

use std::collections::BTreeSet;
use std::fmt;

use domain::form::{Choice, Form, Words};
use pages::KindWords;
use serde::Serialize;

use super::card::{Card, State, place};
use crate::limit::Quota;
use crate::seal::Context;
use crate::store::{Cover, Item, Key, Unreadable};

/// The name of the kind that texts are about which were written before there were others.
const FIRST: &str = "volunteers";

/// How the parts of published lists begin.
pub(super) const PARTS: &str = "PART#";

/// The part of a record that notes where its secret link is.
const OWN_LINK: &str = "LINK";

/// A kind of record.
#[derive(Debug)]
pub struct RecordKind {
    /// Its name in requests, in lists of the store and in stored documents.
    pub name: &'static str,
    /// How the partitions of its records begin.
    pub partition: &'static str,
    /// What its sealed contacts are bound to, with the id.
    pub sealed_as: &'static str,
    /// The fields of a contact that a reveal shows, in their order, with their names.
    pub contact: &'static [Choice],
    /// What a contact may be asked for.
    pub purposes: &'static [Choice],
    /// What is filled in before a request is signed; its field `purpose` has the purposes.
    pub request_form: &'static Form,
    /// What a clerk fills in for a visitor; its field `purpose` has the purposes.
    pub visit_form: &'static Form,
    /// How many contacts one person may see.
    pub quota: Quota,
    /// What it is called on the pages about its records.
    pub words: KindWords,
    /// What it is called in the text that is signed to see a contact.
    pub signed: SignedWords,
    /// Reads a card.
    pub read: fn(&Item) -> Result<Box<dyn Card>, Unreadable>,
    /// Makes the public cards of all listed ones, in groups in which nobody can be recognised; given
    /// the ids of all that were ever public, and the year.
    pub publish: fn(&[Item], &BTreeSet<String>, u16) -> Vec<PublicCard>,
}

/// A card as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicCard {
    /// The public id.
    pub id: String,
    /// The card in JSON, with its `id`.
    pub body: String,
}

impl PublicCard {
    /// The card with an id, if it can be written.
    pub fn new(id: impl Into<String>, card: &impl Serialize) -> Option<PublicCard> {
        Some(PublicCard { id: id.into(), body: serde_json::to_string(card).ok()? })
    }
}

/// The words of a kind in the text that is signed to see a contact.
#[derive(Debug)]
pub struct SignedWords {
    /// The heading.
    pub title: Words,
    /// What is shown.
    pub fields: Words,
}

impl RecordKind {
    /// The list of the store in which cards of a state stand.
    pub fn list(&self, state: State) -> String {
        format!("{}:{}", self.name, state.word())
    }

    /// The partition of the published list.
    pub fn public(&self) -> String {
        format!("PUBLIC#{}", self.name)
    }

    /// How the parts of a quota begin: those of the first kind are older than kinds.
    pub fn quota_prefix(&self) -> String {
        if self.name == FIRST { String::new() } else { format!("{}#", self.name) }
    }

    /// The record with an id.
    pub fn record(&'static self, id: impl Into<String>) -> RecordRef {
        RecordRef { kind: self, id: id.into() }
    }

    /// The record that an item is a part of.
    pub fn record_of(&'static self, item: &Item) -> Option<RecordRef> {
        let (partition, id) = item.key.partition.split_once('#')?;
        (partition == self.partition).then(|| self.record(id))
    }
}

/// One record: its kind and its id. As a text, which requests, stored documents and the log hold, it
/// is `kind:id`, and the bare id for the first kind.
#[derive(Debug, Clone)]
pub struct RecordRef {
    /// The kind.
    pub kind: &'static RecordKind,
    /// The id.
    pub id: String,
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind.name == FIRST {
            f.write_str(&self.id)
        } else {
            write!(f, "{}:{}", self.kind.name, self.id)
        }
    }
}

impl RecordRef {
    fn part(&self, part: impl Into<String>) -> Key {
        Key::new(format!("{}#{}", self.kind.partition, self.id), part)
    }

    /// The key of its card.
    pub fn card(&self) -> Key {
        self.part("CARD")
    }

    /// The key of its sealed contact.
    pub fn contact(&self) -> Key {
        self.part("CONTACT")
    }

    /// The key of the note of where its own secret link is kept.
    pub fn own_link(&self) -> Key {
        self.part(OWN_LINK)
    }

    /// The key of one row of its access log.
    pub fn look(&self, at: u64, request: &str) -> Key {
        self.part(format!("LOOK#{at:012}#{request}"))
    }

    /// The key of a complaint about one row of it, as it was kept before complaints had answers; the
    /// keys of messages begin with it.
    pub fn complaint(&self, request: &str) -> Key {
        self.part(format!("COMPLAINT#{request}"))
    }

    /// The key of the state of the complaints about one row.
    pub fn complaint_state(&self, request: &str) -> Key {
        self.part(format!("COMPLAINT#{request}#STATE"))
    }

    /// The key of one message about one row, by its number.
    pub fn complaint_message(&self, request: &str, number: u64) -> Key {
        self.part(format!("COMPLAINT#{request}#{number:08}"))
    }

    /// What its contact is bound to.
    pub fn sealed(&self) -> Context<'_> {
        Context { kind: self.kind.sealed_as, id: &self.id }
    }

    /// Its card in the list of its state, the oldest first.
    pub fn listed(&self, item: Item, card: &dyn Card, state: State) -> Item {
        item.listed(self.kind.list(state), place(card.created(), &self.id))
    }
}

/// The most characters of an id; those that are made here have 32.
const LONGEST_ID: usize = 64;

fn is_id(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(inner)
}

/// The kinds that there are.
#[derive(Debug, Clone, Copy)]
pub struct Kinds(pub &'static [&'static RecordKind]);

impl Kinds {
    /// The record that a text names, if there is its kind and the text can be an id: whoever sends
    /// something else asks the store nothing.
    pub fn find(self, text: &str) -> Option<RecordRef> {
        let (name, id) = text.split_once(':').unwrap_or((FIRST, text));
        let kind = self.iter().find(|kind| kind.name == name)?;
        is_id(id).then(|| kind.record(id))
    }

    /// What of the item of a key is encrypted: all parts of a record but the note of where its secret
    /// link is, and the cards of the published lists.
    pub fn protects(self, key: &Key) -> Cover {
        let kind = key.partition.split_once('#').map(|(kind, _)| kind);
        let of = |kind: &RecordKind| kind.public() == key.partition;
        match self.iter().find(|of| Some(of.partition) == kind) {
            Some(_) if key.sort == OWN_LINK => Cover::Open,
            Some(_) => Cover::Whole,
            None if !key.sort.starts_with(PARTS) => Cover::Open,
            None => self
                .iter()
                .find(|kind| of(kind))
                .map_or(Cover::Open, |kind| Cover::Cards(kind.partition)),
        }
    }

    /// All of them.
    pub fn iter(self) -> impl Iterator<Item = &'static RecordKind> {
        self.0.iter().copied()
    }
}
