//! Cards of entries, one by one and in rows.

use domain::Kind;
use serde::Serialize;

use super::pictures::Picture;
use super::scope::Scope;
use crate::render::theme::{Shared, ThemeError};
use crate::resolve::{Entry, EntryRef};

/// A card in a grid.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card<'e> {
    pub(super) kind: &'e str,
    pub(super) kind_label: String,
    pub(super) url: String,
    pub(super) title: &'e str,
    pub(super) summary: &'e str,
    pub(super) lang: Option<&'e str>,
    pub(super) meta: Option<String>,
    pub(super) note: Option<String>,
    pub(super) image: Option<Picture<'e>>,
    pub(super) cover_svg: &'e str,
}

/// The data that the template of a card sees.
#[derive(Serialize)]
struct CardPart<'e> {
    card: Card<'e>,
}

/// A row of cards under a heading.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row<'e> {
    pub(super) anchor: &'e str,
    pub(super) title: String,
    pub(super) url: Option<String>,
    pub(super) more: String,
    pub(super) cards: Vec<Shared>,
}

impl<'e> Scope<'e> {
    fn view_of_card(&self, at: EntryRef) -> Card<'e> {
        let entry = self.get(at);
        let (_, text) = entry.text(self.locale);
        let image = self.first_picture(entry);
        let when = self.years(entry).or_else(|| self.date(entry).map(|day| day.text));
        Card {
            kind: entry.id.kind.name(),
            kind_label: self.kind_label(entry),
            url: self.url(entry),
            title: &text.title,
            summary: &text.summary,
            lang: self.foreign(entry),
            meta: when.or_else(|| self.place(entry)),
            note: self.remark(entry),
            cover_svg: if image.is_some() { "" } else { self.renderer.cover(at) },
            image,
        }
    }

    fn remark(&self, entry: &Entry) -> Option<String> {
        Some(self.words.at(entry.facts.any()?.remark()?))
    }

    /// Renders the card of an entry for the page of its own region, without the region's name.
    pub(super) fn card_at_home(&self, at: EntryRef) -> Result<Shared, ThemeError> {
        let card = self.view_of_card(at);
        let own = self.place(self.get(at));
        let meta = card.meta.clone().filter(|meta| Some(meta) != own.as_ref());
        self.finish_card(Card { meta, ..card })
    }

    /// Returns the rendered card of an entry; it is the same on all pages and made once.
    pub(super) fn card(&self, at: EntryRef) -> Result<Shared, ThemeError> {
        self.renderer.cards.get(at, self.locale, || self.finish_card(self.view_of_card(at)))
    }

    fn finish_card(&self, card: Card) -> Result<Shared, ThemeError> {
        let html = self.renderer.theme.part("card", self.locale, &CardPart { card })?;
        Ok(Shared::new(&html))
    }

    pub(super) fn cards(
        &self,
        entries: impl IntoIterator<Item = EntryRef>,
    ) -> Result<Vec<Shared>, ThemeError> {
        entries.into_iter().map(|entry| self.card(entry)).collect()
    }

    /// Builds a row with the first entries of a kind, if there are any.
    pub(super) fn row(
        &self,
        kind: Kind,
        entries: &[EntryRef],
        shown: usize,
        url: Option<String>,
    ) -> Result<Option<Row<'e>>, ThemeError> {
        if entries.is_empty() {
            return Ok(None);
        }
        let cards = self.cards(entries.iter().take(shown).copied())?;
        Ok(Some(self.row_of(kind, cards, url)))
    }

    /// Builds a row of rendered cards.
    pub(super) fn row_of(&self, kind: Kind, cards: Vec<Shared>, url: Option<String>) -> Row<'e> {
        Row {
            anchor: kind.name(),
            title: self.words.at(&format!("kind.{kind}.many")),
            url,
            more: self.words.at("nav.see_all"),
            cards,
        }
    }
}
