//! The renderer: everything that files are made of, and what every page asks of it.

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

/// A file that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// Its template fails.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A file that it is made of cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The picture that it is a copy of cannot be decoded.
    #[error("cannot use {path}")]
    Picture {
        /// The picture.
        path: String,
        /// Why.
        source: MediaError,
    },
    /// Its code cannot be drawn, or what was drawn does not read back.
    #[error("the symbol of code {code}")]
    Code {
        /// The code.
        code: Code,
        /// Why.
        source: QrError,
    },
}

/// Everything that files are made of.
#[derive(Debug)]
pub struct Renderer {
    /// All entries.
    pub catalog: Catalog,
    /// Templates, strings, styles.
    pub theme: Arc<Theme>,
    /// The folder of the site, from which the files of entries are read when they are asked for.
    pub(super) root: PathBuf,
    /// What all pages of a locale share, ready for templates.
    site: PerLocale<Shared>,
    /// What is drawn of each entry.
    pub(super) drawings: Drawings,
    /// Finished cards, each made when it is first asked for.
    pub(super) cards: Cards,
    /// Copies of pictures that were made earlier.
    pub(super) pictures: PictureCache,
    /// The address of the style sheet.
    style_sheet: String,
}

impl Renderer {
    /// A renderer that lacks only what the pages of each locale share.
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

    /// Sets what all pages of a locale share.
    pub(super) fn share(&mut self, locale: Locale, shared: Shared) {
        self.site.set(locale, shared);
    }

    /// The address of the style sheet, which changes with its content, so that browsers may keep
    /// it for ever.
    pub(crate) fn style_sheet_url(&self) -> String {
        self.style_sheet.clone()
    }

    /// The style sheet of the pages behind plates.
    pub(super) fn code_style_url(&self) -> String {
        address::asset(address::CODE_STYLE)
    }

    /// The script of the pages behind plates.
    pub(super) fn code_script_url(&self) -> Option<String> {
        self.asset_url(address::CODE_SCRIPT)
    }

    /// The script that all pages share.
    pub(super) fn script_url(&self) -> Option<String> {
        self.asset_url(address::SCRIPT)
    }

    /// The address of a file of the theme, if the theme has it.
    fn asset_url(&self, path: &str) -> Option<String> {
        self.theme.asset(path).map(|_| address::asset(path))
    }

    /// The short address as it is printed under a code.
    pub(super) fn printed_address(&self, code: Code) -> String {
        address::printed_code(&self.catalog.config.code_host, code)
    }

    /// An address with scheme and host.
    pub(crate) fn absolute(&self, address: &str) -> String {
        [self.catalog.config.base_url.as_str(), address].concat()
    }

    /// The site's name for readers of a locale.
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

    /// The first locale of the site.
    pub(crate) fn first(&self) -> Locale {
        self.catalog.config.locales.first().copied().unwrap_or(Locale::of(Lang::Kk))
    }
}
