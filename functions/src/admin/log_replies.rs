//! A log as a page of the site.

use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use domain::Locale;
use pages::admin::log::{self, Log, Row};

use super::log::{Asked, Page, page};
use super::replies;
use crate::app::AppContext;
use crate::audit::{self, Entry, Found};
use crate::http::body::query;
use crate::http::{PathLocale, moment};
use crate::session::Session;

/// GET …/admin/log: a page of the log.
pub(super) async fn log_page(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let asked = Asked::read(&query(&address));
    match page(&app, audit::Log::AUDIT, &asked).await {
        Ok(found) => {
            let shown = view(locale, asked, &found);
            replies::page(&app, locale, &session, shown)
        }
        Err(problem) => replies::refused(&app, locale, &problem),
    }
}

/// A page of the log.
fn view(locale: Locale, asked: Asked, found: &Page) -> pages::Page {
    let entries: Vec<Option<Entry>> = found.rows.iter().map(entry).collect();
    let rows = found.rows.iter().zip(&entries).map(|(row, entry)| Row {
        number: row.number,
        entry: entry.as_ref().map(|entry| shown(locale, entry)),
    });
    let broken = || {
        let broken = found.report.broken.iter();
        broken.map(|broken| broken.explain(locale)).collect::<Vec<_>>()
    };
    let view = Log {
        count: found.count,
        whole: found.whole,
        broken: (!found.report.is_whole()).then(|| broken().join("; ")),
        rows: rows.collect(),
        older: found.older,
        asked: asked.written,
    };
    log::page(locale, &view)
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
