//! Complaints of owners about somebody who was shown their contact.

use domain::text::clean;
use serde::{Deserialize, Serialize};

use super::access_log;
use super::card::place;
use super::kind::RecordRef;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::seal::{Context, decrypt, encrypt};
use crate::store::{Item, Write, WriteError};
use crate::stored::stored;

/// The most characters of a complaint.
const LONGEST: usize = 500;

/// The list of complaints that wait for a moderator.
pub(crate) const LIST: &str = "complaints";

/// A complaint, as a moderator reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Complaint {
    /// The record whose owner complains.
    pub record: String,
    /// The request that the complaint is about.
    pub request: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// What happened, in the owner's words, hidden from whoever has only the table.
    pub words: String,
}
stored!(complaint: Complaint, 0..=1);

impl Complaint {
    /// What happened, in the owner's words.
    pub(crate) fn read(&self, app: &AppContext) -> Option<String> {
        decrypt(&app.secrets.looks, Context { kind: LIST, id: &self.request }, &self.words).ok()
    }
}

/// Takes a complaint of the owner of a record about a request.
pub(crate) async fn complain(
    app: &AppContext,
    record: &RecordRef,
    (request, words): (&str, &str),
) -> Result<(), Problem> {
    if !access_log::has(app, record, request).await? {
        return Err(Problem::NotFound);
    }
    let words = clean(words, true, LONGEST).map_err(|_| Problem::Unreadable)?;
    let at = app.now();
    let words = encrypt(&app.secrets.looks, Context { kind: LIST, id: request }, &words);
    let complaint = Complaint {
        record: record.to_string(),
        request: request.to_owned(),
        at,
        words: words.map_err(|_| Problem::Unavailable)?,
    };
    let item = Item::new(record.complaint(request), &complaint).listed(LIST, place(at, request));
    let entry = Entry::new(at, Event::Complaint, record.to_string()).with(Fact::Request, request);
    match Log::AUDIT.record(&app.table, &[Write::Create(item)], &entry).await {
        // The same complaint once more is the same complaint.
        Ok(_) | Err(WriteError::Refused(_)) => Ok(()),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// The write that takes a complaint off the list; it stays with the record.
pub(crate) async fn settle(
    app: &AppContext,
    record: &RecordRef,
    request: &str,
) -> Result<Write, Problem> {
    let item = app.table.get(&record.complaint(request)).await?.ok_or(Problem::NotFound)?;
    Ok(Write::Replace(item.again().unlisted()))
}
