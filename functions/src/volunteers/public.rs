//! The public list as it was published last, and publishing it anew.

use std::collections::BTreeSet;

use domain::volunteer::list::{self, Listed};
use serde::{Deserialize, Serialize};

use super::record::{Card, State};
use crate::app::AppContext;
use crate::http::Problem;
use crate::readable::{readable, report};
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// How many cards one item holds: far below what an item of the store may weigh.
const PART: usize = 300;

/// How often publishing is tried, when others publish at the same time.
const TRIES: usize = 8;

/// The list that everybody may see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// When it was published, in seconds since 1970; 0 before the first time.
    pub at: u64,
    /// Its cards.
    pub cards: Vec<list::Card>,
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
    cards: Vec<list::Card>,
}
stored!(published_part: Part, 1, after PartZero);

/// The same as a bare list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct PartZero(Vec<list::Card>);
stored!(former published_part: PartZero, 0);

impl From<PartZero> for Part {
    fn from(PartZero(cards): PartZero) -> Part {
        Part { cards }
    }
}

const PARTITION: &str = "PUBLIC#volunteers";

fn head_key() -> Key {
    Key::new(PARTITION, "HEAD")
}

fn part_key(at: usize) -> Key {
    Key::new(PARTITION, format!("CARDS#{at:04}"))
}

/// The list as it was published last.
pub async fn published(app: &AppContext) -> Result<Published, Problem> {
    Ok(read(app).await?.1)
}

/// The list as it was published last, its head, and how many parts there are. A part that cannot be
/// read is passed over; a head that cannot names all parts there are.
async fn read(app: &AppContext) -> Result<(Option<(Item, usize)>, Published), Problem> {
    let Some(item) = app.table.get(&head_key()).await? else {
        return Ok((None, Published::default()));
    };
    let parts = app.table.parts(PARTITION, "CARDS#").await?;
    let head = item.document().unwrap_or_else(|unreadable| {
        report(app, &unreadable);
        Head { at: 0, parts: parts.len() }
    });
    let parts = parts.into_iter().take(head.parts).collect();
    let parts = readable::<Part>(app, parts).records.into_iter();
    let cards = parts.flat_map(|(_, part)| part.cards).collect();
    Ok((Some((item, head.parts)), Published { at: head.at, cards }))
}

/// Somebody whose card was just changed: the store's list is a moment behind, so he is named.
#[derive(Debug, Clone)]
pub enum Changed {
    /// He leaves the list.
    Leaves(String),
    /// He is on it.
    Comes(Box<Listed>),
}

impl Changed {
    fn id(&self) -> &str {
        match self {
            Changed::Leaves(id) => id,
            Changed::Comes(listed) => &listed.id,
        }
    }
}

/// Publishes the list of who is listed now, with what was just changed.
pub async fn publish(app: &AppContext, changed: Option<&Changed>) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let (head, former) = read(app).await?;
        let former: BTreeSet<String> = former.cards.into_iter().map(|card| card.id).collect();
        let people = listed(app, changed).await?;
        let cards = list::publish(&people, &former, app.year());
        let writes = writes(app, head, &cards);
        match app.table.write(&writes).await {
            Ok(()) => return Ok(()),
            // Another list was published meanwhile.
            Err(WriteError::Refused(_)) => {}
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
    Err(Problem::Unavailable)
}

async fn listed(app: &AppContext, changed: Option<&Changed>) -> Result<Vec<Listed>, Problem> {
    let items = app.table.list(State::Listed.list()).await?;
    let cards = readable::<Card>(app, items).records.into_iter();
    let listed = cards.filter_map(|(item, Card { profile, proposal_read, .. })| {
        let id = item.key.partition.split_once('#')?.1.to_owned();
        (changed.map(Changed::id) != Some(&id)).then_some(Listed { id, profile, proposal_read })
    });
    let mut listed: Vec<Listed> = listed.collect();
    if let Some(Changed::Comes(newcomer)) = changed {
        listed.push(Listed::clone(newcomer));
    }
    Ok(listed)
}

fn writes(app: &AppContext, head: Option<(Item, usize)>, cards: &[list::Card]) -> Vec<Write> {
    let parts: Vec<&[list::Card]> = cards.chunks(PART).collect();
    let next = Head { at: app.now(), parts: parts.len() };
    let had = head.as_ref().map_or(0, |(_, parts)| *parts);
    let head = match head {
        Some((item, _)) => Write::Replace(item.next(&next)),
        None => Write::Create(Item::new(head_key(), &next)),
    };
    // Parts that a shorter list leaves over are emptied: who has left is nowhere.
    let parts = (0..parts.len().max(had)).map(|at| {
        let cards = parts.get(at).copied().unwrap_or_default().to_vec();
        Write::Put(Item::new(part_key(at), &Part { cards }))
    });
    [head].into_iter().chain(parts).collect()
}
