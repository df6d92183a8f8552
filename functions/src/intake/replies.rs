//! The pages on which a public form comes back to its sender.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::{Faults, Input};
use pages::field::{ATTEMPT, TICKET};
use pages::intake::{self, Filled};

use super::public_form::PublicForm;
use crate::app::AppContext;
use crate::http::{Problem, page};

fn filled<'a>(form: &PublicForm, input: &'a Input, hidden: &'a [(&'a str, &'a str)]) -> Filled<'a> {
    Filled { form: form.form, title: form.title, addresses: form.addresses, input, hidden }
}

/// The answers once more, to be sent with a ticket, in the attempt that they belong to.
pub(super) fn confirm(
    app: &AppContext,
    locale: Locale,
    form: &PublicForm,
    input: &Input,
    (ticket, attempt): (&str, &str),
) -> Response {
    let hidden = [(TICKET, ticket), (ATTEMPT, attempt)];
    let filled = filled(form, input, &hidden);
    page(&*app.pages, locale, StatusCode::OK, &intake::confirm(locale, &filled))
}

/// The form with what was typed, and what is wrong.
pub(super) fn again(
    app: &AppContext,
    locale: Locale,
    form: &PublicForm,
    input: &Input,
    (problem, attempt): (&Problem, Option<&str>),
) -> Response {
    let none = Faults::new();
    let (faults, message) = match problem {
        Problem::Faults(faults) if !faults.is_empty() => (faults, None),
        _ => (&none, Some(problem.title(locale))),
    };
    let hidden = attempt.map(|attempt| (ATTEMPT, attempt));
    let filled = filled(form, input, hidden.as_slice());
    let again = intake::again(locale, &filled, faults, message.as_deref());
    let mut response = page(&*app.pages, locale, problem.status(), &again);
    problem.finish(&mut response);
    response
}

/// The form with what was typed, in another language than before.
pub(super) fn shown(
    app: &AppContext,
    locale: Locale,
    form: &PublicForm,
    input: &Input,
    attempt: Option<&str>,
) -> Response {
    let hidden = attempt.map(|attempt| (ATTEMPT, attempt));
    let filled = filled(form, input, hidden.as_slice());
    let shown = intake::again(locale, &filled, &Faults::new(), None);
    page(&*app.pages, locale, StatusCode::OK, &shown)
}
