//! The viewport of a map: the part of the Earth that it shows, and positions of places in it.

use domain::Coordinates;

use super::geojson::LonLat;
use super::geometry::{self, Bounds, Point};
use super::projection::Conic;

/// The width of every map in its own units; sizes of dots and letters are in the same units.
pub(super) const WIDTH: f64 = 1600.0;

/// The distance beyond the viewport at which shapes are cut, so that no cut edge is visible.
const BLEED: f64 = 20.0;

/// The area that a viewport must show, in kilometres on the plane of its projection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// The projection.
    pub(super) projection: Conic,
    /// The rectangle to show.
    pub(super) bounds: Bounds,
}

impl Extent {
    /// The extent of points of longitude and latitude, north up along the middle meridian; `None`
    /// without points.
    pub(super) fn of(points: &[LonLat]) -> Option<Extent> {
        let middle = Bounds::around(points.iter().copied())?.centre()[0];
        let projection = Conic::around(middle);
        let bounds = Bounds::around(points.iter().map(|point| projection.project(*point)))?;
        Some(Extent { projection, bounds })
    }

    /// The extent with a margin of `share` of its larger side, at least `least_km` wide and high,
    /// and neither taller nor wider than the two ratios of width to height allow.
    pub(super) fn padded(self, share: f64, least_km: f64, ratios: [f64; 2]) -> Extent {
        let [width, height] = self.bounds.size();
        let margin = width.max(height) * share * 2.0;
        let (mut width, mut height) =
            ((width + margin).max(least_km), (height + margin).max(least_km));
        width = width.max(height * ratios[0]);
        height = height.max(width / ratios[1]);
        let [x, y] = self.bounds.centre();
        let bounds = Bounds {
            min: [x - width / 2.0, y - height / 2.0],
            max: [x + width / 2.0, y + height / 2.0],
        };
        Extent { bounds, ..self }
    }
}

/// A drawing's viewport, [`WIDTH`] units wide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Viewport {
    projection: Conic,
    origin: Point,
    /// Units of the drawing in a kilometre.
    pub(super) units_per_km: f64,
    /// The height in units, whole.
    pub(super) height: f64,
}

impl Viewport {
    /// The viewport that shows an extent.
    pub(super) fn new(extent: &Extent) -> Viewport {
        let [width, height] = extent.bounds.size();
        let units_per_km = WIDTH / width;
        Viewport {
            projection: extent.projection,
            origin: extent.bounds.min,
            units_per_km,
            height: (height * units_per_km).round(),
        }
    }

    /// The position of a point of longitude and latitude in the drawing.
    pub(super) fn place(&self, point: LonLat) -> Point {
        let [x, y] = self.projection.project(point);
        [(x - self.origin[0]) * self.units_per_km, (y - self.origin[1]) * self.units_per_km]
    }

    /// The position of a place in the drawing.
    pub(super) fn place_coordinates(&self, place: Coordinates) -> Point {
        self.place([place.lon(), place.lat()])
    }

    /// The rectangle that is seen.
    pub(super) fn view(&self) -> Bounds {
        Bounds { min: [0.0, 0.0], max: [WIDTH, self.height] }
    }

    /// The rectangle shapes are cut to.
    pub(super) fn window(&self) -> Bounds {
        self.view().grown(BLEED)
    }

    /// The roomiest seen point inside an area given by rings of longitude and latitude.
    pub(super) fn visible_centre(&self, rings: &[Vec<LonLat>]) -> Option<Point> {
        const ROWS: u32 = 18;
        const COLUMNS: u32 = 30;
        let view = self.view();
        let place = |ring: &Vec<LonLat>| -> Vec<Point> {
            let placed: Vec<Point> = ring.iter().map(|point| self.place(*point)).collect();
            geometry::clip_ring(&geometry::simplify_ring(&placed, 200.0), &view)
        };
        let rings: Vec<Vec<Point>> = rings.iter().map(place).collect();
        let spots = (1..ROWS).flat_map(|row| (1..COLUMNS).map(move |column| (column, row)));
        let spots = spots.map(|(column, row)| {
            let part = |at: u32, steps: u32| f64::from(at) / f64::from(steps);
            [part(column, COLUMNS) * WIDTH, part(row, ROWS) * self.height]
        });
        let inside = spots.filter(|spot| geometry::contains(&rings, *spot));
        let room = |spot: Point| {
            let edges = rings.iter().flat_map(|ring| geometry::edges(ring));
            edges
                .map(|edge| geometry::distance_to_segment(spot, edge))
                .fold(f64::INFINITY, f64::min)
        };
        inside
            .map(|spot| (room(spot), spot))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, spot)| spot)
    }

    /// The bounds of longitude and latitude of the window, to skip distant features; computed from a
    /// grid of points, because its sides are curved.
    pub(super) fn reach(&self) -> Bounds {
        const STEPS: u32 = 8;
        let window = self.window();
        let spots = (0..=STEPS).flat_map(|row| (0..=STEPS).map(move |column| [column, row]));
        let degrees = spots.map(|spot| {
            let part = spot.map(|step| f64::from(step) / f64::from(STEPS));
            let unit = [0, 1].map(|axis| window.min[axis] + part[axis] * window.size()[axis]);
            let km = [0, 1].map(|axis| unit[axis] / self.units_per_km + self.origin[axis]);
            self.projection.unproject(km)
        });
        Bounds::around(degrees).unwrap_or(window)
    }
}
