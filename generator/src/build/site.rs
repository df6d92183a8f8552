//! A site ready to be rendered: a catalog without errors, its theme, and the list of all files.
//!
//! `build` renders and writes every file; `serve` renders a file when a browser requests it. Both
//! get the same bytes. Only [`info::PATH`] is an exception: it contains the hash of all other files,
//! so `build` writes it last, and `serve` does not have it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::address;
use crate::build::info::{self, Counts, Digest};
use crate::map::Basemap;
use crate::render::outputs::{self, File, Plan};
use crate::render::theme::{Theme, ThemeError};
use crate::render::{self, RenderError, Renderer};
use crate::resolve::{self, Catalog};

/// A site ready to be rendered.
#[derive(Debug)]
pub struct Site {
    renderer: Renderer,
    plan: Plan,
}

impl Site {
    /// Plans the files of a catalog and a theme; pictures are read from `root`.
    pub(crate) fn new(
        root: PathBuf,
        catalog: Catalog,
        theme: Arc<Theme>,
        basemap: Arc<Basemap>,
    ) -> Result<Site, ThemeError> {
        let renderer = render::set_up(root, catalog, theme, basemap)?;
        let plan = outputs::plan(&renderer);
        Ok(Site { renderer, plan })
    }

    /// The paths of all files below the site's root, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.plan.iter().map(|(path, _)| path)
    }

    /// Adds the addresses of this site to the text of the published ones; returns the text and the
    /// number of new addresses.
    pub fn add_addresses(&self, text: &str) -> (String, usize) {
        let pages: Vec<String> = self.paths().filter_map(address::of_page).collect();
        resolve::add_addresses(text, pages.iter().map(String::as_str))
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.plan.has(path)
    }

    /// The bytes of a file; `None` if the site has no such file.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, RenderError>> {
        Some(self.render(self.plan.get(path)?))
    }

    /// All files with their paths, sorted.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &dyn File)> {
        self.plan.iter()
    }

    /// The bytes of one of the site's files.
    pub(crate) fn render(&self, file: &dyn File) -> Result<Vec<u8>, RenderError> {
        file.render(&self.renderer)
    }

    /// Counts the entries and pages.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, entry) in self.renderer.catalog.entries() {
            *counts.entries.entry(entry.id.kind.name()).or_default() += 1;
        }
        for locale in self.plan.iter().filter_map(|(_, file)| file.page_locale()) {
            *counts.pages.entry(locale.tag()).or_default() += 1;
        }
        counts
    }

    /// Removes the copies of pictures that this site does not have from the cache.
    pub(crate) fn remove_unused_copies(&self) {
        self.renderer.remove_unused_copies();
    }

    /// The build info of a build that wrote these files.
    pub fn info(&self, written: Vec<Digest>) -> Vec<u8> {
        info::info(self.renderer.catalog.config.today, self.counts(), written)
    }

    /// Whether the site has functions.
    pub fn has_functions(&self) -> bool {
        self.renderer.catalog.config.functions
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.renderer.catalog
    }
}
