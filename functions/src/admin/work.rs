//! What waits for a moderator.

use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::http::Problem;
use crate::store::{Item, Key};
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
    /// The version that was looked at: what is decided is decided on this one.
    pub version: u64,
    /// The card.
    pub card: Card,
}

/// A deletion that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Erasure {
    /// The volunteer.
    pub record: String,
    /// Who proposed it, by the name made of his number.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: u64,
}

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
    filed(&item)
}

fn filed(item: &Item) -> Result<Filed, Problem> {
    let id = item.key.partition.split_once('#').map(|(_, id)| id.to_owned());
    let (id, version) = (id.ok_or(Problem::Unavailable)?, item.version);
    Ok(Filed { id, version, card: item.document()? })
}

/// All that waits.
pub(super) async fn work(app: &AppContext) -> Result<Work, Problem> {
    let table = &app.table;
    let waiting = table.list(State::Waiting.list()).await?;
    let waiting = waiting.iter().map(filed).collect::<Result<_, _>>()?;
    let complaints = table.list(COMPLAINTS).await?;
    let complaints = complaints.iter().map(|item| {
        let complaint: Complaint = item.document()?;
        let words = complaint.read(app)?;
        Ok((complaint, words))
    });
    let complaints = complaints.collect::<Result<_, Problem>>()?;
    let erasures = table.list(ERASURES).await?;
    let erasures = erasures.iter().map(Item::document).collect::<Result<_, _>>()?;
    let listed = table.list(State::Listed.list()).await?.len();
    let shown = published(app).await?.cards.len();
    Ok(Work { waiting, complaints, erasures, listed, shown })
}
