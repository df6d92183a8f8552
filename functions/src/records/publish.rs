//! The public list of a kind as it was published last, and publishing it again.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::card::State;
use super::kind::{RecordKind, RecordRef};
use crate::app::AppContext;
use crate::http::Problem;
use crate::readable::{readable, readable_by, report};
use crate::store::{Item, Key, Unreadable, Write, WriteError};
use crate::stored::{Stored, stored};

/// How many cards one item holds: far below what an item of the store may weigh.
const PART: usize = 300;

/// How often publishing is tried, when others publish at the same time.
const TRIES: usize = 8;

/// The list that everybody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published<C> {
    /// When it was published, in seconds since 1970; 0 before the first time.
    pub at: u64,
    /// Its cards.
    pub cards: Vec<C>,
}

/// What is kept of a published list beside its cards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    at: u64,
    parts: usize,
}
stored!(published_head: Head, 0..=1);

/// Some cards of a published list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    cards: Vec<Value>,
}
stored!(published_part: Part, 1, after PartZero);

/// The same as a bare list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct PartZero(Vec<Value>);
stored!(former published_part: PartZero, 0);

impl From<PartZero> for Part {
    fn from(PartZero(cards): PartZero) -> Part {
        Part { cards }
    }
}

/// The published list as it is stored: its head with how many parts it has, and its parts.
struct Former {
    head: Option<(Item, usize)>,
    at: u64,
    parts: Vec<(Item, Part)>,
}

fn head_key(kind: &RecordKind) -> Key {
    Key::new(kind.public(), "HEAD")
}

fn part_key(kind: &RecordKind, at: usize) -> Key {
    Key::new(kind.public(), format!("CARDS#{at:04}"))
}

/// The list of a kind as it was published last; a card that cannot be read is passed over.
pub async fn published<C: DeserializeOwned>(
    app: &AppContext,
    kind: &RecordKind,
) -> Result<Published<C>, Problem> {
    let Former { at, parts, .. } = read(app, kind).await?;
    let mut cards = Vec::new();
    for (item, part) in parts {
        for card in part.cards {
            match serde_json::from_value(card) {
                Ok(card) => cards.push(card),
                Err(_) => report(app, &Unreadable { kind: Part::KIND, key: item.key.clone() }),
            }
        }
    }
    Ok(Published { at, cards })
}

/// The list as it is stored. A part that cannot be read is passed over; a head that cannot names all
/// parts there are.
async fn read(app: &AppContext, kind: &RecordKind) -> Result<Former, Problem> {
    let Some(item) = app.table.get(&head_key(kind)).await? else {
        return Ok(Former { head: None, at: 0, parts: Vec::new() });
    };
    let parts = app.table.parts(&kind.public(), "CARDS#").await?;
    let head = item.document().unwrap_or_else(|unreadable| {
        report(app, &unreadable);
        Head { at: 0, parts: parts.len() }
    });
    let parts = parts.into_iter().take(head.parts).collect();
    let parts = readable::<Part>(app, parts).records;
    Ok(Former { head: Some((item, head.parts)), at: head.at, parts })
}

/// A card that was just changed: the store's list is a moment behind, so it is named.
#[derive(Debug, Clone)]
pub enum Changed {
    /// The card of this record leaves the list.
    Leaves(RecordRef),
    /// This card is on it.
    Comes(Box<Item>),
}

impl Changed {
    fn is(&self, item: &Item) -> bool {
        match self {
            Changed::Leaves(record) => record.card() == item.key,
            Changed::Comes(card) => card.key == item.key,
        }
    }
}

/// Publishes the list of the cards that are listed now, with what was just changed.
pub async fn publish(
    app: &AppContext,
    kind: &RecordKind,
    changed: Option<&Changed>,
) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let Former { head, parts, .. } = read(app, kind).await?;
        let former = parts.iter().flat_map(|(_, part)| &part.cards);
        let former = former.filter_map(|card| card["id"].as_str().map(str::to_owned)).collect();
        let cards = (kind.publish)(&listed(app, kind, changed).await?, &former, app.year());
        match app.table.write(&writes(app, kind, head, &cards)).await {
            Ok(()) => return Ok(()),
            // Another list was published meanwhile.
            Err(WriteError::Refused(_)) => {}
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
    Err(Problem::Unavailable)
}

/// The items of the cards that are listed; one that cannot be read is passed over.
async fn listed(
    app: &AppContext,
    kind: &RecordKind,
    changed: Option<&Changed>,
) -> Result<Vec<Item>, Problem> {
    let items = app.table.list(&kind.list(State::Listed)).await?;
    let cards = readable_by(app, items, kind.read).records.into_iter();
    let listed = cards.map(|(item, _)| item);
    let mut listed: Vec<Item> =
        listed.filter(|item| !changed.is_some_and(|changed| changed.is(item))).collect();
    if let Some(Changed::Comes(newcomer)) = changed {
        listed.push(Item::clone(newcomer));
    }
    Ok(listed)
}

fn writes(
    app: &AppContext,
    kind: &RecordKind,
    head: Option<(Item, usize)>,
    cards: &[Value],
) -> Vec<Write> {
    let parts: Vec<&[Value]> = cards.chunks(PART).collect();
    let next = Head { at: app.now(), parts: parts.len() };
    let had = head.as_ref().map_or(0, |(_, parts)| *parts);
    let head = match head {
        Some((item, _)) => Write::Replace(item.next(&next)),
        None => Write::Create(Item::new(head_key(kind), &next)),
    };
    // Parts that a shorter list leaves over are emptied: a card that has left is nowhere.
    let parts = (0..parts.len().max(had)).map(|at| {
        let cards = parts.get(at).copied().unwrap_or_default().to_vec();
        Write::Put(Item::new(part_key(kind, at), &Part { cards }))
    });
    [head].into_iter().chain(parts).collect()
}
