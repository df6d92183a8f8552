//! A log, page after page, for an auditor.

use crate::app::AppContext;
use crate::audit::{self, Broken, Found, Head, Report};
use crate::http::Problem;
use crate::readable;
use crate::store::Unreadable;

/// How many rows a page shows.
const SHOWN: usize = 100;

/// What is asked of a log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The newest row of the page; that of the log if there is none.
    pub last: Option<u64>,
    /// Whether the whole log is to be checked, which takes longer the longer it is.
    pub whole: bool,
}

/// A page of a log.
#[derive(Debug)]
pub(super) struct Page {
    /// The rows, the newest first.
    pub rows: Vec<Found>,
    /// How many the log has.
    pub count: u64,
    /// Whether the rows hold together: those of the page, or all.
    pub report: Report,
    /// Whether all rows were checked.
    pub whole: bool,
    /// The newest row of the next page.
    pub older: Option<u64>,
}

/// Reads and checks a page of a log.
pub(super) async fn page(app: &AppContext, log: audit::Log, asked: Asked) -> Result<Page, Problem> {
    // Before the rows: a row that comes meanwhile is behind this end.
    let end = log.end(&app.table).await?;
    let mut rows = log.rows_before(&app.table, asked.last.unwrap_or(u64::MAX), SHOWN).await?;
    let older = rows.last().map_or(0, |row| row.number.saturating_sub(1));
    let newest = rows.first().map_or(0, |row| row.number);
    let whole = asked.whole || (asked.last.is_none() && older == 0);
    let report = if whole {
        log.verify(&app.table, &[]).await?
    } else {
        rows.reverse();
        let report = check(&rows, &end, asked);
        rows.reverse();
        report
    };
    rows.iter()
        .filter_map(|found| found.row.as_ref().err())
        .for_each(|row| readable::report(app, row));
    end.as_ref().err().into_iter().for_each(|end| readable::report(app, end));
    let (count, older) =
        (end.map_or(0, |head| head.number).max(newest), (older > 0).then_some(older));
    Ok(Page { rows, count, report, whole, older })
}

/// Checks the rows of a page, the oldest first; only the first page knows where the log ends.
fn check(rows: &[Found], end: &Result<Head, Unreadable>, asked: Asked) -> Report {
    let heads = end.iter().filter(|_| asked.last.is_none()).cloned();
    let mut report = audit::verify_page(rows, &heads.collect::<Vec<_>>());
    if end.is_err() {
        report.add(Broken::End);
    }
    report
}
