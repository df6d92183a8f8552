//! The audit log as an auditor reads it: stable words in the reader's language, long names by their
//! first characters.

use domain::form::{Words, label};
use domain::reveal::{DOCUMENTS, PURPOSES};
use domain::{Locale, address};
use maud::{Markup, html};

use super::labels::{ACTIVITIES, MEASURES};
use super::log_labels::{EVENTS, FACTS, REASONS, ROLES};
use super::{back, short};
use crate::Page;
use crate::button::{Weight, hidden};
use crate::field::{ACTOR, EVENT, FIND, FROM, LAST, RECORD, TO, WHOLE};
use crate::problem::alert;
use crate::texts::log as texts;

/// The columns.
const COLUMNS: [Words; 6] = [
    texts::columns::NUMBER,
    texts::columns::TIME,
    texts::columns::EVENT,
    texts::columns::RECORD,
    texts::columns::ACTOR,
    texts::columns::FACTS,
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
    /// What was asked for: names and values of the fields of [`FILTERS`] and the event.
    pub asked: Vec<(&'static str, String)>,
}

/// The fields by which rows are chosen, besides the event, each with its label.
const FILTERS: [(&str, Words, &str); 5] = [
    (FROM, texts::filter::FROM, "date"),
    (TO, texts::filter::TO, "date"),
    (RECORD, texts::filter::RECORD, "text"),
    (ACTOR, texts::filter::ACTOR, "text"),
    (FIND, texts::filter::FIND, "text"),
];

impl Log<'_> {
    fn asked(&self, field: &str) -> &str {
        self.asked.iter().find(|(name, _)| *name == field).map_or("", |(_, value)| value)
    }

    /// Whether only some rows are shown.
    fn chosen(&self) -> bool {
        self.asked.iter().any(|(_, value)| !value.is_empty())
    }
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
        (filter(locale, log))
        @if !log.chosen() { (state(locale, log)) }
        @if log.rows.is_empty() { p { (texts::NO_ROWS.get(locale)) } }
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
            (link(locale, log, (LAST, &last.to_string()), texts::OLDER))
        }
        @if !log.whole && !log.chosen() { (link(locale, log, (WHOLE, "1"), texts::CHECK)) }
        (export(locale, log))
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

/// The choice of rows: by event, day, record, person, or any word.
fn filter(locale: Locale, log: &Log<'_>) -> Markup {
    html! {
        details open[log.chosen()] {
            summary { (texts::filter::TITLE.get(locale)) }
            form class="form admin__search" method="get" action=(address::admin_log(locale))
                role="search" {
                div class="form__field" {
                    label for=(EVENT) { (texts::columns::EVENT.get(locale)) }
                    "\n"
                    select id=(EVENT) name=(EVENT) {
                        option value="" { (texts::filter::ANY.get(locale)) }
                        @for event in EVENTS {
                            option value=(event.word) selected[log.asked(EVENT) == event.word] {
                                (event.label.get(locale))
                            }
                        }
                    }
                }
                @for (field, label, kind) in FILTERS {
                    div class="form__field" {
                        label for=(field) { (label.get(locale)) }
                        "\n"
                        input id=(field) name=(field) type=(kind) value=(log.asked(field));
                    }
                }
                button class=(Weight::Quiet.class()) type="submit" {
                    (texts::filter::SHOW.get(locale))
                }
            }
        }
        "\n"
    }
}

/// The button that exports the rows which were chosen, as a table.
fn export(locale: Locale, log: &Log<'_>) -> Markup {
    let fields: Vec<(&str, &str)> =
        log.asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html! {
        form class="form" method="post" action=(address::admin_log_export(locale)) {
            (hidden(&fields))
            button class=(Weight::Quiet.class()) type="submit" { (texts::EXPORT.get(locale)) }
            p { (texts::EXPORT_HELP.get(locale)) }
        }
        "\n"
    }
}

/// A link to another page of the log, with the same choice of rows.
fn link(locale: Locale, log: &Log<'_>, (field, value): (&str, &str), text: Words) -> Markup {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let chosen = log.asked.iter().filter(|(_, value)| !value.is_empty());
    query.extend_pairs(chosen).append_pair(field, value);
    html! {
        p {
            a href={ (address::admin_log(locale)) "?" (query.finish()) } { (text.get(locale)) }
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
        "activity" => Some(label(ACTIVITIES, fact, locale).unwrap_or(fact)),
        "measure" => Some(label(MEASURES, fact, locale).unwrap_or(fact)),
        // An auditor who looks for a request must see it whole.
        "request" => Some(fact),
        "message" | "visitor" | "telephone" | "viewer" | "person" => None,
        _ => Some(fact),
    };
    known.map_or_else(|| short(fact), str::to_owned)
}
