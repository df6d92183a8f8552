//! The pages of the portal's staff.

pub mod cards;
pub mod complaints;
mod home;
mod labels;
pub mod log;
mod log_labels;
pub mod openings;
pub mod oversight;
mod record;
#[cfg(test)]
pub(crate) mod samples;
mod telephone;

use domain::form::{Words, label};
use domain::{Locale, address};
use maud::{Markup, html};
use serde_json::json;

use crate::Page;
use crate::button::{Weight, button, hidden};
use crate::field::{DECISION, KEPT, NUMBER, PHONE, RECORD, WORDS};
use crate::problem::alert;
use crate::signing::{self, Signing};
use crate::texts::admin as texts;

pub use home::{Erasure, Home, Queue, Tasks, home};
pub use record::{CardView, Record, Undo, card};
pub use telephone::{TelephoneCode, telephone};

/// A session that has ended.
#[derive(Debug, Default)]
pub struct Ended {
    /// When, in the reader's language, if that is known.
    pub at: Option<String>,
    /// What was sent after that, as one text; it is offered again after signing in.
    pub kept: Option<String>,
}

/// The way in.
pub fn sign_in(locale: Locale, ended: Option<&Ended>) -> Page {
    let (action, text) = (address::admin_challenge(locale), texts::ENTER.get(locale));
    let kept = ended.and_then(|ended| ended.kept.as_deref());
    let kept: Vec<(&str, &str)> = kept.map(|kept| (KEPT, kept)).into_iter().collect();
    let body = html! {
        @if let Some(ended) = ended {
            (alert(&match &ended.at {
                Some(at) => texts::session::ENDED_AT.fill(locale, &[("time", at)]),
                None => texts::session::ENDED.get(locale).to_owned(),
            }))
            @if ended.kept.is_some() { p { (texts::session::KEPT.get(locale)) } }
        } @else {
            p { (texts::STAFF_ONLY.get(locale)) }
        }
        (button(&action, &kept, text, Weight::Main))
    };
    Page::new(locale, texts::TITLE, body)
}

/// The text that signs a member of staff in, and the code that it contains too.
pub fn challenge(locale: Locale, signing: &Signing<'_>, code: &str) -> Page {
    let body = html! {
        p class="admin__code" {
            (texts::session::CODE.get(locale)) " " strong { (code) }
        }
        p { (texts::session::CODE_HELP.fill(locale, &[("code", code)])) }
        (signing::render(locale, signing, &address::admin_session(locale)))
    };
    Page::new(locale, texts::TITLE, body)
}

/// What was sent when a session had ended, offered again.
#[derive(Debug)]
pub struct Resumed<'a> {
    /// Where it was sent.
    pub action: &'a str,
    /// What was sent.
    pub fields: &'a [(String, String)],
}

/// The page after signing in, with what was sent before.
pub fn resume(locale: Locale, resumed: &Resumed<'_>) -> Page {
    let fields: Vec<(&str, &str)> =
        resumed.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let body = html! {
        p { (texts::session::RESUME.get(locale)) }
        dl class="form__answers" {
            @for (name, value) in &fields {
                @if let Some((label, value)) = told(locale, name, value) {
                    dt { (label) } dd { (value) }
                    "\n"
                }
            }
        }
        (button(resumed.action, &fields, texts::session::SEND_AGAIN.get(locale), Weight::Main))
        (back(locale))
    };
    Page::new(locale, texts::TITLE, body)
}

/// A field as its sender knows it; nothing for fields that only programs read.
fn told(locale: Locale, name: &str, value: &str) -> Option<(&'static str, String)> {
    let (name, value) = match name {
        DECISION => {
            let known = label(labels::DECISIONS, value, locale).unwrap_or(value);
            (texts::DECISION, known.to_owned())
        }
        RECORD => (texts::CARD, short(value)),
        WORDS => (texts::WORDS, value.to_owned()),
        PHONE => (texts::telephone::NUMBER, value.to_owned()),
        "visitor" | NUMBER => (texts::VISITOR, value.to_owned()),
        _ => return None,
    };
    Some((name.get(locale), value))
}

/// A page of the staff with how long the session lasts below it; a script counts down.
pub fn in_session(locale: Locale, page: Page, until: &str, seconds: u64) -> Page {
    let Page { heading, body } = page;
    Page { heading, body: html! { (body) (session_line(locale, until, seconds)) } }
}

fn session_line(locale: Locale, until: &str, seconds: u64) -> Markup {
    let script = json!({
        "soon": texts::session::SOON.get(locale),
        "over": texts::session::OVER.get(locale),
    });
    html! {
        p class="admin__session" role="status" data-session=(seconds)
            data-words=(script.to_string()) {
            (texts::session::UNTIL.fill(locale, &[("time", until)]))
        }
        "\n"
    }
}

/// The way back to the home page.
fn back(locale: Locale) -> Markup {
    html! { p { a href=(address::admin(locale)) { (texts::BACK.get(locale)) } } "\n" }
}

/// A link on a line of its own.
fn line(address: &str, text: &str) -> Markup {
    html! { p { a href=(address) { (text) } } "\n" }
}

/// A form with one button, which decides something.
fn decide(locale: Locale, fields: &[(&str, &str)], text: Words, weight: Weight) -> Markup {
    button(&address::admin_decisions(locale), fields, text.get(locale), weight)
}

/// A form with a field for words and buttons that each name a decision.
fn words_form(
    locale: Locale,
    action: &str,
    fields: &[(&str, &str)],
    (id, label): (&str, Words),
    decisions: &[(&str, Words, Weight)],
) -> Markup {
    html! {
        form class="form" method="post" action=(action) {
            (hidden(fields))
            div class="form__field" {
                label for=(id) { (label.get(locale)) }
                "\n"
                textarea id=(id) name=(WORDS) rows="4" maxlength="4000" {}
            }
            div class="admin__choices" {
                @for (decision, text, weight) in decisions {
                    button class=(weight.class()) type="submit" name=(DECISION) value=(decision) {
                        (text.get(locale))
                    }
                    "\n"
                }
            }
        }
        "\n"
    }
}

/// How many characters of a long name are shown: enough to compare.
const SHORT: usize = 12;

/// The first characters of a long name.
fn short(text: &str) -> String {
    text.chars().take(SHORT).collect()
}
