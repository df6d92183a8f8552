//! Erasing a record: everything of it is removed, and its key destroyed, so that no copy of the
//! table can be read.
//!
//! One transaction removes the card, the contact and the secret link, and notes that the record is
//! being erased. Whatever is left after it (rows of the access log, complaints, the key) goes then;
//! if that is broken off, it is completed later from the note.

use serde::{Deserialize, Serialize};

use super::card::State;
use super::kind::RecordRef;
use super::link::{self, OwnLink};
use super::publish::leave;
use super::telephone;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::readable::report;
use crate::store::{Item, Key, Unavailable, Write, WriteError};
use crate::stored::stored;

/// How many items go in one transaction; the store takes a hundred.
const MOST_AT_ONCE: usize = 80;

/// How often the parts of a record are read again that somebody else has changed meanwhile.
const TRIES: usize = 8;

/// The list of records that are being erased.
const LIST: &str = "erasing";

/// That a record is being erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Erasing {
    /// Since when, in seconds since 1970.
    at: u64,
}
stored!(erasing: Erasing, 1);

/// The key of the note about a record, by its partition.
fn note(partition: &str) -> Key {
    Key::new(format!("ERASING#{partition}"), "ERASING")
}

/// Erases a record, together with other writes; whether its card can be read or not.
pub(crate) async fn erase(
    app: &AppContext,
    record: &RecordRef,
    actor: Option<String>,
    with: Vec<Write>,
) -> Result<(), Problem> {
    let partition = record.card().partition;
    let parts = app.table.raw().parts(&partition, "").await?;
    let own = parts.iter().find(|item| item.key == record.own_link());
    let link = match own.map(Item::document::<OwnLink>) {
        Some(Ok(OwnLink { name })) => app.table.get(&link::key(&name)).await?,
        // The link stays, and leads to nothing.
        Some(Err(unreadable)) => {
            report(app, &unreadable);
            None
        }
        None => None,
    };
    let one = [record.card(), record.contact(), record.own_link()];
    let first: Vec<Item> = parts.into_iter().filter(|item| one.contains(&item.key)).collect();
    // A card that cannot be read may be on the public list too.
    let list = record.kind.list(State::Listed);
    let is_listed = |item: &&Item| item.listed.as_ref().is_some_and(|(of, _)| *of == list);
    let card = first.iter().filter(|item| item.key == record.card()).find(is_listed);
    let listed = card.map(|item| item.version + 1);
    let number = match app.table.get(&record.card()).await? {
        Some(item) => match (record.kind.read)(&item) {
            Ok(card) => telephone::forgets(app, record, card.telephone()).await?,
            // Its telephone is free as soon as there is no card.
            Err(_) => Vec::new(),
        },
        None => Vec::new(),
    };
    let mut writes: Vec<Write> =
        first.into_iter().chain(link).map(remove).chain(number).chain(with).collect();
    let at = app.now();
    let erasing = Item::new(note(&partition), &Erasing { at });
    writes.push(Write::Create(erasing.listed(LIST, format!("{at:012}#{partition}"))));
    let entry = &Entry { actor, ..Entry::new(at, Event::Erase, record.to_string()) };
    let commit = |writes: Vec<Write>| async move {
        Log::AUDIT.record(&app.table, &writes, entry).await.map(|_| ())
    };
    match listed {
        Some(version) => leave(app, record, version, writes, commit).await?,
        None => commit(writes).await.map_err(refused)?,
    }
    finish(app, &partition).await?;
    // Where nothing runs by itself, another erasure completes the one that was broken off.
    complete(app).await
}

/// Erases what a copy of the table has brought back of a record that was erased.
#[cfg_attr(not(feature = "embedded"), expect(dead_code, reason = "only folders are put back"))]
pub(crate) async fn erase_leftover(app: &AppContext, record: &RecordRef) -> Result<(), Problem> {
    match erase(app, record, None, Vec::new()).await {
        // It is being erased already.
        Err(Problem::Changed) => finish(app, &record.card().partition).await,
        erased => erased,
    }
}

/// Completes the erasures that were broken off.
pub(crate) async fn complete(app: &AppContext) -> Result<(), Problem> {
    for item in app.table.list(LIST).await? {
        if let Some((_, partition)) = item.key.partition.split_once('#') {
            finish(app, partition).await?;
        }
    }
    Ok(())
}

/// Removes everything that is left of a record without a card, destroys its key, and the note last.
async fn finish(app: &AppContext, partition: &str) -> Result<(), Problem> {
    let raw = app.table.raw();
    let mut left = raw.parts(partition, "").await?;
    for _ in 0..TRIES {
        for items in left.chunks(MOST_AT_ONCE) {
            let writes: Vec<Write> = items.iter().cloned().map(remove).collect();
            match raw.write(&writes).await {
                // What somebody has changed meanwhile is read again.
                Ok(()) | Err(WriteError::Refused(_)) => {}
                Err(WriteError::Unavailable(error)) => return Err(error.into()),
            }
        }
        left = raw.parts(partition, "").await?;
        if left.is_empty() {
            break;
        }
    }
    if !left.is_empty() {
        return Err(Unavailable("a record that is erased is written".to_owned()).into());
    }
    app.table.destroy_key(partition).await?;
    let Some(item) = app.table.get(&note(partition)).await? else { return Ok(()) };
    match app.table.write(&[remove(item)]).await {
        // Somebody else has completed it too.
        Ok(()) | Err(WriteError::Refused(_)) => Ok(()),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

fn remove(item: Item) -> Write {
    Write::Remove(item.key, item.version)
}

fn refused(error: WriteError) -> Problem {
    match error {
        WriteError::Refused(_) => Problem::Changed,
        WriteError::Unavailable(error) => error.into(),
    }
}
