//! The map of one region: inline with dots for its entries, and as a file of which entries show a
//! part.

use domain::{Coordinates, Kind};

use super::basemap::{Basemap, RegionKind, RoadClass};
use super::geometry::Point;
use super::ground::{Detail, Ground};
use super::lettering::{GREAT_TOWNS, Lettering, NARROW, Style, WIDE};
use super::spread;
use super::svg;
use super::view::View;
use super::viewport::{Viewport, WIDTH};

const DETAIL: Detail =
    Detail { area: 14.0, lake: 40.0, rivers: 3, roads: Some(RoadClass::Primary) };

/// The lettering of the map next to the facts of a region, about 660 pixels wide.
const BESIDE: Style = Style { size: 32.0, dot: 16.0, ..WIDE };

/// The lettering of the file; entries usually show a part about half as wide as the whole.
const FILE: Style = Style { class: "", size: 30.0, ..WIDE };

/// The style of the file, where the site's style sheet does not reach.
const FILE_STYLE: &str = include_str!("file.css");

/// An entry on a map.
#[derive(Debug, Clone, Copy)]
pub struct Dot<'a> {
    /// The kind of the entry, which decides its colour.
    pub kind: Kind,
    /// Its coordinates.
    pub at: Coordinates,
    /// Its title in the reader's language.
    pub title: &'a str,
    /// The address of its page.
    pub href: &'a str,
    /// A number in the dot, which is also in the list next to the map.
    pub number: Option<usize>,
}

/// The least distance between two dots, so that a finger meets one of them.
const APART: f64 = NARROW.dot * 2.2;

/// A region as inline SVG with linked dots, the most important first; their titles are on the map
/// where there is room. Dots that would overlap are moved apart, each tied to its place by a line.
/// `None` if the basemap does not have the region.
///
/// As with the country, letters for narrow and wide containers are both in it.
pub fn region_map(view: &View, iso: &str, dots: &[Dot]) -> Option<String> {
    let viewport = region_viewport(view.basemap, iso)?;
    let places: Vec<Point> = dots.iter().map(|dot| viewport.place_coordinates(dot.at)).collect();
    let apart = spread::apart(&places, APART, &viewport.view().grown(-NARROW.dot));
    let ties = spread::ties(&places, &apart, APART / 3.0);
    let spots: Vec<(Point, &Dot)> = apart.into_iter().zip(dots).collect();
    let lettering = [NARROW, BESIDE].map(|style| {
        let mut lettering = Lettering::new(view, &viewport, style);
        known(&mut lettering, view, iso);
        for (at, _) in &spots {
            lettering.dot(*at);
        }
        lettering.towns(1..=GREAT_TOWNS);
        for (at, dot) in &spots {
            lettering.beside(dot.title, *at, dot.kind.name());
        }
        surroundings(&mut lettering, iso);
        lettering.finish()
    });
    // The first dot is the most important one and is on top.
    let links: String = spots.iter().rev().map(|(at, dot)| link(*at, dot)).collect();
    let (open, layers) = (view.open("region", viewport.height), layers(view, &viewport, iso)?);
    Some([open, layers, ties, lettering.concat(), links, "</svg>".to_owned()].concat())
}

/// A region as an SVG file of its own, with its style and without dots, for
/// `/map/<slug>.<lang>.svg`; `None` if the basemap does not have the region.
pub fn region_file(view: &View, iso: &str) -> Option<String> {
    let viewport = region_viewport(view.basemap, iso)?;
    let mut lettering = Lettering::new(view, &viewport, FILE);
    known(&mut lettering, view, iso);
    lettering.towns(1..=GREAT_TOWNS);
    surroundings(&mut lettering, iso);
    let (layers, height) = (layers(view, &viewport, iso)?, viewport.height);
    let locale = view.locale;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{locale}\" width=\"{WIDTH}\" \
         height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\"><style>{FILE_STYLE}</style>{layers}{}</svg>",
        lettering.finish()
    ))
}

/// The position of a point in the file of a region, in the units of its `viewBox`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Locator {
    /// The width of the file.
    pub width: u32,
    /// The height of the file.
    pub height: u32,
    /// The point, from the left.
    pub x: f64,
    /// The point, from the top.
    pub y: f64,
}

impl Locator {
    /// The corner of a window of the given size into the file, with the point as near its middle as
    /// the sides of the file allow; `[x, y]` for a `viewBox`.
    pub fn window(&self, width: f64, height: f64) -> [f64; 2] {
        let corner = |at: f64, size: f64, whole: u32| {
            (at - size / 2.0).min(f64::from(whole) - size).max(0.0).round()
        };
        [corner(self.x, width, self.width), corner(self.y, height, self.height)]
    }
}

/// Locates a place in the file of a region; `None` outside the picture or if the basemap does not
/// have the region.
pub fn locator(basemap: &Basemap, iso: &str, place: Coordinates) -> Option<Locator> {
    let viewport = region_viewport(basemap, iso)?;
    let at = viewport.place_coordinates(place);
    let [x, y] = at.map(f64::round);
    let (width, height) = (WIDTH as u32, viewport.height as u32);
    viewport.view().contains(at).then_some(Locator { width, height, x, y })
}

/// The viewport of a region with some of its surroundings, more for small cities.
fn region_viewport(basemap: &Basemap, iso: &str) -> Option<Viewport> {
    let extent = basemap.extents[basemap.face(iso)?];
    Some(Viewport::new(&extent.padded(0.035, 40.0, [0.86, 1.6])))
}

/// Land, water, roads and borders.
fn layers(view: &View, viewport: &Viewport, iso: &str) -> Option<String> {
    let subject = view.basemap.face(iso)?;
    let ground = Ground::new(view.basemap, viewport, DETAIL);
    let others = (0..view.basemap.regions.len()).filter(|face| *face != subject);
    Some(
        [
            ground.abroad(),
            ground.seas(),
            svg::path("land", &ground.regions(others)),
            svg::path("land map__land--subject", &ground.regions([subject])),
            ground.lakes(),
            ground.rivers(),
            ground.districts(iso),
            ground.roads(),
            ground.borders(),
            ground.border_of(subject),
        ]
        .concat(),
    )
}

/// Leaves out the name of a city on its own map, where the entries would cover it.
fn known<'a>(lettering: &mut Lettering<'a>, view: &'a View, iso: &str) {
    let of_city = |face: usize| view.basemap.regions[face].about.kind == RegionKind::City;
    if let Some(label) = view.region(iso).filter(|_| view.basemap.face(iso).is_some_and(of_city)) {
        lettering.known(label.short(view.locale));
    }
}

/// The names that do not depend on the entries.
fn surroundings(lettering: &mut Lettering, iso: &str) {
    lettering.towns(GREAT_TOWNS + 1..=u8::MAX);
    lettering.neighbours(Some(iso));
    lettering.nature();
}

/// A dot with a link to its entry.
fn link(at: Point, dot: &Dot) -> String {
    let (href, title) = (svg::escape(dot.href), svg::escape(dot.title));
    let class = format!("dot map__dot--{}", dot.kind.name());
    let circle = svg::circle(&class, at, NARROW.dot);
    let number = dot.number.map_or(String::new(), |number| svg::number(at, number));
    format!("<a href=\"{href}\" aria-label=\"{title}\"><title>{title}</title>{circle}{number}</a>")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn yasawi() -> Coordinates {
        Coordinates::new(43.2973, 68.2709).unwrap()
    }

    #[test]
    fn a_region_shows_its_entries() {
        let (basemap, names) = (sample::basemap(), sample::names());
        let regions = names.labels();
        let view = sample::view(&basemap, &regions);
        let dot = Dot {
            kind: Kind::Monument,
            at: yasawi(),
            title: "Кесене",
            href: "/kk/m/",
            number: Some(1),
        };
        let svg = region_map(&view, "KZ-61", &[dot]).unwrap();
        assert!(svg.contains("<a href=\"/kk/m/\" aria-label=\"Кесене\">"));
        assert_eq!(svg.matches(">Кесене</text>").count(), 2, "once for each width");
        assert!(svg.contains("OpenStreetMap"));
        assert!(region_map(&view, "KZ-99", &[]).is_none());
    }

    #[test]
    fn every_region_fits_its_budget() {
        let (basemap, names) = (sample::basemap(), sample::names());
        let regions = names.labels();
        let view = sample::view(&basemap, &regions);
        for region in &basemap.regions {
            let iso = &region.about.iso;
            let (inline, file) =
                (region_map(&view, iso, &[]).unwrap(), region_file(&view, iso).unwrap());
            assert!(inline.len() < 45_000 && file.len() < 45_000, "{iso}");
            assert!(!file.contains("NaN") && !file.contains("inf"), "{iso}");
        }
    }

    #[test]
    fn a_locator_points_into_the_file() {
        let basemap = sample::basemap();
        let spot = locator(&basemap, "KZ-61", yasawi()).unwrap();
        assert!(spot.x > 0.0 && spot.x < f64::from(spot.width));
        let [x, y] = spot.window(640.0, 400.0);
        assert!(x <= spot.x && spot.x <= x + 640.0 && y <= spot.y && spot.y <= y + 400.0);
        let far = Coordinates::new(51.1, 71.4).unwrap();
        assert_eq!(locator(&basemap, "KZ-61", far), None);
    }

    #[test]
    fn windows_stay_within_the_file() {
        let corner = Locator { width: 1600, height: 1000, x: 10.0, y: 990.0 };
        assert_eq!(corner.window(640.0, 400.0), [0.0, 600.0]);
    }
}
