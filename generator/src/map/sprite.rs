//! Silhouettes of the regions, for covers: one small symbol each.

use domain::Coordinates;

use super::basemap::Basemap;
use super::geometry::{Bounds, Point};
use super::mesh::Mesh;
use super::path::Path;
use super::view::RegionLabel;
use super::viewport::Extent;

/// The width and height of a silhouette's `viewBox`.
const SIDE: f64 = 100.0;

/// The free margin around a silhouette.
const MARGIN: f64 = 3.0;

/// The area below which bends are smoothed away.
const SMOOTH: f64 = 1.8;

/// The area below which islands are left out.
const ISLAND: f64 = 9.0;

/// One SVG file with a `<symbol id="<slug>" viewBox="0 0 100 100">` for each region of the basemap,
/// to be shown by `<use href="/assets/regions.svg#turkistan"/>` in the colour of the text.
pub fn sprites(basemap: &Basemap, regions: &[RegionLabel]) -> String {
    let symbol = |region: &RegionLabel| {
        let data = silhouette(basemap, basemap.face(region.iso)?);
        let slug = region.slug;
        Some(format!(
            "<symbol id=\"{slug}\" viewBox=\"0 0 {SIDE} {SIDE}\">\
             <path fill=\"currentColor\" fill-rule=\"evenodd\" d=\"{data}\"/></symbol>\n"
        ))
    };
    let symbols: String = regions.iter().filter_map(symbol).collect();
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{symbols}</svg>\n")
}

/// Locates a place in the symbol of a region, each number from 0 to 100; `None` outside of the
/// symbol or if the basemap does not have the region.
pub fn sprite_point(basemap: &Basemap, iso: &str, place: Coordinates) -> Option<(f64, f64)> {
    let fit = Fit::of(basemap, basemap.face(iso)?);
    let [x, y] = fit.place([place.lon(), place.lat()]);
    let inside = Bounds { min: [0.0, 0.0], max: [SIDE, SIDE] }.contains([x, y]);
    inside.then(|| (x.round(), y.round()))
}

/// The scale and position of a region in its symbol.
struct Fit {
    extent: Extent,
    scale: f64,
}

impl Fit {
    fn of(basemap: &Basemap, face: usize) -> Fit {
        let extent = basemap.extents[face];
        let [width, height] = extent.bounds.size();
        let scale = (SIDE - 2.0 * MARGIN) / width.max(height);
        Fit { extent, scale }
    }

    /// The position of a point of longitude and latitude in the symbol.
    fn place(&self, point: Point) -> Point {
        let [x, y] = self.extent.projection.project(point);
        let [middle_x, middle_y] = self.extent.bounds.centre();
        [SIDE / 2.0 + (x - middle_x) * self.scale, SIDE / 2.0 + (y - middle_y) * self.scale]
    }
}

/// The path data of a silhouette.
fn silhouette(basemap: &Basemap, face: usize) -> String {
    let fit = Fit::of(basemap, face);
    let alone = Mesh::new(std::iter::once(&basemap.regions[face].parts));
    let drawn = alone.drawn(|point| fit.place(point), SMOOTH);
    let mut path = Path::default();
    for ring in alone.rings(0, &drawn) {
        if super::geometry::double_area(&ring).abs() / 2.0 > ISLAND {
            path.ring(&ring);
        }
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn silhouettes_are_small() {
        let (basemap, names) = (sample::basemap(), sample::names());
        let file = sprites(&basemap, &names.labels());
        assert_eq!(file.matches("<symbol").count(), 3);
        for face in 0..basemap.regions.len() {
            let size = silhouette(&basemap, face).len();
            assert!((150..650).contains(&size), "{face}: {size}");
        }
    }

    #[test]
    fn points_lie_in_the_symbol() {
        let basemap = sample::basemap();
        let yasawi = Coordinates::new(43.2973, 68.2709).unwrap();
        let (x, y) = sprite_point(&basemap, "KZ-61", yasawi).unwrap();
        assert!((30.0..70.0).contains(&x) && (40.0..80.0).contains(&y), "{x} {y}");
        assert_eq!(sprite_point(&basemap, "KZ-47", yasawi), None);
    }
}
