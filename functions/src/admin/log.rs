//! A log, page after page, for an auditor; all of it, or the rows that were chosen.

use jiff::ToSpan;
use jiff::civil::Date;
use pages::field::{ACTOR, EVENT, FIND, FROM, LAST, RECORD, TO, WHOLE};

use crate::app::AppContext;
use crate::audit::{self, Broken, Choice, Found, Head, Report, begins};
use crate::http::Problem;
use crate::readable;
use crate::store::Unreadable;

/// How many rows a page shows.
const SHOWN: usize = 100;

/// How many pages of the store are looked through for one page of chosen rows.
const LOOKED_THROUGH: usize = 20;

/// What is asked of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The newest row of the page; that of the log if there is none.
    pub last: Option<u64>,
    /// Whether the whole log is to be checked, which takes longer the longer it is.
    pub whole: bool,
    /// Which rows.
    pub choice: Choice,
    /// The same as it was written.
    pub written: Vec<(&'static str, String)>,
}

impl Asked {
    /// What names and values ask for.
    pub(super) fn read(pairs: &[(String, String)]) -> Asked {
        let value = |field: &str| {
            let found = pairs.iter().find(|(name, _)| name == field);
            found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let day = |field: &str| value(field).and_then(|day| day.parse::<Date>().ok());
        let choice = Choice {
            event: value(EVENT),
            from: day(FROM).map(begins),
            until: day(TO).map(|day| begins(day.saturating_add(1.day()))),
            record: value(RECORD),
            actor: value(ACTOR),
            word: value(FIND),
        };
        let fields = [EVENT, FROM, TO, RECORD, ACTOR, FIND];
        Asked {
            last: value(LAST).and_then(|last| last.parse().ok()),
            whole: value(WHOLE).is_some(),
            choice,
            written: fields.map(|field| (field, value(field).unwrap_or_default())).into(),
        }
    }
}

/// A page of a log.
#[derive(Debug)]
pub(super) struct Page {
    /// The rows, the newest first.
    pub rows: Vec<Found>,
    /// How many the log has.
    pub count: u64,
    /// Whether the rows hold together: those of the page, or all. Chosen rows are not checked.
    pub report: Report,
    /// Whether all rows were checked.
    pub whole: bool,
    /// The newest row of the next page.
    pub older: Option<u64>,
}

/// Reads a page of a log; checks it, unless only some rows were chosen.
pub(super) async fn page(
    app: &AppContext,
    log: audit::Log,
    asked: &Asked,
) -> Result<Page, Problem> {
    if asked.choice.is_everything() {
        return checked(app, log, asked).await;
    }
    let how = (asked.last, SHOWN, LOOKED_THROUGH);
    let chosen = log.choose(&app.table, &asked.choice, how).await?;
    report(app, &chosen.rows);
    Ok(Page {
        count: 0,
        report: Report::default(),
        whole: false,
        older: chosen.next,
        rows: chosen.rows,
    })
}

/// Reads and checks a page of a log.
async fn checked(app: &AppContext, log: audit::Log, asked: &Asked) -> Result<Page, Problem> {
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
    self::report(app, &rows);
    end.as_ref().err().into_iter().for_each(|end| readable::report(app, end));
    let (count, older) =
        (end.map_or(0, |head| head.number).max(newest), (older > 0).then_some(older));
    Ok(Page { rows, count, report, whole, older })
}

/// Reports rows that cannot be read.
fn report(app: &AppContext, rows: &[Found]) {
    let unreadable = rows.iter().filter_map(|found| found.row.as_ref().err());
    unreadable.for_each(|row| readable::report(app, row));
}

/// Checks the rows of a page, the oldest first; only the first page knows where the log ends.
fn check(rows: &[Found], end: &Result<Head, Unreadable>, asked: &Asked) -> Report {
    let heads = end.iter().filter(|_| asked.last.is_none()).cloned();
    let mut report = audit::verify_page(rows, &heads.collect::<Vec<_>>());
    if end.is_err() {
        report.add(Broken::End);
    }
    report
}
