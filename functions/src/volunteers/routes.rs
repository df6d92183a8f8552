//! The addresses of this function.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::Lang;
use domain::volunteer::form::FORM;

use super::own::{self, Change};
use super::replies;
use super::signup::{Admission, Outcome, sign_up};
use crate::counter::Counter;
use crate::http::network::Sender;
use crate::http::sent::{Format, Sent};
use crate::http::{Problem, finish, guard, json};
use crate::pow;

/// The field in which a proof of work comes.
const PROOF: &str = "altcha";

/// The field in which a ticket comes.
pub(super) const TICKET: &str = "ticket";

/// The field in which a secret link comes.
pub(super) const LINK: &str = "link";

/// The field in which a change of one's own card comes.
pub(super) const CHANGE: &str = "change";

/// The router of this function.
pub fn router(counter: Counter) -> Router {
    Router::new()
        .route("/api/{lang}/volunteers/challenge", get(challenge))
        .route("/api/{lang}/volunteers", post(signup))
        .route("/api/{lang}/volunteers/own", post(own_card))
        .layer(map_response(finish))
        .with_state(counter)
}

/// The language in an address.
fn language(tag: &str) -> Result<Lang, Problem> {
    tag.parse().map_err(|_| Problem::NotFound)
}

/// GET …/challenge: a challenge to be solved before the form is sent.
async fn challenge(State(counter): State<Counter>, Path(tag): Path<String>) -> Response {
    let lang = language(&tag);
    let now = counter.now();
    let made = lang.and_then(|_| {
        pow::challenge(&counter.secrets.proofs, FORM.name, now).map_err(|_| Problem::Unavailable)
    });
    match made {
        Ok(challenge) => json(StatusCode::OK, &challenge),
        Err(problem) => problem.document(tag.parse().unwrap_or(Lang::Kk)),
    }
}

/// POST …/volunteers: a filled-in questionnaire.
async fn signup(
    State(counter): State<Counter>,
    Path(tag): Path<String>,
    Sender(network): Sender,
    request: Request,
) -> Response {
    let Ok(lang) = language(&tag) else { return Problem::NotFound.document(Lang::Kk) };
    let mut sent = match guard::hear(request).await {
        Ok(sent) => sent,
        Err(problem) => return problem.document(lang),
    };
    let admission = admission(&mut sent);
    let outcome = sign_up(&counter, lang, &network, &sent.pairs, &admission).await;
    match (sent.format, outcome) {
        (Format::Json, Ok(Outcome::Done { link })) => {
            json(StatusCode::CREATED, &serde_json::json!({ "link": link }))
        }
        // A script has no use for a ticket: it can work.
        (Format::Json, Ok(Outcome::Confirm { .. })) => Problem::Proof.document(lang),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(Outcome::Done { link })) => replies::done(&counter, lang, &link),
        (Format::Form, Ok(Outcome::Confirm { ticket })) => {
            replies::confirm(&counter, lang, &sent.pairs, &ticket)
        }
        (Format::Form, Err(problem)) => replies::again(&counter, lang, &sent.pairs, &problem),
    }
}

fn admission(sent: &mut Sent) -> Admission {
    let proof = sent.take(PROOF).filter(|proof| !proof.is_empty());
    let ticket = sent.take(TICKET).filter(|ticket| !ticket.is_empty());
    match (proof, ticket) {
        (Some(proof), _) => Admission::Proof(proof),
        (None, Some(ticket)) => Admission::Ticket(ticket),
        (None, None) => Admission::None,
    }
}

/// POST …/volunteers/own: one's own card, shown or changed.
async fn own_card(
    State(counter): State<Counter>,
    Path(tag): Path<String>,
    request: Request,
) -> Response {
    let Ok(lang) = language(&tag) else { return Problem::NotFound.document(Lang::Kk) };
    let mut sent = match guard::hear(request).await {
        Ok(sent) => sent,
        Err(problem) => return problem.document(lang),
    };
    let link = sent.take(LINK).unwrap_or_default();
    let change = match sent.take(CHANGE).as_deref() {
        None | Some("") => None,
        Some("pause") => Some(Change::Pause),
        Some("resume") => Some(Change::Resume),
        Some("erase") => Some(Change::Erase),
        Some(_) => return Problem::Unreadable.document(lang),
    };
    let card = match change {
        None => own::card(&counter, &link).await.map(Some),
        Some(change) => own::change(&counter, &link, change).await,
    };
    match (sent.format, card) {
        (Format::Json, Ok(Some(card))) => json(StatusCode::OK, &card),
        (Format::Json, Ok(None)) => StatusCode::NO_CONTENT.into_response(),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(card)) => replies::own(&counter, lang, &link, card.as_ref()),
        (Format::Form, Err(problem)) => replies::problem(&counter, lang, &problem),
    }
}
