//! Everybody who was ever on the published list of a kind, by their ids: whoever comes back to it is
//! no newcomer.
//!
//! A list is published first and remembered then; until it is, its cards say who was on it. So who
//! leaves a list that is not remembered yet is remembered in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::document::part_of;
use super::turns::in_turns;
use crate::app::AppContext;
use crate::http::Problem;
use crate::records::kind::{RecordKind, RecordRef};
use crate::store::{Item, Key, Write};
use crate::stored::stored;

/// Where the ids begin. It must not lie between the changes and the head of a list, which every
/// reader reads.
const IDS: &str = "PUBLISHED#";

/// How many items the ids are dealt out to: an item takes ten thousand.
const SHARDS: usize = 64;

/// How often it is tried, when others remember at the same time.
const TRIES: usize = 8;

/// Ids of records that were once on the published list. They are random and tell nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PublishedIds {
    /// The ids.
    pub ids: BTreeSet<String>,
}
stored!(published_ids: PublishedIds, 1);

fn key(kind: &RecordKind, id: &str) -> Key {
    Key::new(kind.public(), format!("{IDS}{:02}", part_of(id, SHARDS)))
}

/// All who are remembered.
pub(super) async fn ever_published(
    app: &AppContext,
    kind: &RecordKind,
) -> Result<BTreeSet<String>, Problem> {
    let mut ids = BTreeSet::new();
    for item in app.table.parts(&kind.public(), IDS).await? {
        ids.extend(item.document::<PublishedIds>()?.ids);
    }
    Ok(ids)
}

/// The write that remembers a record which leaves the list, if it is not remembered.
pub(super) async fn remembers(
    app: &AppContext,
    record: &RecordRef,
) -> Result<Option<Write>, Problem> {
    let key = key(record.kind, &record.id);
    let item = app.table.parts(&key.partition, key.sort.as_str()).await?.pop();
    let known = match item.as_ref().map(Item::document::<PublishedIds>) {
        Some(Ok(PublishedIds { ids })) => ids,
        // Nobody is kept on the list because of it.
        Some(Err(_)) => return Ok(None),
        None => BTreeSet::new(),
    };
    Ok(added(key, item, known, [record.id.clone()]))
}

/// The write that adds ids to those of an item, unless it has them.
fn added(
    key: Key,
    item: Option<Item>,
    mut ids: BTreeSet<String>,
    new: impl IntoIterator<Item = String>,
) -> Option<Write> {
    let before = ids.len();
    ids.extend(new);
    if ids.len() == before {
        return None;
    }
    let document = PublishedIds { ids };
    Some(match item {
        Some(item) => Write::Replace(item.next(&document)),
        None => Write::Create(Item::new(key, &document)),
    })
}

/// Remembers ids.
pub(super) async fn remember(
    app: &AppContext,
    kind: &RecordKind,
    ids: &BTreeSet<String>,
) -> Result<(), Problem> {
    for _ in 0..TRIES {
        if ids.is_empty() {
            return Ok(());
        }
        let mut dealt: BTreeMap<Key, Vec<String>> = BTreeMap::new();
        ids.iter().for_each(|id| dealt.entry(key(kind, id)).or_default().push(id.clone()));
        let mut writes = Vec::new();
        let items = app.table.parts(&kind.public(), IDS).await?.into_iter();
        let mut items: BTreeMap<Key, Item> = items.map(|item| (item.key.clone(), item)).collect();
        for (key, new) in dealt {
            let item = items.remove(&key);
            let known = item.as_ref().map(Item::document::<PublishedIds>).transpose()?;
            writes.extend(added(key, item, known.unwrap_or_default().ids, new));
        }
        if writes.is_empty() {
            return Ok(());
        }
        // Those that are refused, because others remember too, are tried again.
        in_turns(app, writes).await?;
    }
    Err(Problem::contended())
}
