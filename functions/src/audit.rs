//! The audit log: rows that are only ever added, each bound to the one before by its hash.
//!
//! A row is written in the same transaction as what it tells of, or neither is. A changed, missing
//! or swapped row breaks the chain; a cut end is seen against a head that was published elsewhere.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::keys::hex;
use crate::store::{Item, Key, Table, Unavailable, Write, WriteError};

/// How often a row is tried to be added, when others are added at the same time.
const TRIES: usize = 64;

/// How many digits a row's number has in its key, so that rows stand in order.
const DIGITS: usize = 12;

/// What a row is written of: a closed list of facts, none of which names a person openly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When, in seconds since 1970.
    pub at: u64,
    /// What happened, by a stable word.
    pub event: String,
    /// Which record it happened to.
    pub record: String,
    /// Who did it, by the name made of his number; nothing is the system itself.
    pub actor: Option<String>,
    /// The rest, by the names that the event has.
    pub facts: Vec<(String, String)>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its number, from 1, without a gap.
    pub number: u64,
    /// The hash of the row before.
    pub before: String,
    /// What it tells.
    pub entry: Entry,
    /// Its own hash.
    pub hash: String,
}

/// The end of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The number of the last row; 0 before the first.
    pub number: u64,
    /// Its hash; empty before the first.
    pub hash: String,
}

/// Where a log is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A row's hash is not that of its contents.
    #[error("row {0} was changed")]
    Changed(u64),
    /// A row does not follow the one before.
    #[error("row {0} does not follow the row before it")]
    Torn(u64),
    /// The log ends before a head that it had.
    #[error("the log ends at row {last}, but it had row {had}")]
    Cut {
        /// The last row there is.
        last: u64,
        /// A row that there was.
        had: u64,
    },
    /// A row that a head names is another now.
    #[error("row {0} is not the one that was published")]
    Rewritten(u64),
}

impl Row {
    fn after(head: &Head, entry: Entry) -> Row {
        let number = head.number + 1;
        let hash = hash(number, &head.hash, &entry);
        Row { number, before: head.hash.clone(), entry, hash }
    }
}

/// The hash of a row: of its number, the hash before, and its entry, each with its length.
fn hash(number: u64, before: &str, entry: &Entry) -> String {
    let entry = serde_json::to_vec(entry).expect("an entry is text and numbers");
    let mut hash = Sha256::new();
    for part in [&number.to_be_bytes()[..], before.as_bytes(), &entry] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

fn head_key() -> Key {
    Key::new("AUDIT#HEAD", "HEAD")
}

fn row_key(number: u64) -> Key {
    Key::new("AUDIT", format!("ROW#{number:0DIGITS$}"))
}

/// Makes writes together with a row of the log that tells of them; all or nothing.
///
/// # Errors
/// `Refused` names the writes that were, by their places.
pub async fn record(table: &Table, writes: &[Write], entry: &Entry) -> Result<Row, WriteError> {
    for _ in 0..TRIES {
        let item = table.get(&head_key()).await?;
        let head: Head = match &item {
            Some(item) => item.document()?,
            None => Head::default(),
        };
        let row = Row::after(&head, entry.clone());
        let next = Head { number: row.number, hash: row.hash.clone() };
        let head = match &item {
            Some(item) => Write::Replace(item.next(&next)),
            None => Write::Create(Item::new(head_key(), &next)),
        };
        let mut all = writes.to_vec();
        all.extend([Write::Create(Item::new(row_key(row.number), &row)), head]);
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

/// The end of the log.
pub async fn head(table: &Table) -> Result<Head, Unavailable> {
    let item = table.get(&head_key()).await?;
    item.map_or(Ok(Head::default()), |item| item.document())
}

/// All rows in their order.
pub async fn rows(table: &Table) -> Result<Vec<Row>, Unavailable> {
    let items = table.parts("AUDIT", "ROW#").await?;
    items.iter().map(Item::document).collect()
}

/// Checks rows against one another and against heads that were published.
pub fn verify(rows: &[Row], published: &[Head]) -> Result<(), Broken> {
    let mut before = Head::default();
    for row in rows {
        if row.number != before.number + 1 || row.before != before.hash {
            return Err(Broken::Torn(row.number));
        }
        if row.hash != hash(row.number, &row.before, &row.entry) {
            return Err(Broken::Changed(row.number));
        }
        before = Head { number: row.number, hash: row.hash.clone() };
    }
    for head in published.iter().filter(|head| head.number > 0) {
        let row = usize::try_from(head.number - 1).ok().and_then(|at| rows.get(at));
        match row {
            None => return Err(Broken::Cut { last: before.number, had: head.number }),
            Some(row) if row.hash != head.hash => return Err(Broken::Rewritten(head.number)),
            Some(_) => {}
        }
    }
    Ok(())
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn entry(record: &str) -> Entry {
        let facts = vec![("purpose".to_owned(), "help".to_owned())];
        let (event, record) = ("reveal".to_owned(), record.to_owned());
        Entry { at: 1, event, record, actor: Some("a".to_owned()), facts }
    }

    async fn table() -> Table {
        crate::store::testing::table(None).await
    }

    async fn log_of(count: usize) -> Vec<Row> {
        let table = table().await;
        for at in 0..count {
            record(&table, &[], &entry(&at.to_string())).await.expect("added");
        }
        rows(&table).await.expect("rows")
    }

    #[tokio::test]
    async fn every_change_of_a_log_is_found() {
        let good = log_of(12).await;
        assert_eq!(verify(&good, &[]), Ok(()));
        let heads: Vec<Head> =
            good.iter().map(|row| Head { number: row.number, hash: row.hash.clone() }).collect();
        assert_eq!(verify(&good, &heads), Ok(()));
        for at in 0..good.len() {
            let mut changed = good.clone();
            changed[at].entry.record.push('x');
            assert!(verify(&changed, &[]).is_err(), "changed {at}");
            let mut missing = good.clone();
            missing.remove(at);
            assert!(verify(&missing, &heads).is_err(), "missing {at}");
            let mut swapped = good.clone();
            swapped.swap(at, (at + 1) % good.len());
            assert!(verify(&swapped, &[]).is_err(), "swapped {at}");
            // Somebody who reckons all hashes anew is found against what was published.
            let mut rewritten = Vec::new();
            let mut head = Head::default();
            for (place, row) in good.iter().enumerate() {
                let mut entry = row.entry.clone();
                entry.at += u64::from(place == at);
                let row = Row::after(&head, entry);
                head = Head { number: row.number, hash: row.hash.clone() };
                rewritten.push(row);
            }
            assert_eq!(verify(&rewritten, &[]), Ok(()));
            assert!(verify(&rewritten, &heads[11..]).is_err(), "rewritten {at}");
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn many_rows_at_once_make_one_chain() {
        let table = Arc::new(table().await);
        let tasks = (0..24).map(|at: usize| {
            let table = Arc::clone(&table);
            tokio::spawn(async move {
                while record(&table, &[], &entry(&at.to_string())).await.is_err() {}
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.expect("no panic");
        }
        let rows = rows(&table).await.expect("rows");
        assert_eq!((rows.len(), verify(&rows, &[])), (24, Ok(())));
        assert_eq!(head(&table).await.expect("a head").number, 24);
    }

    #[tokio::test]
    async fn what_is_refused_leaves_no_row() {
        let table = table().await;
        let thing = Write::Create(Item::new(Key::new("THING#1", "PART"), &1));
        record(&table, std::slice::from_ref(&thing), &entry("1")).await.expect("once");
        let again = record(&table, &[thing], &entry("1")).await;
        assert_eq!(again, Err(WriteError::Refused(vec![0])));
        assert_eq!(rows(&table).await.expect("rows").len(), 1);
    }
}
