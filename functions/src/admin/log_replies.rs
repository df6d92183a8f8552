//! The audit log as a page of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use pages::admin::log;

use super::log::Log;
use crate::app::AppContext;
use crate::audit::{Entry, Row};
use crate::http::{moment, page};

/// The page of the log.
pub(super) fn log(app: &AppContext, locale: Locale, log: &Log) -> Response {
    let view = log::Log {
        count: log.count,
        broken: log.broken.as_ref().map(ToString::to_string),
        rows: log.rows.iter().map(|shown| row(locale, shown)).collect(),
    };
    page(app, locale, StatusCode::OK, &log::page(locale, &view))
}

fn row(locale: Locale, row: &Row) -> log::Row<'_> {
    let Entry { at, event, record, actor, facts } = &row.entry;
    let (number, when) = (row.number, moment(*at, locale));
    log::Row { number, when, event, record, actor: actor.as_deref(), facts }
}
