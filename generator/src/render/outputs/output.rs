//! The traits of outputs: features of the site with files of their own, and the plan of those
//! files.

use std::collections::BTreeMap;
use std::fmt::Debug;

use domain::Locale;
use jiff::civil::Date;

use crate::address;
use crate::render::{RenderError, Renderer};

/// A feature of the site with files of its own.
pub(crate) trait Output: Sync {
    /// Adds the files of the feature to the plan.
    fn plan(&self, renderer: &Renderer, plan: &mut Plan);

    /// Calls `visit` for the pages of a locale that search engines should index, in a fixed order.
    fn indexed(&self, _renderer: &Renderer, _locale: Locale, _visit: &mut dyn FnMut(&dyn Indexed)) {
    }
}

/// A planned file of the site; small, because a site has tens of thousands.
pub(crate) trait File: Debug + Send + Sync {
    /// Renders the content of the file.
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError>;

    /// Returns the locale of a page for readers; nothing for files that only programs read, for
    /// pages in all languages and for redirects.
    fn page_locale(&self) -> Option<Locale> {
        None
    }
}

/// A page that search engines should index.
pub(crate) trait Indexed {
    /// Returns the day of the last change, if known.
    fn updated(&self, renderer: &Renderer) -> Option<Date>;

    /// Returns the address of the same page in a locale, if it has its own text there.
    fn version(&self, renderer: &Renderer, locale: Locale) -> Option<String>;
}

/// The files of a site by their paths below its root, sorted.
#[derive(Debug, Default)]
pub(crate) struct Plan(BTreeMap<String, Box<dyn File>>);

impl Plan {
    /// Adds the file served at an address.
    pub(super) fn add(&mut self, address: &str, file: impl File + 'static) {
        let known = self.0.insert(address::file(address), Box::new(file));
        debug_assert!(known.is_none(), "{address} is planned twice");
    }

    /// Returns whether a file is served at an address.
    pub(super) fn answers(&self, address: &str) -> bool {
        self.has(&address::file(address))
    }

    /// Returns whether there is a file at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Returns the file at a path.
    pub(crate) fn get(&self, path: &str) -> Option<&dyn File> {
        self.0.get(path).map(Box::as_ref)
    }

    /// Returns all files with their paths.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &dyn File)> {
        self.0.iter().map(|(path, file)| (path.as_str(), file.as_ref()))
    }
}
