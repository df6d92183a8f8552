//! The map of the whole country, each region a link.

use domain::Coordinates;

use super::basemap::{Lake, MapShape, RegionFeature, RegionKind};
use super::geojson::LonLat;
use super::geometry::{Bounds, Point};
use super::ground::{Detail, Ground};
use super::label::{self, Label, Placement, Sheet};
use super::mesh::Mesh;
use super::svg;
use super::view::{RegionLabel, View, credit};
use super::viewport::{Extent, Viewport, WIDTH};

/// The lettering of the map for one width of the page.
struct Lettering {
    /// The class of the group, by the width it is for.
    class: &'static str,
    /// The height of region names.
    region: f64,
    /// The height of the names of waters and other countries, 0 to leave them out.
    surroundings: f64,
    /// The height of the credit line.
    credit: f64,
    /// The radius of a city's dot.
    city: f64,
    /// The radius of the dot of an oblast's chief town, 0 to leave them out.
    town: f64,
}

/// For a phone, where the map is about 340 pixels wide.
const NARROW: Lettering = Lettering {
    class: "narrow",
    region: 46.0,
    surroundings: 0.0,
    credit: 36.0,
    city: 13.0,
    town: 0.0,
};

/// For pages where the map is 640 pixels or wider.
const WIDE: Lettering = Lettering {
    class: "wide",
    region: 27.0,
    surroundings: 23.0,
    credit: 18.0,
    city: 9.0,
    town: 6.0,
};

const DETAIL: Detail = Detail { area: 26.0, lake: 90.0, rivers: 1, roads: None };

/// The country as inline SVG: each region links to `href` of it.
///
/// The picture scales with its container; letters for narrow and wide containers are both in it,
/// and the style sheet shows one of them. Without regions in the basemap the result is empty.
pub fn country_map(view: &View, href: &dyn Fn(&RegionLabel) -> String) -> String {
    let Some(viewport) = viewport(view) else { return String::new() };
    let ground = Ground::new(view.basemap, &viewport, DETAIL);
    let tints = tints(&view.basemap.region_mesh, view.basemap.regions.len());
    let link = |kind: RegionKind| -> String {
        let regions = view.regions.iter().filter_map(|region| {
            let face = view.basemap.face(region.iso)?;
            let about = &view.basemap.regions[face].about;
            (about.kind == kind).then(|| {
                let name = svg::escape(region.name(view.locale));
                let target = target(kind, viewport.place(about.centre));
                let data = ground.regions([face]);
                format!(
                    "<a href=\"{}\" aria-label=\"{name}\">\
                     <path class=\"map__region map__region--{tint}\" d=\"{data}\"/>{target}</a>",
                    svg::escape(&href(region)),
                    tint = tints[face],
                )
            })
        });
        regions.collect()
    };
    [
        view.open("country", viewport.height),
        ground.rim(),
        ground.abroad(),
        ground.seas(),
        "<use class=\"map__rim\" href=\"#map-rim\"/>".to_owned(),
        link(RegionKind::Oblast),
        ground.lakes(),
        ground.rivers(),
        ground.borders(),
        "<use class=\"map__border map__border--outer\" href=\"#map-rim\"/>".to_owned(),
        link(RegionKind::City),
        lettering(view, &viewport, &NARROW),
        lettering(view, &viewport, &WIDE),
        "</svg>".to_owned(),
    ]
    .concat()
}

/// The viewport around all regions.
fn viewport(view: &View) -> Option<Viewport> {
    let points: Vec<LonLat> = view
        .basemap
        .regions
        .iter()
        .flat_map(|region| region.parts.iter().flatten())
        .copied()
        .collect();
    Some(Viewport::new(&Extent::of(&points)?.padded(0.012, 100.0, [0.7, 1.9])))
}

/// A tint number for each region, different from those of its neighbours.
fn tints(mesh: &Mesh, regions: usize) -> Vec<usize> {
    let mut tints: Vec<usize> = Vec::with_capacity(regions);
    for face in 0..regions {
        let neighbours = mesh.arcs.iter().filter_map(|arc| match (arc.face, arc.other) {
            (one, Some(other)) if one == face => Some(other),
            (one, Some(other)) if other == face => Some(one),
            _ => None,
        });
        let used: Vec<usize> = neighbours.filter_map(|face| tints.get(face).copied()).collect();
        tints.push((1..).find(|tint| !used.contains(tint)).unwrap_or(1));
    }
    tints
}

/// A ring around a city, which alone would be too small to tap.
fn target(kind: RegionKind, at: Point) -> String {
    match kind {
        RegionKind::City => svg::circle("target", at, 55.0),
        RegionKind::Oblast => String::new(),
    }
}

/// Dots and names for one width.
fn lettering(view: &View, viewport: &Viewport, style: &Lettering) -> String {
    let mut sheet = Sheet::new(viewport.view());
    let credit = credit_line(view, viewport, style, &mut sheet);
    let regions = &view.basemap.regions;
    let dots: String = regions
        .iter()
        .filter_map(|region| dot(viewport, style, &region.about, &mut sheet))
        .collect();
    // Cities cannot leave their dots, so they choose first.
    let names: String = [RegionKind::City, RegionKind::Oblast]
        .into_iter()
        .flat_map(|kind| regions.iter().filter(move |region| region.about.kind == kind))
        .filter_map(|region| region_name(view, viewport, style, &region.about, &mut sheet))
        .collect();
    let surroundings = surroundings(view, viewport, style, &mut sheet);
    let names = svg::group("labels", &format!(" font-size=\"{}\"", style.region), &names);
    svg::group(
        style.class,
        " aria-hidden=\"true\"",
        &format!("{dots}{surroundings}{names}{credit}"),
    )
}

/// The dot of a city or of an oblast's chief town.
fn dot(
    viewport: &Viewport,
    style: &Lettering,
    region: &RegionFeature,
    sheet: &mut Sheet,
) -> Option<String> {
    let (class, radius) = match region.kind {
        RegionKind::City => ("dot map__dot--city", style.city),
        RegionKind::Oblast => ("dot map__dot--town", style.town),
    };
    let at = viewport.place(region.centre);
    (radius > 0.0).then(|| {
        sheet.block(at, radius);
        svg::circle(class, at, radius)
    })
}

/// The name of a region; a city's name is next to its dot, with a leader line if it is distant.
fn region_name(
    view: &View,
    viewport: &Viewport,
    style: &Lettering,
    region: &RegionFeature,
    sheet: &mut Sheet,
) -> Option<String> {
    let name = view.region(&region.iso)?.short(view.locale);
    let city = region.kind == RegionKind::City;
    let (at, placement) = match city {
        true => (viewport.place(region.centre), Placement::Near(style.city)),
        false => (viewport.place(region.label), Placement::Over),
    };
    let class = if city { "city" } else { "" };
    let label = Label { lines: label::lines(name, 10), at, placement, size: style.region, class };
    let (text, bounds) = sheet.force(&label)?;
    Some(if city { leader(at, &bounds, style.region) + &text } else { text })
}

/// A line from a dot to the nearest point of its name, if they are apart.
fn leader([x, y]: Point, name: &Bounds, size: f64) -> String {
    let near = [x.clamp(name.min[0], name.max[0]), y.clamp(name.min[1], name.max[1])];
    if (near[0] - x).hypot(near[1] - y) < size * 0.7 {
        return String::new();
    }
    let [x, y, x2, y2] = [x, y, near[0], near[1]].map(f64::round);
    format!("<path class=\"map__leader\" d=\"M{x} {y}L{x2} {y2}\"/>")
}

/// The names of seas, great lakes and neighbours, where there is room.
fn surroundings(view: &View, viewport: &Viewport, style: &Lettering, sheet: &mut Sheet) -> String {
    if style.surroundings == 0.0 {
        return String::new();
    }
    let waters = view.basemap.lakes.iter().filter(|lake| notable(view, lake));
    let waters =
        waters.map(|lake| (&lake.about.names, viewport.place(lake.bounds.centre()), "water"));
    let lands = view.basemap.neighbours.iter().filter_map(|land| {
        let at = viewport.visible_centre(&land.parts)?;
        Some((&land.about.names, at, "abroad"))
    });
    let names = waters.chain(lands).filter_map(|(names, at, class)| {
        let name = names.best(view.locale)?;
        let lines = label::lines(name, 10);
        sheet.place(&Label {
            lines,
            at,
            placement: Placement::Over,
            size: style.surroundings,
            class,
        })
    });
    svg::group(
        "labels",
        &format!(" font-size=\"{}\"", style.surroundings),
        &names.collect::<String>(),
    )
}

/// Whether a lake is named: the sea, the very great, and the great ones of the country.
fn notable(view: &View, lake: &MapShape<Lake>) -> bool {
    let [lon, lat] = lake.bounds.centre();
    let own = || Coordinates::new(lat, lon).is_some_and(|at| view.basemap.in_country(at));
    lake.about.area_km2.is_none_or(|km2| km2 > 5000.0 || (km2 > 2000.0 && own()))
}

/// The credit line in the lower right corner.
fn credit_line(view: &View, viewport: &Viewport, style: &Lettering, sheet: &mut Sheet) -> String {
    let text = credit(view.locale);
    let corner = [WIDTH - style.credit * 0.5, viewport.height - style.credit * 0.5];
    let width = label::width(text, style.credit);
    sheet.block_area(Bounds {
        min: [corner[0] - width, corner[1] - style.credit],
        max: [WIDTH, viewport.height],
    });
    svg::text(
        &[text],
        corner,
        0.0,
        &format!(" class=\"map__credit\" font-size=\"{}\"", style.credit),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Basemap, sample};
    use super::*;

    #[test]
    fn the_country_is_light_and_every_region_is_a_link() {
        let (basemap, names) = (sample::basemap(), sample::names());
        let regions = names.labels();
        let view = sample::view(&basemap, &regions);
        let svg = country_map(&view, &|region| format!("/kk/region/{}/", region.slug));
        assert_eq!(svg.matches("<a href=\"/kk/region/").count(), 3);
        assert!(svg.contains("aria-label=\"Түркістан &lt;&amp;&gt; kk\""));
        assert!(svg.len() < 25_000, "{}", svg.len());
        assert!(!svg.contains("style="), "the security policy refuses styles in attributes");
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
    }

    #[test]
    fn neighbours_differ() {
        let basemap = sample::basemap();
        let tints = tints(&basemap.region_mesh, basemap.regions.len());
        for arc in &basemap.region_mesh.arcs {
            assert!(arc.other.is_none_or(|other| tints[other] != tints[arc.face]));
        }
    }

    #[test]
    fn without_regions_there_is_no_map() {
        let basemap = Basemap::default();
        let view = sample::view(&basemap, &[]);
        assert_eq!(country_map(&view, &|_| String::new()), "");
    }
}
