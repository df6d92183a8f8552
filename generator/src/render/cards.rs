//! Finished cards, kept from the first page that shows them.

use std::sync::OnceLock;

use domain::Locale;

use super::theme::{Shared, ThemeError};
use crate::resolve::EntryRef;

/// The cards of all entries in all languages, as far as they were asked for.
#[derive(Debug)]
pub(super) struct Cards {
    cards: Vec<[OnceLock<Shared>; Locale::ALL.len()]>,
}

impl Cards {
    /// Room for the cards of so many entries.
    pub(super) fn new(entries: usize) -> Cards {
        Cards { cards: (0..entries).map(|_| Default::default()).collect() }
    }

    /// The card of an entry; `make` is called if no page asked for it before.
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
