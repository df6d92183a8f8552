//! A log as a page of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use pages::admin::log::{self, Log, Row};

use super::log::Page;
use crate::app::AppContext;
use crate::audit::{self, Entry, Found};
use crate::http::{moment, page};

/// A page of the log.
pub(super) fn log(app: &AppContext, locale: Locale, found: &Page) -> Response {
    let entries: Vec<Option<Entry>> = found.rows.iter().map(entry).collect();
    let rows = found.rows.iter().zip(&entries).map(|(row, entry)| Row {
        number: row.number,
        entry: entry.as_ref().map(|entry| shown(locale, entry)),
    });
    let broken = || found.report.broken.iter().map(ToString::to_string).collect::<Vec<_>>();
    let view = Log {
        count: found.count,
        whole: found.whole,
        broken: (!found.report.is_whole()).then(|| broken().join("; ")),
        rows: rows.collect(),
        older: found.older,
    };
    page(&*app.pages, locale, StatusCode::OK, &log::page(locale, &view))
}

fn entry(found: &Found) -> Option<Entry> {
    found.row.as_ref().ok().and_then(audit::Row::entry)
}

fn shown(locale: Locale, entry: &Entry) -> log::Entry<'_> {
    let Entry { at, event, record, actor, facts } = entry;
    log::Entry {
        when: moment(*at, locale),
        event: event.word(),
        record,
        actor: actor.as_deref(),
        facts: facts.iter().map(|(name, fact)| (name.word(), fact.as_str())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Event, Fact};

    #[test]
    fn every_event_and_fact_has_a_label() {
        for locale in Locale::ALL {
            for event in Event::ALL {
                assert!(log::event(locale, event.word()).is_some(), "{locale} {event}");
            }
            for fact in Fact::ALL {
                assert!(log::fact(locale, fact.word()).is_some(), "{locale} {fact}");
            }
        }
    }
}
