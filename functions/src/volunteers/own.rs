//! One's own card, behind the secret link: to look at, to change, to pause, to erase.

use domain::form::{Input, judge};
use domain::volunteer::form::{ANSWERS, CONTACTS};
use domain::volunteer::{self, Profile};
use serde::Serialize;

use super::looks::{Seen, seen};
use super::public::{Changed, publish};
use super::record::{self, Card, KIND, Link, State};
use super::signup::link_name;
use crate::audit::{self, Entry};
use crate::counter::Counter;
use crate::http::Problem;
use crate::seal::Place;
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
pub(super) async fn card(counter: &Counter, link: &str) -> Result<OwnCard, Problem> {
    let own = read(counter, link).await?;
    show(counter, &own.id, own.card).await
}

async fn show(counter: &Counter, id: &str, card: Card) -> Result<OwnCard, Problem> {
    let Card { state, profile, created, .. } = card;
    Ok(OwnCard { state, profile, created, looks: seen(counter, id).await? })
}

/// Changes the card behind a link; the card as it is afterwards, if there is one.
pub(super) async fn change(
    counter: &Counter,
    link: &str,
    change: Change,
) -> Result<Option<OwnCard>, Problem> {
    let own = read(counter, link).await?;
    let state = match change {
        Change::Erase => {
            publish(counter, Some(&Changed::Leaves(own.id.clone()))).await?;
            return erase(counter, &own.id, None, Vec::new()).await.map(|()| None);
        }
        Change::Pause if own.card.state != State::Refused => State::Paused,
        Change::Resume if own.card.state == State::Paused => State::Waiting,
        Change::Pause | Change::Resume => own.card.state,
    };
    let card = Card { state, ..own.card.clone() };
    put(counter, own, card).await.map(Some)
}

/// Takes changed answers; a moderator looks at them before they are listed.
pub(super) async fn answers(
    counter: &Counter,
    link: &str,
    input: &Input,
) -> Result<OwnCard, Problem> {
    let own = read(counter, link).await?;
    let answers = judge(&ANSWERS, input, counter.year()).map_err(Problem::Faults)?;
    let profile = volunteer::read_profile(&answers).ok_or(Problem::Unreadable)?;
    let state = if own.card.state == State::Paused { State::Paused } else { State::Waiting };
    let card = Card { profile, state, proposal_read: false, ..own.card.clone() };
    put(counter, own, card).await
}

/// Takes changed contacts, sealed with a key of their own in place of the former ones.
pub(super) async fn contacts(
    counter: &Counter,
    link: &str,
    input: &Input,
) -> Result<OwnCard, Problem> {
    let Own { id, card, .. } = read(counter, link).await?;
    let answers = judge(&CONTACTS, input, counter.year()).map_err(Problem::Faults)?;
    let contact = volunteer::read_contact(&answers).ok_or(Problem::Unreadable)?;
    let fields: Vec<(&str, &str)> = contact.fields().collect();
    let sealed = counter.sealer.seal(Place { kind: KIND, id: &id }, &fields);
    let sealed = sealed.map_err(|_| Problem::Unavailable)?;
    let former = counter.table.get(&record::contact(&id)).await?.ok_or(Problem::NotFound)?;
    written(counter, &[Write::Replace(former.next(&sealed))]).await?;
    show(counter, &id, card).await
}

/// Puts a changed card in the place of the former; off the list first, if it leaves it.
async fn put(counter: &Counter, own: Own, card: Card) -> Result<OwnCard, Problem> {
    if own.card.state == State::Listed && card.state != State::Listed {
        publish(counter, Some(&Changed::Leaves(own.id.clone()))).await?;
    }
    written(counter, &[record::replace(&own.id, own.version, &card)]).await?;
    show(counter, &own.id, card).await
}

/// Removes all that is kept of a volunteer, together with other writes; the log keeps that it was
/// done, and by whom if not by himself.
pub(crate) async fn erase(
    counter: &Counter,
    id: &str,
    actor: Option<String>,
    with: Vec<Write>,
) -> Result<(), Problem> {
    let parts = counter.table.parts(&record::card(id).partition, "").await?;
    let link = parts.iter().find(|item| item.key == record::own_link(id));
    let link = link.map(|item| item.document::<String>()).transpose()?;
    let link = match link {
        Some(name) => counter.table.get(&record::link(&name)).await?,
        None => None,
    };
    // Looks and complaints, which may be many, go in transactions before the one of the contact.
    let one = [record::card(id), record::contact(id), record::own_link(id)];
    let (rest, many): (Vec<Item>, Vec<Item>) =
        parts.into_iter().partition(|item| one.contains(&item.key));
    let remove = |item: Item| Write::Remove(item.key, item.version);
    for many in many.chunks(MOST_AT_ONCE) {
        let writes: Vec<Write> = many.iter().cloned().map(remove).collect();
        written(counter, &writes).await?;
    }
    let writes: Vec<Write> = rest.into_iter().chain(link).map(remove).chain(with).collect();
    let (at, event, record) = (counter.now(), "erase".to_owned(), id.to_owned());
    let entry = Entry { at, event, record, actor, facts: Vec::new() };
    audit::record(&counter.table, &writes, &entry).await.map_err(refused).map(|_| ())
}

/// How many writes go into one transaction, with room for others.
const MOST_AT_ONCE: usize = 80;

/// The records behind a link.
pub(super) async fn read(counter: &Counter, link: &str) -> Result<Own, Problem> {
    let link = counter.table.get(&record::link(&link_name(counter, link))).await?;
    let Link { id } = link.ok_or(Problem::NotFound)?.document()?;
    let item = counter.table.get(&record::card(&id)).await?.ok_or(Problem::NotFound)?;
    Ok(Own { id, version: item.version, card: item.document()? })
}

async fn written(counter: &Counter, writes: &[Write]) -> Result<(), Problem> {
    counter.table.write(writes).await.map_err(refused)
}

fn refused(error: WriteError) -> Problem {
    match error {
        WriteError::Refused(_) => Problem::Changed,
        WriteError::Unavailable(error) => error.into(),
    }
}
