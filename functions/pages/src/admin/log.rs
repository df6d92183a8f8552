//! The audit log as an auditor reads it: stable words in the reader's language, long names by their
//! first characters.

use domain::Locale;
use domain::form::{Choice, Words, choice, label};
use domain::reveal::{DOCUMENTS, PURPOSES};
use maud::{Markup, html};

use super::back;
use crate::Page;
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
];

/// Labels of facts.
const FACTS: &[Choice] = &[
    choice("request", texts::facts::REQUEST),
    choice("purpose", texts::facts::PURPOSE),
    choice("role", texts::facts::ROLE),
    choice("message", texts::facts::MESSAGE),
    choice("document", texts::facts::DOCUMENT),
    choice("visitor", texts::facts::VISITOR),
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
];

/// The end of a log.
#[derive(Debug)]
pub struct Log<'a> {
    /// How many rows it has.
    pub count: usize,
    /// Where it is broken, if it is.
    pub broken: Option<String>,
    /// Its last rows, the newest first.
    pub rows: Vec<Row<'a>>,
}

/// A row of a log.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its number.
    pub number: u64,
    /// When it was written, in the reader's language.
    pub when: String,
    /// What happened, by its stable word.
    pub event: &'a str,
    /// The record.
    pub record: &'a str,
    /// Who did it, by a name made of their number.
    pub actor: Option<&'a str>,
    /// Names and values.
    pub facts: &'a [(String, String)],
}

/// The page of a log.
pub fn page(locale: Locale, log: &Log<'_>) -> Page {
    let whole = || texts::WHOLE.fill(locale, &[("count", &log.count.to_string())]);
    let body = html! {
        @match &log.broken {
            None => p { (whole()) },
            Some(broken) => p role="alert" { (texts::BROKEN.get(locale)) ": " (broken) },
        }
        div class="desk__log" role="region" aria-label=(texts::TITLE.get(locale)) tabindex="0" {
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
        (back(locale))
    };
    Page::new(locale, texts::TITLE, body)
}

fn row(locale: Locale, row: &Row<'_>) -> Markup {
    let facts = row.facts.iter().map(|(name, fact)| {
        format!("{}: {}", label(FACTS, name, locale).unwrap_or(name), value(locale, name, fact))
    });
    let facts: Vec<String> = facts.collect();
    html! {
        tr {
            td { (row.number) }
            td { (row.when) }
            td { (label(EVENTS, row.event, locale).unwrap_or(row.event)) }
            td { code { (short(row.record)) } }
            td { code { (short(row.actor.unwrap_or("—"))) } }
            td { (facts.join("; ")) }
        }
        "\n"
    }
}

/// A fact: words of the forms in the reader's language, names by their first characters.
fn value(locale: Locale, name: &str, fact: &str) -> String {
    let known = match name {
        "purpose" => label(PURPOSES, fact, locale),
        "document" => label(DOCUMENTS, fact, locale),
        "role" => Some(label(ROLES, fact, locale).unwrap_or(fact)),
        "reason" => Some(label(REASONS, fact, locale).unwrap_or(fact)),
        "step" if fact == "reveal" => Some(texts::SHOWING.get(locale)),
        "request" | "message" | "visitor" => None,
        _ => Some(fact),
    };
    known.map_or_else(|| short(fact), str::to_owned)
}

fn short(text: &str) -> String {
    text.chars().take(SHORT).collect()
}
