//! The pages on which a public form comes back to its sender.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::{Faults, Input};
use pages::intake::{self, Filled};

use super::public_form::PublicForm;
use crate::app::AppContext;
use crate::http::{Problem, page};

/// The answers once more, to be sent with a ticket.
pub(super) fn confirm(
    app: &AppContext,
    locale: Locale,
    form: &PublicForm,
    input: &Input,
    ticket: &str,
) -> Response {
    let action = &(form.address)(locale);
    let filled = Filled { form: form.form, title: form.title, action, input };
    page(&*app.pages, locale, StatusCode::OK, &intake::confirm(locale, &filled, ticket))
}

/// The form with what was typed, and what is wrong.
pub(super) fn again(
    app: &AppContext,
    locale: Locale,
    form: &PublicForm,
    input: &Input,
    problem: &Problem,
) -> Response {
    let none = Faults::new();
    let (faults, message) = match problem {
        Problem::Faults(faults) if !faults.is_empty() => (faults, None),
        _ => (&none, Some(problem.title(locale))),
    };
    let action = &(form.address)(locale);
    let filled = Filled { form: form.form, title: form.title, action, input };
    let again = intake::again(locale, &filled, faults, message.as_deref());
    let mut response = page(&*app.pages, locale, problem.status(), &again);
    problem.finish(&mut response);
    response
}
