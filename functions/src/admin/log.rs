//! A log, page after page, for an auditor.

use crate::app::AppContext;
use crate::audit::{self, Found, Head, Report};
use crate::http::Problem;
use crate::session::Session;
use crate::staff::Role;

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
pub(super) async fn page(
    app: &AppContext,
    auditor: &Session,
    log: audit::Log,
    asked: Asked,
) -> Result<Page, Problem> {
    auditor.needs(Role::Auditor)?;
    // Before the rows: a row that comes meanwhile is behind this head.
    let head = log.head(&app.table).await?;
    let mut rows = log.rows_before(&app.table, asked.last.unwrap_or(u64::MAX), SHOWN).await?;
    let older = rows.last().map_or(0, |row| row.number.saturating_sub(1));
    let newest = rows.first().map_or(0, |row| row.number);
    let whole = asked.whole || (asked.last.is_none() && older == 0);
    let report = if whole {
        log.verify(&app.table, std::slice::from_ref(&head)).await?
    } else {
        rows.reverse();
        // A page in the middle does not know where the log ends.
        let ends: Vec<Head> = [head.clone()]
            .into_iter()
            .filter(|head| asked.last.is_none() || head.number <= newest)
            .collect();
        let report = audit::verify_page(&rows, &ends);
        rows.reverse();
        report
    };
    let older = (older > 0).then_some(older);
    Ok(Page { rows, count: head.number.max(newest), report, whole, older })
}
