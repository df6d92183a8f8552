//! Maps, covers and codes on the pages: joins the catalog with what draws them.

use std::sync::Arc;

use domain::{Code, Coordinates, Lang};
use pulldown_cmark_escape::escape_html;
use rayon::prelude::*;

use super::Renderer;
use super::view::scope_title;
use crate::address;
use crate::code::qr::{QrError, Symbol};
use crate::kinds::{Facts, StopPlace};
use crate::map::{self, Basemap, Dot, Locator, RegionLabel, Stop, View};
use crate::read::config::Region;
use crate::render::cover::{Subject, cover};
use crate::resolve::{Catalog, Entry, EntryRef};

/// The side of a printed symbol in millimetres, for scanning at arm's length.
pub(super) const SYMBOL_MM: f64 = 60.0;

/// Width and height of the window that a page shows of its region's map.
const WINDOW: (f64, f64) = (640.0, 400.0);

/// What is drawn of each entry once and shown on many pages.
#[derive(Debug)]
pub(super) struct Drawings {
    basemap: Arc<Basemap>,
    covers: Vec<String>,
    locators: Vec<Option<Locator>>,
}

impl Drawings {
    /// Draws the covers and finds the places of all entries, on all cores.
    pub(super) fn new(catalog: &Catalog, basemap: Arc<Basemap>) -> Drawings {
        let entries: Vec<&Entry> = catalog.entries().map(|(_, entry)| entry).collect();
        let drawn = entries.par_iter().map(|entry| {
            let region = entry.regions.first().map(|at| &catalog.classifier.regions[*at]);
            let place = region.zip(entry.point());
            let point = place.and_then(|(r, at)| map::sprite_point(&basemap, &r.iso, at));
            let slug = region.map(|region| region.slug.as_str());
            let locator = place.and_then(|(r, at)| map::locator(&basemap, &r.iso, at));
            let region = slug.filter(|_| !basemap.is_empty());
            let word = entry.type_word().or_else(|| occupation(entry));
            (cover(&Subject { id: &entry.id, word, region, point }), locator)
        });
        let (covers, locators) = drawn.collect();
        Drawings { basemap, covers, locators }
    }
}

impl Renderer {
    /// The cover of an entry without a photograph.
    pub(super) fn cover(&self, entry: EntryRef) -> &str {
        &self.drawings.covers[entry.index()]
    }

    /// The small map that shows where an entry is: a window into the map of its region.
    pub(super) fn locator(&self, at: EntryRef, lang: Lang) -> Option<String> {
        let entry = self.catalog.get(at);
        let Locator { width, height, x, y } = self.drawings.locators[at.index()]?;
        let region = &self.catalog.classifier.regions[*entry.regions.first()?];
        let (w, h) = (WINDOW.0.min(f64::from(width)), WINDOW.1.min(f64::from(height)));
        let [left, top] = Locator { width, height, x, y }.window(w, h);
        let href = address::region_map(lang, region.slug.as_str());
        let name = region.name.best(lang).map_or("", |(_, name)| name);
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

    /// The map of a route; `None` if its stops cannot be placed.
    pub(super) fn route_map(&self, entry: &Entry, lang: Lang) -> Option<String> {
        let Facts::Route(route) = &entry.facts else { return None };
        let stops: Vec<Stop> = route
            .stops
            .iter()
            .filter_map(|stop| self.stop(&stop.place, lang))
            .map(|(at, name)| Stop { at, name })
            .collect();
        let labels = labels(&self.catalog);
        let title = entry.title(lang);
        map::route_map(&self.view(&labels, lang, title), &stops, &entry.track)
    }

    fn stop<'a>(&'a self, place: &'a StopPlace, lang: Lang) -> Option<(Coordinates, &'a str)> {
        match place {
            StopPlace::Named { name, location } => Some((*location, name.best(lang)?.1)),
            StopPlace::Entry(id) => {
                let entry = self.catalog.get(self.catalog.find(&id.value)?);
                Some((entry.point()?, entry.title(lang)))
            }
        }
    }

    /// The map of all regions.
    pub(super) fn country_map(&self, lang: Lang) -> String {
        let labels = labels(&self.catalog);
        let title = scope_title(self, lang, "home.map");
        map::country_map(&self.view(&labels, lang, &title), &|region| {
            self.region_url(region.slug, lang)
        })
    }

    fn region_url(&self, slug: &str, lang: Lang) -> String {
        address::region(lang, slug)
    }

    /// The map of a region with its sights.
    pub(super) fn region_map(&self, region: usize, entries: &[EntryRef], lang: Lang) -> String {
        let iso = &self.catalog.classifier.regions[region].iso;
        let sights: Vec<(&Entry, Coordinates, String)> = entries
            .iter()
            .map(|entry| self.catalog.get(*entry))
            .filter(|entry| entry.is_sight())
            .filter_map(|entry| Some((entry, entry.point()?, address::entry(lang, &entry.id))))
            .collect();
        let dot = |(entry, at, href): &'_ (&'_ Entry, Coordinates, String)| {
            (entry.id.kind, *at, entry.title(lang).to_owned(), href.clone())
        };
        let owned: Vec<_> = sights.iter().map(dot).collect();
        let dots: Vec<Dot> = owned
            .iter()
            .map(|(kind, at, title, href)| Dot { kind: *kind, at: *at, title, href, number: None })
            .collect();
        let labels = labels(&self.catalog);
        let title = scope_title(self, lang, "region.map");
        map::region_map(&self.view(&labels, lang, &title), iso, &dots).unwrap_or_default()
    }

    /// The map of a region as a file of its own, into which the pages of its sights look.
    pub(super) fn region_map_file(&self, region: &Region, lang: Lang) -> String {
        let labels = labels(&self.catalog);
        map::region_file(&self.view(&labels, lang, ""), &region.iso).unwrap_or_default()
    }

    /// The silhouettes of all regions.
    pub(super) fn silhouettes(&self) -> String {
        map::sprites(&self.drawings.basemap, &labels(&self.catalog))
    }

    /// Whether there is anything to draw maps from.
    pub(super) fn has_maps(&self) -> bool {
        !self.drawings.basemap.is_empty()
    }

    /// Whom the maps owe their data to.
    pub(super) fn map_credit(&self, lang: Lang) -> Option<&'static str> {
        self.has_maps().then(|| map::credit(lang))
    }

    fn view<'a>(&'a self, regions: &'a [RegionLabel<'a>], lang: Lang, title: &'a str) -> View<'a> {
        View { basemap: &self.drawings.basemap, regions, lang, title }
    }

    /// The names of a region's districts.
    pub(super) fn districts(&self, region: Option<usize>, lang: Lang) -> Vec<String> {
        let Some(region) = region else { return Vec::new() };
        let iso = &self.catalog.classifier.regions[region].iso;
        self.drawings.basemap.districts_of(iso, lang)
    }

    /// The symbol of a code.
    pub(super) fn symbol(&self, code: Code) -> Result<Symbol, QrError> {
        Symbol::new(&self.catalog.config.code_host, code)
    }

    /// The short address as it is printed under a code.
    pub(super) fn printed_address(&self, code: Code) -> String {
        format!("{}/Q/{code}", self.catalog.config.code_host.to_uppercase())
    }

    /// The style sheet of the pages behind plates.
    pub(super) fn code_style_url(&self) -> String {
        "/assets/css/code.css".to_owned()
    }

    /// The script of the pages behind plates.
    pub(super) fn code_script_url(&self) -> Option<String> {
        self.theme.asset("js/code.js").map(|_| "/assets/js/code.js".to_owned())
    }

    /// The script that all pages share.
    pub(super) fn script_url(&self) -> Option<String> {
        self.theme.asset("js/main.js").map(|_| "/assets/js/main.js".to_owned())
    }
}

/// What a person is known for first.
fn occupation(entry: &Entry) -> Option<&'static str> {
    let Facts::Person(person) = &entry.facts else { return None };
    Some(person.occupations.first()?.word())
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

/// Text made fit for a quoted attribute.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, text).expect("a string takes all text");
    escaped
}
