//! Points on the Earth and how exactly they are known.

use serde::{Deserialize, Serialize};

/// How exactly a point is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The object itself.
    #[default]
    Site,
    /// The village or town it belongs to.
    Settlement,
    /// Somewhere within a large object.
    Area,
}

/// A point in WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Coordinates {
    lat: f64,
    lon: f64,
}

impl Coordinates {
    /// A point from degrees; `None` outside latitude ±90 and longitude ±180, or if not a number.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon))
            .then_some(Coordinates { lat, lon })
    }

    /// Latitude in degrees, north positive.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Longitude in degrees, east positive.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Great-circle distance in kilometres (haversine on the mean Earth radius).
    pub fn distance_km(self, other: Coordinates) -> f64 {
        const MEAN_RADIUS_KM: f64 = 6371.0088;
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (lat2 - lat1, (other.lon - self.lon).to_radians());
        let a = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * MEAN_RADIUS_KM * a.sqrt().min(1.0).asin()
    }

    /// The initial bearing towards `other` as one of the eight winds, clockwise from north (0 = N, 2 = E).
    pub fn wind(self, other: Coordinates) -> usize {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let dlon = (other.lon - self.lon).to_radians();
        let y = dlon.sin() * lat2.cos();
        let x = lat1.cos() * lat2.sin() - lat1.sin() * lat2.cos() * dlon.cos();
        let degrees = y.atan2(x).to_degrees().rem_euclid(360.0);
        ((degrees + 22.5) / 45.0) as usize % 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Coordinates {
        Coordinates::new(lat, lon).expect("degrees in range")
    }

    #[test]
    fn distance_between_two_cities() {
        let (astana, almaty) = (at(51.1282, 71.4307), at(43.2364, 76.9457));
        assert!((astana.distance_km(almaty) - 971.0).abs() < 10.0);
        assert_eq!(astana.distance_km(astana), 0.0);
    }

    #[test]
    fn winds_go_clockwise_from_north() {
        let here = at(45.0, 70.0);
        assert_eq!(here.wind(at(50.0, 70.0)), 0);
        assert_eq!(here.wind(at(45.0, 75.0)), 2);
        assert_eq!(here.wind(at(40.0, 70.0)), 4);
        assert_eq!(here.wind(at(45.0, 65.0)), 6);
    }

    #[test]
    fn impossible_degrees_are_refused() {
        assert!(Coordinates::new(91.0, 0.0).is_none());
        assert!(Coordinates::new(0.0, f64::NAN).is_none());
    }
}
