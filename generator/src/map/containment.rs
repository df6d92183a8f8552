//! The region of a place, and the distance of a place from a region.

use domain::Coordinates;

use super::basemap::{Basemap, MapShape, RegionFeature};
use super::geojson::LonLat;
use super::geometry::{self, Point};

/// Kilometres in one degree of latitude.
const KM_PER_DEGREE: f64 = 111.195;

impl Basemap {
    /// The ISO 3166-2 code of the region of a place; borders are exact to one or two kilometres.
    pub fn region_at(&self, place: Coordinates) -> Option<&str> {
        let point = lon_lat(place);
        let region = self.regions.iter().find(|region| holds(region, point));
        region.map(|region| region.about.iso.as_str())
    }

    /// Whether a place is in any region.
    pub fn in_country(&self, place: Coordinates) -> bool {
        self.region_at(place).is_some()
    }

    /// The distance of a place from a region in kilometres, 0 within it; `None` if the basemap has no
    /// such region.
    pub fn distance_outside_km(&self, iso: &str, place: Coordinates) -> Option<f64> {
        let region = &self.regions[self.face(iso)?];
        let point = lon_lat(place);
        Some(if holds(region, point) { 0.0 } else { border_distance_km(region, point) })
    }
}

fn lon_lat(place: Coordinates) -> LonLat {
    [place.lon(), place.lat()]
}

/// Whether a region holds a point; most points fail at its bounds already.
fn holds(region: &MapShape<RegionFeature>, point: LonLat) -> bool {
    region.bounds.contains(point) && geometry::contains(&region.parts, point)
}

/// The distance to the nearest border, on a plane that touches the Earth at the point.
fn border_distance_km(region: &MapShape<RegionFeature>, point: LonLat) -> f64 {
    let shrink = point[1].to_radians().cos();
    let km = |place: LonLat| -> Point {
        [(place[0] - point[0]) * shrink * KM_PER_DEGREE, (place[1] - point[1]) * KM_PER_DEGREE]
    };
    let sides = region.parts.iter().flat_map(|ring| geometry::edges(ring));
    sides
        .map(|side| geometry::distance_to_segment([0.0, 0.0], side.map(km)))
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn at(lat: f64, lon: f64) -> Coordinates {
        Coordinates::new(lat, lon).unwrap()
    }

    #[test]
    fn places_lie_in_their_regions() {
        let map = sample::basemap();
        let yasawi = at(43.2973, 68.2709);
        assert_eq!(map.region_at(yasawi), Some("KZ-61"));
        assert_eq!(
            map.region_at(at(51.1282, 71.4307)),
            Some("KZ-71"),
            "Astana, not Akmola around it"
        );
        assert_eq!(map.region_at(at(41.2995, 69.2401)), None, "Tashkent");
        assert!(map.in_country(yasawi));
        assert_eq!(map.distance_outside_km("KZ-61", yasawi), Some(0.0));
        assert_eq!(map.distance_outside_km("KZ-99", yasawi), None);
    }

    #[test]
    fn distances_are_kilometres() {
        let map = sample::basemap();
        let tashkent = map.distance_outside_km("KZ-61", at(41.2995, 69.2401)).unwrap();
        assert!((5.0..25.0).contains(&tashkent), "{tashkent}");
        let astana = map.distance_outside_km("KZ-75", at(51.1282, 71.4307)).unwrap();
        assert!((930.0..975.0).contains(&astana), "{astana}");
    }
}
