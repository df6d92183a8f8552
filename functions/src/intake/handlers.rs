//! The two addresses that every public form has: its challenge, and where it is sent.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use domain::form::Form;

use super::admission::Admission;
use super::public_form::PublicForm;
use super::replies;
use super::submit::{Outcome, submit};
use crate::api::{Accepts, Operation, Returns};
use crate::app::AppContext;
use crate::http::ProblemKind::{Answers, Proof, Sent, TooOften};
use crate::http::body::{FormBody, Format};
use crate::http::client::Sender;
use crate::http::{PathLocale, Problem, json};
use crate::pow;

/// The operation that gives the challenge of a form.
pub(crate) const fn challenge(id: &'static str, path: &'static str) -> Operation {
    Operation::get(id, path)
        .summary("A challenge (ALTCHA, version 2) to be solved before a form is sent")
}

/// The operation that takes a form; its summary is still to be said.
pub(crate) const fn submission(
    id: &'static str,
    path: &'static str,
    form: &'static Form,
) -> Operation {
    Operation::post(id, path)
        .accepts(Accepts::Form(form, &["altcha", "ticket"]))
        .returns(Returns::Either, &[200, 201])
        .problems(&[Answers, Proof, Sent, TooOften])
}

/// The route that gives the challenge of a form.
pub(crate) fn challenge_of(
    method: MethodFilter,
    form: &'static PublicForm,
) -> MethodRouter<AppContext> {
    on(method, move |State(app): State<AppContext>, PathLocale(locale): PathLocale| async move {
        match pow::challenge(&app.secrets.proofs, form.form.name, app.now()) {
            Ok(challenge) => json(StatusCode::OK, &challenge),
            Err(_) => Problem::Unavailable.document(locale),
        }
    })
}

/// The route that takes a form.
pub(crate) fn submit_to(
    method: MethodFilter,
    form: &'static PublicForm,
) -> MethodRouter<AppContext> {
    on(method, move |app, locale, sender, sent| taken(form, app, locale, sender, sent))
}

async fn taken(
    form: &'static PublicForm,
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    mut sent: FormBody,
) -> Response {
    let admission = Admission::take(&mut sent);
    let outcome = submit(&app, form, (locale, &network), &sent.pairs, &admission).await;
    match (sent.format, outcome) {
        (Format::Json, Ok(Outcome::Done { link })) => {
            json(StatusCode::CREATED, &serde_json::json!({ "link": link }))
        }
        // A script has no use for a ticket: it can work.
        (Format::Json, Ok(Outcome::Confirm { .. })) => Problem::Proof.document(locale),
        (Format::Json, Err(problem)) => problem.document(locale),
        (Format::Form, Ok(Outcome::Done { link })) => (form.done)(&app, locale, &link),
        (Format::Form, Ok(Outcome::Confirm { ticket })) => {
            replies::confirm(&app, locale, form, &sent.pairs, &ticket)
        }
        (Format::Form, Err(problem)) => replies::again(&app, locale, form, &sent.pairs, &problem),
    }
}
