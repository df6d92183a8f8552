//! The records that a moderator works on: cards, and deletions that wait for a second person.

use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::oversight::{self, READINGS};
use crate::readable::readable;
use crate::records::{Card, RecordRef};
use crate::session::Session;
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// How many rows a page of a list shows.
pub(super) const PAGE: usize = 25;

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

/// The first deletions that wait, and how many cannot be read. Those of records that their owners
/// have erased meanwhile are removed.
pub(super) async fn erasures(app: &AppContext) -> Result<(Vec<Erasure>, usize), Problem> {
    let found = readable::<Erasure>(app, app.table.list_page(ERASURES, None, PAGE).await?);
    let mut waiting = Vec::with_capacity(found.records.len());
    for (item, erasure) in found.records {
        let there = match app.kinds.find(&erasure.record) {
            Some(record) => has_card(app, &record).await?,
            None => true,
        };
        if there {
            waiting.push(erasure);
        } else {
            // If that fails, the next page tries again.
            let _ = app.table.write(&[Write::Remove(item.key, item.version)]).await;
        }
    }
    Ok((waiting, found.unreadable))
}

/// The card of a record.
pub(super) async fn card(app: &AppContext, record: RecordRef) -> Result<Filed, Problem> {
    let item = app.table.get(&record.card()).await?.ok_or(Problem::NotFound)?;
    let card = (record.kind.read)(&item)?;
    Ok(Filed { record, item, card })
}

/// Whether a record has a card, readable or not.
pub(super) async fn has_card(app: &AppContext, record: &RecordRef) -> Result<bool, Problem> {
    Ok(app.table.get(&record.card()).await?.is_some())
}

/// Counts and logs that somebody of the staff reads a card, or the complaints about a request; nothing
/// is shown before that.
pub(super) async fn reading(
    app: &AppContext,
    session: &Session,
    record: &RecordRef,
    request: Option<&str>,
) -> Result<(), Problem> {
    let steps = oversight::count(app, &READINGS, &session.name).await?;
    let (writes, meanings): (Vec<Write>, Vec<Problem>) = steps.into_iter().unzip();
    let entry = Entry::new(app.now(), Event::CardRead, record.to_string());
    let mut entry = entry.by(session.name.as_str());
    entry.facts.extend(request.map(|request| (Fact::Request, request.to_owned())));
    match Log::AUDIT.record(&app.table, &writes, &entry).await {
        Ok(_) => {
            oversight::raise(app, &READINGS, &session.name).await;
            Ok(())
        }
        Err(WriteError::Refused(places)) => {
            let first = places.first().and_then(|at| meanings.get(*at)).cloned();
            let problem = first.unwrap_or(Problem::Changed);
            oversight::stopped(app, &session.name, &problem).await;
            Err(problem)
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
