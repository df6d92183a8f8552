//! Checking a log: row after row, whatever its length.

use std::collections::BTreeMap;

use super::row::{Head, Row};

/// Where a log is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A row's hash is not that of its contents.
    #[error("row {0} was changed")]
    Changed(u64),
    /// A row does not follow the one before.
    #[error("row {0} does not follow the row before it")]
    Torn(u64),
    /// A row cannot be read at all.
    #[error("row {0} cannot be read")]
    Unreadable(u64),
    /// The end of the log cannot be read, so that no row can be added.
    #[error("the end of the log cannot be read")]
    End,
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

/// What was found in a log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many rows there are.
    pub rows: u64,
    /// Where it is broken, in order; only the first [`SHOWN`] places.
    pub broken: Vec<Broken>,
    /// How many places there are in all.
    pub places: u64,
}

/// How many broken places a report holds.
pub const SHOWN: usize = 100;

impl Report {
    /// Whether the log is whole.
    pub fn is_whole(&self) -> bool {
        self.places == 0
    }

    /// Adds a place.
    pub(crate) fn add(&mut self, broken: Broken) {
        self.places += 1;
        if self.broken.len() < SHOWN {
            self.broken.push(broken);
        }
    }
}

/// A check under way.
#[derive(Debug)]
pub(super) struct Check {
    /// The row before; without a hash if it could not be read.
    before: (u64, Option<String>),
    /// The published heads that are still ahead, and the hashes that they name.
    published: BTreeMap<u64, Vec<String>>,
    pub(super) report: Report,
}

impl Check {
    /// Begins behind a head, with the heads that were published.
    pub(super) fn behind(head: &Head, published: &[Head]) -> Check {
        let mut ahead: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for published in published.iter().filter(|published| published.number > head.number) {
            ahead.entry(published.number).or_default().push(published.hash.clone());
        }
        let before = (head.number, Some(head.hash.clone()));
        Check { before, published: ahead, report: Report::default() }
    }

    /// Takes the next row; nothing is one that cannot be read, with the number of its key.
    pub(super) fn take(&mut self, number: u64, row: Option<&Row>) {
        self.report.rows += 1;
        let published = self.published.remove(&number).unwrap_or_default();
        let (before, hash) = &self.before;
        let Some(row) = row else {
            if number != before + 1 {
                self.report.add(Broken::Torn(number));
            }
            self.report.add(Broken::Unreadable(number));
            self.before = (number, None);
            return;
        };
        let follows = hash.as_ref().is_none_or(|hash| *hash == row.before);
        if row.number != number || number != before + 1 || !follows {
            self.report.add(Broken::Torn(number));
        }
        if !row.holds() {
            self.report.add(Broken::Changed(number));
        }
        if published.iter().any(|hash| *hash != row.hash) {
            self.report.add(Broken::Rewritten(number));
        }
        self.before = (number, Some(row.hash.clone()));
    }

    /// Ends the check.
    pub(super) fn end(mut self) -> Report {
        let last = self.before.0;
        // A head that no row had is behind the end, or of a row that is missing.
        for had in std::mem::take(&mut self.published).into_keys() {
            self.report.add(match had > last {
                true => Broken::Cut { last, had },
                false => Broken::Rewritten(had),
            });
        }
        self.report
    }
}
