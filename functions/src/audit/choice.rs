//! Choosing rows of a log: by event, time, record, person or any word of them.

use super::{Found, HIGHEST, Log, PAGE};
use crate::audit::Entry;
use crate::store::{Table, Unavailable};

/// Clocks of several machines may differ by so many seconds, so that rows are not strictly in the
/// order of their times.
const SLACK: u64 = 120;

/// Which rows are chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The word of the event.
    pub event: Option<String>,
    /// From when on, in seconds since 1970.
    pub from: Option<u64>,
    /// Before when.
    pub until: Option<u64>,
    /// How the record begins.
    pub record: Option<String>,
    /// How the name of the actor begins.
    pub actor: Option<String>,
    /// What a fact, the record or a name contains.
    pub word: Option<String>,
}

impl Choice {
    /// Whether all rows are chosen.
    pub fn is_everything(&self) -> bool {
        *self == Choice::default()
    }

    /// Whether a row that tells this is chosen.
    pub fn fits(&self, entry: &Entry) -> bool {
        let Entry { at, event, record, actor, facts } = entry;
        let actor = actor.as_deref().unwrap_or_default();
        let within =
            self.from.is_none_or(|from| *at >= from) && self.until.is_none_or(|until| *at < until);
        let begins = |value: &str, with: &Option<String>| {
            with.as_deref().is_none_or(|with| value.starts_with(with))
        };
        let has = |word: &String| {
            let mut values = facts.iter().map(|(_, value)| value.as_str());
            record.contains(word) || actor.contains(word) || values.any(|of| of.contains(word))
        };
        within
            && self.event.as_deref().is_none_or(|of| of == event.word())
            && begins(record, &self.record)
            && begins(actor, &self.actor)
            && self.word.as_ref().is_none_or(has)
    }

    fn is_before(&self, entry: &Entry) -> bool {
        self.from.is_some_and(|from| entry.at + SLACK < from)
    }

    fn is_after(&self, entry: &Entry) -> bool {
        self.until.is_some_and(|until| entry.at >= until + SLACK)
    }
}

/// Rows that were chosen.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The rows.
    pub rows: Vec<Found>,
    /// The number at which to go on, if there may be more.
    pub next: Option<u64>,
}

impl Log {
    /// Up to so many chosen rows from a number downwards, the newest first; at most so many pages are
    /// read. Rows that cannot be read are always chosen.
    pub async fn choose(
        self,
        table: &Table,
        choice: &Choice,
        (last, count, pages): (Option<u64>, usize, usize),
    ) -> Result<Chosen, Unavailable> {
        let newest = match choice.until {
            Some(until) => self.first_at(table, until.saturating_add(SLACK)).await?,
            None => HIGHEST,
        };
        let mut last = last.unwrap_or(HIGHEST).min(newest);
        let mut chosen = Chosen::default();
        for _ in 0..pages {
            let page = self.rows_before(table, last, PAGE).await?;
            let full = page.len() == PAGE;
            for found in page {
                if chosen.rows.len() == count {
                    chosen.next = Some(found.number);
                    return Ok(chosen);
                }
                last = found.number.saturating_sub(1);
                let entry = found.row.as_ref().ok().and_then(super::Row::entry);
                if entry.as_ref().is_some_and(|entry| choice.is_before(entry)) {
                    return Ok(chosen);
                }
                if entry.is_none_or(|entry| choice.fits(&entry)) {
                    chosen.rows.push(found);
                }
            }
            if !full || last == 0 {
                return Ok(chosen);
            }
        }
        chosen.next = Some(last);
        Ok(chosen)
    }

    /// The chosen rows of one page from a number upwards, the oldest first, and where the next page
    /// begins: for reading all of them, page after page.
    pub async fn chosen_from(
        self,
        table: &Table,
        choice: &Choice,
        from: u64,
    ) -> Result<Chosen, Unavailable> {
        let page = self.rows(table, from, PAGE).await?;
        let next = page.last().filter(|_| page.len() == PAGE).map(|last| last.number + 1);
        let mut chosen = Chosen { rows: Vec::new(), next };
        for found in page {
            let entry = found.row.as_ref().ok().and_then(super::Row::entry);
            if entry.as_ref().is_some_and(|entry| choice.is_after(entry)) {
                return Ok(Chosen { next: None, ..chosen });
            }
            if entry.is_none_or(|entry| choice.fits(&entry)) {
                chosen.rows.push(found);
            }
        }
        Ok(chosen)
    }

    /// The number of the first row that is not older than a time, or the one behind the last row;
    /// found by halving.
    pub async fn first_at(self, table: &Table, at: u64) -> Result<u64, Unavailable> {
        let (mut low, mut high) = (1, self.head(table).await?.number + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            let found = self.rows(table, middle, 1).await?;
            let entry = found.first().and_then(|found| found.row.as_ref().ok()?.entry());
            match entry {
                Some(entry) if entry.at < at => low = middle + 1,
                // A row that cannot be read is taken for a new one, so that no row is left out.
                _ => high = middle,
            }
        }
        Ok(low)
    }
}
