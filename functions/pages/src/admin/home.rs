//! The home page of a member of staff: what there is to do.

use domain::{Locale, address};
use maud::{Markup, html};

use super::cards::{self, CardRow};
use super::complaints::{self, Waiting};
use super::oversight::{self, Watch};
use super::{decide, line};
use crate::button::{Weight, button};
use crate::field::{DECISION, KIND, RECORD};
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
    /// Alarms and requests for leave, for moderators and auditors.
    pub watch: Option<Watch<'a>>,
    /// Whether they read the audit log.
    pub auditor: bool,
    /// Whether they may have evidence opened.
    pub examiner: bool,
}

/// What a moderator has to do.
#[derive(Debug)]
pub struct Tasks<'a> {
    /// The first complaints that wait.
    pub complaints: Vec<Waiting<'a>>,
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
    /// The stable name of the kind.
    pub kind: &'a str,
    /// The words of the kind.
    pub words: &'a KindWords,
    /// The first records that nobody has reviewed, the oldest first.
    pub rows: Vec<CardRow>,
    /// How many records are accepted.
    pub listed: usize,
    /// How many of them everybody sees.
    pub shown: usize,
    /// When the public list was published last, in the reader's language, and how many changes wait
    /// until it is published again.
    pub published: Option<(String, usize)>,
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
        @if let Some(watch) = &home.watch { (oversight::watch(locale, watch)) }
        @if let Some(found) = &home.tasks { (tasks(locale, found)) }
        @if home.auditor {
            (line(&address::admin_log(locale), texts::TO_LOG.get(locale)))
            (line(&address::admin_digest(locale), texts::oversight::DIGEST.get(locale)))
        }
        @if home.examiner {
            (line(&address::admin_evidence(locale), texts::evidence::TITLE.get(locale)))
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
            (complaints::waiting(locale, &tasks.complaints))
            (line(&address::admin_complaints(locale), texts::ALL_COMPLAINTS.get(locale)))
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
        (line(&address::admin_blocks(locale), texts::complaint::BLOCKS.get(locale)))
    }
}

fn queue(locale: Locale, queue: &Queue<'_>) -> Markup {
    let all = format!("{}?{KIND}={}", address::admin_cards(locale), queue.kind);
    html! {
        h2 { (queue.words.waiting.get(locale)) }
        "\n"
        @if queue.rows.is_empty() { p { (texts::NOTHING.get(locale)) } "\n" }
        (cards::rows(locale, &queue.rows))
        (line(&all, texts::ALL_CARDS.get(locale)))
    }
}

fn counted(locale: Locale, queue: &Queue<'_>) -> String {
    let (listed, shown) = (queue.listed.to_string(), queue.shown.to_string());
    queue.words.counted.fill(locale, &[("listed", &listed), ("shown", &shown)])
}

fn erasure(locale: Locale, erasure: &Erasure<'_>) -> Markup {
    let choose = |decision, text| {
        let fields = [(RECORD, erasure.record), (DECISION, decision)];
        decide(locale, &fields, text, Weight::Quiet)
    };
    html! {
        article class="admin__card" {
            p class="admin__when" {
                (erasure.when) " — "
                a href=(address::admin_card(locale, erasure.record)) { (texts::CARD.get(locale)) }
            }
            div class="admin__choices" {
                (choose("keep", texts::KEEP))
                (choose("erase", texts::ERASE))
            }
        }
        "\n"
    }
}
