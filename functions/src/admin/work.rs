//! What waits for a moderator.

use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::http::Problem;
use crate::readable::{Readable, readable, readable_by, report};
use crate::records::complaint::{self, Complaint};
use crate::records::publish::{Status, status};
use crate::records::{Card, RecordKind, RecordRef, State, telephone};
use crate::store::{Item, Key, Unreadable};
use crate::stored::{Stored, stored};

/// The list of deletions that wait for a second person.
const ERASURES: &str = "erasures";

/// A card with what is needed to decide on it.
#[derive(Debug)]
pub(super) struct Filed {
    /// The record.
    pub record: RecordRef,
    /// The item that was looked at: what is decided is decided on this version.
    pub item: Item,
    /// The card.
    pub card: Box<dyn Card>,
    /// Whether another card has its telephone.
    pub shares_telephone: bool,
}

/// A deletion that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Erasure {
    /// The record, by the text that names it.
    pub record: String,
    /// Who proposed it, by the name made of a number.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: u64,
}
stored!(erasure: Erasure, 0..=1);

/// The cards of one kind.
#[derive(Debug)]
pub(super) struct Queue {
    /// The kind.
    pub kind: &'static RecordKind,
    /// Cards that nobody has looked at, the oldest first.
    pub waiting: Vec<Filed>,
    /// The public list: how many cards were let in and are shown, and what waits to be published.
    pub list: Status,
}

/// All that waits.
#[derive(Debug)]
pub(super) struct Work {
    /// The cards, kind by kind.
    pub queues: Vec<Queue>,
    /// Complaints with their words.
    pub complaints: Vec<(Complaint, String)>,
    /// Deletions that wait for a second person.
    pub erasures: Vec<Erasure>,
    /// How many records that belong here cannot be read.
    pub unreadable: usize,
}

/// The key of a deletion that waits.
fn erasure_key(record: &str) -> Key {
    Key::new(format!("ERASURE#{record}"), "ERASURE")
}

impl Erasure {
    /// As it is kept and listed.
    pub(super) fn item(&self) -> Item {
        let place = format!("{:012}#{}", self.at, self.record);
        Item::new(erasure_key(&self.record), self).listed(ERASURES, place)
    }
}

/// The deletion of a record that waits, if one does.
pub(super) async fn erasure(app: &AppContext, record: &str) -> Result<Option<Item>, Problem> {
    Ok(app.table.get(&erasure_key(record)).await?)
}

/// The card of a record.
pub(super) async fn card(app: &AppContext, record: RecordRef) -> Result<Filed, Problem> {
    let item = app.table.get(&record.card()).await?.ok_or(Problem::NotFound)?;
    let card = (record.kind.read)(&item)?;
    filed(app, record, item, card).await
}

async fn filed(
    app: &AppContext,
    record: RecordRef,
    item: Item,
    card: Box<dyn Card>,
) -> Result<Filed, Problem> {
    let shares_telephone = telephone::is_shared(app, &record, &*card).await?;
    Ok(Filed { record, item, card, shares_telephone })
}

/// Whether a record has a card, readable or not.
pub(super) async fn has_card(app: &AppContext, record: &RecordRef) -> Result<bool, Problem> {
    Ok(app.table.get(&record.card()).await?.is_some())
}

/// All that waits.
pub(super) async fn work(app: &AppContext) -> Result<Work, Problem> {
    let complaints = complaints(app, app.table.list(complaint::LIST).await?);
    let erasures = readable(app, app.table.list(ERASURES).await?);
    let mut unreadable = complaints.unreadable + erasures.unreadable;
    let mut queues = Vec::new();
    for kind in app.kinds.iter() {
        let (queue, left) = queue(app, kind).await?;
        unreadable += left;
        queues.push(queue);
    }
    Ok(Work {
        queues,
        complaints: complaints.records.into_iter().map(|(_, complaint)| complaint).collect(),
        erasures: erasures.records.into_iter().map(|(_, erasure)| erasure).collect(),
        unreadable,
    })
}

/// The cards of one kind, and how many cannot be read.
async fn queue(app: &AppContext, kind: &'static RecordKind) -> Result<(Queue, usize), Problem> {
    let cards = app.table.list(&kind.list(State::Waiting)).await?;
    let cards = readable_by(app, cards, kind.read);
    let list = status(app, kind).await?;
    let unreadable = cards.unreadable + list.unreadable;
    let mut waiting = Vec::with_capacity(cards.records.len());
    for (item, card) in cards.records {
        if let Some(record) = kind.record_of(&item) {
            waiting.push(filed(app, record, item, card).await?);
        }
    }
    Ok((Queue { kind, waiting, list }, unreadable))
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
