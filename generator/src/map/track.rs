//! Tracks of routes, from the GeoJSON files of authors.

use domain::Coordinates;
use serde::Deserialize;

use super::geojson::{Feature, FeatureCollection, Geometry};

/// Why a file is no track.
#[derive(Debug, thiserror::Error)]
pub enum TrackError {
    /// It is not GeoJSON.
    #[error("the track is not a GeoJSON collection, feature, LineString or MultiLineString")]
    Json(#[source] serde_json::Error),
    /// It has a point or an area where only lines may be.
    #[error("the track has something else than lines")]
    NotLines,
}

/// The properties of a feature of a track, all of them ignored.
#[derive(Deserialize)]
struct Ignored {}

/// Reads a track: a collection of features, one feature or a bare geometry, of lines only.
///
/// # Errors
/// [`TrackError`].
pub fn parse_track(text: &str) -> Result<Vec<Vec<Coordinates>>, TrackError> {
    let mut lines = Vec::new();
    for geometry in geometries(text).map_err(TrackError::Json)? {
        lines.extend(geometry.lines().ok_or(TrackError::NotLines)?);
    }
    let place = |[lon, lat]: [f64; 2]| Coordinates::new(lat, lon);
    Ok(lines.into_iter().map(|line| line.into_iter().filter_map(place).collect()).collect())
}

/// The geometries of a document by its type.
fn geometries(text: &str) -> Result<Vec<Geometry>, serde_json::Error> {
    #[derive(Deserialize)]
    struct Typed {
        r#type: String,
    }
    let Typed { r#type } = serde_json::from_str(text)?;
    match r#type.as_str() {
        "FeatureCollection" => {
            let collection: FeatureCollection<Option<Ignored>> = serde_json::from_str(text)?;
            Ok(collection.features.into_iter().map(|feature| feature.geometry).collect())
        }
        "Feature" => {
            let feature: Feature<Option<Ignored>> = serde_json::from_str(text)?;
            Ok(vec![feature.geometry])
        }
        _ => Ok(vec![serde_json::from_str(text)?]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_lines_are_tracks() {
        let line = r#"{"type":"LineString","coordinates":[[70,50,300],[71,51,310]]}"#;
        let feature = format!(r#"{{"type":"Feature","properties":null,"geometry":{line}}}"#);
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
        for text in [line, &feature, &collection] {
            let track = parse_track(text).unwrap();
            assert_eq!(
                track,
                [[Coordinates::new(50.0, 70.0).unwrap(), Coordinates::new(51.0, 71.0).unwrap()]]
            );
        }
    }

    #[test]
    fn points_are_no_track() {
        let point = r#"{"type":"Point","coordinates":[70,50]}"#;
        assert!(matches!(parse_track(point), Err(TrackError::NotLines)));
        assert!(matches!(parse_track("[1"), Err(TrackError::Json(_))));
        assert!(matches!(parse_track("{\"type\":\"Moon\"}"), Err(TrackError::Json(_))));
    }
}
