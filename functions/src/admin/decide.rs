//! Decisions of moderators, each with its row in the log.

use super::complaints::viewer_of;
use super::work::{Erasure, Filed, card, erasure, has_card};
use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::records::block::{block, unblock};
use crate::records::complaint::{Addition, add};
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
    /// The card waits again, as before it was listed or refused.
    Return,
    /// All that is kept of the record is to be destroyed, if a second person agrees.
    ProposeErasing,
    /// The second person agrees.
    Erase,
    /// The second person does not.
    Keep,
    /// A complaint is answered.
    Answer,
    /// A complaint was looked into, perhaps with an answer.
    Settle,
    /// Whoever a complaint is about sees no contact any more.
    Block,
    /// Somebody sees contacts again.
    Unblock,
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
    /// The words of an answer or a reason.
    pub words: String,
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
        Decision::Return => file(app, moderator, about, (State::Waiting, Proposal::Hidden)).await,
        Decision::ProposeErasing => propose(app, moderator, record).await,
        Decision::Erase => second(app, moderator, record).await,
        Decision::Keep => keep(app, moderator, record).await,
        Decision::Answer | Decision::Settle => {
            let addition = Addition {
                request: &about.request,
                words: &about.words,
                person: Some(&moderator.name),
                settles: decision == Decision::Settle,
                read: about.version,
            };
            add(app, record, &addition).await
        }
        Decision::Block => {
            let access = viewer_of(app, record, &about.request).await?;
            let who = access.map(|access| access.who).ok_or(Problem::NotFound)?;
            let names: Vec<String> = who.person.into_iter().chain(who.others).collect();
            let complaint = (record.to_string(), about.request.as_str());
            let complaint = (complaint.0.as_str(), complaint.1);
            block(app, &moderator.name, complaint, (&names, &about.words)).await
        }
        // It names a person and no record; see `release`.
        Decision::Unblock => Err(Problem::Unreadable),
    }
}

/// Lets somebody see contacts again.
pub(super) async fn release(
    app: &AppContext,
    moderator: &Session,
    person: &str,
) -> Result<(), Problem> {
    unblock(app, &moderator.name, person).await
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
    if state != State::Refused && card.state() == State::Paused {
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
    let event = match state {
        State::Listed => Event::List,
        State::Waiting => Event::Return,
        State::Refused | State::Paused => Event::Refuse,
    };
    if !lists && card.state() == State::Listed {
        let entry = &entry(app, moderator, event, &record);
        let commit = |writes: Vec<Write>| async move {
            Log::AUDIT.record(&app.table, &writes, entry).await.map(|_| ())
        };
        return leave(app, &record, version, writes, commit).await;
    }
    if !lists {
        return note(app, moderator, &writes, event, &record).await;
    }
    writes.push(comes(app, &record, version));
    note(app, moderator, &writes, event, &record).await?;
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
