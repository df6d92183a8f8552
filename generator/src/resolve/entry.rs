//! A published entry and its number in the catalog.

use std::ops::Deref;
use std::sync::Arc;

use domain::{Code, Coordinates, EntryId, Lang};

use crate::kinds::{self, Reference};
use crate::parse::Draft;
use crate::parse::front_matter::Text;
use crate::read::config::Classifier;

/// The number of an entry within its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryRef(u32);

impl EntryRef {
    pub(super) fn new(index: usize) -> EntryRef {
        EntryRef(index as u32)
    }

    /// Its position, as the index of tables parallel to the catalog.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// An entry near another one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearbyEntry {
    /// The entry.
    pub entry: EntryRef,
    /// The distance in kilometres.
    pub km: f64,
    /// The direction as one of eight, clockwise from north.
    pub wind: usize,
}

/// A published entry: its draft, and its relations to the others.
#[derive(Debug, Clone)]
pub struct Entry {
    draft: Arc<Draft>,
    /// Its regions, as positions in the classifier.
    pub regions: Vec<usize>,
    /// Its eras, as positions in the classifier.
    pub eras: Vec<usize>,
    /// Its tags, as positions in the classifier.
    pub tags: Vec<usize>,
    /// The code on its plate.
    pub code: Option<Code>,
    /// The entries that refer to it, in the order of ids.
    pub backlinks: Arc<[EntryRef]>,
    /// The sights nearest to it.
    pub nearby: Arc<[NearbyEntry]>,
}

impl Deref for Entry {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.draft
    }
}

impl Entry {
    /// Looks up the terms of a draft in the classifier; code, backlinks and nearby entries are empty.
    pub(super) fn new(draft: Arc<Draft>, classifier: &Classifier) -> Entry {
        let common = &draft.common;
        let regions = common.regions.iter().filter_map(|slug| {
            classifier.regions.iter().position(|region| region.slug == slug.value)
        });
        let eras = common
            .eras
            .iter()
            .filter_map(|slug| classifier.eras.iter().position(|term| term.id == slug.value));
        let tags = common
            .tags
            .iter()
            .filter_map(|slug| classifier.tags.iter().position(|term| term.id == slug.value));
        Entry {
            regions: regions.collect(),
            eras: eras.collect(),
            tags: tags.collect(),
            code: None,
            backlinks: Arc::default(),
            nearby: Arc::default(),
            draft,
        }
    }

    /// Returns the ids of all entries that this one refers to.
    pub(super) fn references(&self) -> Vec<&EntryId> {
        let mut ids: Vec<&EntryId> = Vec::new();
        ids.extend(self.common.people.iter().map(|id| &id.value));
        ids.extend(self.common.related.iter().map(|id| &id.value));
        ids.extend(self.facts.references().into_iter().filter_map(|reference| match reference {
            Reference::Person(id) | Reference::Entry(id) => Some(&id.value),
            _ => None,
        }));
        for lang in Lang::ALL {
            ids.extend(self.texts.get(lang).into_iter().flat_map(|text| text.targets()));
        }
        ids
    }

    /// The text a reader of `lang` gets, and the language it is in.
    pub fn text(&self, lang: impl Into<Lang>) -> (Lang, &Text) {
        self.texts.best(lang).expect("an entry without any text is not published")
    }

    /// The title a reader of `lang` sees.
    pub fn title(&self, lang: impl Into<Lang>) -> &str {
        &self.text(lang).1.title
    }

    /// Its coordinates.
    pub fn point(&self) -> Option<Coordinates> {
        self.common.location.as_ref().map(|location| location.value.0)
    }

    /// Whether it is a sight that visitors nearby may want to see.
    pub fn is_sight(&self) -> bool {
        kinds::spec(self.id.kind).is_sight
    }
}
