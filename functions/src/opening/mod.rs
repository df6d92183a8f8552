//! Opening what was signed, for a dispute: two people of the staff confirm it within a day, and then
//! the operator opens it on the machine that has the keys.

#[cfg(feature = "embedded")]
mod open;

use domain::form::Fault;
use domain::text::clean;
use serde::{Deserialize, Serialize};

#[cfg(feature = "embedded")]
pub use open::{Evidence, EvidenceError, open};

use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::records::complaint::LONGEST;
use crate::seal::{Context, decrypt, encrypt};
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// The list of confirmations.
pub(crate) const LIST: &str = "openings";

/// How long a confirmation lasts, in seconds.
const LASTS: u64 = 24 * 60 * 60;

/// That somebody confirms that the evidence of a request is to be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Confirmation {
    /// The request.
    pub request: String,
    /// Who, by the name made of the person's number.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// Why, hidden from whoever has only the table.
    pub reason: String,
}
stored!(evidence_opening: Confirmation, 1);

impl Confirmation {
    /// Why, as the staff reads it.
    pub(crate) fn reason(&self, app: &AppContext) -> Option<String> {
        decrypt(&app.secrets.looks, bound(&self.request), &self.reason).ok()
    }
}

fn bound(request: &str) -> Context<'_> {
    Context { kind: LIST, id: request }
}

/// Confirms that the evidence of a request is to be opened.
pub(crate) async fn confirm(
    app: &AppContext,
    by: &str,
    request: &str,
    reason: &str,
) -> Result<(), Problem> {
    let wrong = |field: &str, fault| Problem::Faults(vec![(field.to_owned(), fault)]);
    let request = request.trim();
    if request.len() != 32 || !request.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Problem::NotFound);
    }
    let reason = clean(reason, true, LONGEST).map_err(|fault| wrong("words", fault.into()))?;
    if reason.trim().is_empty() {
        return Err(wrong("words", Fault::Missing));
    }
    let at = app.now();
    let hidden = encrypt(&app.secrets.looks, bound(request), reason.trim());
    let reason = hidden?;
    let (request, by) = (request.to_owned(), by.to_owned());
    let confirmation = Confirmation { request, by, at, reason };
    let Confirmation { request, by, .. } = &confirmation;
    let key = Key::new(format!("OPENING#{request}"), by.as_str());
    let item = Item::new(key, &confirmation).until(at + LASTS);
    let item = item.listed(LIST, format!("{at:012}#{request}#{by}"));
    let entry = Entry::new(at, Event::EvidenceConfirmed, request.as_str()).by(by.as_str());
    // The same person once more is still one person, whose confirmation lasts longer.
    match Log::AUDIT.record(&app.table, &[Write::Put(item)], &entry).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
