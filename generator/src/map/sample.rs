//! The site's own basemap and a few of its regions, for tests.

use domain::{Lang, Localized};

use super::{Basemap, RegionLabel, View};

/// The basemap in `site/basemap`.
pub(crate) fn basemap() -> Basemap {
    let layers = [
        ("regions", include_str!("../../../site/basemap/regions.geojson")),
        ("districts", include_str!("../../../site/basemap/districts.geojson")),
        ("neighbours", include_str!("../../../site/basemap/neighbours.geojson")),
        ("lakes", include_str!("../../../site/basemap/lakes.geojson")),
        ("rivers", include_str!("../../../site/basemap/rivers.geojson")),
        ("roads", include_str!("../../../site/basemap/roads.geojson")),
        ("places", include_str!("../../../site/basemap/places.geojson")),
        ("ranges", include_str!("../../../site/basemap/ranges.geojson")),
        ("peaks", include_str!("../../../site/basemap/peaks.geojson")),
    ];
    Basemap::parse(layers).expect("the basemap of the site is sound")
}

/// Names of regions, the same in every language.
pub(crate) struct SampleNames(Vec<(&'static str, &'static str, Localized<String>)>);

/// A few regions: two oblasts and a city.
pub(crate) fn names() -> SampleNames {
    let named = |slug, iso, name: &str| {
        (slug, iso, Localized::from_fn(|locale| Some(format!("{name} {locale}"))))
    };
    SampleNames(vec![
        named("turkistan", "KZ-61", "Түркістан <&>"),
        named("mangystau", "KZ-47", "Маңғыстау"),
        named("shymkent", "KZ-79", "Шымкент"),
    ])
}

impl SampleNames {
    /// The names in the form that a map needs.
    pub(crate) fn labels(&self) -> Vec<RegionLabel<'_>> {
        let label = |(slug, iso, name)| RegionLabel { slug, iso, name, short: name };
        self.0.iter().map(|(slug, iso, name)| label((*slug, *iso, name))).collect()
    }
}

/// A view in Kazakh.
pub(crate) fn view<'a>(basemap: &'a Basemap, regions: &'a [RegionLabel<'a>]) -> View<'a> {
    View { basemap, regions, locale: Lang::Kk.into(), title: "Карта" }
}
