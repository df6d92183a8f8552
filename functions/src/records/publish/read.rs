//! Reading a published list: one generation of it, whole, without those who have left since.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::cache::List;
use super::document::{
    CHANGES, Changed, FORMER_PARTS, HEAD, Head, PARTS, PAST, Part, id_of, part_key,
};
use crate::app::AppContext;
use crate::http::Problem;
use crate::readable::report;
use crate::records::card::State;
use crate::records::kind::RecordKind;
use crate::store::{Item, Parts, Unreadable};
use crate::stored::Stored;

/// How often a list is read again that others publish meanwhile.
const TRIES: usize = 4;

/// How many parts are asked for one by one; more are read together.
const FEW: usize = 8;

/// The list that everybody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published<C> {
    /// When it was published, in seconds since 1970; 0 before the first time.
    pub at: u64,
    /// Its cards, by their ids.
    pub cards: Vec<C>,
}

/// A card of a published list, as its kind reads it.
pub trait ListCard: DeserializeOwned + Clone + Send + Sync + 'static {
    /// The public id.
    fn id(&self) -> &str;

    /// Puts cards into the order in which they are kept in memory.
    fn arrange(cards: &mut [Self]) {
        cards.sort_by(|a, b| a.id().cmp(b.id()));
    }
}

impl ListCard for Value {
    fn id(&self) -> &str {
        id_of(self)
    }
}

/// A published list that requests share.
#[derive(Debug, Clone)]
pub struct SharedList<C> {
    /// When it was published, in seconds since 1970; 0 before the first time.
    pub at: u64,
    cards: Arc<Vec<C>>,
    left: BTreeSet<String>,
}

impl<C: ListCard> SharedList<C> {
    /// Its cards, in the order of [`ListCard::arrange`], without those who have left since.
    pub fn cards(&self) -> Vec<&C> {
        if self.left.is_empty() {
            return self.cards.iter().collect();
        }
        self.cards.iter().filter(|card| !self.left.contains(card.id())).collect()
    }
}

/// What is known of a published list without its cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    /// When it was published last, in seconds since 1970; 0 before the first time.
    pub at: u64,
    /// How many cards everybody sees.
    pub shown: usize,
    /// How many records were listed then, shown or not.
    pub listed: usize,
    /// How many more were listed that could not be read.
    pub unreadable: usize,
    /// How many changes wait until it is published again.
    pub waiting: usize,
}

/// The head as it is now, and the changes with which the list was not published yet.
pub(super) struct Current {
    pub item: Option<Item>,
    pub head: Head,
    pub changes: Vec<Changed>,
}

impl Current {
    pub(super) fn version(&self) -> u64 {
        self.item.as_ref().map_or(0, |item| item.version)
    }

    /// The sort keys of the parts that the head names.
    pub(super) fn parts(&self, kind: &RecordKind) -> Vec<String> {
        let numbered = self.head.parts.iter().enumerate().filter(|(_, tag)| !tag.is_empty());
        numbered.map(|(number, tag)| part_key(kind, number, tag).sort).collect()
    }
}

/// Reads the head and the changes, in one call.
pub(super) async fn current(app: &AppContext, kind: &RecordKind) -> Result<Current, Problem> {
    let items = app.table.parts(&kind.public(), Parts::between(CHANGES, HEAD)).await?;
    let mut current = Current { item: None, head: Head::default(), changes: Vec::new() };
    for item in items {
        if item.key.sort == HEAD {
            current.head = item.document().unwrap_or_else(|damaged| {
                report(app, &damaged);
                Head::default()
            });
            current.item = Some(item);
        } else {
            current.changes.extend(changed(app, CHANGES, item));
        }
    }
    Ok(current)
}

/// The changes with which the list was published lately.
pub(super) async fn past(app: &AppContext, kind: &RecordKind) -> Result<Vec<Changed>, Problem> {
    let items = app.table.parts(&kind.public(), PAST).await?;
    Ok(items.into_iter().filter_map(|item| changed(app, PAST, item)).collect())
}

/// The change of an item whose key begins so, unless it cannot be read.
fn changed(app: &AppContext, begins: &str, item: Item) -> Option<Changed> {
    let id = item.key.sort.strip_prefix(begins)?.to_owned();
    match item.document() {
        Ok(change) => Some(Changed { id, item, change }),
        Err(damaged) => {
            report(app, &damaged);
            None
        }
    }
}

/// Reads parts by their sort keys, as they are now; one that is gone is left out.
pub(super) async fn fetch(
    app: &AppContext,
    kind: &RecordKind,
    keys: &[String],
) -> Result<Vec<Item>, Problem> {
    if keys.len() > FEW {
        let wanted: BTreeSet<&String> = keys.iter().collect();
        let all = app.table.parts(&kind.public(), PARTS).await?;
        return Ok(all.into_iter().filter(|item| wanted.contains(&item.key.sort)).collect());
    }
    let mut items = Vec::new();
    for key in keys {
        items.extend(app.table.parts(&kind.public(), key.as_str()).await?);
    }
    Ok(items)
}

/// Brings a cached list to what a head names; whether all of it is there.
async fn load(
    app: &AppContext,
    kind: &RecordKind,
    current: &Current,
    list: &mut List,
) -> Result<bool, Problem> {
    if list.head == current.version() {
        return Ok(true);
    }
    let parts = if current.head.former > 0 {
        let parts = app.table.parts(&kind.public(), FORMER_PARTS).await?;
        by_key(parts.into_iter().take(current.head.former))
    } else {
        let wanted = current.parts(kind);
        let is_missing = |key: &&String| !list.parts.contains_key(*key);
        let missing: Vec<String> = wanted.iter().filter(is_missing).cloned().collect();
        let mut known = by_key(fetch(app, kind, &missing).await?);
        known.extend(std::mem::take(&mut list.parts));
        let found = wanted.into_iter().map(|key| known.remove(&key).map(|item| (key, item)));
        let Some(parts) = found.collect::<Option<BTreeMap<_, _>>>() else {
            list.parts = known;
            return Ok(false);
        };
        parts
    };
    (list.head, list.parts, list.cards) = (current.version(), parts, None);
    Ok(true)
}

fn by_key(items: impl IntoIterator<Item = Item>) -> BTreeMap<String, Arc<Item>> {
    items.into_iter().map(|item| (item.key.sort.clone(), Arc::new(item))).collect()
}

/// The head and the changes, and the parts that the head names.
pub(super) async fn parts(
    app: &AppContext,
    kind: &RecordKind,
) -> Result<(Current, Vec<Arc<Item>>), Problem> {
    for _ in 0..TRIES {
        let current = current(app, kind).await?;
        let mut lists = app.lists().all().await;
        let list = lists.entry(kind.name).or_default();
        if load(app, kind, &current, list).await? {
            return Ok((current, list.parts.values().cloned().collect()));
        }
    }
    Err(Problem::contended())
}

/// The list as it was published last, shared by all requests; a card that cannot be read is passed
/// over.
pub async fn shared<C: ListCard>(
    app: &AppContext,
    kind: &RecordKind,
) -> Result<SharedList<C>, Problem> {
    for _ in 0..TRIES {
        let current = current(app, kind).await?;
        let mut lists = app.lists().all().await;
        let list = lists.entry(kind.name).or_default();
        if !load(app, kind, &current, list).await? {
            continue;
        }
        let cards = list.cards.clone().and_then(|cards| cards.downcast::<Vec<C>>().ok());
        let cards = match cards {
            Some(cards) => cards,
            None => {
                let cards = Arc::new(assembled::<C>(app, list).await?);
                list.cards = Some(Arc::clone(&cards) as Arc<dyn Any + Send + Sync>);
                cards
            }
        };
        let left = current.changes.into_iter().filter(|changed| !changed.change.listed);
        let left = left.map(|changed| changed.id).collect();
        return Ok(SharedList { at: current.head.at, cards, left });
    }
    Err(Problem::contended())
}

async fn assembled<C: ListCard>(app: &AppContext, list: &List) -> Result<Vec<C>, Problem> {
    let parts: Vec<Arc<Item>> = list.parts.values().cloned().collect();
    // Tens of thousands of cards take a while, and other requests go on.
    let read = tokio::task::spawn_blocking(move || {
        let (mut cards, damaged) = cards_of::<C>(&parts);
        C::arrange(&mut cards);
        (cards, damaged)
    });
    let (cards, damaged) = read.await.map_err(|_| Problem::broken_off())?;
    damaged.iter().for_each(|damaged| report(app, damaged));
    Ok(cards)
}

/// The cards of parts, and the parts with cards that cannot be read.
pub(super) fn cards_of<C: DeserializeOwned>(parts: &[Arc<Item>]) -> (Vec<C>, Vec<Unreadable>) {
    /// A part whose cards are all as their kind reads them.
    #[derive(Deserialize)]
    struct Whole<C> {
        cards: Vec<C>,
    }
    let (mut all, mut damaged) = (Vec::new(), Vec::new());
    for item in parts {
        if let Ok(Whole { cards }) = serde_json::from_str(&item.body) {
            all.extend::<Vec<C>>(cards);
            continue;
        }
        let unreadable = || Unreadable { kind: Part::KIND, key: item.key.clone() };
        let Ok(Part { cards }) = item.document() else {
            damaged.push(unreadable());
            continue;
        };
        for card in cards {
            match serde_json::from_value(card) {
                Ok(card) => all.push(card),
                Err(_) => damaged.push(unreadable()),
            }
        }
    }
    (all, damaged)
}

/// The list of a kind as it was published last; a card that cannot be read is passed over.
pub async fn published<C: ListCard>(
    app: &AppContext,
    kind: &RecordKind,
) -> Result<Published<C>, Problem> {
    let list = shared::<C>(app, kind).await?;
    let mut cards: Vec<C> = list.cards().into_iter().cloned().collect();
    cards.sort_by(|a, b| a.id().cmp(b.id()));
    Ok(Published { at: list.at, cards })
}

/// What is known of the list of a kind without reading its cards.
pub async fn status(app: &AppContext, kind: &RecordKind) -> Result<Status, Problem> {
    let current = current(app, kind).await?;
    let waiting = current.changes.len();
    let Head { at, shown, listed, unreadable, former, .. } = current.head;
    // A list of the first layout was never counted.
    if former > 0 {
        let shown = shared::<Value>(app, kind).await?.cards().len();
        let listed = app.table.list(&kind.list(State::Listed)).await?.len();
        return Ok(Status { at, shown, listed, unreadable, waiting });
    }
    Ok(Status { at, shown, listed, unreadable, waiting })
}
