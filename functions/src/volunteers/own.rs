//! One's own card, behind the secret link: to look at, to pause, to erase.

use super::record::{self, Card, Link, State};
use super::signup::link_name;
use crate::counter::Counter;
use crate::http::Problem;
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

/// A volunteer's own records, as they were read.
struct Own {
    id: String,
    link: Item,
    card: Item,
}

/// The card behind a link.
pub(super) async fn card(counter: &Counter, link: &str) -> Result<Card, Problem> {
    Ok(read(counter, link).await?.card.document()?)
}

/// Changes the card behind a link; the card as it is afterwards, if there is one.
pub(super) async fn change(
    counter: &Counter,
    link: &str,
    change: Change,
) -> Result<Option<Card>, Problem> {
    let own = read(counter, link).await?;
    let card: Card = own.card.document()?;
    let state = match change {
        Change::Erase => return erase(counter, own).await.map(|()| None),
        Change::Pause if card.state != State::Refused => State::Paused,
        Change::Resume if card.state == State::Paused => State::Waiting,
        Change::Pause | Change::Resume => card.state,
    };
    let card = Card { state, ..card };
    let place = format!("{:012}#{}", card.created, own.id);
    let item = own.card.next(&card).listed(state.list(), place);
    written(counter, &[Write::Replace(item)]).await?;
    Ok(Some(card))
}

async fn erase(counter: &Counter, own: Own) -> Result<(), Problem> {
    let contact = counter.table.get(&record::contact(&own.id)).await?;
    let items = [Some(own.link), Some(own.card), contact];
    let removed = items.into_iter().flatten().map(|item| Write::Remove(item.key, item.version));
    written(counter, &removed.collect::<Vec<_>>()).await
}

async fn read(counter: &Counter, link: &str) -> Result<Own, Problem> {
    let link = counter.table.get(&record::link(&link_name(counter, link))).await?;
    let link = link.ok_or(Problem::NotFound)?;
    let Link { id } = link.document()?;
    let card = counter.table.get(&record::card(&id)).await?.ok_or(Problem::NotFound)?;
    Ok(Own { id, link, card })
}

async fn written(counter: &Counter, writes: &[Write]) -> Result<(), Problem> {
    counter.table.write(writes).await.map_err(|error| match error {
        WriteError::Refused(_) => Problem::Changed,
        WriteError::Unavailable(error) => error.into(),
    })
}
