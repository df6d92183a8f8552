//! Maps and covers on pages: connects the catalog with the modules that draw them.

use domain::{Coordinates, Locale};
use pulldown_cmark_escape::escape_html;

use super::renderer::Renderer;
use crate::address;
use crate::kinds::{Facts, StopPlace};
use crate::map::{self, Dot, Locator, MapStop, RegionLabel, View};
use crate::read::config::Region;
use crate::resolve::{Catalog, Entry, EntryRef};

/// The width and height of the section of a region's map that a page shows.
const WINDOW: (f64, f64) = (640.0, 400.0);

impl Renderer {
    /// Returns the cover of an entry without a photograph.
    pub(super) fn cover(&self, entry: EntryRef) -> &str {
        self.drawings.cover(entry)
    }

    /// Renders the small map that shows where an entry is: a section of the map of its region.
    pub(super) fn locator(&self, at: EntryRef, locale: Locale) -> Option<String> {
        let entry = self.catalog.get(at);
        let Locator { width, height, x, y } = self.drawings.locator(at)?;
        let region = &self.catalog.classifier.regions[*entry.regions.first()?];
        let (w, h) = (WINDOW.0.min(f64::from(width)), WINDOW.1.min(f64::from(height)));
        let [left, top] = Locator { width, height, x, y }.window(w, h);
        let href = address::region_map(locale, region.slug.as_str());
        let name = region.name.best(locale).map_or("", |(_, name)| name);
        Some(format!(
            "<svg class=\"map map--locator\" viewBox=\"{left} {top} {w} {h}\" role=\"img\" \
             aria-label=\"{}\"><image href=\"{href}\" width=\"{width}\" height=\"{height}\"/>\
             <path class=\"map__dot map__dot--{}\" \
             d=\"M{x} {y}c-8-13-18-20-18-33a18 18 0 0 1 36 0c0 13-10 20-18 33z\"/>\
             <circle class=\"map__eye\" cx=\"{x}\" cy=\"{}\" r=\"7\"/></svg>",
            attribute(name),
            entry.id.kind,
            y - 33.0
        ))
    }

    /// Draws the map of a route; returns `None` if its stops cannot be placed.
    pub(super) fn route_map(&self, entry: &Entry, locale: Locale) -> Option<String> {
        let Facts::Route(route) = &entry.facts else { return None };
        let stops: Vec<MapStop> = route
            .stops
            .iter()
            .filter_map(|stop| self.stop(&stop.place, locale))
            .map(|(at, name)| MapStop { at, name })
            .collect();
        let labels = labels(&self.catalog);
        let title = entry.title(locale);
        map::route_map(&self.view(&labels, locale, title), &stops, &entry.track)
    }

    fn stop<'a>(&'a self, place: &'a StopPlace, locale: Locale) -> Option<(Coordinates, &'a str)> {
        match place {
            StopPlace::Named { name, location } => Some((*location, name.best(locale)?.1)),
            StopPlace::Entry(id) => {
                let entry = self.catalog.get(self.catalog.find(&id.value)?);
                Some((entry.point()?, entry.title(locale)))
            }
        }
    }

    /// Draws the map of all regions.
    pub(super) fn country_map(&self, locale: Locale) -> String {
        let labels = labels(&self.catalog);
        let title = self.theme.strings(locale).get("home.map");
        map::country_map(&self.view(&labels, locale, title), &|region| {
            address::region(locale, region.slug)
        })
    }

    /// Draws the map of a region with its sights.
    pub(super) fn region_map(&self, region: usize, entries: &[EntryRef], locale: Locale) -> String {
        let iso = &self.catalog.classifier.regions[region].iso;
        let sights: Vec<(&Entry, Coordinates, String)> = entries
            .iter()
            .map(|entry| self.catalog.get(*entry))
            .filter(|entry| entry.is_sight())
            .filter_map(|entry| Some((entry, entry.point()?, address::entry(locale, &entry.id))))
            .collect();
        let dot = |(entry, at, href): &'_ (&'_ Entry, Coordinates, String)| {
            (entry.id.kind, *at, entry.title(locale).to_owned(), href.clone())
        };
        let owned: Vec<_> = sights.iter().map(dot).collect();
        let dots: Vec<Dot> = owned
            .iter()
            .map(|(kind, at, title, href)| Dot { kind: *kind, at: *at, title, href, number: None })
            .collect();
        let labels = labels(&self.catalog);
        let title = self.theme.strings(locale).get("region.map");
        map::region_map(&self.view(&labels, locale, title), iso, &dots).unwrap_or_default()
    }

    /// Draws the map of a region as a separate file, of which the pages of its sights show a
    /// section.
    pub(super) fn region_map_file(&self, region: &Region, locale: Locale) -> String {
        let labels = labels(&self.catalog);
        map::region_file(&self.view(&labels, locale, ""), &region.iso).unwrap_or_default()
    }

    /// Draws the silhouettes of all regions.
    pub(super) fn silhouettes(&self) -> String {
        map::sprites(&self.drawings.basemap, &labels(&self.catalog))
    }

    /// Returns whether there is geometry to draw maps from.
    pub(super) fn has_maps(&self) -> bool {
        !self.drawings.basemap.is_empty()
    }

    /// Returns the credit for the data of the maps.
    pub(super) fn map_credit(&self, locale: Locale) -> Option<&'static str> {
        self.has_maps().then(|| map::credit(locale))
    }

    fn view<'a>(
        &'a self,
        regions: &'a [RegionLabel<'a>],
        locale: Locale,
        title: &'a str,
    ) -> View<'a> {
        View { basemap: &self.drawings.basemap, regions, locale, title }
    }

    /// Returns the names of a region's districts.
    pub(super) fn districts(&self, region: Option<usize>, locale: Locale) -> Vec<String> {
        let Some(region) = region else { return Vec::new() };
        let iso = &self.catalog.classifier.regions[region].iso;
        self.drawings.basemap.districts_of(iso, locale)
    }
}

fn labels(catalog: &Catalog) -> Vec<RegionLabel<'_>> {
    let regions = catalog.classifier.regions.iter();
    regions
        .map(|region| RegionLabel {
            slug: region.slug.as_str(),
            iso: &region.iso,
            name: &region.name,
            short: &region.short,
        })
        .collect()
}

/// Escapes text for a quoted attribute.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, text).expect("a string takes all text");
    escaped
}
