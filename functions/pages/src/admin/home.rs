//! The home page of a member of staff: what there is to do.

use domain::form::Words;
use domain::{Locale, address};
use maud::{Markup, html};

use super::record::{Record, article};
use crate::button::{Weight, button};
use crate::field::{DECISION, RECORD, REQUEST};
use crate::problem::alert;
use crate::texts::admin as texts;
use crate::{KindWords, Page};

/// What the signed-in person may do.
#[derive(Debug)]
pub struct Home<'a> {
    /// The kinds of records whose contacts they show to visitors.
    pub shows: Vec<&'a KindWords>,
    /// Whether they make codes that confirm telephones.
    pub confirms: bool,
    /// What a moderator has to do.
    pub tasks: Option<Tasks<'a>>,
    /// Whether they read the audit log.
    pub auditor: bool,
}

/// What a moderator has to do.
#[derive(Debug)]
pub struct Tasks<'a> {
    /// Complaints.
    pub complaints: Vec<Complaint<'a>>,
    /// Deletions that a second person must approve.
    pub erasures: Vec<Erasure<'a>>,
    /// New records, kind by kind.
    pub queues: Vec<Queue<'a>>,
    /// How many records cannot be read.
    pub unreadable: usize,
}

/// The new records of one kind.
#[derive(Debug)]
pub struct Queue<'a> {
    /// The words of the kind.
    pub words: &'a KindWords,
    /// Records that nobody has reviewed, the oldest first.
    pub records: Vec<Record>,
    /// How many records are accepted.
    pub listed: usize,
    /// How many of them everybody sees.
    pub shown: usize,
    /// When the public list was published last, in the reader's language, and how many changes wait
    /// until it is published again.
    pub published: Option<(String, usize)>,
}

/// A complaint.
#[derive(Debug)]
pub struct Complaint<'a> {
    /// The record whose owner complains.
    pub record: &'a str,
    /// The request complained about.
    pub request: &'a str,
    /// When, in the reader's language.
    pub when: String,
    /// What happened, in the owner's words.
    pub words: &'a str,
}

/// A deletion that a second person must approve.
#[derive(Debug)]
pub struct Erasure<'a> {
    /// The record.
    pub record: &'a str,
    /// When it was proposed, in the reader's language.
    pub when: String,
}

/// The home page.
pub fn home(locale: Locale, home: &Home<'_>) -> Page {
    let sign_out = (address::admin_sign_out(locale), texts::LEAVE.get(locale));
    let body = html! {
        @for words in &home.shows {
            p { (words.clerk.get(locale)) " " (words.link(locale)) }
            "\n"
        }
        @if home.confirms {
            p {
                a href=(address::admin_telephone(locale)) { (texts::telephone::TITLE.get(locale)) }
            }
            "\n"
        }
        @if let Some(found) = &home.tasks { (tasks(locale, found)) }
        @if home.auditor {
            p { a href=(address::admin_log(locale)) { (texts::TO_LOG.get(locale)) } }
        }
        (button(&sign_out.0, &[], sign_out.1, Weight::Quiet))
    };
    Page::new(locale, texts::TITLE, body)
}

/// Complaints come first, then the oldest records.
fn tasks(locale: Locale, tasks: &Tasks<'_>) -> Markup {
    let unreadable = tasks.unreadable.to_string();
    html! {
        @if !tasks.complaints.is_empty() {
            h2 { (texts::COMPLAINTS.get(locale)) }
            @for one in &tasks.complaints { (complaint(locale, one)) }
        }
        @if !tasks.erasures.is_empty() {
            h2 { (texts::ERASURES.get(locale)) }
            @for one in &tasks.erasures { (erasure(locale, one)) }
        }
        @for one in &tasks.queues { (queue(locale, one)) }
        @if tasks.unreadable > 0 {
            (alert(&texts::UNREADABLE.fill(locale, &[("count", &unreadable)])))
        }
        @for one in &tasks.queues {
            p {
                (counted(locale, one))
                @if let Some((at, waiting)) = &one.published {
                    " " (texts::PUBLISHED.fill(locale, &[("at", at), ("count", &waiting.to_string())]))
                }
            }
            "\n"
        }
    }
}

fn queue(locale: Locale, queue: &Queue<'_>) -> Markup {
    html! {
        h2 { (queue.words.waiting.get(locale)) }
        "\n"
        @if queue.records.is_empty() { p { (texts::NOTHING.get(locale)) } "\n" }
        @for record in &queue.records { (article(locale, record)) }
    }
}

fn counted(locale: Locale, queue: &Queue<'_>) -> String {
    let (listed, shown) = (queue.listed.to_string(), queue.shown.to_string());
    queue.words.counted.fill(locale, &[("listed", &listed), ("shown", &shown)])
}

fn complaint(locale: Locale, complaint: &Complaint<'_>) -> Markup {
    let fields = [(RECORD, complaint.record), (REQUEST, complaint.request), (DECISION, "settle")];
    html! {
        article class="admin__card" {
            (when(locale, &complaint.when, complaint.record))
            blockquote { (complaint.words) }
            (decide(locale, &fields, texts::SETTLE, Weight::Main))
        }
        "\n"
    }
}

fn erasure(locale: Locale, erasure: &Erasure<'_>) -> Markup {
    let choose = |decision, text| {
        let fields = [(RECORD, erasure.record), (DECISION, decision)];
        decide(locale, &fields, text, Weight::Quiet)
    };
    html! {
        article class="admin__card" {
            (when(locale, &erasure.when, erasure.record))
            div class="admin__choices" {
                (choose("keep", texts::KEEP))
                (choose("erase", texts::ERASE))
            }
        }
        "\n"
    }
}

fn when(locale: Locale, when: &str, record: &str) -> Markup {
    html! {
        p class="admin__when" {
            (when) " — "
            a href=(address::admin_card(locale, record)) { (texts::CARD.get(locale)) }
        }
        "\n"
    }
}

fn decide(locale: Locale, fields: &[(&str, &str)], text: Words, weight: Weight) -> Markup {
    button(&address::admin_decisions(locale), fields, text.get(locale), weight)
}
