//! The map of a route: its track, its numbered stops, and the regions it passes.

use domain::Coordinates;

use super::basemap::RoadClass;
use super::geojson::LonLat;
use super::geometry::{self, Point};
use super::ground::{Detail, Ground};
use super::lettering::{GREAT_TOWNS, Lettering, NARROW, Style, WIDE};
use super::path::Path;
use super::svg;
use super::view::View;
use super::viewport::{Extent, Viewport};

const DETAIL: Detail =
    Detail { area: 18.0, lake: 80.0, rivers: 3, roads: Some(RoadClass::Primary) };

/// The widest extent in kilometres on which small roads are shown.
const ROADS_KM: f64 = 700.0;

/// A stop of a route.
#[derive(Debug, Clone, Copy)]
pub struct MapStop<'a> {
    /// Its coordinates.
    pub at: Coordinates,
    /// Its name in the reader's language.
    pub name: &'a str,
}

/// A route as inline SVG: the track, or straight dotted legs without one, and the stops with their
/// numbers, as many names as there is room for. `None` without stops.
pub fn route_map(view: &View, stops: &[MapStop], track: &[Vec<Coordinates>]) -> Option<String> {
    let points: Vec<LonLat> = stops
        .iter()
        .map(|stop| stop.at)
        .chain(track.iter().flatten().copied())
        .map(lon_lat)
        .collect();
    let extent = Extent::of(&points)?.padded(0.09, 80.0, [0.8, 1.9]);
    let small = extent.bounds.size()[0] < ROADS_KM;
    let viewport = Viewport::new(&extent);
    let spots: Vec<(Point, &str)> =
        stops.iter().map(|stop| (viewport.place_coordinates(stop.at), stop.name)).collect();
    // A map of half the country has no room for towns and mountains in addition to the stops.
    let spare =
        |style: Style| if small { style } else { Style { towns: 0, nature: false, ..style } };
    let track = lines(&viewport, track);
    let letter = |style| lettering(view, &viewport, spare(style), &spots, &track);
    let lettering = [NARROW, WIDE].map(letter).concat();
    Some(
        [
            view.open("route", viewport.height),
            layers(view, &viewport, small),
            line(&spots, &track),
            lettering,
            numbers(&spots),
            "</svg>".to_owned(),
        ]
        .concat(),
    )
}

fn lon_lat(place: Coordinates) -> LonLat {
    [place.lon(), place.lat()]
}

/// Land, water and borders; roads only where the map is not of half the country.
fn layers(view: &View, viewport: &Viewport, small: bool) -> String {
    let smallest = if small { DETAIL.roads } else { Some(RoadClass::Trunk) };
    let ground = Ground::new(view.basemap, viewport, Detail { roads: smallest, ..DETAIL });
    let all = ground.regions(0..view.basemap.regions.len());
    [
        ground.abroad(),
        ground.seas(),
        svg::path("land map__land--subject", &all),
        ground.lakes(),
        ground.rivers(),
        ground.roads(),
        ground.borders(),
        ground.outline(),
    ]
    .concat()
}

/// The track as it is drawn.
fn lines(viewport: &Viewport, track: &[Vec<Coordinates>]) -> Vec<Vec<Point>> {
    let place = |part: &Vec<Coordinates>| -> Vec<Point> {
        part.iter().map(|point| viewport.place_coordinates(*point)).collect()
    };
    track.iter().map(|part| geometry::simplify(&place(part), 6.0)).collect()
}

/// The track, or the legs from stop to stop.
fn line(spots: &[(Point, &str)], track: &[Vec<Point>]) -> String {
    let mut path = Path::default();
    for part in track {
        path.line(part);
    }
    let drawn = path.finish();
    if !drawn.is_empty() {
        return svg::path("track", &drawn);
    }
    let mut legs = Path::default();
    legs.line(&spots.iter().map(|(at, _)| *at).collect::<Vec<_>>());
    svg::path("track map__track--straight", &legs.finish())
}

/// The names for one width: the ends of the route first, then the other stops, then the
/// surroundings.
fn lettering(
    view: &View,
    viewport: &Viewport,
    style: Style,
    spots: &[(Point, &str)],
    track: &[Vec<Point>],
) -> String {
    let mut lettering = Lettering::new(view, viewport, style);
    track.iter().for_each(|part| lettering.line(part));
    for (at, _) in spots {
        lettering.dot(*at);
    }
    let ends = spots.first().into_iter().chain(spots.last().filter(|_| spots.len() > 1));
    let between = spots.get(1..spots.len().saturating_sub(1)).unwrap_or_default();
    let mut named: Vec<&str> = Vec::new();
    for (at, name) in ends.chain(between) {
        // A ring route ends where it began.
        if !named.contains(name) {
            lettering.beside(name, *at, "stop");
            named.push(name);
        }
    }
    lettering.towns(1..=GREAT_TOWNS);
    lettering.neighbours(None);
    lettering.nature();
    lettering.finish()
}

/// The dots of the stops with their numbers, the first on top.
fn numbers(spots: &[(Point, &str)]) -> String {
    let dots = spots.iter().enumerate().rev().map(|(index, (at, name))| {
        let number = index + 1;
        let circle = svg::circle("dot map__dot--stop", *at, NARROW.dot);
        let name = svg::escape(name);
        format!(
            "<g role=\"img\" aria-label=\"{number}. {name}\">{circle}{}</g>",
            svg::number(*at, number)
        )
    });
    dots.collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn stops_are_numbered_and_legs_drawn() {
        let (basemap, names) = (sample::basemap(), sample::names());
        let regions = names.labels();
        let view = sample::view(&basemap, &regions);
        let stop = |lat, lon, name| MapStop { at: Coordinates::new(lat, lon).unwrap(), name };
        let stops = [
            stop(54.87, 69.13, "Петропавл"),
            stop(51.13, 71.43, "Астана"),
            stop(43.24, 76.95, "Алматы"),
        ];
        let straight = route_map(&view, &stops, &[]).unwrap();
        assert!(straight.contains("map__track--straight"));
        assert!(straight.contains("aria-label=\"3. Алматы\""));
        assert!(straight.len() < 45_000, "{}", straight.len());
        let track = [stops.map(|stop| stop.at).to_vec()];
        assert!(!route_map(&view, &stops, &track).unwrap().contains("--straight"));
        assert!(route_map(&view, &[], &[]).is_none());
    }
}
