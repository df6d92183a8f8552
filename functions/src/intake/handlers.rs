//! The two addresses that every public form has: its challenge, and where it is sent.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use domain::Locale;
use domain::form::Form;
use pages::field::SHOW;

use super::admission::{Sending, new_attempt};
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
        .accepts(Accepts::Form(form, &["altcha", "ticket", "attempt"]))
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
            Err(_) => Problem::unavailable("proofs of work").document(locale),
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
    let sending = Sending::take(&mut sent);
    if sent.take(SHOW).is_some() && sent.format == Format::Form {
        return replies::shown(&app, locale, form, &sent.pairs, sending.attempt.as_deref());
    }
    let (place, input) = ((locale, &network), &sent.pairs);
    let outcome = submit(&app, form, place, input, &sending).await;
    // Without a proof that holds a form is shown once more with a ticket, as without a script.
    let outcome = match (sent.format, outcome) {
        (Format::Form, Err(Problem::Proof)) => {
            submit(&app, form, place, input, &sending.clone().unproved()).await
        }
        (_, outcome) => outcome,
    };
    match sent.format {
        Format::Json => as_json(locale, outcome),
        Format::Form => as_page(form, &app, locale, sent.pairs, (sending, outcome)),
    }
}

fn as_json(locale: Locale, outcome: Result<Outcome, Problem>) -> Response {
    match outcome {
        Ok(Outcome::Done { link }) => {
            json(StatusCode::CREATED, &serde_json::json!({ "link": link.to_string() }))
        }
        Ok(Outcome::Already { .. }) => Problem::Sent.document(locale),
        // A script has no use for a ticket: it can work.
        Ok(Outcome::Confirm { .. }) => Problem::Proof.document(locale),
        Err(problem) => problem.document(locale),
    }
}

fn as_page(
    form: &PublicForm,
    app: &AppContext,
    locale: Locale,
    input: Vec<(String, String)>,
    (sending, outcome): (Sending, Result<Outcome, Problem>),
) -> Response {
    match outcome {
        Ok(Outcome::Done { link }) => (form.done)(app, locale, &link),
        Ok(Outcome::Already { link }) => (form.already)(app, locale, &link, &input),
        Ok(Outcome::Confirm { ticket }) => {
            let attempt = sending.attempt.or_else(new_attempt).unwrap_or_default();
            replies::confirm(app, locale, form, &input, (&ticket, &attempt))
        }
        // Sent once more, it is the form of another person.
        Err(Problem::Sent) => {
            let attempt = new_attempt();
            replies::again(app, locale, form, &input, (&Problem::Sent, attempt.as_deref()))
        }
        Err(problem) => {
            replies::again(app, locale, form, &input, (&problem, sending.attempt.as_deref()))
        }
    }
}
