//! Drawings that are made once for each entry and shown on many pages: covers and positions on
//! maps.

use std::sync::Arc;

use rayon::prelude::*;

use crate::kinds::KindFacts;
use crate::map::{self, Basemap, Locator};
use crate::render::cover::{Subject, cover};
use crate::resolve::{Catalog, Entry, EntryRef};

/// The covers and map positions of all entries.
#[derive(Debug)]
pub(super) struct Drawings {
    /// The geometry that maps are drawn from.
    pub(super) basemap: Arc<Basemap>,
    covers: Vec<String>,
    locators: Vec<Option<Locator>>,
}

impl Drawings {
    /// Draws the covers and computes the map positions of all entries, on all cores.
    pub(super) fn new(catalog: &Catalog, basemap: Arc<Basemap>) -> Drawings {
        let entries: Vec<&Entry> = catalog.entries().map(|(_, entry)| entry).collect();
        let drawn = entries.par_iter().map(|entry| {
            let region = entry.regions.first().map(|at| &catalog.classifier.regions[*at]);
            let place = region.zip(entry.point());
            let point = place.and_then(|(r, at)| map::sprite_point(&basemap, &r.iso, at));
            let slug = region.map(|region| region.slug.as_str());
            let locator = place.and_then(|(r, at)| map::locator(&basemap, &r.iso, at));
            let region = slug.filter(|_| !basemap.is_empty());
            let word = entry.facts.any().and_then(KindFacts::cover_word).map(|word| word.word);
            (cover(&Subject { id: &entry.id, word, region, point }), locator)
        });
        let (covers, locators) = drawn.collect();
        Drawings { basemap, covers, locators }
    }

    /// Returns the cover of an entry without a photograph.
    pub(super) fn cover(&self, entry: EntryRef) -> &str {
        &self.covers[entry.index()]
    }

    /// Returns the position of an entry on the map of its region.
    pub(super) fn locator(&self, entry: EntryRef) -> Option<Locator> {
        self.locators[entry.index()]
    }
}
