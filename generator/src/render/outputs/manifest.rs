//! The web application manifest (W3C), which lets a phone install the site as an application.

use domain::Locale;
use serde::Serialize;

use super::output::{File, Output, Plan};
use crate::address;
use crate::render::{RenderError, Renderer};

/// The background colour of light pages, as in the theme's tokens.
const PAPER: &str = "#fbfaf6";
/// The dark blue of the header.
const DEEP: &str = "#043b4b";

/// The manifests of all locales.
pub(super) struct Manifests;

/// The planned manifest of a locale.
#[derive(Debug)]
struct ManifestFile(Locale);

impl Output for Manifests {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        for locale in &renderer.catalog.config.locales {
            plan.add(&address::manifest(*locale), ManifestFile(*locale));
        }
    }
}

impl File for ManifestFile {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        Ok(manifest(renderer, self.0))
    }
}

#[derive(Debug, Serialize)]
struct Manifest<'a> {
    name: &'a str,
    short_name: &'a str,
    description: &'a str,
    lang: &'static str,
    dir: &'static str,
    start_url: String,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: [Icon; 1],
}

#[derive(Debug, Serialize)]
struct Icon {
    src: &'static str,
    sizes: &'static str,
    #[serde(rename = "type")]
    format: &'static str,
    purpose: &'static str,
}

/// Serialises the manifest of a locale.
fn manifest(renderer: &Renderer, locale: Locale) -> Vec<u8> {
    let name = renderer.site_name(locale);
    let tagline = renderer.catalog.config.tagline.best(locale).map(|(_, text)| text.as_str());
    let manifest = Manifest {
        name: &name,
        short_name: &name,
        description: tagline.unwrap_or_else(|| renderer.theme.strings(locale).get("site.tagline")),
        lang: locale.tag(),
        dir: locale.direction().dir(),
        start_url: address::home(locale),
        scope: address::ROOT,
        display: "minimal-ui",
        background_color: PAPER,
        theme_color: DEEP,
        icons: [Icon { src: address::ICON, sizes: "any", format: "image/svg+xml", purpose: "any" }],
    };
    let mut json = serde_json::to_vec_pretty(&manifest).expect("texts can be written as JSON");
    json.push(b'\n');
    json
}
