//! Lambert's conformal conic projection, fitted to the latitudes of Kazakhstan.

use super::geometry::Point;

/// The radius of a sphere with the Earth's volume, in kilometres.
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// The parallels drawn at true scale; between 41° and 55° north no distance is off by over 0.7 %.
const STANDARD_PARALLELS: [f64; 2] = [43.5, 52.5];

/// A conic projection with a straight meridian in the middle, along which north is up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conic {
    meridian: f64,
    cone: f64,
    factor: f64,
}

impl Conic {
    /// The projection around a meridian, in degrees.
    pub(super) fn around(meridian: f64) -> Conic {
        let [south, north] = STANDARD_PARALLELS.map(f64::to_radians);
        let stretch = |lat: f64| (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan();
        let cone = (south.cos() / north.cos()).ln() / (stretch(north) / stretch(south)).ln();
        let factor = EARTH_RADIUS_KM * south.cos() * stretch(south).powf(cone) / cone;
        Conic { meridian, cone, factor }
    }

    /// Kilometres right and down on the plane from longitude and latitude in degrees.
    pub(super) fn project(&self, [lon, lat]: Point) -> Point {
        let half = std::f64::consts::FRAC_PI_4 + lat.clamp(-89.0, 89.0).to_radians() / 2.0;
        let radius = self.factor / half.tan().powf(self.cone);
        let angle = self.cone * (lon - self.meridian).to_radians();
        [radius * angle.sin(), radius * angle.cos()]
    }

    /// Longitude and latitude in degrees from kilometres on the plane.
    pub(super) fn unproject(&self, [x, y]: Point) -> Point {
        let lon = self.meridian + (x.atan2(y) / self.cone).to_degrees();
        let half = (self.factor / x.hypot(y)).powf(1.0 / self.cone).atan();
        [lon, (2.0 * half - std::f64::consts::FRAC_PI_2).to_degrees()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_back_and_distances_hold() {
        let conic = Conic::around(67.0);
        for point in [[46.5, 48.0], [87.3, 49.1], [67.0, 55.4], [68.5, 40.6]] {
            let back = conic.unproject(conic.project(point));
            assert!((back[0] - point[0]).abs() < 1e-9 && (back[1] - point[1]).abs() < 1e-9);
        }
        let [astana, almaty] = [[71.4307, 51.1282], [76.9457, 43.2364]].map(|p| conic.project(p));
        let km = (astana[0] - almaty[0]).hypot(astana[1] - almaty[1]);
        assert!((km - 971.0).abs() < 8.0, "{km}");
        assert!(astana[1] < almaty[1], "north is up");
    }
}
