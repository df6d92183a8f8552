//! The handlers of this function.

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::Locale;
use domain::form::Faults;
use pages::field::{RECORD, REQUEST, SIGNATURE, TICKET};
use serde_json::json;

use super::replies::Asked;
use super::reveal::{Return, reveal};
use super::{Reveals, replies, visit};
use crate::http::body::{FormBody, Format, query};
use crate::http::client::{Origin, Sender};
use crate::http::{PathLocale, Problem, json as as_json};
use crate::intake::answers::validated;
use crate::records::{RecordRef, State as Listing};
use crate::session::{self, Session};
use crate::signing::{self, Asker, What};
use crate::staff::Role;

/// The record that a page is about, if it is on the list.
async fn asked(reveals: &Reveals, address: &Uri) -> Result<RecordRef, Problem> {
    let record = query(address).into_iter().find(|(name, _)| name == RECORD);
    listed(reveals, &record.map(|(_, value)| value).unwrap_or_default()).await
}

/// The record that a text names, if its card is on the list.
async fn listed(reveals: &Reveals, record: &str) -> Result<RecordRef, Problem> {
    let app = &reveals.app;
    let record = app.kinds.find(record).ok_or(Problem::NotListed)?;
    let card = app.table.get(&record.card()).await?.ok_or(Problem::NotListed)?;
    match (record.kind.read)(&card)?.state() {
        Listing::Listed => Ok(record),
        _ => Err(Problem::NotListed),
    }
}

/// Whether a clerk is signed in; everybody else reads the page without that.
async fn is_clerk(reveals: &Reveals, headers: &HeaderMap) -> bool {
    let session = session::read(&reveals.app, &*reveals.staff, headers).await;
    session.is_ok_and(|session| session.roles.contains(&Role::Clerk))
}

/// GET …/reveals: the page on which a contact is asked for.
pub(super) async fn ask(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    address: Uri,
    headers: HeaderMap,
) -> Response {
    if query(&address).is_empty() {
        return to_lists(&reveals, locale);
    }
    match asked(&reveals, &address).await {
        Ok(record) => {
            let clerk = is_clerk(&reveals, &headers).await;
            let asked = Asked { record: &record, clerk };
            replies::ask(&reveals.app, locale, &asked, &[], &Faults::new())
        }
        Err(problem) => replies::refused(&reveals.app, locale, &problem),
    }
}

/// The way for who names no record: to the list on which one is chosen.
fn to_lists(reveals: &Reveals, locale: Locale) -> Response {
    match reveals.app.kinds.iter().next() {
        Some(kind) => {
            let list = (kind.words.list_address)(locale);
            (StatusCode::SEE_OTHER, [(LOCATION, list)]).into_response()
        }
        None => replies::refused(&reveals.app, locale, &Problem::NotListed),
    }
}

/// POST …/reveals/requests: a text to be signed.
pub(super) async fn request(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let Some(record) = reveals.app.kinds.find(&sent.take(RECORD).unwrap_or_default()) else {
        return unknown(&reveals, locale, sent.format);
    };
    let begun = async {
        let answers = validated(&reveals.app, record.kind.request_form, &sent.pairs)?;
        listed(&reveals, &record.to_string()).await?;
        let purpose = answers.word("purpose").ok_or(Problem::Unreadable)?.to_owned();
        let what = What::Reveal { record: record.to_string(), purpose };
        let asker = Asker { network: &network, origin: &origin, browser: None };
        signing::begin(&reveals.app, asker, locale, what).await
    };
    match (sent.format, begun.await) {
        (Format::Json, Ok(begun)) => as_json(StatusCode::CREATED, &begun),
        (Format::Json, Err(problem)) => problem.document(locale),
        (Format::Form, Ok(begun)) => replies::sign(&reveals.app, locale, &begun, false),
        (Format::Form, Err(Problem::Faults(faults))) => {
            let asked = Asked { record: &record, clerk: false };
            replies::ask(&reveals.app, locale, &asked, &sent.pairs, &faults)
        }
        (Format::Form, Err(problem)) => replies::refused(&reveals.app, locale, &problem),
    }
}

/// The answer where nobody knows the kind of a record.
fn unknown(reveals: &Reveals, locale: Locale, format: Format) -> Response {
    match format {
        Format::Json => Problem::NotListed.document(locale),
        Format::Form => replies::refused(&reveals.app, locale, &Problem::NotListed),
    }
}

/// POST …/reveals: a signed text, whose contact is shown.
pub(super) async fn take(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let back = back(&mut sent);
    let (request, ticket) = (back.request.clone(), back.ticket.clone());
    match (sent.format, reveal(&reveals, &network, back).await) {
        (Format::Json, Ok(Some(opened))) => {
            let contact: serde_json::Map<_, _> = opened
                .fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.into()))
                .collect();
            as_json(StatusCode::OK, &json!({ "contact": contact }))
        }
        (Format::Json, Ok(None)) => as_json(StatusCode::ACCEPTED, &json!({ "state": "waiting" })),
        (Format::Json, Err(problem)) => problem.document(locale),
        (Format::Form, Ok(Some(opened))) => replies::contact(&reveals.app, locale, &opened),
        (Format::Form, Ok(None)) => {
            match signing::again(&reveals.app, &origin, &request, &ticket).await {
                Ok(begun) => replies::sign(&reveals.app, locale, &begun, true),
                Err(problem) => replies::refused(&reveals.app, locale, &problem),
            }
        }
        (Format::Form, Err(problem)) => replies::refused(&reveals.app, locale, &problem),
    }
}

pub(super) fn back(sent: &mut FormBody) -> Return {
    let mut take = |name| sent.take(name).filter(|value| !value.is_empty());
    Return {
        request: take(REQUEST).unwrap_or_default(),
        ticket: take(TICKET).unwrap_or_default(),
        message: take(SIGNATURE),
    }
}

/// GET …/reveals/counter: what a clerk fills in for a visitor.
pub(super) async fn visit_form(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    address: Uri,
) -> Response {
    match asked(&reveals, &address).await {
        Ok(record) => replies::visit(&reveals.app, locale, &record, &[], &Faults::new()),
        Err(problem) => replies::refused(&reveals.app, locale, &problem),
    }
}

/// POST …/reveals/counter: a contact for the visitor of a clerk.
pub(super) async fn visit(
    State(reveals): State<Reveals>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    clerk: Session,
    mut sent: FormBody,
) -> Response {
    let Some(record) = reveals.app.kinds.find(&sent.take(RECORD).unwrap_or_default()) else {
        return unknown(&reveals, locale, Format::Form);
    };
    match visit::visit(&reveals, &network, &clerk, &record, &sent.pairs).await {
        Ok(opened) => replies::contact(&reveals.app, locale, &opened),
        Err(Problem::Faults(faults)) => {
            replies::visit(&reveals.app, locale, &record, &sent.pairs, &faults)
        }
        Err(problem) => replies::refused(&reveals.app, locale, &problem),
    }
}
