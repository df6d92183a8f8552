//! Decisions of moderators, each with its row in the log.

use domain::volunteer::list::Listed;

use super::work::{Erasure, card, erasure, has_card};
use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::session::Session;
use crate::store::{Write, WriteError};
use crate::volunteers::access::settle;
use crate::volunteers::own::erase;
use crate::volunteers::public::{Changed, publish};
use crate::volunteers::record::{self, Card, State};

/// What a moderator decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// The card is listed; its proposal is shown if it is fit to be.
    List {
        /// Whether it is.
        proposal: bool,
    },
    /// The card is not listed, or no longer.
    Refuse,
    /// All that is kept of the volunteer is to be destroyed, if a second person agrees.
    ProposeErasing,
    /// The second person agrees.
    Erase,
    /// He does not.
    Keep,
    /// A complaint was looked into.
    Settle,
}

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// The volunteer.
    pub record: String,
    /// The version of the card that was looked at.
    pub version: u64,
    /// The request that a complaint is about.
    pub request: String,
}

/// Carries out what a moderator decides.
pub(super) async fn decide(
    app: &AppContext,
    moderator: &Session,
    about: &About,
    decision: Decision,
) -> Result<(), Problem> {
    match decision {
        Decision::List { proposal } => file(app, moderator, about, Some(proposal)).await,
        Decision::Refuse => file(app, moderator, about, None).await,
        Decision::ProposeErasing => propose(app, moderator, &about.record).await,
        Decision::Erase => second(app, moderator, &about.record).await,
        Decision::Keep => keep(app, moderator, &about.record).await,
        Decision::Settle => {
            let write = settle(app, &about.record, &about.request).await?;
            note(app, moderator, &[write], Event::ComplaintSettled, &about.record).await
        }
    }
}

/// Lists a card, with its proposal or without, or refuses it.
async fn file(
    app: &AppContext,
    moderator: &Session,
    about: &About,
    listed: Option<bool>,
) -> Result<(), Problem> {
    let filed = card(app, &about.record).await?;
    // Somebody else, or the volunteer himself, has changed what was looked at.
    if filed.item.version != about.version {
        return Err(Problem::Changed);
    }
    // Who has taken himself off the list is put back by himself alone.
    if listed.is_some() && filed.card.state == State::Paused {
        return Err(Problem::NotListed);
    }
    let state = if listed.is_some() { State::Listed } else { State::Refused };
    if filed.card.state == State::Listed && state != State::Listed {
        publish(app, Some(&Changed::Leaves(about.record.clone()))).await?;
    }
    let proposal_read = listed.unwrap_or(false);
    let next = Card { state, proposal_read, ..filed.card };
    let write = record::replace(&about.record, &filed.item, &next);
    let event = if listed.is_some() { Event::List } else { Event::Refuse };
    note(app, moderator, &[write], event, &about.record).await?;
    let id = about.record.clone();
    let changed = match state {
        State::Listed => {
            Changed::Comes(Box::new(Listed { id, profile: next.profile, proposal_read }))
        }
        _ => Changed::Leaves(id),
    };
    publish(app, Some(&changed)).await
}

async fn propose(app: &AppContext, moderator: &Session, id: &str) -> Result<(), Problem> {
    if !has_card(app, id).await? {
        return Err(Problem::NotFound);
    }
    let (record, by, at) = (id.to_owned(), moderator.name.clone(), app.now());
    let item = Erasure { record, by, at }.item();
    note(app, moderator, &[Write::Create(item)], Event::EraseProposed, id).await
}

async fn second(app: &AppContext, moderator: &Session, id: &str) -> Result<(), Problem> {
    let item = erasure(app, id).await?.ok_or(Problem::NotFound)?;
    if item.document::<Erasure>()?.by == moderator.name {
        return Err(Problem::SamePerson);
    }
    publish(app, Some(&Changed::Leaves(id.to_owned()))).await?;
    let with = vec![Write::Remove(item.key, item.version)];
    erase(app, id, Some(moderator.name.clone()), with).await
}

async fn keep(app: &AppContext, moderator: &Session, id: &str) -> Result<(), Problem> {
    let item = erasure(app, id).await?.ok_or(Problem::NotFound)?;
    let write = Write::Remove(item.key, item.version);
    note(app, moderator, &[write], Event::EraseDeclined, id).await
}

async fn note(
    app: &AppContext,
    moderator: &Session,
    writes: &[Write],
    event: Event,
    record: &str,
) -> Result<(), Problem> {
    let entry = Entry::new(app.now(), event, record).by(moderator.name.as_str());
    match Log::AUDIT.record(&app.table, writes, &entry).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
