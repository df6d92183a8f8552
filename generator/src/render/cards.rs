//! Rendered cards, stored when a page first shows them.

use std::sync::OnceLock;

use domain::Locale;

use super::theme::{Shared, ThemeError};
use crate::resolve::EntryRef;

/// The cards of all entries in all languages that have been requested so far.
#[derive(Debug)]
pub(super) struct Cards {
    cards: Vec<[OnceLock<Shared>; Locale::ALL.len()]>,
}

impl Cards {
    /// Creates an empty store for the cards of `entries` entries.
    pub(super) fn new(entries: usize) -> Cards {
        Cards { cards: (0..entries).map(|_| Default::default()).collect() }
    }

    /// Returns the card of an entry; calls `make` if no page has requested it before.
    pub(super) fn get(
        &self,
        entry: EntryRef,
        locale: Locale,
        make: impl FnOnce() -> Result<Shared, ThemeError>,
    ) -> Result<Shared, ThemeError> {
        let cell = &self.cards[entry.index()][locale.index()];
        if let Some(card) = cell.get() {
            return Ok(card.clone());
        }
        // Two pages may make the same card at once; both make the same bytes.
        let card = make()?;
        Ok(cell.get_or_init(|| card).clone())
    }
}
