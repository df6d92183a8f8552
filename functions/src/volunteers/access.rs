//! Who saw a volunteer's contact, for the volunteer to see, and complaints about it.

use domain::text::clean;
use serde::{Deserialize, Serialize};

use super::own;
use super::record::{self, LOOKS, Look, Looker, Way};
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::readable::report;
use crate::seal::{Context, decrypt, encrypt};
use crate::store::{Item, Key, Unreadable, Write, WriteError};
use crate::stored::{self, Stored, stored};

/// The most characters of a complaint.
const LONGEST: usize = 500;

/// The list of complaints that wait for the desk.
pub(crate) const COMPLAINTS: &str = "complaints";

/// A look at a contact, as the volunteer reads it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Seen {
    /// The request.
    pub request: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// A word of [`domain::reveal::PURPOSES`].
    pub purpose: String,
    /// How he showed who he is.
    pub way: Way,
    /// Who.
    pub who: Looker,
}

/// A complaint, as the desk reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Complaint {
    /// The volunteer who complains.
    pub record: String,
    /// The request that he complains of.
    pub request: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// What happened, in his words, hidden from whoever has only the table.
    pub words: String,
}
stored!(complaint: Complaint, 0..=1);

/// Who saw a volunteer's contact, the last first.
pub(super) async fn seen(app: &AppContext, id: &str) -> Result<Vec<Seen>, Problem> {
    let items = app.table.parts(&record::card(id).partition, LOOKS).await?;
    let mut seen: Vec<Seen> = Vec::with_capacity(items.len());
    for item in items.iter().rev() {
        match read(app, item) {
            Ok(one) => seen.push(one),
            Err(unreadable) => report(app, &unreadable),
        }
    }
    Ok(seen)
}

/// The request that a look belongs to.
fn request_of(item: &Item) -> &str {
    item.key.sort.rsplit('#').next().unwrap_or_default()
}

fn read(app: &AppContext, item: &Item) -> Result<Seen, Unreadable> {
    let request = request_of(item).to_owned();
    let Look { at, purpose, way, who } = item.document()?;
    let place = Context { kind: "look", id: &request };
    let who = decrypt(&app.secrets.looks, place, &who).ok();
    let unreadable = || Unreadable { kind: Looker::KIND, key: item.key.clone() };
    let who = who.and_then(|who| stored::read(&who)).ok_or_else(unreadable)?;
    Ok(Seen { request, at, purpose, way, who })
}

/// Takes a complaint about a look.
pub(super) async fn complain(
    app: &AppContext,
    link: &str,
    request: &str,
    words: &str,
) -> Result<(), Problem> {
    let own::Own { id, .. } = own::read(app, link).await?;
    let looks = app.table.parts(&record::card(&id).partition, LOOKS).await?;
    if !looks.iter().any(|look| request_of(look) == request) {
        return Err(Problem::NotFound);
    }
    let words = clean(words, true, LONGEST).map_err(|_| Problem::Unreadable)?;
    let at = app.now();
    let (record, request) = (id.clone(), request.to_owned());
    let place = Context { kind: COMPLAINTS, id: &request };
    let words = encrypt(&app.secrets.looks, place, &words).map_err(|_| Problem::Unavailable)?;
    let key = key(&id, &request);
    let place = format!("{at:012}#{request}");
    let complaint = Complaint { record: record.clone(), request, at, words };
    let item = Item::new(key, &complaint).listed(COMPLAINTS, place);
    let entry = Entry::new(at, Event::Complaint, record).with(Fact::Request, complaint.request);
    match Log::AUDIT.record(&app.table, &[Write::Create(item)], &entry).await {
        // The same complaint once more is the same complaint.
        Ok(_) | Err(WriteError::Refused(_)) => Ok(()),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

impl Complaint {
    /// What happened, in the volunteer's words.
    pub(crate) fn read(&self, app: &AppContext) -> Option<String> {
        let place = Context { kind: COMPLAINTS, id: &self.request };
        decrypt(&app.secrets.looks, place, &self.words).ok()
    }
}

/// The write that takes a complaint off the desk; it stays with the volunteer's records.
pub(crate) async fn settle(app: &AppContext, id: &str, request: &str) -> Result<Write, Problem> {
    let item = app.table.get(&key(id, request)).await?.ok_or(Problem::NotFound)?;
    Ok(Write::Replace(item.again().unlisted()))
}

fn key(id: &str, request: &str) -> Key {
    Key::new(record::card(id).partition, format!("COMPLAINT#{request}"))
}
