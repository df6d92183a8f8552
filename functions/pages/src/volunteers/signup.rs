//! The questionnaire of a volunteer and what follows it.

use domain::form::{Faults, Input};
use domain::volunteer::form::FORM;
use domain::{Locale, address};
use maud::{Markup, html};

use super::own;
use crate::Page;
use crate::button::Weight;
use crate::field::TICKET;
use crate::form::{self, FormView};
use crate::problem::alert;
use crate::texts::volunteers::signup as texts;

/// The questionnaire with what was filled in and what is wrong with it.
pub fn questionnaire(
    locale: Locale,
    input: &Input,
    faults: &Faults,
    hidden: &[(&str, &str)],
) -> Markup {
    let action = &address::signup(locale);
    form::render(&FORM, &FormView { locale, action, input, faults, hidden })
}

/// The questionnaire was accepted: the volunteer's secret code.
pub fn done(locale: Locale, link: &str) -> Page {
    let body = html! {
        p { (texts::DONE_TEXT.get(locale)) }
        p { (texts::KEEP_CODE.get(locale)) }
        p { code class="form__code" { (link) } }
        "\n"
        (own::button(locale, link, None, (texts::OPEN, Weight::Main)))
    };
    Page::new(locale, texts::DONE, body)
}

/// The answers once more, to be sent with a ticket.
pub fn confirm(locale: Locale, input: &Input, ticket: &str) -> Page {
    let body = html! {
        p { (texts::CONFIRM_TEXT.get(locale)) }
        (questionnaire(locale, input, &Faults::new(), &[(TICKET, ticket)]))
    };
    Page::new(locale, texts::CONFIRM, body)
}

/// The questionnaire once more; `message` says what went wrong if it is no fault of an answer.
pub fn again(locale: Locale, input: &Input, faults: &Faults, message: Option<&str>) -> Page {
    let body = html! {
        @if let Some(message) = message { (alert(message)) }
        (questionnaire(locale, input, faults, &[]))
    };
    Page::new(locale, texts::FORM, body)
}
