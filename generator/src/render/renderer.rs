//! The renderer: the data that files are rendered from, and the methods that every page uses.

use std::path::PathBuf;
use std::sync::Arc;

use domain::locale::PerLocale;
use domain::{Code, Lang, Locale};

use super::cards::Cards;
use super::drawing::Drawings;
use super::picture_cache::PictureCache;
use super::theme::{Shared, Theme, ThemeError};
use crate::address;
use crate::code::qr::QrError;
use crate::map::Basemap;
use crate::read::load::LoadError;
use crate::read::media::MediaError;
use crate::resolve::Catalog;

/// The reason why a file cannot be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Its template fails.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A source file of it cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The picture to copy cannot be decoded.
    #[error("cannot use {path}")]
    Picture {
        /// The picture.
        path: String,
        /// The reason.
        source: MediaError,
    },
    /// Its code cannot be drawn, or the drawing cannot be decoded.
    #[error("the symbol of code {code}")]
    Code {
        /// The code.
        code: Code,
        /// The reason.
        source: QrError,
    },
}

/// The data that files are rendered from.
#[derive(Debug)]
pub struct Renderer {
    /// All entries.
    pub catalog: Catalog,
    /// The templates, strings and styles.
    pub theme: Arc<Theme>,
    /// The folder of the site, from which the files of entries are read on request.
    pub(super) root: PathBuf,
    /// The data shared by all pages of a locale, ready for templates.
    site: PerLocale<Shared>,
    /// The drawings of all entries.
    pub(super) drawings: Drawings,
    /// The rendered cards, each made on first request.
    pub(super) cards: Cards,
    /// The copies of pictures made by earlier builds.
    pub(super) pictures: PictureCache,
    /// The address of the style sheet.
    style_sheet: String,
}

impl Renderer {
    /// Creates a renderer without the data shared by the pages of each locale.
    pub(super) fn new(
        root: PathBuf,
        catalog: Catalog,
        theme: Arc<Theme>,
        basemap: Arc<Basemap>,
    ) -> Renderer {
        let digest = blake3::hash(theme.css().as_bytes()).to_hex();
        Renderer {
            site: PerLocale::default(),
            drawings: Drawings::new(&catalog, basemap),
            cards: Cards::new(catalog.entries().count()),
            pictures: PictureCache::below(&root),
            style_sheet: address::style_sheet(&digest[..12]),
            root,
            catalog,
            theme,
        }
    }

    /// Sets the data shared by all pages of a locale.
    pub(super) fn share(&mut self, locale: Locale, shared: Shared) {
        self.site.set(locale, shared);
    }

    /// Returns the address of the style sheet, which changes with its content, so that browsers can
    /// cache it for ever.
    pub(crate) fn style_sheet_url(&self) -> String {
        self.style_sheet.clone()
    }

    /// Returns the address of the style sheet of the pages that plates link to.
    pub(super) fn code_style_url(&self) -> String {
        address::asset(address::CODE_STYLE)
    }

    /// Returns the address of the script of the pages that plates link to.
    pub(super) fn code_script_url(&self) -> Option<String> {
        self.asset_url(address::CODE_SCRIPT)
    }

    /// Returns the address of the script that all pages share.
    pub(super) fn script_url(&self) -> Option<String> {
        self.asset_url(address::SCRIPT)
    }

    /// Returns the address of a file of the theme, if the theme has it.
    fn asset_url(&self, path: &str) -> Option<String> {
        self.theme.asset(path).map(|_| address::asset(path))
    }

    /// Returns the short address as printed under a code.
    pub(super) fn printed_address(&self, code: Code) -> String {
        address::printed_code(&self.catalog.config.code_host, code)
    }

    /// Returns an address with scheme and host.
    pub(crate) fn absolute(&self, address: &str) -> String {
        [self.catalog.config.base_url.as_str(), address].concat()
    }

    /// Returns the site's name in a locale.
    pub(crate) fn site_name(&self, locale: Locale) -> String {
        let title = self.catalog.config.title.best(locale);
        title.map_or_else(String::new, |(_, title)| title.clone())
    }

    /// Removes the copies of pictures that were not requested from the cache.
    pub(crate) fn remove_unused_copies(&self) {
        self.pictures.remove_unused();
    }

    /// Renders a page by its template.
    pub(super) fn page<V: serde::Serialize>(
        &self,
        page: &str,
        locale: Locale,
        view: &V,
    ) -> Result<Vec<u8>, RenderError> {
        let site = self.site.get(locale);
        Ok(self.theme.render(page, locale, site, view)?)
    }

    /// Returns the first locale of the site.
    pub(crate) fn first(&self) -> Locale {
        self.catalog.config.locales.first().copied().unwrap_or(Locale::of(Lang::Kk))
    }
}
