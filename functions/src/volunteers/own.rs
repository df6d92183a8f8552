//! A volunteer's own card, behind the secret link: to look at, to change, to pause, to erase.

use domain::Locale;
use domain::form::Input;
use domain::volunteer::form::{ANSWERS, CONTACTS};
use domain::volunteer::{self, Profile};
use pages::volunteers::TelephoneState;
use serde::Serialize;

use super::kind::KIND;
use super::public;
use super::record::VolunteerCard;
use crate::app::AppContext;
use crate::http::Problem;
use crate::intake::answers::validated;
use crate::limit::Network;
use crate::records::access_log::{Access, accesses};
use crate::records::complaint::{self, Conversation};
use crate::records::erase::erase;
use crate::records::link::follow;
use crate::records::one_time_code::{Purpose, sent};
use crate::records::publish::leave;
use crate::records::{RecordRef, State, Telephone, telephone};
use crate::store::{Item, Write, WriteError};

/// A change of a volunteer's own card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is off the list for a while.
    Pause,
    /// It is listed again, after a moderator has looked.
    Resume,
    /// All that is kept is destroyed.
    Erase,
}

/// A volunteer's own card, as its owner sees it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OwnCard {
    /// Whether it is listed.
    pub state: State,
    /// Whether everybody sees it: a listed card waits until its group is large enough.
    pub shown: bool,
    /// Whether its owner has shown to have its telephone.
    pub telephone_confirmed: bool,
    /// The answers.
    pub profile: Profile,
    /// Since when it is there, in seconds since 1970.
    pub created: u64,
    /// Who saw the contact, the last first.
    pub looks: Vec<Access>,
    /// What was complained about, with the answers of the staff.
    pub complaints: Vec<Conversation>,
    /// What its page says of its telephone.
    #[serde(skip)]
    pub telephone: TelephoneState,
}

/// A volunteer's own records, as they were read.
pub(super) struct Own {
    /// The record.
    pub record: RecordRef,
    /// The card as it is stored.
    pub item: Item,
    /// The card.
    pub card: VolunteerCard,
}

/// The card behind a link.
pub(super) async fn card(app: &AppContext, link: &str) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    show(app, &own.record, own.card).await
}

async fn show(
    app: &AppContext,
    record: &RecordRef,
    card: VolunteerCard,
) -> Result<OwnCard, Problem> {
    let telephone = match &card.telephone {
        None => TelephoneState::Unknown,
        Some(of) if of.confirmed.is_some() => TelephoneState::Confirmed,
        Some(_) if app.sms.is_some() => TelephoneState::BySms,
        Some(_) => TelephoneState::ByClerk,
    };
    let telephone_confirmed = telephone == TelephoneState::Confirmed;
    let shown = card.state == State::Listed && public::shows(app, &record.id).await?;
    let looks = accesses(app, record).await?;
    let complaints = complaint::of_record(app, record).await?;
    let (state, created) = (card.state, card.created);
    Ok(OwnCard {
        state,
        shown,
        telephone_confirmed,
        profile: card.profile,
        created,
        looks,
        complaints,
        telephone,
    })
}

/// Changes the card behind a link; the card as it is afterwards, if there is one.
pub(super) async fn change(
    app: &AppContext,
    link: &str,
    change: Change,
) -> Result<Option<OwnCard>, Problem> {
    // A card that cannot be read is erased nevertheless.
    if change == Change::Erase {
        let record = follow(app, &KIND, link).await?;
        return erase(app, &record, None, Vec::new()).await.map(|()| None);
    }
    let own = read(app, link).await?;
    let state = match change {
        Change::Pause if own.card.state != State::Refused => State::Paused,
        Change::Resume if own.card.state == State::Paused => State::Waiting,
        Change::Pause | Change::Resume | Change::Erase => own.card.state,
    };
    let card = VolunteerCard { state, ..own.card.clone() };
    put(app, own, card, Vec::new()).await.map(Some)
}

/// Takes changed answers; a moderator looks at them before they are listed.
pub(super) async fn answers(
    app: &AppContext,
    link: &str,
    input: &Input,
) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    let answers = validated(app, &ANSWERS, input)?;
    let profile = volunteer::read_profile(&answers).ok_or(Problem::Unreadable)?;
    let state = if own.card.state == State::Paused { State::Paused } else { State::Waiting };
    let card = VolunteerCard { profile, state, proposal_read: false, ..own.card.clone() };
    put(app, own, card, Vec::new()).await
}

/// Takes changed contacts, sealed with a key of their own in place of the former ones. A card with
/// another telephone waits for a moderator again.
pub(super) async fn contacts(
    app: &AppContext,
    (network, locale): (&Network, Locale),
    link: &str,
    input: &Input,
) -> Result<OwnCard, Problem> {
    let own = read(app, link).await?;
    let (record, card) = (&own.record, &own.card);
    let answers = validated(app, &CONTACTS, input)?;
    let contact = volunteer::read_contact(&answers).ok_or(Problem::Unreadable)?;
    let fields: Vec<(&str, &str)> = contact.fields().collect();
    let sealed = app.sealer.seal(record.sealed(), &fields)?;
    let former = app.table.get(&record.contact()).await?.ok_or(Problem::NotFound)?;
    let mut writes = vec![Write::Replace(former.next(&sealed))];
    let telephone = Telephone::new(app, contact.phone.reveal());
    if card.telephone.as_ref().is_some_and(|of| of.name == telephone.name) {
        written(app, &writes).await?;
        return show(app, record, own.card).await;
    }
    writes.extend(telephone::forgets(app, record, card.telephone.as_ref()).await?);
    writes.push(telephone::noted(app, record, &telephone));
    let state = if card.state == State::Listed { State::Waiting } else { card.state };
    let card = VolunteerCard { state, telephone: Some(telephone), ..card.clone() };
    let changed = put(app, own, card, writes).await?;
    // If no code can be sent now, one can be asked for on the card.
    let _ = sent(app, network, (&contact.phone, locale), Purpose::Confirm).await;
    Ok(changed)
}

/// Puts a changed card in the place of the former, with other writes; off the list first, if it
/// leaves it.
pub(super) async fn put(
    app: &AppContext,
    own: Own,
    card: VolunteerCard,
    mut writes: Vec<Write>,
) -> Result<OwnCard, Problem> {
    let next = own.record.listed(own.item.next(&card), &card, card.state);
    let version = next.version;
    writes.push(Write::Replace(next));
    if own.card.state == State::Listed && card.state != State::Listed {
        let commit = |writes: Vec<Write>| async move { app.table.write(&writes).await };
        leave(app, &own.record, version, writes, commit).await?;
    } else {
        written(app, &writes).await?;
    }
    show(app, &own.record, card).await
}

/// The records behind a link.
pub(super) async fn read(app: &AppContext, link: &str) -> Result<Own, Problem> {
    let record = follow(app, &KIND, link).await?;
    let item = app.table.get(&record.card()).await?.ok_or(Problem::NotFound)?;
    let card = item.document()?;
    Ok(Own { record, item, card })
}

/// Takes a complaint about a request in the access log.
pub(super) async fn complain(
    app: &AppContext,
    link: &str,
    about: (&str, &str),
) -> Result<(), Problem> {
    let record = follow(app, &KIND, link).await?;
    complaint::complain(app, &record, about).await
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
