//! The cards of one state, page after page; finding them by code, day or words; and one of them.

use axum::extract::State as Context;
use axum::http::Uri;
use axum::response::Response;
use domain::Locale;
use jiff::civil::Date;
use pages::admin::cards::{self, CardRow, Cards};
use pages::admin::{self, CardView, Record, Undo};
use pages::field::{AFTER, DAY, FIND, FORMER, KIND, PROPOSAL, RECORD, STATE};

use super::replies;
use super::work::{self, Filed, PAGE};
use crate::app::AppContext;
use crate::http::body::query;
use crate::http::{PathLocale, Problem, moment};
use crate::readable::readable_by;
use crate::records::card::place;
use crate::records::{Proposal, RecordKind, State, telephone};
use crate::session::Session;

/// How many pages of a list are looked through for one page of what was asked for.
const LOOKED_THROUGH: usize = 40;

/// Which cards are asked for.
pub(super) struct Asked {
    kind: &'static RecordKind,
    state: State,
    after: Option<String>,
    find: String,
    day: String,
}

/// A page of cards.
pub(super) struct Found {
    cards: Vec<Filed>,
    next: Option<String>,
    /// How many cannot be read.
    pub unreadable: usize,
}

impl Asked {
    /// The first cards of a kind and a state.
    pub(super) fn of(kind: &'static RecordKind, state: State) -> Asked {
        Asked { kind, state, after: None, find: String::new(), day: String::new() }
    }

    fn read(app: &AppContext, address: &Uri) -> Result<Asked, Problem> {
        let asked = query(address);
        let value = |field: &str| {
            let found = asked.iter().find(|(name, _)| name == field).map(|(_, value)| value);
            found.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let kind = value(KIND);
        let mut kinds = app.kinds.iter();
        let kind = match &kind {
            Some(name) => kinds.find(|kind| kind.name == name.as_str()),
            None => kinds.next(),
        };
        let state = value(STATE);
        let state = State::ALL.into_iter().find(|of| state.as_deref() == Some(of.word()));
        Ok(Asked {
            kind: kind.ok_or(Problem::NotFound)?,
            state: state.unwrap_or(State::Waiting),
            after: value(AFTER),
            find: value(FIND).unwrap_or_default(),
            day: value(DAY).unwrap_or_default(),
        })
    }

    /// The places of the day that is asked for: from one on, and before another.
    fn places(&self) -> Option<(String, String)> {
        let day: Date = self.day.parse().ok()?;
        let begins = |day: Date| {
            let at = jiff::tz::offset(5).to_timestamp(day.at(0, 0, 0, 0)).ok()?;
            Some(format!("{:012}", u64::try_from(at.as_second()).ok()?))
        };
        Some((begins(day)?, begins(day.tomorrow().ok()?)?))
    }
}

/// A page of the cards that are asked for. A code finds its card in whatever state.
pub(super) async fn find(app: &AppContext, asked: &Asked) -> Result<Found, Problem> {
    let is_code =
        asked.find.len() >= 16 && asked.find.chars().all(|c| c.is_ascii_alphanumeric() || c == ':');
    if is_code && let Some(record) = app.kinds.find(&asked.find) {
        return match work::card(app, record).await {
            Ok(card) => Ok(Found { cards: vec![card], next: None, unreadable: 0 }),
            Err(Problem::NotFound) => Ok(Found { cards: Vec::new(), next: None, unreadable: 0 }),
            Err(problem) => Err(problem),
        };
    }
    look_through(app, asked).await
}

async fn look_through(app: &AppContext, asked: &Asked) -> Result<Found, Problem> {
    let (list, day) = (asked.kind.list(asked.state), asked.places());
    let mut found = Found { cards: Vec::new(), next: None, unreadable: 0 };
    let mut after = asked.after.clone().or_else(|| day.as_ref().map(|(first, _)| first.clone()));
    let ends = |place: &str| day.as_ref().is_some_and(|(_, end)| place >= end.as_str());
    for _ in 0..LOOKED_THROUGH {
        let items = app.table.list_page(&list, after.as_deref(), PAGE).await?;
        let last = items.last().and_then(|item| item.listed.clone()).map(|(_, place)| place);
        let more = items.len() == PAGE && !last.as_deref().is_some_and(ends);
        let read = readable_by(app, items, asked.kind.read);
        found.unreadable += read.unreadable;
        for (item, card) in read.records {
            let place = item.listed.as_ref().map(|(_, place)| place.as_str()).unwrap_or_default();
            let Some(record) = asked.kind.record_of(&item) else { continue };
            let filed = Filed { record, card, item: item.clone() };
            if ends(place) || !fits(&filed, &asked.find) {
                continue;
            }
            if found.cards.len() == PAGE {
                // The page is full: the next one begins behind its last card.
                found.next =
                    found.cards.last().and_then(|card| card.item.listed.clone()).map(|of| of.1);
                return Ok(found);
            }
            found.cards.push(filed);
        }
        if !more {
            return Ok(found);
        }
        after = last;
        if found.cards.len() == PAGE {
            break;
        }
    }
    found.next = after;
    Ok(found)
}

/// Whether a card has what is looked for: its code, or its place in any language. Nobody looks through
/// the other answers, because a card is read one at a time and each reading is logged.
fn fits(filed: &Filed, find: &str) -> bool {
    let find = find.to_lowercase();
    find.is_empty()
        || filed.record.to_string().starts_with(&find)
        || Locale::ALL.iter().any(|locale| {
            filed.card.place(*locale).is_some_and(|place| place.to_lowercase().contains(&find))
        })
}

/// The cards as rows of a list.
pub(super) fn rows(locale: Locale, found: &Found) -> Vec<CardRow> {
    let row = |filed: &Filed| CardRow {
        record: filed.record.to_string(),
        when: moment(filed.card.created(), locale),
        state: filed.card.state().word(),
        place: filed.card.place(locale),
    };
    found.cards.iter().map(row).collect()
}

/// GET …/admin/cards: the cards of one state.
pub(super) async fn list(
    Context(app): Context<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let shown = async {
        let asked = Asked::read(&app, &address)?;
        let found = find(&app, &asked).await?;
        let view = Cards {
            kind: asked.kind.name,
            words: &asked.kind.words,
            state: asked.state.word(),
            find: &asked.find,
            day: &asked.day,
            rows: rows(locale, &found),
            next: found.next.as_deref(),
            unreadable: found.unreadable,
        };
        Ok(replies::page(&app, locale, &session, cards::page(locale, &view)))
    };
    shown.await.unwrap_or_else(|problem| replies::refused(&app, locale, &problem))
}

/// GET …/admin/card: one card, whatever its state; who reads it is logged.
pub(super) async fn card(
    Context(app): Context<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let shown = async {
        let asked = query(&address);
        let value = |field| {
            let found = asked.iter().find(|(name, _)| name == field);
            found.map(|(_, value)| value.as_str())
        };
        let record = app.kinds.find(value(RECORD).unwrap_or_default()).ok_or(Problem::NotFound)?;
        let filed = work::card(&app, record).await?;
        work::reading(&app, &session, &filed.record, None).await?;
        let former = State::ALL.into_iter().find(|state| value(FORMER) == Some(state.word()));
        let list = former.unwrap_or(filed.card.state());
        let shares_telephone = telephone::is_shared(&app, &filed.record, &*filed.card).await?;
        let view = CardView {
            record: record_view(locale, &filed, shares_telephone),
            undo: former.and_then(|former| undo(&filed, former, value(PROPOSAL).is_some())),
            next: next(&app, &filed, list).await?,
        };
        Ok(replies::page(&app, locale, &session, admin::card(locale, &view)))
    };
    shown.await.unwrap_or_else(|problem| replies::refused(&app, locale, &problem))
}

/// The decision that takes the last one back.
fn undo(filed: &Filed, former: State, proposal: bool) -> Option<Undo> {
    let decision = match former {
        State::Waiting => "return",
        State::Listed => "list",
        State::Refused => "refuse",
        State::Paused => return None,
    };
    (filed.card.state() != former).then_some(Undo { decision, proposal })
}

/// The record that follows a card in a list.
async fn next(app: &AppContext, filed: &Filed, list: State) -> Result<Option<String>, Problem> {
    let kind = filed.record.kind;
    let here = place(filed.card.created(), &filed.record.id);
    let items = app.table.list_page(&kind.list(list), Some(&here), 1).await?;
    let record = items.first().and_then(|item| kind.record_of(item));
    Ok(record.map(|record| record.to_string()))
}

fn record_view(locale: Locale, filed: &Filed, shares_telephone: bool) -> Record {
    let Filed { record, item, card } = filed;
    Record {
        id: record.to_string(),
        version: item.version,
        when: moment(card.created(), locale),
        facts: card.facts(locale),
        proposal: card.proposal().map(|proposal| proposal == Proposal::Shown),
        state: card.state().word(),
        shares_telephone,
        telephone_confirmed: card.telephone().is_some_and(|of| of.confirmed.is_some()),
    }
}
