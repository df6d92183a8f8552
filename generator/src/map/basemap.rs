//! The basemap: the GeoJSON layers that every map of the site is drawn from.

use domain::{Lang, Locale};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::geojson::{Feature, FeatureCollection, Geometry, LonLat};
use super::geometry::Bounds;
use super::mesh::Mesh;
use super::viewport::Extent;

/// Why a layer of the basemap cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// No layer has this name.
    #[error("unknown basemap layer {layer:?}; known are {}", Basemap::LAYERS.join(", "))]
    UnknownLayer {
        /// The name as given.
        layer: String,
    },
    /// The text is not a GeoJSON FeatureCollection with the properties the layer needs.
    #[error("basemap layer {layer:?} is not as expected")]
    Json {
        /// The layer.
        layer: String,
        /// The error, with line and column.
        #[source]
        source: serde_json::Error,
    },
    /// A feature has the wrong sort of geometry, such as a point among the lakes.
    #[error("basemap layer {layer:?}: feature {feature} has the wrong type of geometry")]
    Geometry {
        /// The layer.
        layer: String,
        /// The place of the feature in the file, from 1.
        feature: usize,
    },
}

/// The names in the properties of a feature.
#[derive(Debug, Default, Deserialize)]
pub(super) struct FeatureNames {
    name_kk: Option<String>,
    name_ru: Option<String>,
    name_en: Option<String>,
}

impl FeatureNames {
    /// The name for a reader of the language.
    pub(super) fn best(&self, locale: Locale) -> Option<&str> {
        let name = |locale| match locale {
            Lang::Kk => self.name_kk.as_deref(),
            Lang::Ru => self.name_ru.as_deref(),
            Lang::En => self.name_en.as_deref(),
        };
        locale.language().fallbacks().into_iter().find_map(name)
    }
}

/// The properties of a region: an oblast or a city of republican significance.
#[derive(Debug, Deserialize)]
pub(super) struct RegionFeature {
    /// The ISO 3166-2 code, as `KZ-61`.
    pub(super) iso: String,
    /// The point for its name.
    pub(super) label: LonLat,
    /// Its chief town; the city itself where the region is a city.
    pub(super) centre: LonLat,
    /// Oblast or city.
    pub(super) kind: RegionKind,
}

/// Oblast or city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RegionKind {
    Oblast,
    City,
}

/// The properties of a district.
#[derive(Debug, Deserialize)]
pub(super) struct District {
    /// The code of its region.
    pub(super) iso: String,
    /// Its name.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// The properties of a neighbouring country.
#[derive(Debug, Deserialize)]
pub(super) struct NeighbourCountry {
    /// Its name.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// The properties of a lake, sea or reservoir.
#[derive(Debug, Deserialize)]
pub(super) struct Lake {
    /// Its area; unknown for the sea.
    pub(super) area_km2: Option<f64>,
    /// Its name, if the layer gives one.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// The properties of a river.
#[derive(Debug, Deserialize)]
pub(super) struct River {
    /// 1 for the great rivers, up to 4.
    pub(super) rank: u8,
    /// Its name, if the layer gives one.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// The properties of a road.
#[derive(Debug, Deserialize)]
pub(super) struct Road {
    /// Its class.
    pub(super) class: RoadClass,
}

/// The class of a road.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RoadClass {
    Motorway,
    Trunk,
    Primary,
}

/// The properties of a town.
#[derive(Debug, Deserialize)]
pub(super) struct Town {
    /// 1 for the largest, up to 5.
    pub(super) rank: u8,
    /// Its name.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// The properties of a mountain range, desert or plain.
#[derive(Debug, Deserialize)]
pub(super) struct Range {
    /// Its name.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// The properties of a peak.
#[derive(Debug, Deserialize)]
pub(super) struct Peak {
    /// Metres above the sea.
    pub(super) elevation_m: f64,
    /// Its name.
    #[serde(flatten)]
    pub(super) names: FeatureNames,
}

/// A feature that is a set of rings or of lines.
#[derive(Debug)]
pub(super) struct MapShape<P> {
    /// Its properties.
    pub(super) about: P,
    /// Its rings (open, even-odd) or lines.
    pub(super) parts: Vec<Vec<LonLat>>,
    /// Longitudes and latitudes around it.
    pub(super) bounds: Bounds,
}

/// A feature that is a point.
#[derive(Debug)]
pub(super) struct Spot<P> {
    /// Its properties.
    pub(super) about: P,
    /// Its longitude and latitude.
    pub(super) at: LonLat,
}

/// All layers of a country or region; any of them may be empty.
#[derive(Debug, Default)]
pub struct Basemap {
    pub(super) regions: Vec<MapShape<RegionFeature>>,
    /// The extent of the map of each region.
    pub(super) extents: Vec<Extent>,
    pub(super) region_mesh: Mesh,
    pub(super) districts: Vec<MapShape<District>>,
    pub(super) district_mesh: Mesh,
    pub(super) neighbours: Vec<MapShape<NeighbourCountry>>,
    pub(super) lakes: Vec<MapShape<Lake>>,
    pub(super) rivers: Vec<MapShape<River>>,
    pub(super) roads: Vec<MapShape<Road>>,
    pub(super) places: Vec<Spot<Town>>,
    pub(super) ranges: Vec<Spot<Range>>,
    pub(super) peaks: Vec<Spot<Peak>>,
}

impl Basemap {
    /// The names of the layers, which are the names of their files without `.geojson`.
    pub const LAYERS: [&str; 9] = [
        "regions",
        "districts",
        "neighbours",
        "lakes",
        "rivers",
        "roads",
        "places",
        "ranges",
        "peaks",
    ];

    /// Reads layers given as name and text; those not given are empty.
    ///
    /// # Errors
    /// [`MapError`] for the first layer that is unknown or not as expected.
    pub fn parse<'a>(
        layers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Basemap, MapError> {
        let mut map = Basemap::default();
        for (layer, text) in layers {
            match layer {
                "regions" => map.regions = shapes(layer, text, Geometry::rings)?,
                "districts" => map.districts = shapes(layer, text, Geometry::rings)?,
                "neighbours" => map.neighbours = shapes(layer, text, Geometry::rings)?,
                "lakes" => map.lakes = shapes(layer, text, Geometry::rings)?,
                "rivers" => map.rivers = shapes(layer, text, Geometry::lines)?,
                "roads" => map.roads = shapes(layer, text, Geometry::lines)?,
                "places" => map.places = spots(layer, text)?,
                "ranges" => map.ranges = spots(layer, text)?,
                "peaks" => map.peaks = spots(layer, text)?,
                _ => return Err(MapError::UnknownLayer { layer: layer.to_owned() }),
            }
        }
        let extent = |region: &MapShape<RegionFeature>| {
            Extent::of(&region.parts.concat()).expect("a shape without points was refused")
        };
        map.extents = map.regions.iter().map(extent).collect();
        map.region_mesh = Mesh::new(map.regions.iter().map(|region| &region.parts));
        map.district_mesh = Mesh::new(map.districts.iter().map(|district| &district.parts));
        Ok(map)
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty()
    }

    /// The names of a region's districts for readers of a language, in the order of the layer.
    pub fn districts_of(&self, iso: &str, locale: Locale) -> Vec<String> {
        let here = self.districts.iter().filter(|district| district.about.iso == iso);
        here.filter_map(|district| district.about.names.best(locale).map(str::to_owned)).collect()
    }

    /// The place of a region in the list.
    pub(super) fn face(&self, iso: &str) -> Option<usize> {
        self.regions.iter().position(|region| region.about.iso == iso)
    }
}

/// Reads a layer of areas or lines.
fn shapes<P: DeserializeOwned>(
    layer: &str,
    text: &str,
    parts: impl Fn(Geometry) -> Option<Vec<Vec<LonLat>>>,
) -> Result<Vec<MapShape<P>>, MapError> {
    read(layer, text, |feature| {
        let parts = parts(feature.geometry)?;
        let bounds = Bounds::around(parts.iter().flatten().copied())?;
        Some(MapShape { about: feature.properties, parts, bounds })
    })
}

/// Reads a layer of points.
fn spots<P: DeserializeOwned>(layer: &str, text: &str) -> Result<Vec<Spot<P>>, MapError> {
    read(layer, text, |feature| {
        Some(Spot { at: feature.geometry.point()?, about: feature.properties })
    })
}

/// Reads a layer whose features `convert` accepts by their geometry.
fn read<P: DeserializeOwned, T>(
    layer: &str,
    text: &str,
    convert: impl Fn(Feature<P>) -> Option<T>,
) -> Result<Vec<T>, MapError> {
    let collection: FeatureCollection<P> = serde_json::from_str(text)
        .map_err(|source| MapError::Json { layer: layer.to_owned(), source })?;
    let wrong = |index| MapError::Geometry { layer: layer.to_owned(), feature: index + 1 };
    let features = collection.features.into_iter().enumerate();
    features.map(|(index, feature)| convert(feature).ok_or_else(|| wrong(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(layer: &str, text: &str) -> Result<Basemap, MapError> {
        Basemap::parse([(layer, text)])
    }

    #[test]
    fn faults_name_the_layer_and_the_place() {
        assert!(matches!(parse("moon", "{}"), Err(MapError::UnknownLayer { .. })));
        let json = parse("lakes", "{\"type\":\"FeatureCollection\",\n\"features\":7}").unwrap_err();
        let source = std::error::Error::source(&json).unwrap().to_string();
        assert!(source.contains("line 2"), "{source}");
        let point = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
            "geometry":{"type":"Point","coordinates":[70,45]}}]}"#;
        let wrong = parse("lakes", point).unwrap_err();
        assert!(matches!(wrong, MapError::Geometry { feature: 1, .. }), "{wrong}");
    }

    #[test]
    fn an_empty_basemap_is_valid() {
        assert!(Basemap::parse([]).unwrap().regions.is_empty());
    }
}
