//! A record with the decisions on it.

use domain::form::{Words, label};
use domain::{Locale, address};
use maud::{Markup, html};

use super::{back, decide, labels, line};
use crate::Page;
use crate::button::{Weight, hidden};
use crate::facts::{self, Fact};
use crate::field::{DECISION, PROPOSAL, RECORD, VERSION};
use crate::texts::admin as texts;

/// A record, as a moderator sees it.
#[derive(Debug)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The version that is shown: a decision is about this one.
    pub version: u64,
    /// When it came, in the reader's language.
    pub when: String,
    /// What it contains, without the contact.
    pub facts: Vec<Fact>,
    /// Whether a moderator has found its proposal fit to be shown, if it has one.
    pub proposal: Option<bool>,
    /// Its state, by its stable word.
    pub state: &'static str,
    /// Whether another record has the same telephone.
    pub shares_telephone: bool,
    /// Whether its owner has shown to have its telephone.
    pub telephone_confirmed: bool,
}

/// The decision that was just made, and the one that takes it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undo {
    /// The decision that takes it back, by its stable word.
    pub decision: &'static str,
    /// Whether the proposal was shown before.
    pub proposal: bool,
}

/// The page of one record.
#[derive(Debug)]
pub struct CardView {
    /// The record.
    pub record: Record,
    /// What was just decided can be taken back.
    pub undo: Option<Undo>,
    /// The next record of the list.
    pub next: Option<String>,
}

/// The page of one record.
pub fn card(locale: Locale, view: &CardView) -> Page {
    let body = html! {
        @if let Some(undo) = view.undo { (done(locale, &view.record, undo)) }
        (article(locale, &view.record))
        @if let Some(next) = &view.next {
            p {
                a href=(address::admin_card(locale, next)) data-key="n" {
                    (texts::NEXT_CARD.get(locale))
                }
            }
            "\n"
        }
        p class="admin__keys" data-keys hidden { (texts::KEYS.get(locale)) }
        (line(&address::admin_cards(locale), texts::ALL_CARDS.get(locale)))
        (back(locale))
    };
    Page::new(locale, texts::CARD, body)
}

/// What was decided, with a button that takes it back.
fn done(locale: Locale, record: &Record, undo: Undo) -> Markup {
    let version = record.version.to_string();
    let mut fields = vec![(RECORD, &*record.id), (VERSION, &*version), (DECISION, undo.decision)];
    fields.extend(undo.proposal.then_some((PROPOSAL, "fit")));
    let state = label(labels::STATES, record.state, locale).unwrap_or(record.state);
    html! {
        div class="admin__done" role="status" {
            p { (texts::DONE.fill(locale, &[("state", state)])) }
            div data-key="u" { (decide(locale, &fields, texts::UNDO, Weight::Quiet)) }
        }
        "\n"
    }
}

/// A record with the decisions on it.
fn article(locale: Locale, record: &Record) -> Markup {
    let version = record.version.to_string();
    html! {
        article class="admin__card" id=(record.id) {
            p class="admin__when" {
                (record.when) " · "
                strong { (label(labels::STATES, record.state, locale).unwrap_or(record.state)) }
            }
            p { (label(labels::MEANINGS, record.state, locale).unwrap_or_default()) }
            "\n"
            p { (confirmed(record.telephone_confirmed).get(locale)) }
            "\n"
            @if record.shares_telephone {
                p class="notice" { strong { (texts::SHARED_TELEPHONE.get(locale)) } }
                "\n"
            }
            form class="form" method="post" action=(address::admin_decisions(locale)) {
                (facts::render(&record.facts))
                (hidden(&[(RECORD, &record.id), (VERSION, &version)]))
                @if let Some(fit) = record.proposal {
                    label class="form__choice" {
                        input type="checkbox" name=(PROPOSAL) value="fit" checked[fit];
                        " "
                        span { (texts::PROPOSAL_FIT.get(locale)) }
                    }
                }
                div class="admin__choices" { (choices(locale, record)) }
            }
        }
        "\n"
    }
}

fn confirmed(confirmed: bool) -> Words {
    if confirmed { texts::telephone::CONFIRMED } else { texts::telephone::UNCONFIRMED }
}

/// What may be decided on a record in its state. A paused card is put back by its owner alone.
fn choices(locale: Locale, record: &Record) -> Markup {
    let choose = |decision: &str, key: Option<&str>, text: Words, weight: Weight| {
        html! {
            button class=(weight.class()) type="submit" name=(DECISION) value=(decision)
                data-key=[key] {
                (text.get(locale))
            }
            "\n"
        }
    };
    let listed = record.state == "listed";
    html! {
        @match (record.state, record.proposal) {
            ("paused", _) => {}
            // Whoever stays is listed again with what was decided about the proposal.
            ("listed", Some(_)) => (choose("list", Some("1"), texts::STAY, Weight::Main)),
            ("listed", None) => {}
            (_, _) => (choose("list", Some("1"), texts::LIST, Weight::Main)),
        }
        @if record.state != "refused" {
            @let refuse = if listed { texts::TAKE_OFF } else { texts::REFUSE };
            (choose("refuse", Some("2"), refuse, Weight::Quiet))
        }
        (choose("propose-erasing", None, texts::PROPOSE, Weight::Quiet))
    }
}
