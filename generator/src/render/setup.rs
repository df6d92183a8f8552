//! Creates a renderer and renders the parts shared by all pages of a locale once, before any page.

use std::path::PathBuf;
use std::sync::Arc;

use super::renderer::Renderer;
use super::theme::{Theme, ThemeError};
use super::view::site;
use crate::map::Basemap;
use crate::resolve::Catalog;

/// Creates a renderer for a catalog; pictures and tracks are read from `root`.
pub(crate) fn set_up(
    root: PathBuf,
    catalog: Catalog,
    theme: Arc<Theme>,
    basemap: Arc<Basemap>,
) -> Result<Renderer, ThemeError> {
    let mut renderer = Renderer::new(root, catalog, theme, basemap);
    for locale in renderer.catalog.config.locales.clone() {
        let shared = site::finish(&renderer, locale)?;
        renderer.share(locale, shared);
    }
    Ok(renderer)
}
