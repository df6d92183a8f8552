//! Erasing a record: all that is kept of it, in a transaction that leaves its row in the log.

use super::card::State;
use super::kind::RecordRef;
use super::link::{self, OwnLink};
use super::publish::leave;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::readable::report;
use crate::store::{Item, Write, WriteError};

/// How many writes go into one transaction, with room for others.
const MOST_AT_ONCE: usize = 80;

/// Removes all that is kept of a record, together with other writes; the log keeps that it was done,
/// and by whom if not by its owner.
pub(crate) async fn erase(
    app: &AppContext,
    record: &RecordRef,
    actor: Option<String>,
    with: Vec<Write>,
) -> Result<(), Problem> {
    let parts = app.table.parts(&record.card().partition, "").await?;
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
    // The access log and complaints, which may be many, go in transactions before that of the contact.
    let one = [record.card(), record.contact(), record.own_link()];
    let (rest, many): (Vec<Item>, Vec<Item>) =
        parts.into_iter().partition(|item| one.contains(&item.key));
    let remove = |item: Item| Write::Remove(item.key, item.version);
    for many in many.chunks(MOST_AT_ONCE) {
        let writes: Vec<Write> = many.iter().cloned().map(remove).collect();
        app.table.write(&writes).await.map_err(refused)?;
    }
    let card = rest.iter().find(|item| item.key == record.card());
    // A card that cannot be read may be on the public list.
    let listed = card.filter(|item| {
        (record.kind.read)(item).map_or(true, |card| card.state() == State::Listed)
    });
    let listed = listed.map(|item| item.version + 1);
    let writes: Vec<Write> = rest.into_iter().chain(link).map(remove).chain(with).collect();
    let entry = &Entry { actor, ..Entry::new(app.now(), Event::Erase, record.to_string()) };
    let commit = |writes: Vec<Write>| async move {
        Log::AUDIT.record(&app.table, &writes, entry).await.map(|_| ())
    };
    match listed {
        Some(version) => leave(app, record, version, writes, commit).await,
        None => commit(writes).await.map_err(refused),
    }
}

fn refused(error: WriteError) -> Problem {
    match error {
        WriteError::Refused(_) => Problem::Changed,
        WriteError::Unavailable(error) => error.into(),
    }
}
