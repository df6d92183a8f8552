//! Lists of entries: which lists a locale has, their addresses and their entries.

use domain::{Kind, Locale};
use jiff::civil::Date;

use super::renderer::Renderer;
use crate::address::{self, List};
use crate::resolve::EntryRef;

/// The selection of entries that a list shows; positions are those of the classifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListOf {
    /// All entries of a kind.
    Kind(Kind),
    /// The entries of one type of a kind.
    Type(Kind, &'static str),
    /// The entries with a tag.
    Tag(usize),
    /// The entries of an era.
    Era(usize),
}

/// Returns the id of the text about a region.
pub(crate) fn region_id(region: &crate::read::config::Region) -> domain::EntryId {
    domain::EntryId { kind: Kind::Region, slug: region.slug.clone() }
}

impl Renderer {
    /// Returns the lists of a locale, each with its number of pages.
    pub(crate) fn lists(&self, locale: Locale) -> Vec<(ListOf, usize)> {
        let catalog = &self.catalog;
        let mut lists: Vec<(ListOf, usize)> = Vec::new();
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Page) {
            let count = catalog.of_kind(kind, locale).len();
            if count > 0 {
                lists.push((ListOf::Kind(kind), count));
            }
            for (word, entries) in catalog.types(kind, locale) {
                lists.push((ListOf::Type(kind, word), entries.len()));
            }
        }
        for tag in 0..catalog.classifier.tags.len() {
            lists.push((ListOf::Tag(tag), catalog.with_tag(tag, locale).len()));
        }
        for era in 0..catalog.classifier.eras.len() {
            lists.push((ListOf::Era(era), catalog.in_era(era, locale).len()));
        }
        let pages = |list: ListOf, count: usize| match list {
            // All regions are on one page, with their map.
            ListOf::Kind(Kind::Region) => 1,
            _ => count.div_ceil(catalog.config.page_size),
        };
        lists.into_iter().map(|(list, count)| (list, pages(list, count))).collect()
    }

    /// Returns the address of a page of a list.
    pub(crate) fn list_address(&self, list: ListOf, locale: Locale, page: usize) -> String {
        let classifier = &self.catalog.classifier;
        let list = match list {
            ListOf::Kind(kind) => List::Kind(kind),
            ListOf::Type(Kind::News, word) => List::Rubric(word),
            ListOf::Type(kind, word) => List::Type(kind, word),
            ListOf::Tag(tag) => List::Tag(classifier.tags[tag].id.as_str()),
            ListOf::Era(era) => List::Era(classifier.eras[era].id.as_str()),
        };
        address::list(locale, list, page)
    }

    /// Returns the entries of a list in their order.
    pub(crate) fn list_entries(&self, list: ListOf, locale: Locale) -> &[EntryRef] {
        let catalog = &self.catalog;
        match list {
            ListOf::Kind(kind) => catalog.of_kind(kind, locale),
            ListOf::Type(kind, word) => {
                catalog.types(kind, locale).find(|(w, _)| *w == word).map_or(&[], |(_, list)| list)
            }
            ListOf::Tag(tag) => catalog.with_tag(tag, locale),
            ListOf::Era(era) => catalog.in_era(era, locale),
        }
    }

    /// Returns the day of the latest change among some entries for readers of a locale.
    pub(super) fn newest(
        &self,
        locale: Locale,
        entries: impl IntoIterator<Item = EntryRef>,
    ) -> Option<Date> {
        entries.into_iter().map(|at| self.catalog.get(at).text(locale).1.updated).max()
    }

    /// Returns the day of the latest change among all entries for readers of a locale.
    pub(super) fn newest_of_all(&self, locale: Locale) -> Option<Date> {
        self.newest(locale, self.catalog.entries().map(|(at, _)| at))
    }
}
