//! Logs: rows that are only ever added, each bound to the one before by its hash.
//!
//! A row is written in the same transaction as what it tells of, or neither is. A changed, missing
//! or swapped row breaks the chain; a cut end is seen against a head that was published elsewhere.
//! Each log has a name and an end of its own, so that those who write to two logs do not wait for
//! one another.

mod choice;
mod digest;
mod event;
mod row;
#[cfg(all(test, feature = "embedded"))]
mod tests;
mod verify;
mod words;

pub use choice::{Choice, Chosen};
pub use digest::{Digest, begins};
pub use event::{Event, Fact};
pub use row::{Entry, Head, Row};
pub use verify::{Broken, Report, SHOWN};

use tokio::sync::Mutex;

use self::verify::Check;
use crate::store::{Item, Key, Parts, Table, Unavailable, Unreadable, Write, WriteError};

/// How often a row is tried to be added, when others are added at the same time.
const TRIES: usize = 64;

/// How many digits a row's number has in its key, so that rows stand in order.
const DIGITS: usize = 12;

/// The highest number that has so many digits.
const HIGHEST: u64 = 999_999_999_999;

/// How many rows are read at once.
const PAGE: usize = 500;

/// A log, by the partitions of its rows and of its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Log {
    /// Where its rows are.
    pub rows: &'static str,
    /// Where its end is.
    pub end: &'static str,
}

/// The turn of who adds a row in this process; other processes meet at the head.
static TURN: Mutex<()> = Mutex::const_new(());

impl Log {
    /// Contacts that were shown, sign-ins and decisions.
    pub const AUDIT: Log = Log { rows: "AUDIT", end: "AUDIT#HEAD" };

    /// All logs.
    pub const ALL: [Log; 1] = [Log::AUDIT];
}

/// A row as it was found: with the number of its key, whether it can be read or not.
#[derive(Debug, Clone)]
pub struct Found {
    /// The number of its key.
    pub number: u64,
    /// The row, or which record cannot be read.
    pub row: Result<Row, Unreadable>,
}

impl Log {
    fn head_key(self) -> Key {
        Key::new(self.end, "HEAD")
    }

    fn row_key(self, number: u64) -> Key {
        Key::new(self.rows, format!("ROW#{:0DIGITS$}", number.min(HIGHEST)))
    }

    /// Makes writes together with a row that tells of them; all or nothing.
    ///
    /// # Errors
    /// `Refused` names the writes that were, by their places.
    pub async fn record(
        self,
        table: &Table,
        writes: &[Write],
        entry: &Entry,
    ) -> Result<Row, WriteError> {
        // Of rows added at once all but one would be refused and begin again.
        let _turn = TURN.lock().await;
        for _ in 0..TRIES {
            let item = table.get(&self.head_key()).await?;
            let head: Head = match &item {
                Some(item) => item.document().map_err(Unavailable::from)?,
                None => Head::default(),
            };
            let row = Row::after(&head, entry);
            let head = match &item {
                Some(item) => Write::Replace(item.next(&row.head())),
                None => Write::Create(Item::new(self.head_key(), &row.head())),
            };
            let mut all = writes.to_vec();
            all.extend([Write::Create(Item::new(self.row_key(row.number), &row)), head]);
            match table.write(&all).await {
                Ok(()) => return Ok(row),
                Err(WriteError::Refused(places)) => {
                    let places: Vec<usize> =
                        places.into_iter().filter(|at| *at < writes.len()).collect();
                    if !places.is_empty() {
                        return Err(WriteError::Refused(places));
                    }
                    // Another row came first.
                }
                Err(error) => return Err(error),
            }
        }
        Err(Unavailable("too many rows are added at once".to_owned()).into())
    }

    /// The end of the log, or that it cannot be read.
    pub async fn end(self, table: &Table) -> Result<Result<Head, Unreadable>, Unavailable> {
        let item = table.get(&self.head_key()).await?;
        Ok(item.map_or(Ok(Head::default()), |item| item.document()))
    }

    /// The end of the log.
    pub async fn head(self, table: &Table) -> Result<Head, Unavailable> {
        Ok(self.end(table).await??)
    }

    /// So many rows from a number on, in their order.
    pub async fn rows(
        self,
        table: &Table,
        from: u64,
        count: usize,
    ) -> Result<Vec<Found>, Unavailable> {
        let range = Parts::between(self.row_key(from).sort, self.row_key(HIGHEST).sort);
        let items = table.parts(self.rows, range.at_most(count)).await?;
        Ok(items.iter().map(found).collect())
    }

    /// So many rows up to a number, the newest first.
    pub async fn rows_before(
        self,
        table: &Table,
        last: u64,
        count: usize,
    ) -> Result<Vec<Found>, Unavailable> {
        let range = Parts::between(self.row_key(0).sort, self.row_key(last).sort);
        let items = table.parts(self.rows, range.newest_first().at_most(count)).await?;
        Ok(items.iter().map(found).collect())
    }

    /// Checks all rows against one another, against the end of the log, and against heads that were
    /// published, page after page.
    pub async fn verify(self, table: &Table, published: &[Head]) -> Result<Report, Unavailable> {
        // Before the rows: a row that comes meanwhile is behind this end.
        let end = self.end(table).await?;
        let mut heads = published.to_vec();
        heads.extend(end.as_ref().ok().cloned());
        let mut check = Check::behind(&Head::default(), &heads);
        if end.is_err() {
            check.report.add(Broken::End);
        }
        let mut from = 1;
        loop {
            let page = self.rows(table, from, PAGE).await?;
            for Found { number, row } in &page {
                check.take(*number, row.as_ref().ok());
            }
            match page.last() {
                Some(last) if page.len() == PAGE => from = last.number + 1,
                _ => return Ok(check.end()),
            }
        }
    }
}

fn found(item: &Item) -> Found {
    let number = item.key.sort.rsplit('#').next().and_then(|number| number.parse().ok());
    Found { number: number.unwrap_or_default(), row: item.document() }
}

/// Checks rows that follow one another, the oldest first: a page of a log, without what is before.
pub fn verify_page(rows: &[Found], published: &[Head]) -> Report {
    let Some(first) = rows.first() else { return Report::default() };
    let before = first.row.as_ref().map_or_else(|_| String::new(), |row| row.before.clone());
    let head = Head { number: first.number.saturating_sub(1), hash: before };
    let mut check = Check::behind(&head, published);
    for Found { number, row } in rows {
        check.take(*number, row.as_ref().ok());
    }
    check.end()
}
