//! Opening evidence that enough people have confirmed.

use std::collections::BTreeSet;

use super::Confirmation;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::evidence;
use crate::seal::{self, Context, Sealed, Unwrap};
use crate::staff::{Role, Staff};
use crate::store::Unavailable;

/// How many people must have confirmed.
const PEOPLE: usize = 2;

/// Opened evidence.
#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The exact text that was signed.
    pub text: String,
    /// The signed message, in base64.
    pub message: String,
}

impl std::fmt::Debug for Evidence {
    /// Nothing of it: it names people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Evidence").finish_non_exhaustive()
    }
}

/// Why evidence is not opened.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// Too few people have confirmed it within a day.
    #[error("{confirmed} of {PEOPLE} people have confirmed the opening within 24 hours")]
    Unconfirmed {
        /// How many have.
        confirmed: usize,
    },
    /// There is none of this request.
    #[error("there is no evidence of this request")]
    Absent,
    /// It does not open.
    #[error("the evidence does not open")]
    Closed,
    /// The table.
    #[error(transparent)]
    Table(#[from] Unavailable),
}

/// Opens the evidence of a request, if people who may do so now have confirmed it; the log has its
/// row before anything is opened.
pub async fn open(
    app: &AppContext,
    staff: &dyn Staff,
    unwrap: &dyn Unwrap,
    request: &str,
) -> Result<Evidence, EvidenceError> {
    let now = app.now();
    let items = app.table.parts(&format!("OPENING#{request}"), "").await?;
    let living = items.iter().filter(|item| item.lives(now));
    let people = living.filter_map(|item| Some(item.document::<Confirmation>().ok()?.by));
    let people: BTreeSet<String> =
        people.filter(|by| staff.roles(by).contains(&Role::Examiner)).collect();
    if people.len() < PEOPLE {
        return Err(EvidenceError::Unconfirmed { confirmed: people.len() });
    }
    let item = app.table.get(&evidence::key(request)).await?.ok_or(EvidenceError::Absent)?;
    let sealed: Sealed = item.document().map_err(|_| EvidenceError::Closed)?;
    let mut entry = Entry::new(now, Event::EvidenceOpened, request);
    entry.facts.extend(people.into_iter().map(|person| (Fact::Person, person)));
    let logged = Log::AUDIT.record(&app.table, &[], &entry).await;
    logged.map_err(|error| Unavailable(error.to_string()))?;
    let place = Context { kind: evidence::KIND, id: request };
    let opened = seal::open(&sealed, place, unwrap).await;
    let mut fields = opened.map_err(|_| EvidenceError::Closed)?;
    let mut take = |field: &str| fields.remove(field).ok_or(EvidenceError::Closed);
    Ok(Evidence { text: take("text")?, message: take("message")? })
}
