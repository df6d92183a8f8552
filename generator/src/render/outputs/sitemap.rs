//! Site maps (sitemaps.org) with the languages of each page, and robots.txt, which leads to them.

use std::fmt;

use domain::Locale;

use super::output::{File, Indexed, Output, Plan};
use crate::address;
use crate::render::xml::Xml;
use crate::render::{RenderError, Renderer};

/// The number of pages in one file; sitemaps.org allows no more.
const MOST: usize = 50_000;

/// The site maps of all locales.
pub(super) struct Sitemap {
    /// The outputs whose pages the site maps list, in this order.
    pub(super) of: &'static [&'static dyn Output],
}

/// A part of the site map of a locale; part numbers start from one.
#[derive(Debug)]
struct Part {
    pages: Pages,
    locale: Locale,
    part: usize,
}

/// The index of all site maps.
#[derive(Debug)]
struct Index(Pages);

/// The rules for crawlers, `robots.txt`.
#[derive(Debug)]
struct Robots;

/// The pages that search engines should index.
#[derive(Clone, Copy)]
struct Pages(&'static [&'static dyn Output]);

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "pages of {} outputs", self.0.len())
    }
}

impl Pages {
    /// Calls `visit` for all pages of a locale in a fixed order.
    fn visit(self, renderer: &Renderer, locale: Locale, visit: &mut dyn FnMut(&dyn Indexed)) {
        for output in self.0 {
            output.indexed(renderer, locale, visit);
        }
    }

    /// Returns the number of files that the pages of a locale need.
    fn parts(self, renderer: &Renderer, locale: Locale) -> usize {
        let mut count = 0usize;
        self.visit(renderer, locale, &mut |_| count += 1);
        count.div_ceil(MOST)
    }
}

impl Output for Sitemap {
    fn plan(&self, renderer: &Renderer, plan: &mut Plan) {
        let pages = Pages(self.of);
        for locale in renderer.catalog.config.locales.iter().copied() {
            for part in 1..=pages.parts(renderer, locale) {
                plan.add(&address::sitemap(locale, part), Part { pages, locale, part });
            }
        }
        plan.add(address::SITEMAP, Index(pages));
        plan.add(address::ROBOTS, Robots);
    }
}

impl File for Part {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let Part { pages, locale, part } = *self;
        let spaces = [
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
        ];
        let shown = (part - 1) * MOST..part * MOST;
        let mut xml = Xml::new();
        xml.element("urlset", &spaces, |xml| {
            let mut at = 0;
            pages.visit(renderer, locale, &mut |page| {
                if shown.contains(&at) {
                    url(renderer, page, locale, xml);
                }
                at += 1;
            });
        });
        Ok(xml.finish())
    }
}

fn url(renderer: &Renderer, page: &dyn Indexed, locale: Locale, xml: &mut Xml) {
    let Some(own) = page.version(renderer, locale) else { return };
    xml.element("url", &[], |xml| {
        xml.text("loc", &[], &renderer.absolute(&own));
        if let Some(date) = page.updated(renderer) {
            xml.text("lastmod", &[], &date.to_string());
        }
        alternates(renderer, page, xml);
    });
}

/// Writes the versions of a page in all its languages; the first is the default for other
/// languages.
fn alternates(renderer: &Renderer, page: &dyn Indexed, xml: &mut Xml) {
    let locales = renderer.catalog.config.locales.iter();
    let versions: Vec<(&str, String)> = locales
        .filter_map(|locale| Some((locale.tag(), page.version(renderer, *locale)?)))
        .collect();
    if versions.len() < 2 {
        return;
    }
    let default = versions.first().map(|(_, address)| ("x-default", address.clone()));
    for (tag, address) in versions.into_iter().chain(default) {
        let href = renderer.absolute(&address);
        let link = [("rel", "alternate"), ("hreflang", tag), ("href", &href)];
        xml.empty("xhtml:link", &link);
    }
}

impl File for Index {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let space = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")];
        let mut xml = Xml::new();
        xml.element("sitemapindex", &space, |xml| {
            for locale in &renderer.catalog.config.locales {
                let newest = renderer.newest_of_all(*locale);
                for part in 1..=self.0.parts(renderer, *locale) {
                    xml.element("sitemap", &[], |xml| {
                        let address = address::sitemap(*locale, part);
                        xml.text("loc", &[], &renderer.absolute(&address));
                        if let Some(date) = newest {
                            xml.text("lastmod", &[], &date.to_string());
                        }
                    });
                }
            }
        });
        Ok(xml.finish())
    }
}

/// Allows crawlers to read the whole site; pages that should not be indexed declare it themselves.
impl File for Robots {
    fn render(&self, renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
        let sitemap = renderer.absolute(address::SITEMAP);
        Ok(format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n").into_bytes())
    }
}
