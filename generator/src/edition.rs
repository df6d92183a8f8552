//! An edition: a sound catalog with its theme, and the list of all files they make.
//!
//! `build` writes every file of it; `serve` makes the one file that a browser asks for. Both get
//! the same bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::map::Basemap;
use crate::render::plan::{self, File};
use crate::render::theme::{Theme, ThemeError};
use crate::render::{Press, RenderError};
use crate::resolve::Catalog;

/// A site ready to be printed.
#[derive(Debug)]
pub struct Edition {
    press: Press,
    plan: BTreeMap<String, File>,
}

impl Edition {
    /// Lists the files that a catalog makes with a theme.
    pub(crate) fn new(
        catalog: Catalog,
        theme: Arc<Theme>,
        basemap: Arc<Basemap>,
    ) -> Result<Edition, ThemeError> {
        let press = Press::new(catalog, theme, basemap)?;
        let plan = plan::plan(&press);
        Ok(Edition { press, plan })
    }

    /// The paths of all files below the site's root, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.plan.keys().map(String::as_str)
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.plan.contains_key(path)
    }

    /// The bytes of a file; `None` if the edition has no such file.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, RenderError>> {
        let file = self.plan.get(path)?;
        Some(self.press.render(file))
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.press.catalog
    }
}
