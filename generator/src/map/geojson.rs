//! The part of GeoJSON (RFC 7946) that basemaps and tracks are written in.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, SeqAccess, Visitor};

/// A point as longitude and latitude in WGS 84 degrees, in the order of GeoJSON.
pub(super) type LonLat = [f64; 2];

/// A list of features with properties `P`.
#[derive(Deserialize)]
pub(super) struct FeatureCollection<P> {
    #[serde(rename = "type")]
    _type: CollectionType,
    /// The features, in the order of the file.
    pub(super) features: Vec<Feature<P>>,
}

#[derive(Deserialize)]
enum CollectionType {
    FeatureCollection,
}

/// A geometry with its properties.
#[derive(Deserialize)]
pub(super) struct Feature<P> {
    /// The properties.
    pub(super) properties: P,
    /// The geometry.
    pub(super) geometry: Geometry,
}

/// The shapes a feature can have.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub(super) enum Geometry {
    Point(GeoPosition),
    LineString(Vec<GeoPosition>),
    MultiLineString(Vec<Vec<GeoPosition>>),
    Polygon(Vec<Vec<GeoPosition>>),
    MultiPolygon(Vec<Vec<Vec<GeoPosition>>>),
}

impl Geometry {
    /// The point, if it is one.
    pub(super) fn point(self) -> Option<LonLat> {
        match self {
            Geometry::Point(position) => Some(position.0),
            _ => None,
        }
    }

    /// The lines, if it is a line or several; each of two points or more.
    pub(super) fn lines(self) -> Option<Vec<Vec<LonLat>>> {
        match self {
            Geometry::LineString(line) => Some(plain(vec![line], 2)),
            Geometry::MultiLineString(lines) => Some(plain(lines, 2)),
            _ => None,
        }
    }

    /// All rings of all polygons, if it is a polygon or several; each of three points or more,
    /// without the closing point. The even-odd rule decides what is inside, so holes need no mark.
    pub(super) fn rings(self) -> Option<Vec<Vec<LonLat>>> {
        let rings = match self {
            Geometry::Polygon(rings) => rings,
            Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
            _ => return None,
        };
        let mut rings = plain(rings, 4);
        for ring in &mut rings {
            if ring.first() == ring.last() {
                ring.pop();
            }
        }
        Some(rings)
    }
}

/// Bare points of those parts that have at least `least` of them.
fn plain(parts: Vec<Vec<GeoPosition>>, least: usize) -> Vec<Vec<LonLat>> {
    let long = parts.into_iter().filter(|part| part.len() >= least);
    long.map(|part| part.into_iter().map(|position| position.0).collect()).collect()
}

/// A GeoJSON position: two numbers within the range of degrees; further numbers are ignored.
pub(super) struct GeoPosition(pub(super) LonLat);

impl<'de> Deserialize<'de> for GeoPosition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(GeoPositionVisitor)
    }
}

struct GeoPositionVisitor;

impl<'de> Visitor<'de> for GeoPositionVisitor {
    type Value = GeoPosition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a longitude (±180) and a latitude (±90)")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<GeoPosition, A::Error> {
        let lon: f64 = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let lat: f64 = seq.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            return Err(A::Error::custom(format_args!("[{lon}, {lat}] lies outside the Earth")));
        }
        Ok(GeoPosition([lon, lat]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn geometry(text: &str) -> Result<Geometry, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn heights_are_read_over_and_rings_opened() {
        let ring = r#"{"type":"Polygon","coordinates":[[[0,0,5],[1,0,5],[1,1,5],[0,0,5]]]}"#;
        let rings = geometry(ring).unwrap().rings().unwrap();
        assert_eq!(rings, [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]]);
    }

    #[test]
    fn impossible_positions_are_refused() {
        for bad in ["[43.2]", "[181, 0]", "[0, 91]", "[]", "\"x\""] {
            let text = format!(r#"{{"type":"Point","coordinates":{bad}}}"#);
            assert!(geometry(&text).is_err(), "{bad}");
        }
    }
}
