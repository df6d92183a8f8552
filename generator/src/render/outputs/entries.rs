//! The pages of entries.

use domain::Locale;
use jiff::civil::Date;

use super::output::{File, Indexed, Output, Plan};
use crate::address;
use crate::render::view::entry_page;
use crate::render::{RenderError, Renderer};
use crate::resolve::EntryRef;

/// The pages of all entries.
pub(super) struct Entries;

/// The page of an entry in a locale.
#[derive(Debug)]
struct EntryPage {
    entry: EntryRef,
    locale: Locale,
}

impl Output for Entries {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for locale in renderer.catalog.config.locales.iter().copied() {
            for (at, entry) in renderer.catalog.entries() {
                plan.add(&address::entry(locale, &entry.id), EntryPage { entry: at, locale });
            }
        }
    }

    /// Leaves out pages that only repeat the text of another language.
    fn indexed(&self, renderer: &Renderer, locale: Locale, visit: &mut dyn FnMut(&dyn Indexed)) {
        for (at, entry) in renderer.catalog.entries() {
            if entry.texts.get(locale).is_some() {
                visit(&EntryPage { entry: at, locale });
            }
        }
    }
}

impl File for EntryPage {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        entry_page(renderer, self.entry, self.locale)
    }

    fn page_locale(&self) -> Option<Locale> {
        Some(self.locale)
    }
}

impl Indexed for EntryPage {
    fn updated(&self, renderer: &Renderer) -> Option<Date> {
        renderer.newest(self.locale, [self.entry])
    }

    fn version(&self, renderer: &Renderer, locale: Locale) -> Option<String> {
        let entry = renderer.catalog.get(self.entry);
        entry.texts.get(locale).map(|_| address::entry(locale, &entry.id))
    }
}
