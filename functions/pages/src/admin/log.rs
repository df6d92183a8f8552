//! The audit log as an auditor reads it: stable words in the reader's language, long names by their
//! first characters.

use domain::form::{Choice, Words, choice, label};
use domain::reveal::{DOCUMENTS, PURPOSES};
use domain::{Locale, address};
use maud::{Markup, html};

use super::back;
use crate::Page;
use crate::field::{LAST, WHOLE};
use crate::problem::alert;
use crate::texts::log as texts;

/// How many characters of a long name are shown: enough to compare.
const SHORT: usize = 12;

/// The columns.
const COLUMNS: [Words; 6] = [
    texts::columns::NUMBER,
    texts::columns::TIME,
    texts::columns::EVENT,
    texts::columns::RECORD,
    texts::columns::ACTOR,
    texts::columns::FACTS,
];

/// Labels of events.
const EVENTS: &[Choice] = &[
    choice("sign-in", texts::events::SIGN_IN),
    choice("sign-in-refused", texts::events::SIGN_IN_REFUSED),
    choice("list", texts::events::LIST),
    choice("refuse", texts::events::REFUSE),
    choice("reveal", texts::events::REVEAL),
    choice("reveal-refused", texts::events::REVEAL_REFUSED),
    choice("complaint", texts::events::COMPLAINT),
    choice("complaint-settled", texts::events::COMPLAINT_SETTLED),
    choice("erase-proposed", texts::events::ERASE_PROPOSED),
    choice("erase-declined", texts::events::ERASE_DECLINED),
    choice("erase", texts::events::ERASE),
    choice("telephone-code", texts::events::TELEPHONE_CODE),
    choice("code-renewed", texts::events::CODE_RENEWED),
    choice("recovery-refused", texts::events::RECOVERY_REFUSED),
];

/// Labels of facts.
const FACTS: &[Choice] = &[
    choice("request", texts::facts::REQUEST),
    choice("purpose", texts::facts::PURPOSE),
    choice("role", texts::facts::ROLE),
    choice("message", texts::facts::MESSAGE),
    choice("document", texts::facts::DOCUMENT),
    choice("visitor", texts::facts::VISITOR),
    choice("telephone", texts::facts::TELEPHONE),
    choice("step", texts::facts::STEP),
    choice("reason", texts::facts::REASON),
];

/// Labels of the roles in which somebody signs.
const ROLES: &[Choice] = &[
    choice("person", texts::roles::PERSON),
    choice("head", texts::roles::HEAD),
    choice("right-to-sign", texts::roles::RIGHT_TO_SIGN),
    choice("finance", texts::roles::FINANCE),
    choice("personnel", texts::roles::PERSONNEL),
    choice("employee", texts::roles::EMPLOYEE),
];

/// Why a contact was not shown; other reasons are steps of verifying a signature, shown by their
/// stable words.
const REASONS: &[Choice] = &[
    choice("used", texts::reasons::USED),
    choice("expired", texts::reasons::EXPIRED),
    choice("quota", texts::reasons::QUOTA),
    choice("not-listed", texts::reasons::NOT_LISTED),
    choice("changed", texts::reasons::CHANGED),
    choice("no-card", texts::reasons::NO_CARD),
];

/// A page of a log.
#[derive(Debug)]
pub struct Log<'a> {
    /// How many rows the log has.
    pub count: u64,
    /// Whether all rows were checked, not only those of this page.
    pub whole: bool,
    /// Where the checked rows are broken, if they are.
    pub broken: Option<String>,
    /// The rows, the newest first.
    pub rows: Vec<Row<'a>>,
    /// The newest row of the next page.
    pub older: Option<u64>,
}

/// A row of a log.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its number.
    pub number: u64,
    /// What it says; nothing if it cannot be read.
    pub entry: Option<Entry<'a>>,
}

/// What a row says.
#[derive(Debug)]
pub struct Entry<'a> {
    /// When it was written, in the reader's language.
    pub when: String,
    /// What happened, by its stable word.
    pub event: &'a str,
    /// The record.
    pub record: &'a str,
    /// Who did it, by a name made of their number.
    pub actor: Option<&'a str>,
    /// Stable names and values.
    pub facts: Vec<(&'a str, &'a str)>,
}

/// The page of a log.
pub fn page(locale: Locale, log: &Log<'_>) -> Page {
    let body = html! {
        (state(locale, log))
        div class="admin__log" role="region" aria-label=(texts::TITLE.get(locale)) tabindex="0" {
            table {
                thead {
                    tr {
                        @for column in COLUMNS { th scope="col" { (column.get(locale)) } }
                    }
                }
                tbody {
                    @for shown in &log.rows { (row(locale, shown)) }
                }
            }
        }
        "\n"
        @if let Some(last) = log.older {
            (link(locale, (LAST, &last.to_string()), texts::OLDER))
        }
        @if !log.whole { (link(locale, (WHOLE, "1"), texts::CHECK)) }
        (back(locale))
    };
    Page::new(locale, texts::TITLE, body)
}

/// Whether the rows are consistent.
fn state(locale: Locale, log: &Log<'_>) -> Markup {
    let consistent = if log.whole { texts::WHOLE } else { texts::PAGE_WHOLE };
    match &log.broken {
        None => {
            let text = consistent.fill(locale, &[("count", &log.count.to_string())]);
            html! { p { (text) } "\n" }
        }
        Some(broken) => alert(&format!("{}: {broken}", texts::BROKEN.get(locale))),
    }
}

/// A link to another page of the log.
fn link(locale: Locale, (field, value): (&str, &str), text: Words) -> Markup {
    html! {
        p {
            a href={ (address::admin_log(locale)) "?" (field) "=" (value) } { (text.get(locale)) }
        }
        "\n"
    }
}

fn row(locale: Locale, row: &Row<'_>) -> Markup {
    html! {
        tr {
            td { (row.number) }
            @match &row.entry {
                Some(found) => (entry(locale, found)),
                None => td colspan="5" { (texts::UNREADABLE.get(locale)) },
            }
        }
        "\n"
    }
}

fn entry(locale: Locale, entry: &Entry<'_>) -> Markup {
    let facts = entry.facts.iter().map(|(name, fact)| {
        format!("{}: {}", self::fact(locale, name).unwrap_or(name), value(locale, name, fact))
    });
    let facts: Vec<String> = facts.collect();
    html! {
        td { (entry.when) }
        td { (event(locale, entry.event).unwrap_or(entry.event)) }
        td { code { (short(entry.record)) } }
        td { code { (short(entry.actor.unwrap_or("—"))) } }
        td { (facts.join("; ")) }
    }
}

/// The label of an event, by its stable word; nothing for an event that is not known.
pub fn event(locale: Locale, word: &str) -> Option<&'static str> {
    label(EVENTS, word, locale)
}

/// The label of a fact, by its stable word; nothing for a fact that is not known.
pub fn fact(locale: Locale, word: &str) -> Option<&'static str> {
    label(FACTS, word, locale)
}

/// A fact: words of the forms in the reader's language, names by their first characters.
fn value(locale: Locale, name: &str, fact: &str) -> String {
    let known = match name {
        "purpose" => label(PURPOSES, fact, locale),
        "document" => label(DOCUMENTS, fact, locale),
        "role" => Some(label(ROLES, fact, locale).unwrap_or(fact)),
        "reason" => Some(label(REASONS, fact, locale).unwrap_or(fact)),
        "step" if fact == "recovery" => Some(texts::RECOVERY.get(locale)),
        "step" if fact == "reveal" => Some(texts::SHOWING.get(locale)),
        "request" | "message" | "visitor" | "telephone" => None,
        _ => Some(fact),
    };
    known.map_or_else(|| short(fact), str::to_owned)
}

fn short(text: &str) -> String {
    text.chars().take(SHORT).collect()
}
