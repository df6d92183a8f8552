//! Parts of records as they are stored: encrypted with the key of their record.
//!
//! A part is bound to its place, so that it opens nowhere else. A part that was stored before there
//! were keys stands open and is read as it is; its next version is encrypted. A part of an erased
//! record is as good as not there.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Item, Key, Unavailable, Write, protected_list};
use crate::record_keys::{KeyState, RecordKey, RecordKeys};
use crate::seal::{Context, decrypt_with_key, encrypt_with_key};
use crate::stored::{self, stored};

/// A document that is encrypted with the key of its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Protected {
    /// Nonce and ciphertext of the document's text, in base64.
    protected: String,
}
stored!(protected: Protected, 1);

/// What of an item is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Nothing.
    Open,
    /// The whole document, with the key of the record that the partition is.
    Whole,
    /// Each element of its field `cards`, with the key of the record that this prefix and the
    /// element's field `id` name, as in `VOLUNTEER#…`.
    Cards(&'static str),
}

/// Says what of the item of a key is encrypted.
pub type Covers = Arc<dyn Fn(&Key) -> Cover + Send + Sync>;

/// The keys, and what they protect.
#[derive(Clone)]
pub(super) struct Protection {
    pub keys: Arc<dyn RecordKeys>,
    pub covers: Covers,
}

impl fmt::Debug for Protection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Protection")
    }
}

impl Protection {
    /// Items with their own documents. One whose key is missing or does not fit stays closed, so
    /// that its reader finds it unreadable; one of an erased record is left out.
    pub(super) async fn open(&self, items: Vec<Item>) -> Result<Vec<Item>, Unavailable> {
        let is_closed =
            |item: &Item| (self.covers)(&item.key) == Cover::Whole && is_protected(item);
        let closed: Vec<bool> = items.iter().map(is_closed).collect();
        let records = items.iter().zip(&closed).filter(|(_, closed)| **closed);
        let records: Vec<String> = records.map(|(item, _)| item.key.partition.clone()).collect();
        let mut states = match records.is_empty() {
            true => Vec::new(),
            false => self.keys.states(&records).await?,
        }
        .into_iter();
        let mut opened = Vec::with_capacity(items.len());
        for (item, closed) in items.into_iter().zip(closed) {
            if let Cover::Cards(prefix) = (self.covers)(&item.key) {
                opened.push(protected_list::open(&*self.keys, prefix, item).await?);
                continue;
            }
            match if closed { states.next() } else { None } {
                Some(KeyState::Destroyed) => {}
                Some(KeyState::Live(key)) => opened.push(open_item(item, &key)),
                Some(KeyState::Unknown) | None => opened.push(item),
            }
        }
        Ok(opened)
    }

    /// The writes with their documents encrypted. A record that has no key yet gets one.
    pub(super) async fn close(&self, writes: &[Write]) -> Result<Vec<Write>, Unavailable> {
        let mut closed = Vec::with_capacity(writes.len());
        let mut last: Option<(String, RecordKey)> = None;
        for write in writes {
            let (Write::Create(item) | Write::Replace(item) | Write::Put(item)) = write else {
                closed.push(write.clone());
                continue;
            };
            let item = match (self.covers)(&item.key) {
                Cover::Open => item.clone(),
                Cover::Cards(prefix) => protected_list::close(&*self.keys, prefix, item).await?,
                Cover::Whole => {
                    let record = &item.key.partition;
                    let key = match last.take() {
                        Some((of, key)) if of == *record => key,
                        _ => self.keys.create(record).await?,
                    };
                    let item = close_item(item, &key)?;
                    last = Some((item.key.partition.clone(), key));
                    item
                }
            };
            closed.push(match write {
                Write::Create(_) => Write::Create(item),
                Write::Replace(_) => Write::Replace(item),
                _ => Write::Put(item),
            });
        }
        Ok(closed)
    }

    /// Whether the key of a record was destroyed.
    pub(super) async fn is_destroyed(&self, record: &str) -> Result<bool, Unavailable> {
        Ok(self.keys.state(record).await? == KeyState::Destroyed)
    }
}

/// Whether an item stands encrypted.
pub(crate) fn is_protected(item: &Item) -> bool {
    stored::read::<Protected>(&item.body).is_some()
}

fn close_item(item: &Item, key: &RecordKey) -> Result<Item, Unavailable> {
    let place = item.key.to_string();
    let protected = encrypt_with_key(key, Context { kind: "part", id: &place }, &item.body);
    let protected = protected.map_err(|error| Unavailable(error.to_string()))?;
    Ok(Item { body: stored::write(&Protected { protected }), ..item.clone() })
}

fn open_item(item: Item, key: &RecordKey) -> Item {
    let place = item.key.to_string();
    let Some(Protected { protected }) = stored::read(&item.body) else { return item };
    match decrypt_with_key(key, Context { kind: "part", id: &place }, &protected) {
        Ok(body) => Item { body, ..item },
        Err(_) => item,
    }
}
