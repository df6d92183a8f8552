//! Maps as separate files, of which pages show parts.

use domain::Locale;

use super::output::{File, Output, Plan};
use crate::address;
use crate::render::{RenderError, Renderer};

/// The maps of all regions, and the silhouettes of the regions.
pub(super) struct Maps;

/// The map of a region, by its position in the classifier.
#[derive(Debug)]
struct RegionMap {
    region: usize,
    locale: Locale,
}

/// The silhouettes of all regions.
#[derive(Debug)]
struct Silhouettes;

impl Output for Maps {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        if !renderer.has_maps() {
            return;
        }
        plan.add(address::SILHOUETTES, Silhouettes);
        for locale in renderer.catalog.config.locales.iter().copied() {
            for (at, region) in renderer.catalog.classifier.regions.iter().enumerate() {
                let address = address::region_map(locale, region.slug.as_str());
                plan.add(&address, RegionMap { region: at, locale });
            }
        }
    }
}

impl File for RegionMap {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let region = &renderer.catalog.classifier.regions[self.region];
        Ok(renderer.region_map_file(region, self.locale).into_bytes())
    }
}

impl File for Silhouettes {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(renderer.silhouettes().into_bytes())
    }
}
