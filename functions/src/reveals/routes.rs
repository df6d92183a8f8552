//! The addresses of this function.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use domain::form::{Faults, validate};
use domain::reveal::FORM;
use pages::field::{RECORD, REQUEST, SIGNATURE, TICKET};
use pages::reveals::Asked;
use serde_json::json;

use super::reveal::{Return, reveal};
use super::{Reveals, replies, visit};
use crate::http::body::{FormBody, Format, query};
use crate::http::client::{Origin, Sender};
use crate::http::{PathLang, Problem, around, json as as_json};
use crate::session;
use crate::signing::phone::{self, Phones};
use crate::signing::{self, What};
use crate::staff::Role;
use crate::volunteers::record::{self, Card, State as Listing};

/// The router of this function.
pub fn router(reveals: Reveals) -> Router {
    let phones =
        Phones { app: reveals.app.clone(), verifier: std::sync::Arc::clone(&reveals.verifier) };
    let app = reveals.app.clone();
    let routes = Router::new()
        .route("/api/{lang}/reveals", get(ask).post(take))
        .route("/api/{lang}/reveals/requests", post(request))
        .route("/api/{lang}/reveals/counter", get(desk).post(at_desk))
        .with_state(reveals)
        .merge(phone::router(phones));
    around(&app, routes)
}

/// Which volunteer a page is about.
fn asked(address: &Uri) -> String {
    let record = query(address).into_iter().find(|(name, _)| name == RECORD);
    record.map(|(_, value)| value).unwrap_or_default()
}

/// Whether a volunteer is on the list.
async fn listed(reveals: &Reveals, id: &str) -> Result<(), Problem> {
    let card = reveals.app.table.get(&record::card(id)).await?.ok_or(Problem::NotListed)?;
    match card.document::<Card>()?.state {
        Listing::Listed => Ok(()),
        _ => Err(Problem::NotListed),
    }
}

/// Whether a clerk is signed in; everybody else reads the page without that.
async fn is_clerk(reveals: &Reveals, headers: &HeaderMap) -> bool {
    let session = session::read(&reveals.app, &*reveals.staff, headers).await;
    session.is_ok_and(|session| session.roles.contains(&Role::Clerk))
}

/// GET …/reveals: the page on which a contact is asked for.
async fn ask(
    State(reveals): State<Reveals>,
    PathLang(lang): PathLang,
    address: Uri,
    headers: HeaderMap,
) -> Response {
    let record = asked(&address);
    match listed(&reveals, &record).await {
        Ok(()) => {
            let clerk = is_clerk(&reveals, &headers).await;
            let faults = &Faults::new();
            let asked = Asked { record: &record, clerk, input: &[], faults };
            replies::ask(&reveals.app, lang, &asked)
        }
        Err(problem) => replies::refused(&reveals.app, lang, &problem),
    }
}

/// POST …/reveals/requests: a text to be signed.
async fn request(
    State(reveals): State<Reveals>,
    PathLang(lang): PathLang,
    Sender(network): Sender,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let record = sent.take(RECORD).unwrap_or_default();
    let begun = async {
        let answers = validate(&FORM, &sent.pairs, reveals.app.year()).map_err(Problem::Faults)?;
        listed(&reveals, &record).await?;
        let purpose = answers.word("purpose").ok_or(Problem::Unreadable)?.to_owned();
        let what = What::Reveal { record: record.clone(), purpose };
        signing::begin(&reveals.app, &network, &origin, lang, what).await
    };
    match (sent.format, begun.await) {
        (Format::Json, Ok(begun)) => as_json(StatusCode::CREATED, &begun),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(begun)) => replies::sign(&reveals.app, lang, &begun, false),
        (Format::Form, Err(Problem::Faults(faults))) => {
            let (input, faults) = (&sent.pairs[..], &faults);
            let asked = Asked { record: &record, clerk: false, input, faults };
            replies::ask(&reveals.app, lang, &asked)
        }
        (Format::Form, Err(problem)) => replies::refused(&reveals.app, lang, &problem),
    }
}

/// POST …/reveals: a signed text, whose contact is shown.
async fn take(
    State(reveals): State<Reveals>,
    PathLang(lang): PathLang,
    Sender(network): Sender,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let back = back(&mut sent);
    let (request, ticket) = (back.request.clone(), back.ticket.clone());
    match (sent.format, reveal(&reveals, &network, back).await) {
        (Format::Json, Ok(Some(opened))) => {
            let contact: serde_json::Map<_, _> =
                opened.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
            as_json(StatusCode::OK, &json!({ "contact": contact }))
        }
        (Format::Json, Ok(None)) => as_json(StatusCode::ACCEPTED, &json!({ "state": "waiting" })),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(Some(opened))) => replies::contact(&reveals.app, lang, &opened),
        (Format::Form, Ok(None)) => {
            match signing::again(&reveals.app, &origin, &request, &ticket).await {
                Ok(begun) => replies::sign(&reveals.app, lang, &begun, true),
                Err(problem) => replies::refused(&reveals.app, lang, &problem),
            }
        }
        (Format::Form, Err(problem)) => replies::refused(&reveals.app, lang, &problem),
    }
}

fn back(sent: &mut FormBody) -> Return {
    let mut take = |name| sent.take(name).filter(|value| !value.is_empty());
    Return {
        request: take(REQUEST).unwrap_or_default(),
        ticket: take(TICKET).unwrap_or_default(),
        message: take(SIGNATURE),
    }
}

/// GET …/reveals/counter: what a clerk fills in for a visitor.
async fn desk(
    State(reveals): State<Reveals>,
    PathLang(lang): PathLang,
    address: Uri,
    headers: HeaderMap,
) -> Response {
    let record = asked(&address);
    let may = async {
        let clerk = session::read(&reveals.app, &*reveals.staff, &headers).await?;
        clerk.needs(Role::Clerk)?;
        listed(&reveals, &record).await
    };
    match may.await {
        Ok(()) => replies::visit(&reveals.app, lang, &record, &[], &Faults::new()),
        Err(problem) => replies::refused(&reveals.app, lang, &problem),
    }
}

/// POST …/reveals/counter: a contact for the visitor of a clerk.
async fn at_desk(
    State(reveals): State<Reveals>,
    PathLang(lang): PathLang,
    headers: HeaderMap,
    mut sent: FormBody,
) -> Response {
    let record = sent.take(RECORD).unwrap_or_default();
    let shown = async {
        let clerk = session::read(&reveals.app, &*reveals.staff, &headers).await?;
        visit::visit(&reveals, &clerk, &record, &sent.pairs).await
    };
    match shown.await {
        Ok(opened) => replies::contact(&reveals.app, lang, &opened),
        Err(Problem::Faults(faults)) => {
            replies::visit(&reveals.app, lang, &record, &sent.pairs, &faults)
        }
        Err(problem) => replies::refused(&reveals.app, lang, &problem),
    }
}
