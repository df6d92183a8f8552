//! The pages on which a public form comes back to its sender.

use domain::form::{Faults, Form, Input};
use domain::{Locale, Words};
use maud::html;

use crate::Page;
use crate::field::TICKET;
use crate::form::{self, FormView};
use crate::problem::alert;
use crate::texts::intake as texts;

/// A public form that was filled in.
#[derive(Debug, Clone, Copy)]
pub struct Filled<'a> {
    /// The form.
    pub form: &'a Form,
    /// The heading above the form.
    pub title: Words,
    /// Where it is sent.
    pub action: &'a str,
    /// What was filled in.
    pub input: &'a Input,
}

/// The answers once more, to be sent with a ticket.
pub fn confirm(locale: Locale, filled: &Filled<'_>, ticket: &str) -> Page {
    let Filled { form, action, input, .. } = *filled;
    let (faults, hidden) = (&Faults::new(), &[(TICKET, ticket)]);
    let body = html! {
        p { (texts::CONFIRM_TEXT.get(locale)) }
        (form::render(form, &FormView { locale, action, input, faults, hidden }))
    };
    Page::new(locale, texts::CONFIRM, body)
}

/// The form once more; `message` says what went wrong if it is no fault of an answer.
pub fn again(locale: Locale, filled: &Filled<'_>, faults: &Faults, message: Option<&str>) -> Page {
    let Filled { form, title, action, input } = *filled;
    let body = html! {
        @if let Some(message) = message { (alert(message)) }
        (form::render(form, &FormView { locale, action, input, faults, hidden: &[] }))
    };
    Page::new(locale, title, body)
}
