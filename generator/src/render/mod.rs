//! The catalog to finished files: pure, so that the same catalog and theme give the same bytes.

pub mod body;
mod drawing;
mod feed;
mod jsonld;
mod manifest;
pub mod plan;
mod sitemap;
pub mod strings;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod view;
pub mod words;
mod xml;

use std::sync::Arc;

use domain::{Lang, Localized};

use crate::resolve::Catalog;
use plan::File;
use theme::{Shared, Theme, ThemeError};

/// Everything that files are made of.
#[derive(Debug)]
pub struct Press {
    /// All entries.
    pub catalog: Catalog,
    /// Templates, strings, styles.
    pub theme: Arc<Theme>,
    /// What all pages of a language share, ready for templates.
    site: Localized<Shared>,
    /// Name of the style sheet, by its content, so that it may be kept for ever.
    style_sheet: String,
}

impl Press {
    /// Sets up what all pages share.
    pub(crate) fn new(catalog: Catalog, theme: Arc<Theme>) -> Press {
        let digest = blake3::hash(theme.css().as_bytes()).to_hex();
        let style_sheet = format!("/assets/site.{}.css", &digest[..12]);
        let mut press = Press { catalog, theme, site: Localized::default(), style_sheet };
        let shared = Localized::from_fn(|lang| Some(Shared::new(&view::site::site(&press, lang))));
        press.site = shared;
        press
    }

    /// The address of the style sheet.
    pub(crate) fn style_sheet_url(&self) -> String {
        self.style_sheet.clone()
    }

    /// An address with scheme and host.
    pub(crate) fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.catalog.config.base_url)
    }

    /// The site's name for readers of a language.
    pub(crate) fn site_name(&self, lang: Lang) -> String {
        let title = self.catalog.config.title.best(lang);
        title.map_or_else(String::new, |(_, title)| title.clone())
    }

    fn page<V: serde::Serialize>(
        &self,
        page: &str,
        lang: Lang,
        view: &V,
    ) -> Result<Vec<u8>, ThemeError> {
        let site = self.site.best(lang).map(|(_, site)| site);
        self.theme.render(page, lang, site, view).map(String::into_bytes)
    }

    /// Makes one file.
    pub(crate) fn render(&self, file: &File) -> Result<Vec<u8>, ThemeError> {
        match file {
            File::Home(lang) => self.page("home", *lang, &view::home::home(self, *lang)),
            File::Entry(entry, lang) => view::entry_page(self, *entry, *lang),
            File::List(list, lang, page) => view::list_page(self, *list, *lang, *page),
            File::Search(lang) => self.page("search", *lang, &view::search::search(self, *lang)),
            File::Terms(lang) => self.page("terms", *lang, &view::search::terms(self, *lang)),
            File::Chooser => self.page("chooser", self.first(), &view::trilingual::chooser(self)),
            File::NotFound => {
                self.page("not_found", self.first(), &view::trilingual::not_found(self))
            }
            File::Redirect { to, lang } => {
                self.page("redirect", *lang, &view::trilingual::redirect(self, to, *lang))
            }
            File::Asset(path) => Ok(self.theme.asset(path).unwrap_or_default().as_bytes().to_vec()),
            File::StyleSheet => Ok(self.theme.css().as_bytes().to_vec()),
            File::Feed(of, lang) => Ok(feed::feed(self, *of, *lang)),
            File::SitemapIndex => Ok(sitemap::index(self)),
            File::Sitemap(lang, part) => Ok(sitemap::part(self, *lang, *part)),
            File::Robots => Ok(sitemap::robots(self)),
            File::Manifest(lang) => Ok(manifest::manifest(self, *lang)),
        }
    }

    /// The first language of the site.
    pub(crate) fn first(&self) -> Lang {
        self.catalog.config.languages.first().copied().unwrap_or(Lang::Kk)
    }
}
