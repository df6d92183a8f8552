//! The pages on which a public form comes back to its sender.

use domain::form::{Faults, Form, Input};
use domain::{Locale, Words};
use maud::{Markup, html};

use crate::Page;
use crate::form::{self, Addresses, FormView};
use crate::problem::alert;
use crate::texts::intake as texts;

/// A public form that was filled in.
#[derive(Debug, Clone, Copy)]
pub struct Filled<'a> {
    /// The form.
    pub form: &'a Form,
    /// The heading above the form.
    pub title: Words,
    /// Where it is sent, and where it is filled in.
    pub addresses: Addresses,
    /// What was filled in.
    pub input: &'a Input,
    /// Hidden fields: names and values.
    pub hidden: &'a [(&'a str, &'a str)],
}

impl Filled<'_> {
    fn render(&self, locale: Locale, faults: &Faults) -> Markup {
        let Filled { form, addresses, input, hidden, .. } = *self;
        let (action, public) = (&(addresses.action)(locale), Some(addresses));
        form::render(form, &FormView { locale, action, input, faults, hidden, public })
    }
}

/// The answers once more, to be sent with a ticket.
pub fn confirm(locale: Locale, filled: &Filled<'_>) -> Page {
    let body = html! {
        p { (texts::CONFIRM_TEXT.get(locale)) }
        (filled.render(locale, &Faults::new()))
    };
    Page::new(locale, texts::CONFIRM, body)
}

/// The form once more; `message` says what went wrong if it is no fault of an answer.
pub fn again(locale: Locale, filled: &Filled<'_>, faults: &Faults, message: Option<&str>) -> Page {
    let body = html! {
        @if let Some(message) = message { (alert(message)) }
        (filled.render(locale, faults))
    };
    Page::new(locale, filled.title, body)
}
