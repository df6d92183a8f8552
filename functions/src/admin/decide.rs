//! Decisions of moderators, each with its row in the log.

use super::work::{Erasure, Filed, card, erasure, has_card};
use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::records::complaint::settle;
use crate::records::erase::erase;
use crate::records::publish::{comes, leave, soon};
use crate::records::{Proposal, RecordRef, State, telephone};
use crate::session::Session;
use crate::store::{Write, WriteError};

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
    /// All that is kept of the record is to be destroyed, if a second person agrees.
    ProposeErasing,
    /// The second person agrees.
    Erase,
    /// The second person does not.
    Keep,
    /// A complaint was looked into.
    Settle,
}

/// What a decision is about.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// The record.
    pub record: RecordRef,
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
    let record = &about.record;
    match decision {
        Decision::List { proposal } => {
            let proposal = if proposal { Proposal::Shown } else { Proposal::Hidden };
            file(app, moderator, about, (State::Listed, proposal)).await
        }
        Decision::Refuse => file(app, moderator, about, (State::Refused, Proposal::Hidden)).await,
        Decision::ProposeErasing => propose(app, moderator, record).await,
        Decision::Erase => second(app, moderator, record).await,
        Decision::Keep => keep(app, moderator, record).await,
        Decision::Settle => {
            let write = settle(app, record, &about.request).await?;
            note(app, moderator, &[write], Event::ComplaintSettled, record).await
        }
    }
}

/// Lists a card, with its proposal or without, or refuses it.
async fn file(
    app: &AppContext,
    moderator: &Session,
    about: &About,
    (state, proposal): (State, Proposal),
) -> Result<(), Problem> {
    let Filed { record, item, card, .. } = card(app, about.record.clone()).await?;
    // Somebody else, or the owner, has changed what was looked at.
    if item.version != about.version {
        return Err(Problem::Changed);
    }
    // A card that its owner has taken off the list is put back by its owner alone.
    let lists = state == State::Listed;
    if lists && card.state() == State::Paused {
        return Err(Problem::NotListed);
    }
    // Where messages can be sent, nobody comes onto the list with a telephone that is not theirs.
    let is_confirmed = card.telephone().is_some_and(|of| of.confirmed.is_some());
    if lists && card.state() != State::Listed && app.sms.is_some() && !is_confirmed {
        return Err(Problem::Unconfirmed);
    }
    let next = record.listed(card.decided(&item, state, proposal), &*card, state);
    let version = next.version;
    let mut writes = vec![Write::Replace(next)];
    writes.extend(match lists {
        true => telephone::claims(app, &record, &*card).await?,
        false => telephone::releases(app, &record, card.telephone()).await?,
    });
    if !lists && card.state() == State::Listed {
        let entry = &entry(app, moderator, Event::Refuse, &record);
        let commit = |writes: Vec<Write>| async move {
            Log::AUDIT.record(&app.table, &writes, entry).await.map(|_| ())
        };
        return leave(app, &record, version, writes, commit).await;
    }
    if !lists {
        return note(app, moderator, &writes, Event::Refuse, &record).await;
    }
    writes.push(comes(app, &record, version));
    note(app, moderator, &writes, Event::List, &record).await?;
    soon(app, record.kind).await;
    Ok(())
}

async fn propose(app: &AppContext, moderator: &Session, record: &RecordRef) -> Result<(), Problem> {
    if !has_card(app, record).await? {
        return Err(Problem::NotFound);
    }
    let (by, at) = (moderator.name.clone(), app.now());
    let item = Erasure { record: record.to_string(), by, at }.item();
    note(app, moderator, &[Write::Create(item)], Event::EraseProposed, record).await
}

async fn second(app: &AppContext, moderator: &Session, record: &RecordRef) -> Result<(), Problem> {
    let item = erasure(app, &record.to_string()).await?.ok_or(Problem::NotFound)?;
    if item.document::<Erasure>()?.by == moderator.name {
        return Err(Problem::SamePerson);
    }
    let with = vec![Write::Remove(item.key, item.version)];
    erase(app, record, Some(moderator.name.clone()), with).await
}

async fn keep(app: &AppContext, moderator: &Session, record: &RecordRef) -> Result<(), Problem> {
    let item = erasure(app, &record.to_string()).await?.ok_or(Problem::NotFound)?;
    let write = Write::Remove(item.key, item.version);
    note(app, moderator, &[write], Event::EraseDeclined, record).await
}

async fn note(
    app: &AppContext,
    moderator: &Session,
    writes: &[Write],
    event: Event,
    record: &RecordRef,
) -> Result<(), Problem> {
    let entry = entry(app, moderator, event, record);
    match Log::AUDIT.record(&app.table, writes, &entry).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

fn entry(app: &AppContext, moderator: &Session, event: Event, record: &RecordRef) -> Entry {
    Entry::new(app.now(), event, record.to_string()).by(moderator.name.as_str())
}
