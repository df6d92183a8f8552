//! Answers to a person who asks for a contact, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::{Faults, Input};
use pages::reveals::{self, Asked, Next};

use super::show::Opened;
use crate::app::AppContext;
use crate::http::{Problem, page};
use crate::signing::Begun;

fn status(faults: &Faults) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// The questions before a request is signed.
pub(super) fn ask(app: &AppContext, locale: Locale, asked: &Asked<'_>) -> Response {
    page(app, locale, status(asked.faults), &reveals::ask(locale, asked))
}

/// What went wrong, with what the reader can do next.
pub(super) fn refused(app: &AppContext, locale: Locale, problem: &Problem) -> Response {
    let next = match problem {
        Problem::SignedOut => Next::SignIn,
        _ => Next::List,
    };
    let refused = reveals::refused(locale, &problem.title(locale), next);
    let mut response = page(app, locale, problem.status(), &refused);
    problem.finish(&mut response);
    response
}

/// The text to be signed; `early` if its signature was asked for before it arrived.
pub(super) fn sign(app: &AppContext, locale: Locale, begun: &Begun, early: bool) -> Response {
    page(app, locale, StatusCode::OK, &reveals::sign(locale, &begun.view(locale, early)))
}

/// The contact.
pub(super) fn contact(app: &AppContext, locale: Locale, opened: &Opened) -> Response {
    page(app, locale, StatusCode::OK, &reveals::contact(locale, opened))
}

/// The questions that a clerk answers for a visitor.
pub(super) fn visit(
    app: &AppContext,
    locale: Locale,
    record: &str,
    input: &Input,
    faults: &Faults,
) -> Response {
    page(app, locale, status(faults), &reveals::visit(locale, record, input, faults))
}
