//! A site ready to be rendered: a catalog without errors, its theme, and the list of all files.
//!
//! `build` renders and writes every file; `serve` renders a file when a browser requests it. Both
//! get the same bytes. Only [`info::PATH`] is an exception: it contains the hash of all other files,
//! so `build` writes it last, and `serve` does not have it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::build::info::{self, Counts, Digest};
use crate::map::Basemap;
use crate::render::plan::{self, File};
use crate::render::theme::{Theme, ThemeError};
use crate::render::{RenderError, Renderer};
use crate::resolve::{self, Catalog};

/// A site ready to be rendered.
#[derive(Debug)]
pub struct Site {
    renderer: Renderer,
    plan: BTreeMap<String, File>,
}

impl Site {
    /// Plans the files of a catalog and a theme; pictures are read from `root`.
    pub(crate) fn new(
        root: PathBuf,
        catalog: Catalog,
        theme: Arc<Theme>,
        basemap: Arc<Basemap>,
    ) -> Result<Site, ThemeError> {
        let renderer = Renderer::new(root, catalog, theme, basemap)?;
        let plan = plan::plan(&renderer);
        Ok(Site { renderer, plan })
    }

    /// The paths of all files below the site's root, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.plan.keys().map(String::as_str)
    }

    /// Adds the addresses of this site to the text of the published ones; returns the text and the
    /// number of new addresses.
    pub fn add_addresses(&self, text: &str) -> (String, usize) {
        let pages = self.paths().filter_map(|path| path.strip_suffix("index.html"));
        let pages: Vec<String> = pages.map(|page| format!("/{page}")).collect();
        resolve::add_addresses(text, pages.iter().map(String::as_str))
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.plan.contains_key(path)
    }

    /// The bytes of a file; `None` if the site has no such file.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, RenderError>> {
        Some(self.render(self.plan.get(path)?))
    }

    /// All files with their paths, sorted.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &File)> {
        self.plan.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Renders one of the site's files.
    pub(crate) fn render(&self, file: &File) -> Result<Vec<u8>, RenderError> {
        self.renderer.render(file)
    }

    /// Counts the entries and pages.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, entry) in self.renderer.catalog.entries() {
            *counts.entries.entry(entry.id.kind.name()).or_default() += 1;
        }
        for locale in self.plan.values().filter_map(File::page_language) {
            *counts.pages.entry(locale.tag()).or_default() += 1;
        }
        counts
    }

    /// The build info of a build that wrote these files.
    pub fn info(&self, written: Vec<Digest>) -> Vec<u8> {
        info::info(self.renderer.catalog.config.today, self.counts(), written)
    }

    /// Whether the settings of the site enable the functions.
    pub fn has_functions(&self) -> bool {
        self.renderer.catalog.config.functions
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.renderer.catalog
    }
}
