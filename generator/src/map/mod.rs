//! Maps as static SVG, drawn from a GeoJSON basemap: country, regions, routes, silhouettes.

mod basemap;
mod containment;
mod country;
mod geojson;
mod geometry;
mod ground;
mod label;
mod lettering;
mod mesh;
mod path;
mod projection;
mod region;
mod route;
#[cfg(test)]
pub(crate) mod sample;
mod spread;
mod sprite;
mod svg;
mod track;
mod view;
mod viewport;

pub use basemap::{Basemap, MapError};
pub use country::country_map;
pub use region::{Dot, Locator, locator, region_file, region_map};
pub use route::{MapStop, route_map};
pub use sprite::{sprite_point, sprites};
pub use track::{TrackError, parse_track};
pub use view::{RegionLabel, View, credit};
