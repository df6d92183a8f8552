//! The pages on which a contact is asked for and shown.

use domain::form::{Choice, Faults, Input, choice, label};
use domain::reveal::{COUNTER_FORM, FORM};
use domain::{Locale, address};
use maud::html;

use crate::Page;
use crate::field::RECORD;
use crate::form::{self, FormView};
use crate::problem::alert;
use crate::signing::{self, Signing};
use crate::texts::reveals as texts;

/// The labels of a contact's fields, for somebody else than its owner.
const FIELDS: &[Choice] = &[
    choice("name", texts::fields::NAME),
    choice("phone", texts::fields::PHONE),
    choice("email", texts::fields::EMAIL),
    choice("address", texts::fields::ADDRESS),
];

/// A request that is not signed yet.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The record whose contact is asked for.
    pub record: &'a str,
    /// Whether a clerk asks, who may also do so for a visitor.
    pub clerk: bool,
    /// What was filled in.
    pub input: &'a Input,
    /// What is wrong with it.
    pub faults: &'a Faults,
}

/// The questions before a request is signed.
pub fn ask(locale: Locale, asked: &Asked<'_>) -> Page {
    let Asked { record, clerk, input, faults } = *asked;
    let (action, hidden) = (&address::reveal_requests(locale), &[(RECORD, record)]);
    let body = html! {
        p { (texts::ASK_TEXT.get(locale)) }
        @if clerk {
            p { a href=(address::visit(locale, record)) { (texts::FOR_VISITOR.get(locale)) } }
        }
        (form::render(&FORM, &FormView { locale, action, input, faults, hidden }))
    };
    Page::new(locale, texts::ASK, body)
}

/// The text to be signed.
pub fn sign(locale: Locale, signing: &Signing<'_>) -> Page {
    let body = signing::render(locale, signing, &address::reveals(locale));
    Page::new(locale, texts::SIGN, body)
}

/// The contact: names and values of its fields.
pub fn contact(locale: Locale, fields: &[(&'static str, String)]) -> Page {
    let body = html! {
        p { strong { (texts::ONCE.get(locale)) } }
        dl class="form__answers" {
            @for (name, value) in fields {
                dt { (label(FIELDS, name, locale).unwrap_or_default()) }
                dd {
                    @match *name {
                        "phone" => a href={ "tel:" (value) } { (value) },
                        "email" => a href={ "mailto:" (value) } { (value) },
                        _ => (value),
                    }
                }
                "\n"
            }
        }
        p { (texts::RECORDED.get(locale)) }
        "\n"
        p { a href=(address::volunteers(locale)) { (texts::TO_LIST.get(locale)) } }
        "\n"
    };
    Page::new(locale, texts::CONTACT, body)
}

/// The questions that a clerk answers for a visitor.
pub fn visit(locale: Locale, record: &str, input: &Input, faults: &Faults) -> Page {
    let (action, hidden) = (&address::visits(locale), &[(RECORD, record)]);
    let view = FormView { locale, action, input, faults, hidden };
    Page::new(locale, texts::VISIT, form::render(&COUNTER_FORM, &view))
}

/// What a reader can do after a request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Sign in.
    SignIn,
    /// Return to the list.
    List,
}

/// The contact was not shown.
pub fn refused(locale: Locale, message: &str, next: Next) -> Page {
    let (to, text) = match next {
        Next::SignIn => (address::admin(locale), texts::ENTER),
        Next::List => (address::volunteers(locale), texts::TO_LIST),
    };
    let body = html! {
        (alert(message))
        p { a href=(to) { (text.get(locale)) } }
        "\n"
    };
    Page::new(locale, texts::NOT_SHOWN, body)
}
