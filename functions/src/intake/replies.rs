//! The pages on which a public form comes back to its sender.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::form::draw::{Drawing, draw};
use domain::form::{Faults, Input, Words, words};

use super::admission::TICKET;
use super::public_form::PublicForm;
use crate::app::AppContext;
use crate::http::{Problem, page};

const CONFIRM: Words =
    words("Жауаптарыңызды тексеріңіз", "Проверьте ответы", "Please check your answers");
const CONFIRM_TEXT: Words = words(
    "Бәрі дұрыс болса, төмендегі батырманы тағы бір рет басыңыз.",
    "Если всё верно, нажмите кнопку внизу ещё раз.",
    "If everything is right, press the button at the end once more.",
);

/// The answers once more, to be sent with a ticket.
pub(super) fn confirm(
    app: &AppContext,
    lang: Lang,
    form: &PublicForm,
    input: &Input,
    ticket: &str,
) -> Response {
    let form = drawn(form, lang, input, &Faults::new(), &[(TICKET, ticket)]);
    let body = format!("<p>{}</p>\n{form}", CONFIRM_TEXT.get(lang));
    page(&*app.pages, lang, StatusCode::OK, CONFIRM, &body)
}

/// The form with what was typed, and what is wrong.
pub(super) fn again(
    app: &AppContext,
    lang: Lang,
    form: &PublicForm,
    input: &Input,
    problem: &Problem,
) -> Response {
    let none = Faults::new();
    let faults = match problem {
        Problem::Faults(faults) => faults,
        _ => &none,
    };
    let mut body = String::new();
    if faults.is_empty() {
        body = format!("<p role=\"alert\">{}</p>\n", problem.title(lang));
    }
    body.push_str(&drawn(form, lang, input, faults, &[]));
    let mut response = page(&*app.pages, lang, problem.status(), form.title, &body);
    problem.finish(&mut response);
    response
}

fn drawn(
    form: &PublicForm,
    lang: Lang,
    input: &Input,
    faults: &Faults,
    hidden: &[(&str, &str)],
) -> String {
    let action = format!("/api/{}{}", lang.tag(), form.path);
    draw(form.form, &Drawing { lang, action: &action, input, faults, hidden })
}
