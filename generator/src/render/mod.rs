//! The catalog to finished files: pure, so that the same catalog and theme give the same bytes.

pub mod body;
mod cards;
pub mod cover;
mod drawing;
mod feed;
mod jsonld;
mod manifest;
mod pictures;
pub mod plan;
mod public;
mod sitemap;
mod social;
pub mod strings;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod view;
pub mod words;
mod xml;

use std::path::PathBuf;
use std::sync::Arc;

use domain::locale::PerLocale;
use domain::{Code, Lang, Locale};

use crate::code::qr::QrError;
use crate::map::Basemap;
use crate::read::load::LoadError;
use crate::read::media::MediaError;
use crate::resolve::Catalog;
use cards::Cards;
use drawing::Drawings;
use plan::File;
use theme::{Shared, Theme, ThemeError};

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
    /// Where the files of entries lie, which are read when they are asked for.
    root: PathBuf,
    /// What all pages of a language share, ready for templates.
    site: PerLocale<Shared>,
    /// What is drawn of each entry.
    drawings: Drawings,
    /// Cards, finished when they are first asked for.
    cards: Cards,
    /// Name of the style sheet, by its content, so that it may be kept for ever.
    style_sheet: String,
}

impl Renderer {
    /// Sets up what all pages share.
    pub(crate) fn new(
        root: PathBuf,
        catalog: Catalog,
        theme: Arc<Theme>,
        basemap: Arc<Basemap>,
    ) -> Result<Renderer, ThemeError> {
        let digest = blake3::hash(theme.css().as_bytes()).to_hex();
        let style_sheet = format!("/assets/site.{}.css", &digest[..12]);
        let drawings = Drawings::new(&catalog, basemap);
        let site = PerLocale::default();
        let cards = Cards::new(catalog.entries().count());
        let mut renderer = Renderer { root, catalog, theme, site, drawings, cards, style_sheet };
        let mut shared = PerLocale::default();
        for locale in renderer.catalog.config.locales.clone() {
            shared.set(locale, view::site::finish(&renderer, locale)?);
        }
        renderer.site = shared;
        Ok(renderer)
    }

    /// The address of the style sheet.
    pub(crate) fn style_sheet_url(&self) -> String {
        self.style_sheet.clone()
    }

    /// An address with scheme and host.
    pub(crate) fn absolute(&self, address: &str) -> String {
        [self.catalog.config.base_url.as_str(), address].concat()
    }

    /// The site's name for readers of a language.
    pub(crate) fn site_name(&self, locale: Locale) -> String {
        let title = self.catalog.config.title.best(locale);
        title.map_or_else(String::new, |(_, title)| title.clone())
    }

    fn page<V: serde::Serialize>(
        &self,
        page: &str,
        locale: Locale,
        view: &V,
    ) -> Result<Vec<u8>, RenderError> {
        let site = self.site.get(locale);
        Ok(self.theme.render(page, locale, site, view)?)
    }

    /// Makes one file.
    pub(crate) fn render(&self, file: &File) -> Result<Vec<u8>, RenderError> {
        match file {
            File::Home(locale) => self.page("home", *locale, &view::home::home(self, *locale)?),
            File::Entry(entry, locale) => view::entry_page(self, *entry, *locale),
            File::List(list, locale, page) => view::list_page(self, *list, *locale, *page),
            File::Search(locale) => {
                self.page("search", *locale, &view::search::search(self, *locale))
            }
            File::Terms(locale) => self.page("terms", *locale, &view::search::terms(self, *locale)),
            File::Volunteers(locale) => {
                self.page("volunteers", *locale, &view::volunteers::list(self, *locale))
            }
            File::Join(locale) => {
                self.page("join", *locale, &view::volunteers::join(self, *locale))
            }
            File::Own(locale) => self.page("own", *locale, &view::volunteers::own(self, *locale)),
            File::Answer(locale) => {
                self.page("counter", *locale, &view::volunteers::answer(self, *locale))
            }
            File::VolunteersJson => Ok(public::json(&self.catalog.volunteers)),
            File::VolunteersCsv => Ok(public::csv(&self.catalog.volunteers)),
            File::Places(district) => Ok(public::places(*district)),
            File::Chooser => self.page("chooser", self.first(), &view::trilingual::chooser(self)),
            File::NotFound => {
                self.page("not_found", self.first(), &view::trilingual::not_found(self))
            }
            File::Redirect { to, locale } => {
                self.page("redirect", *locale, &view::trilingual::redirect(self, to, *locale))
            }
            File::Asset(path) => Ok(self.theme.asset(path).unwrap_or_default().as_bytes().to_vec()),
            File::StyleSheet => Ok(self.theme.css().as_bytes().to_vec()),
            File::Code(code, entry) => {
                self.page("code", self.first(), &view::code::page(self, *code, *entry))
            }
            File::CodeSvg(code) => Ok(self.code_svg(*code)?.into_bytes()),
            File::CodePng(code) => self.code_png(*code),
            File::RegionMap(region, locale) => {
                let region = &self.catalog.classifier.regions[*region];
                Ok(self.region_map_file(region, *locale).into_bytes())
            }
            File::Silhouettes => Ok(self.silhouettes().into_bytes()),
            File::Feed(of, locale) => Ok(feed::feed(self, *of, *locale)),
            File::SitemapIndex => Ok(sitemap::index(self)),
            File::Sitemap(locale, part) => Ok(sitemap::part(self, *locale, *part)),
            File::Robots => Ok(sitemap::robots(self)),
            File::Manifest(locale) => Ok(manifest::manifest(self, *locale)),
            File::Picture(entry, file, width) => self.copy(*entry, file, *width),
            File::Track(entry) => self.track_file(*entry),
            File::SocialPicture => Ok(social::picture()),
        }
    }

    /// The picture of a code for print; it is read back and compared before it is given out.
    fn code_svg(&self, code: Code) -> Result<String, RenderError> {
        let failed = |source| RenderError::Code { code, source };
        let symbol = self.symbol(code).map_err(failed)?;
        let svg = symbol.svg(drawing::SYMBOL_MM);
        symbol.check_svg(&svg).map_err(failed)?;
        Ok(svg)
    }

    /// The same in pixels, read back likewise.
    fn code_png(&self, code: Code) -> Result<Vec<u8>, RenderError> {
        let failed = |source| RenderError::Code { code, source };
        let symbol = self.symbol(code).map_err(failed)?;
        let png = symbol.png(drawing::SYMBOL_MM).map_err(failed)?;
        symbol.check_png(&png).map_err(failed)?;
        Ok(png)
    }

    /// The first language of the site.
    pub(crate) fn first(&self) -> Locale {
        self.catalog.config.locales.first().copied().unwrap_or(Locale::of(Lang::Kk))
    }
}
