//! A record with the decisions on it.

use domain::form::Words;
use domain::{Locale, address};
use maud::{Markup, html};

use super::back;
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
    /// Whether it is on the list.
    pub listed: bool,
    /// Whether another record has the same telephone.
    pub shares_telephone: bool,
    /// Whether its owner has shown to have its telephone.
    pub telephone_confirmed: bool,
}

/// The page of one record.
pub fn card(locale: Locale, record: &Record) -> Page {
    let body = html! { (article(locale, record)) (back(locale)) };
    Page::new(locale, texts::CARD, body)
}

/// A record with the decisions on it.
pub(super) fn article(locale: Locale, record: &Record) -> Markup {
    let version = record.version.to_string();
    html! {
        article class="admin__card" id=(record.id) {
            p class="admin__when" { (record.when) }
            "\n"
            (facts::render(&record.facts))
            p { (confirmed(record.telephone_confirmed).get(locale)) }
            "\n"
            @if record.shares_telephone {
                p class="notice" { strong { (texts::SHARED_TELEPHONE.get(locale)) } }
                "\n"
            }
            form class="form" method="post" action=(address::admin_decisions(locale)) {
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

/// What may be decided on a record in its state.
fn choices(locale: Locale, record: &Record) -> Markup {
    let choose = |decision: &str, text: Words, weight: Weight| {
        html! {
            button class=(weight.class()) type="submit" name=(DECISION) value=(decision) {
                (text.get(locale))
            }
            "\n"
        }
    };
    html! {
        @match (record.listed, record.proposal) {
            (false, _) => (choose("list", texts::LIST, Weight::Main)),
            // Whoever stays is listed again with what was decided about the proposal.
            (true, Some(_)) => (choose("list", texts::STAY, Weight::Main)),
            (true, None) => {}
        }
        @let refuse = if record.listed { texts::TAKE_OFF } else { texts::REFUSE };
        (choose("refuse", refuse, Weight::Quiet))
        (choose("propose-erasing", texts::PROPOSE, Weight::Quiet))
    }
}
