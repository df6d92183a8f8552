//! The addresses of this function.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use domain::volunteer::filter::Filter;
use domain::volunteer::form::FORM;
use pages::field::TICKET;
use pages::volunteers::list;

use super::signup::{Admission, Outcome, sign_up};
use super::{own_routes, public, replies};
use crate::app::AppContext;
use crate::http::body::{FormBody, Format, query};
use crate::http::client::Sender;
use crate::http::{PathLang, Problem, around, html, json, problem_page};
use crate::pow;

/// The field in which a proof of work comes.
const PROOF: &str = "altcha";

/// The router of this function.
pub fn router(app: AppContext) -> Router {
    let routes = Router::new()
        .route("/api/{lang}/volunteers/challenge", get(challenge))
        .route("/api/{lang}/volunteers", post(signup))
        .route("/api/{lang}/volunteers/published", get(published))
        .route("/api/{lang}/volunteers/list", get(filtered))
        .route("/api/{lang}/volunteers/cards", get(cards))
        .merge(own_routes::router())
        .with_state(app.clone());
    around(&app, routes)
}

/// GET …/challenge: a challenge to be solved before the form is sent.
async fn challenge(State(app): State<AppContext>, PathLang(lang): PathLang) -> Response {
    match pow::challenge(&app.secrets.proofs, FORM.name, app.now()) {
        Ok(challenge) => json(StatusCode::OK, &challenge),
        Err(_) => Problem::Unavailable.document(lang),
    }
}

/// POST …/volunteers: a filled-in questionnaire.
async fn signup(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    Sender(network): Sender,
    mut sent: FormBody,
) -> Response {
    let admission = admission(&mut sent);
    let outcome = sign_up(&app, lang, &network, &sent.pairs, &admission).await;
    match (sent.format, outcome) {
        (Format::Json, Ok(Outcome::Done { link })) => {
            json(StatusCode::CREATED, &serde_json::json!({ "link": link }))
        }
        // A script has no use for a ticket: it can work.
        (Format::Json, Ok(Outcome::Confirm { .. })) => Problem::Proof.document(lang),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(Outcome::Done { link })) => replies::done(&app, lang, &link),
        (Format::Form, Ok(Outcome::Confirm { ticket })) => {
            replies::confirm(&app, lang, &sent.pairs, &ticket)
        }
        (Format::Form, Err(problem)) => replies::again(&app, lang, &sent.pairs, &problem),
    }
}

fn admission(sent: &mut FormBody) -> Admission {
    let proof = sent.take(PROOF).filter(|proof| !proof.is_empty());
    let ticket = sent.take(TICKET).filter(|ticket| !ticket.is_empty());
    match (proof, ticket) {
        (Some(proof), _) => Admission::Proof(proof),
        (None, Some(ticket)) => Admission::Ticket(ticket),
        (None, None) => Admission::None,
    }
}

/// GET …/volunteers/published: the public list, for programs.
async fn published(State(app): State<AppContext>, PathLang(lang): PathLang) -> Response {
    match public::published(&app).await {
        Ok(published) => json(StatusCode::OK, &published),
        Err(problem) => problem.document(lang),
    }
}

/// GET …/volunteers/list: the public list, narrowed, for browsers without a script.
async fn filtered(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    address: Uri,
) -> Response {
    let filter = Filter::from_pairs(&query(&address));
    match public::published(&app).await {
        Ok(published) => replies::list(&app, lang, &published.cards, &filter),
        Err(problem) => problem_page(&app, lang, &problem),
    }
}

/// GET …/volunteers/cards: the cards of this moment, for the list that a browser has.
async fn cards(State(app): State<AppContext>, PathLang(lang): PathLang) -> Response {
    match public::published(&app).await {
        Ok(published) => {
            let cards = list::cards(lang, &published.cards, &Filter::default());
            html(StatusCode::OK, cards.0)
        }
        Err(problem) => problem.document(lang),
    }
}
