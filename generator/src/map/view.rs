//! Options of a map: names of regions, language, title.

use domain::{Lang, Locale, Localized};

use super::basemap::Basemap;
use super::svg;

/// A region's names and addresses, as the site's list of regions has them.
#[derive(Debug, Clone)]
pub struct RegionLabel<'a> {
    /// The slug of its page, as `turkistan`.
    pub slug: &'a str,
    /// Its ISO 3166-2 code, as `KZ-61`, which ties it to the basemap.
    pub iso: &'a str,
    /// Its full name, for screen readers: «Түркістан облысы».
    pub name: &'a Localized<String>,
    /// Its name without the word for its kind, as the map shows it: «Түркістан».
    pub short: &'a Localized<String>,
}

impl<'a> RegionLabel<'a> {
    /// The full name for a reader of the language; the slug if there is no name at all.
    pub(super) fn name(&self, locale: Locale) -> &'a str {
        self.name.best(locale).map_or(self.slug, |(_, name)| name)
    }

    /// The short name for a reader of the language; the full one if there is none.
    pub(super) fn short(&self, locale: Locale) -> &'a str {
        self.short.best(locale).map_or_else(|| self.name(locale), |(_, name)| name)
    }
}

/// The options that all maps of a site share.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The basemap that the maps are drawn from.
    pub basemap: &'a Basemap,
    /// The regions, in the order in which links to them are read.
    pub regions: &'a [RegionLabel<'a>],
    /// The reader's language.
    pub locale: Locale,
    /// The name of the map for screen readers: «Қазақстан өңірлерінің картасы».
    pub title: &'a str,
}

impl<'a> View<'a> {
    /// The names of a region by its code.
    pub(super) fn region(&self, iso: &str) -> Option<&'a RegionLabel<'a>> {
        self.regions.iter().find(|region| region.iso == iso)
    }

    /// The opening tag of an inline map of a kind and height.
    pub(super) fn open(&self, kind: &str, height: f64) -> String {
        let width = super::viewport::WIDTH;
        format!(
            "<svg class=\"map map--{kind}\" viewBox=\"0 0 {width} {height}\" \
             role=\"group\" aria-label=\"{}\">",
            svg::escape(self.title)
        )
    }
}

/// The credit for the data of the maps, which the licences require on every map.
pub fn credit(locale: Locale) -> &'static str {
    match locale.language() {
        Lang::Kk => "© OpenStreetMap қатысушылары, OpenMapTiles, geokz",
        Lang::Ru => "© участники OpenStreetMap, OpenMapTiles, geokz",
        Lang::En => "© OpenStreetMap contributors, OpenMapTiles, geokz",
    }
}

/// The sign for kilometres.
pub(super) fn kilometres(locale: Locale) -> &'static str {
    if locale.language() == Lang::En { "km" } else { "км" }
}

/// The sign for metres.
pub(super) fn metres(locale: Locale) -> &'static str {
    if locale.language() == Lang::En { "m" } else { "м" }
}
