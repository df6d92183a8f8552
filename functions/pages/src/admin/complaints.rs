//! Complaints for the staff: those that wait, one of them with all its messages, and blocked people.

use domain::form::label;
use domain::reveal::{DOCUMENTS, PURPOSES};
use domain::{Locale, address};
use maud::{Markup, html};

use super::{back, decide, line, short, words_form};
use crate::Page;
use crate::button::Weight;
use crate::field::{AFTER, DECISION, PERSON, RECORD, REQUEST, VERSION};
use crate::texts::admin as texts;

/// A complaint that waits for an answer.
#[derive(Debug)]
pub struct Waiting<'a> {
    /// The record whose owner complains.
    pub record: &'a str,
    /// The request complained about.
    pub request: &'a str,
    /// When the last message came, in the reader's language.
    pub when: String,
}

/// A message of a complaint.
#[derive(Debug)]
pub struct Message<'a> {
    /// Whether the staff has written it.
    pub staff: bool,
    /// When, in the reader's language.
    pub when: String,
    /// The words; nothing if they cannot be read.
    pub words: Option<&'a str>,
}

/// A complaint with all that belongs to it.
#[derive(Debug)]
pub struct Complaint<'a> {
    /// The record whose owner complains.
    pub record: &'a str,
    /// The request complained about.
    pub request: &'a str,
    /// The version of the conversation that is shown.
    pub version: u64,
    /// When it was settled, in the reader's language, if it is.
    pub settled: Option<String>,
    /// The messages, the oldest first.
    pub messages: Vec<Message<'a>>,
    /// The viewer of the contact; nothing if that cannot be read.
    pub viewer: Option<Viewer<'a>>,
}

/// A person who saw a contact, as the owner of the record reads it.
#[derive(Debug)]
pub struct Viewer<'a> {
    /// The name.
    pub name: &'a str,
    /// For whom they asked.
    pub organisation: Option<&'a str>,
    /// The document that was shown to a clerk; nothing if the request was signed.
    pub document: Option<&'a str>,
    /// A word of [`PURPOSES`].
    pub purpose: &'a str,
    /// When, in the reader's language.
    pub when: String,
    /// Whether they are blocked; nothing if they cannot be.
    pub blocked: Option<bool>,
    /// The name made of their number, if it is known.
    pub person: Option<&'a str>,
}

/// Somebody who may see no contact.
#[derive(Debug)]
pub struct Blocked<'a> {
    /// The name made of their number.
    pub person: &'a str,
    /// When it was decided, in the reader's language.
    pub when: String,
    /// Why; nothing if it cannot be read.
    pub reason: Option<String>,
    /// The record and the request of the complaint that led to it.
    pub about: (&'a str, &'a str),
}

/// A page of complaints that wait.
pub fn page(locale: Locale, found: &[Waiting<'_>], next: Option<&str>) -> Page {
    let next = next.map(|next| paged(&address::admin_complaints(locale), next));
    let body = html! {
        @if found.is_empty() { p { (texts::NOTHING.get(locale)) } }
        (waiting(locale, found))
        @if let Some(next) = &next { (line(next, texts::NEXT_PAGE.get(locale))) }
        (back(locale))
    };
    Page::new(locale, texts::COMPLAINTS, body)
}

fn paged(address: &str, after: &str) -> String {
    let after: String = form_urlencoded::byte_serialize(after.as_bytes()).collect();
    format!("{address}?{AFTER}={after}")
}

/// Complaints as links.
pub(super) fn waiting(locale: Locale, found: &[Waiting<'_>]) -> Markup {
    html! {
        ul class="admin__rows" {
            @for one in found {
                li {
                    a href=(address::admin_complaint(locale, one.record, one.request)) {
                        (texts::complaint::OPEN.get(locale))
                    }
                    " " (one.when) " · " (short(one.record))
                }
                "\n"
            }
        }
        "\n"
    }
}

/// One complaint.
pub fn complaint(locale: Locale, complaint: &Complaint<'_>) -> Page {
    let Complaint { record, request, version, settled, messages, viewer } = complaint;
    let version = version.to_string();
    let fields = [(RECORD, *record), (REQUEST, *request), (VERSION, version.as_str())];
    let decisions = [
        ("answer", texts::complaint::ANSWER, Weight::Main),
        ("settle", texts::SETTLE, Weight::Quiet),
    ];
    let body = html! {
        p { strong { (state(locale, settled.as_deref())) } }
        @if let Some(viewer) = viewer { (seen_by(locale, viewer)) }
        @for message in messages { (self::message(locale, message)) }
        (words_form(locale, &address::admin_decisions(locale), &fields,
            ("answer", texts::complaint::YOUR_ANSWER), &decisions))
        @if let Some(viewer) = viewer { (blocking(locale, &fields, viewer)) }
        (line(&address::admin_card(locale, record), texts::CARD.get(locale)))
        (back(locale))
    };
    Page::new(locale, texts::complaint::TITLE, body)
}

fn state(locale: Locale, settled: Option<&str>) -> String {
    match settled {
        None => texts::complaint::WAITS.get(locale).to_owned(),
        Some(when) => texts::complaint::SETTLED.fill(locale, &[("time", when)]),
    }
}

fn message(locale: Locale, message: &Message<'_>) -> Markup {
    let by = if message.staff { texts::complaint::STAFF } else { texts::complaint::OWNER };
    html! {
        article class="admin__card" {
            p class="admin__when" { (by.get(locale)) " — " (message.when) }
            blockquote { (message.words.unwrap_or(texts::complaint::LOST.get(locale))) }
        }
        "\n"
    }
}

fn seen_by(locale: Locale, viewer: &Viewer<'_>) -> Markup {
    let way = match viewer.document {
        None => texts::complaint::SIGNED.get(locale).to_owned(),
        Some(document) => {
            let document = label(DOCUMENTS, document, locale).unwrap_or(document);
            texts::complaint::VISITED.fill(locale, &[("document", document)])
        }
    };
    html! {
        dl class="form__answers" {
            dt { (texts::complaint::VIEWER.get(locale)) }
            dd {
                (viewer.name)
                @if let Some(organisation) = viewer.organisation { " (" (organisation) ")" }
                ", " (way)
            }
            dt { (texts::complaint::PURPOSE.get(locale)) }
            dd { (label(PURPOSES, viewer.purpose, locale).unwrap_or(viewer.purpose)) }
            dt { (texts::complaint::TIME.get(locale)) }
            dd { (viewer.when) }
        }
        "\n"
    }
}

/// Blocking the person, or the way back.
fn blocking(locale: Locale, fields: &[(&str, &str)], viewer: &Viewer<'_>) -> Markup {
    html! {
        h2 { (texts::complaint::BLOCKING.get(locale)) }
        @match (viewer.blocked, viewer.person) {
            (Some(false), _) => (words_form(locale, &address::admin_decisions(locale), fields,
                ("reason", texts::complaint::REASON),
                &[("block", texts::complaint::BLOCK, Weight::Quiet)])),
            (Some(true), Some(person)) => {
                p { (texts::complaint::IS_BLOCKED.get(locale)) }
                (unblock(locale, person))
            }
            (_, _) => p { (texts::complaint::NOT_BLOCKABLE.get(locale)) },
        }
    }
}

fn unblock(locale: Locale, person: &str) -> Markup {
    let fields = [(PERSON, person), (DECISION, "unblock")];
    decide(locale, &fields, texts::complaint::UNBLOCK, Weight::Quiet)
}

/// A page of people who may see no contact.
pub fn blocks(locale: Locale, found: &[Blocked<'_>], next: Option<&str>) -> Page {
    let next = next.map(|next| paged(&address::admin_blocks(locale), next));
    let body = html! {
        @if found.is_empty() { p { (texts::complaint::NOBODY.get(locale)) } }
        @for one in found {
            @let (record, request) = one.about;
            article class="admin__card" {
                p class="admin__when" {
                    (one.when) " · " (short(one.person)) " — "
                    a href=(address::admin_complaint(locale, record, request)) {
                        (texts::complaint::OPEN.get(locale))
                    }
                }
                blockquote {
                    (one.reason.as_deref().unwrap_or(texts::complaint::LOST.get(locale)))
                }
                (unblock(locale, one.person))
            }
            "\n"
        }
        @if let Some(next) = &next { (line(next, texts::NEXT_PAGE.get(locale))) }
        (back(locale))
    };
    Page::new(locale, texts::complaint::BLOCKS, body)
}
