//! The pages on which a contact is asked for and shown.

use domain::form::{Choice, Faults, Form, Input, label};
use domain::{Email, Locale, Phone, address};
use maud::html;

use crate::button::{Weight, button};
use crate::field::{KEPT, RECORD};
use crate::form::{self, FormView};
use crate::problem::alert;
use crate::signing::{self, Signing};
use crate::texts::reveals as texts;
use crate::{KindWords, Page};

/// A request that is not signed yet.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The record whose contact is asked for.
    pub record: &'a str,
    /// The words of its kind.
    pub words: &'a KindWords,
    /// The questions.
    pub form: &'a Form,
    /// Whether a clerk asks, who may also do so for a visitor.
    pub clerk: bool,
    /// What was filled in.
    pub input: &'a Input,
    /// What is wrong with it.
    pub faults: &'a Faults,
}

/// The questions before a request is signed.
pub fn ask(locale: Locale, asked: &Asked<'_>) -> Page {
    let Asked { record, words, form, clerk, input, faults } = *asked;
    let (action, hidden) = (&address::reveal_requests(locale), &[(RECORD, record)]);
    let body = html! {
        p { (words.ask_help.get(locale)) }
        @if clerk {
            p { a href=(address::visit(locale, record)) { (texts::FOR_VISITOR.get(locale)) } }
        }
        (form::render(form, &FormView { locale, action, input, faults, hidden, public: None }))
    };
    Page::new(locale, words.ask, body)
}

/// The text to be signed.
pub fn sign(locale: Locale, signing: &Signing<'_>) -> Page {
    let body = signing::render(locale, signing, &address::reveals(locale));
    Page::new(locale, texts::SIGN, body)
}

/// A contact.
#[derive(Debug, Clone, Copy)]
pub struct Contact<'a> {
    /// The words of the kind of its record.
    pub words: &'a KindWords,
    /// The labels of its fields, for readers who do not own it.
    pub labels: &'a [Choice],
    /// Names and values of its fields.
    pub fields: &'a [(&'static str, String)],
}

/// The contact.
pub fn contact(locale: Locale, contact: &Contact<'_>) -> Page {
    let Contact { words, labels, fields } = *contact;
    let body = html! {
        p { strong { (texts::ONCE.get(locale)) } }
        dl class="form__answers" {
            @for (name, value) in fields {
                dt { (label(labels, name, locale).unwrap_or_default()) }
                dd {
                    @match link(name, value) {
                        Some(link) => a href=(link) { (value) },
                        None => (value),
                    }
                }
                "\n"
            }
        }
        p { (words.recorded.get(locale)) }
        "\n"
        (words.list_line(locale))
    };
    Page::new(locale, words.contact, body)
}

/// The link that calls a number or writes to an address. A value that was kept when less was checked
/// has none if nobody can be reached by it.
fn link(name: &str, value: &str) -> Option<String> {
    match name {
        "phone" => Phone::link(value),
        "email" => Email::link(value),
        _ => None,
    }
}

/// A visit that is not recorded yet.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// The record whose contact is asked for.
    pub record: &'a str,
    /// The questions.
    pub form: &'a Form,
    /// What was filled in.
    pub input: &'a Input,
    /// What is wrong with it.
    pub faults: &'a Faults,
}

/// The questions that a clerk answers for a visitor.
pub fn visit(locale: Locale, visit: &Visit<'_>) -> Page {
    let Visit { record, form, input, faults } = *visit;
    let (action, hidden) = (&address::visits(locale), &[(RECORD, record)]);
    let view = FormView { locale, action, input, faults, hidden, public: None };
    Page::new(locale, texts::VISIT, form::render(form, &view))
}

/// What a reader can do after a request that failed.
#[derive(Debug, Clone)]
pub enum Next<'a> {
    /// Sign in, with what was sent, which is offered again after that.
    SignIn(Option<String>),
    /// Return to a list: one of each kind of record.
    Lists(Vec<&'a KindWords>),
}

/// The contact was not shown.
pub fn refused(locale: Locale, message: &str, next: &Next<'_>) -> Page {
    let body = html! {
        (alert(message))
        @match next {
            Next::SignIn(None) => {
                p { a href=(address::admin(locale)) { (texts::ENTER.get(locale)) } }
                "\n"
            }
            Next::SignIn(Some(kept)) => {
                p { (texts::KEPT.get(locale)) }
                (button(&address::admin_challenge(locale), &[(KEPT, kept)],
                    texts::ENTER.get(locale), Weight::Main))
            }
            Next::Lists(kinds) => @for words in kinds { (words.list_line(locale)) },
        }
    };
    Page::new(locale, texts::NOT_SHOWN, body)
}
