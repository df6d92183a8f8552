//! One's own card, behind the secret link: to look at, to change, to pause, to erase.

use domain::form::{Input, validate};
use domain::volunteer::form::{ANSWERS, CONTACTS};
use domain::volunteer::{self, Profile};
use serde::Serialize;

use super::access::{Seen, seen};
use super::public::{Changed, publish};
use super::record::{self, Card, KIND, Link, State};
use super::signup::link_name;
use crate::app::AppContext;
use crate::audit::{self, Entry};
use crate::http::Problem;
use crate::seal::Context;
use crate::store::{Item, Write, WriteError};

/// What a volunteer does with his own card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Not to be listed for a while.
    Pause,
    /// To be listed again, after a moderator has looked.
    Resume,
    /// To be forgotten.
    Erase,
}

/// One's own card, as its owner sees it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OwnCard {
    /// Whether it is listed.
    pub state: State,
    /// What he told.
    pub profile: Profile,
    /// Since when it is there, in seconds since 1970.
    pub created: u64,
    /// Who saw the contact, the last first.
    pub looks: Vec<Seen>,
}

/// A volunteer's own records, as they were read.
pub(super) struct Own {
    /// His id.
    pub id: String,
    /// The version of his card.
    pub version: u64,
    /// His card.
    pub card: Card,
}

/// The card behind a link.
pub(super) async fn card(app: &AppContext, link: &str) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    show(app, &own.id, own.card).await
}

async fn show(app: &AppContext, id: &str, card: Card) -> Result<OwnCard, Problem> {
    let Card { state, profile, created, .. } = card;
    Ok(OwnCard { state, profile, created, looks: seen(app, id).await? })
}

/// Changes the card behind a link; the card as it is afterwards, if there is one.
pub(super) async fn change(
    app: &AppContext,
    link: &str,
    change: Change,
) -> Result<Option<OwnCard>, Problem> {
    let own = read(app, link).await?;
    let state = match change {
        Change::Erase => {
            publish(app, Some(&Changed::Leaves(own.id.clone()))).await?;
            return erase(app, &own.id, None, Vec::new()).await.map(|()| None);
        }
        Change::Pause if own.card.state != State::Refused => State::Paused,
        Change::Resume if own.card.state == State::Paused => State::Waiting,
        Change::Pause | Change::Resume => own.card.state,
    };
    let card = Card { state, ..own.card.clone() };
    put(app, own, card).await.map(Some)
}

/// Takes changed answers; a moderator looks at them before they are listed.
pub(super) async fn answers(
    app: &AppContext,
    link: &str,
    input: &Input,
) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    let answers = validate(&ANSWERS, input, app.year()).map_err(Problem::Faults)?;
    let profile = volunteer::read_profile(&answers).ok_or(Problem::Unreadable)?;
    let state = if own.card.state == State::Paused { State::Paused } else { State::Waiting };
    let card = Card { profile, state, proposal_read: false, ..own.card.clone() };
    put(app, own, card).await
}

/// Takes changed contacts, sealed with a key of their own in place of the former ones.
pub(super) async fn contacts(
    app: &AppContext,
    link: &str,
    input: &Input,
) -> Result<OwnCard, Problem> {
    let Own { id, card, .. } = read(app, link).await?;
    let answers = validate(&CONTACTS, input, app.year()).map_err(Problem::Faults)?;
    let contact = volunteer::read_contact(&answers).ok_or(Problem::Unreadable)?;
    let fields: Vec<(&str, &str)> = contact.fields().collect();
    let sealed = app.sealer.seal(Context { kind: KIND, id: &id }, &fields);
    let sealed = sealed.map_err(|_| Problem::Unavailable)?;
    let former = app.table.get(&record::contact(&id)).await?.ok_or(Problem::NotFound)?;
    written(app, &[Write::Replace(former.next(&sealed))]).await?;
    show(app, &id, card).await
}

/// Puts a changed card in the place of the former; off the list first, if it leaves it.
async fn put(app: &AppContext, own: Own, card: Card) -> Result<OwnCard, Problem> {
    if own.card.state == State::Listed && card.state != State::Listed {
        publish(app, Some(&Changed::Leaves(own.id.clone()))).await?;
    }
    written(app, &[record::replace(&own.id, own.version, &card)]).await?;
    show(app, &own.id, card).await
}

/// Removes all that is kept of a volunteer, together with other writes; the log keeps that it was
/// done, and by whom if not by himself.
pub(crate) async fn erase(
    app: &AppContext,
    id: &str,
    actor: Option<String>,
    with: Vec<Write>,
) -> Result<(), Problem> {
    let parts = app.table.parts(&record::card(id).partition, "").await?;
    let link = parts.iter().find(|item| item.key == record::own_link(id));
    let link = link.map(|item| item.document::<String>()).transpose()?;
    let link = match link {
        Some(name) => app.table.get(&record::link(&name)).await?,
        None => None,
    };
    // Looks and complaints, which may be many, go in transactions before the one of the contact.
    let one = [record::card(id), record::contact(id), record::own_link(id)];
    let (rest, many): (Vec<Item>, Vec<Item>) =
        parts.into_iter().partition(|item| one.contains(&item.key));
    let remove = |item: Item| Write::Remove(item.key, item.version);
    for many in many.chunks(MOST_AT_ONCE) {
        let writes: Vec<Write> = many.iter().cloned().map(remove).collect();
        written(app, &writes).await?;
    }
    let writes: Vec<Write> = rest.into_iter().chain(link).map(remove).chain(with).collect();
    let (at, event, record) = (app.now(), "erase".to_owned(), id.to_owned());
    let entry = Entry { at, event, record, actor, facts: Vec::new() };
    audit::record(&app.table, &writes, &entry).await.map_err(refused).map(|_| ())
}

/// How many writes go into one transaction, with room for others.
const MOST_AT_ONCE: usize = 80;

/// The records behind a link.
pub(super) async fn read(app: &AppContext, link: &str) -> Result<Own, Problem> {
    let link = app.table.get(&record::link(&link_name(app, link))).await?;
    let Link { id } = link.ok_or(Problem::NotFound)?.document()?;
    let item = app.table.get(&record::card(&id)).await?.ok_or(Problem::NotFound)?;
    Ok(Own { id, version: item.version, card: item.document()? })
}

async fn written(app: &AppContext, writes: &[Write]) -> Result<(), Problem> {
    app.table.write(writes).await.map_err(refused)
}

fn refused(error: WriteError) -> Problem {
    match error {
        WriteError::Refused(_) => Problem::Changed,
        WriteError::Unavailable(error) => error.into(),
    }
}
