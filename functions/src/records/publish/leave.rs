//! Coming onto a published list and leaving it, in the transaction that changes the card.

use super::background::soon;
use super::document::{self, Change, Part, id_of, part_key, part_of};
use super::ever::remembers;
use super::read::{current, fetch};
use crate::app::AppContext;
use crate::http::Problem;
use crate::records::kind::RecordRef;
use crate::store::{Write, WriteError};

/// How often a transaction is tried that meets others at the same part of a list.
const TRIES: usize = 8;

/// The write that goes with the one that lists a card, which has this version then; after it, the
/// list is to be published [`soon`].
pub(crate) fn comes(app: &AppContext, record: &RecordRef, version: u64) -> Write {
    noted(app, record, version, true)
}

fn noted(app: &AppContext, record: &RecordRef, version: u64, listed: bool) -> Write {
    let change = Change { at: app.now(), listed, published: false };
    document::change(record, version, &change)
}

/// Makes writes by which a card leaves the list, whose version is this one then: it is off the
/// published list in the same transaction, and the list is published again soon.
///
/// `commit` is given the writes, followed by those for the list. Its refusal of one of the former is
/// [`Problem::Changed`].
pub(crate) async fn leave<T, F: Future<Output = Result<T, WriteError>>>(
    app: &AppContext,
    record: &RecordRef,
    version: u64,
    writes: Vec<Write>,
    commit: impl Fn(Vec<Write>) -> F,
) -> Result<T, Problem> {
    for _ in 0..TRIES {
        let mut all = writes.clone();
        all.extend(off_the_list(app, record, version).await?);
        match commit(all).await {
            Ok(done) => {
                soon(app, record.kind).await;
                return Ok(done);
            }
            // Somebody else has left the same part meanwhile.
            Err(WriteError::Refused(places)) if places.iter().all(|at| *at >= writes.len()) => {}
            Err(WriteError::Refused(_)) => return Err(Problem::Changed),
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
    Err(Problem::contended())
}

/// The note that the record has left, by which every reader passes its card over, the part of the
/// list that has the card, without it, and that it was on the list.
async fn off_the_list(
    app: &AppContext,
    record: &RecordRef,
    version: u64,
) -> Result<Vec<Write>, Problem> {
    let mut writes = vec![noted(app, record, version, false)];
    let parts = current(app, record.kind).await?.head.parts;
    let number = part_of(&record.id, parts.len());
    let Some(tag) = parts.get(number).filter(|tag| !tag.is_empty()) else { return Ok(writes) };
    let key = part_key(record.kind, number, tag).sort;
    for item in fetch(app, record.kind, &[key]).await? {
        // A part that cannot be read is replaced when the list is published.
        let Ok(Part { mut cards }) = item.document() else { continue };
        let before = cards.len();
        cards.retain(|card| id_of(card) != record.id);
        if cards.len() < before {
            writes.push(Write::Replace(item.next(&Part { cards })));
            writes.extend(remembers(app, record).await?);
        }
    }
    Ok(writes)
}
