//! The addresses of this function.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use domain::volunteer::draw::{self, Filter};
use domain::volunteer::form::FORM;

use super::signup::{Admission, Outcome, sign_up};
use super::{own_routes, public, replies};
use crate::counter::Counter;
use crate::http::network::Sender;
use crate::http::sent::{Format, Sent, query};
use crate::http::{Problem, Reader, around, html, json, trouble};
use crate::pow;

/// The field in which a proof of work comes.
const PROOF: &str = "altcha";

/// The field in which a ticket comes.
pub(super) const TICKET: &str = "ticket";

/// The router of this function.
pub fn router(counter: Counter) -> Router {
    let routes = Router::new()
        .route("/api/{lang}/volunteers/challenge", get(challenge))
        .route("/api/{lang}/volunteers", post(signup))
        .route("/api/{lang}/volunteers/published", get(published))
        .route("/api/{lang}/volunteers/list", get(list))
        .route("/api/{lang}/volunteers/cards", get(cards))
        .merge(own_routes::router())
        .with_state(counter.clone());
    around(&counter, routes)
}

/// GET …/challenge: a challenge to be solved before the form is sent.
async fn challenge(State(counter): State<Counter>, Reader(lang): Reader) -> Response {
    match pow::challenge(&counter.secrets.proofs, FORM.name, counter.now()) {
        Ok(challenge) => json(StatusCode::OK, &challenge),
        Err(_) => Problem::Unavailable.document(lang),
    }
}

/// POST …/volunteers: a filled-in questionnaire.
async fn signup(
    State(counter): State<Counter>,
    Reader(lang): Reader,
    Sender(network): Sender,
    mut sent: Sent,
) -> Response {
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

/// GET …/volunteers/published: the public list, for programs.
async fn published(State(counter): State<Counter>, Reader(lang): Reader) -> Response {
    match public::published(&counter).await {
        Ok(published) => json(StatusCode::OK, &published),
        Err(problem) => problem.document(lang),
    }
}

/// GET …/volunteers/list: the public list, narrowed, for browsers without a script.
async fn list(State(counter): State<Counter>, Reader(lang): Reader, address: Uri) -> Response {
    let filter = Filter::from_pairs(&query(&address));
    match public::published(&counter).await {
        Ok(published) => replies::list(&counter, lang, &published.cards, &filter),
        Err(problem) => trouble(&*counter.pages, lang, &problem),
    }
}

/// GET …/volunteers/cards: the cards of this moment, for the list that a browser has.
async fn cards(State(counter): State<Counter>, Reader(lang): Reader) -> Response {
    match public::published(&counter).await {
        Ok(published) => {
            html(StatusCode::OK, draw::cards(&published.cards, &Filter::default(), lang))
        }
        Err(problem) => problem.document(lang),
    }
}
