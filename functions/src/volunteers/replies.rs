//! Answers to a volunteer who signs up, and the public list, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::{Faults, Input};
use domain::volunteer::filter::Filter;
use domain::volunteer::list::Card;
use pages::volunteers::{list, signup};

use crate::app::AppContext;
use crate::http::{Problem, page};

/// The public list, filtered.
pub(super) fn list(app: &AppContext, locale: Locale, cards: &[Card], filter: &Filter) -> Response {
    page(app, locale, StatusCode::OK, &list::page(locale, cards, filter))
}

/// The questionnaire was accepted.
pub(super) fn done(app: &AppContext, locale: Locale, link: &str) -> Response {
    page(app, locale, StatusCode::CREATED, &signup::done(locale, link))
}

/// The answers once more, to be sent with a ticket.
pub(super) fn confirm(app: &AppContext, locale: Locale, input: &Input, ticket: &str) -> Response {
    page(app, locale, StatusCode::OK, &signup::confirm(locale, input, ticket))
}

/// The form with what was typed, and what is wrong.
pub(super) fn again(
    app: &AppContext,
    locale: Locale,
    input: &Input,
    problem: &Problem,
) -> Response {
    let none = Faults::new();
    let (faults, message) = match problem {
        Problem::Faults(faults) if !faults.is_empty() => (faults, None),
        _ => (&none, Some(problem.title(locale))),
    };
    let again = signup::again(locale, input, faults, message.as_deref());
    let mut response = page(app, locale, problem.status(), &again);
    problem.finish(&mut response);
    response
}
