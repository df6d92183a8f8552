//! What waits for a moderator.

use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::http::Problem;
use crate::readable::{Readable, readable, report};
use crate::store::{Item, Key, Unreadable};
use crate::stored::{Stored, stored};
use crate::volunteers::access::{COMPLAINTS, Complaint};
use crate::volunteers::public::published;
use crate::volunteers::record::{self, Card, State};

/// The list of deletions that wait for a second person.
const ERASURES: &str = "erasures";

/// A card with what is needed to decide on it.
#[derive(Debug, Clone)]
pub(super) struct Filed {
    /// The volunteer.
    pub id: String,
    /// The item that was looked at: what is decided is decided on this version.
    pub item: Item,
    /// The card.
    pub card: Card,
}

/// A deletion that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Erasure {
    /// The volunteer.
    pub record: String,
    /// Who proposed it, by the name made of his number.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: u64,
}
stored!(erasure: Erasure, 0..=1);

/// All that waits.
#[derive(Debug, Clone)]
pub(super) struct Work {
    /// Cards that nobody has looked at, the oldest first.
    pub waiting: Vec<Filed>,
    /// Complaints with their words.
    pub complaints: Vec<(Complaint, String)>,
    /// Deletions that wait for a second person.
    pub erasures: Vec<Erasure>,
    /// How many cards were let in.
    pub listed: usize,
    /// How many of them everybody sees.
    pub shown: usize,
    /// How many records that belong here cannot be read.
    pub unreadable: usize,
}

/// The key of a deletion that waits.
fn erasure_key(id: &str) -> Key {
    Key::new(format!("ERASURE#{id}"), "ERASURE")
}

impl Erasure {
    /// As it is kept and listed.
    pub(super) fn item(&self) -> Item {
        let place = format!("{:012}#{}", self.at, self.record);
        Item::new(erasure_key(&self.record), self).listed(ERASURES, place)
    }
}

/// The deletion of a volunteer that waits, if one does.
pub(super) async fn erasure(app: &AppContext, id: &str) -> Result<Option<Item>, Problem> {
    Ok(app.table.get(&erasure_key(id)).await?)
}

/// The card of a volunteer.
pub(super) async fn card(app: &AppContext, id: &str) -> Result<Filed, Problem> {
    let item = app.table.get(&record::card(id)).await?.ok_or(Problem::NotFound)?;
    let card = item.document()?;
    Ok(Filed { id: id.to_owned(), item, card })
}

/// Whether there is a card of a volunteer, readable or not.
pub(super) async fn has_card(app: &AppContext, id: &str) -> Result<bool, Problem> {
    Ok(app.table.get(&record::card(id)).await?.is_some())
}

fn filed((item, card): (Item, Card)) -> Option<Filed> {
    let id = item.key.partition.split_once('#')?.1.to_owned();
    Some(Filed { id, item, card })
}

/// All that waits.
pub(super) async fn work(app: &AppContext) -> Result<Work, Problem> {
    let table = &app.table;
    let waiting = readable(app, table.list(State::Waiting.list()).await?);
    let complaints = complaints(app, table.list(COMPLAINTS).await?);
    let erasures = readable(app, table.list(ERASURES).await?);
    let listed = readable::<Card>(app, table.list(State::Listed.list()).await?);
    let unreadable =
        waiting.unreadable + complaints.unreadable + erasures.unreadable + listed.unreadable;
    Ok(Work {
        waiting: waiting.records.into_iter().filter_map(filed).collect(),
        complaints: complaints.records.into_iter().map(|(_, complaint)| complaint).collect(),
        erasures: erasures.records.into_iter().map(|(_, erasure)| erasure).collect(),
        listed: listed.records.len(),
        shown: published(app).await?.cards.len(),
        unreadable,
    })
}

/// Complaints with their words; one whose words do not open is as unreadable as any other.
fn complaints(app: &AppContext, items: Vec<Item>) -> Readable<(Complaint, String)> {
    let Readable { records, mut unreadable } = readable::<Complaint>(app, items);
    let mut opened = Vec::with_capacity(records.len());
    for (item, complaint) in records {
        match complaint.read(app) {
            Some(words) => opened.push((item, (complaint, words))),
            None => {
                unreadable += 1;
                report(app, &Unreadable { kind: Complaint::KIND, key: item.key });
            }
        }
    }
    Readable { records: opened, unreadable }
}
