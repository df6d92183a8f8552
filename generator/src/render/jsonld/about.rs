//! Nodes for an entry and its page: the parts that all kinds share.

use domain::Locale;

use super::node::Node;
use crate::address;
use crate::kinds::Citation;
use crate::render::Renderer;
use crate::render::lists::region_id;
use crate::render::words::Words;
use crate::resolve::Entry;

/// The address of the licence of the portal's own texts.
pub(super) const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// A step of a breadcrumb trail; the last one is the page itself and has no address.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Step<'a> {
    /// The text of the link.
    pub(in crate::render) name: &'a str,
    /// The address of the link.
    pub(in crate::render) url: &'a str,
}

/// An entry as shown to readers of a locale.
pub(super) struct About<'p> {
    /// The renderer of the site.
    pub(super) renderer: &'p Renderer,
    /// The entry.
    pub(super) entry: &'p Entry,
    /// The locale of the page.
    pub(super) locale: Locale,
    /// The formatter of values in the language of the page.
    pub(super) words: Words<'p>,
    /// The address of its page, with scheme and host.
    pub(super) url: String,
}

/// Returns the id of the site within the graphs of its pages.
pub(super) fn site_id(renderer: &Renderer, locale: Locale) -> String {
    format!("{}#site", renderer.absolute(&address::home(locale)))
}

/// Builds the node of the organisation that runs the site.
pub(super) fn publisher(renderer: &Renderer, locale: Locale) -> Node {
    let operator = renderer.catalog.config.operator.name.best(locale).map(|(_, name)| name.clone());
    let name = operator.unwrap_or_else(|| renderer.site_name(locale));
    Node::new("Organization").set("name", name).set("url", renderer.absolute("/"))
}

/// Starts a list item; `at` is its position from zero.
pub(super) fn list_item(at: usize) -> Node {
    Node::new("ListItem").set("position", at + 1)
}

impl About<'_> {
    /// Builds the node of the page: its language, dates and sources.
    pub(super) fn page(&self) -> Node {
        let (locale, text) = self.entry.text(self.locale);
        Node::new("WebPage")
            .set("@id", self.url.as_str())
            .set("url", self.url.as_str())
            .set("name", text.title.as_str())
            .set("description", text.summary.as_str())
            .set("inLanguage", locale.tag())
            .set("dateModified", text.updated.to_string())
            .set("isPartOf", Node::reference(&site_id(self.renderer, self.locale)))
            .set("breadcrumb", Node::reference(&self.way_id()))
            .list("citation", self.citations())
            .set("license", LICENCE)
            .set("publisher", publisher(self.renderer, self.locale))
    }

    /// Returns the id of the subject within the graph.
    pub(super) fn id(&self) -> String {
        format!("{}#about", self.url)
    }

    /// Returns the id of the breadcrumb trail within the graph.
    pub(super) fn way_id(&self) -> String {
        format!("{}#way", self.url)
    }

    /// Builds the breadcrumb trail to the page, from the home page on.
    pub(super) fn way(&self, steps: &[Step]) -> Node {
        let item = |(at, step): (usize, &Step)| {
            let url = match step.url {
                "" => self.url.clone(),
                url => self.renderer.absolute(url),
            };
            list_item(at).set("name", step.name).set("item", url)
        };
        let items = steps.iter().enumerate().map(item).collect();
        Node::new("BreadcrumbList").set("@id", self.way_id()).list("itemListElement", items)
    }

    /// Builds the nodes of the entry's sources.
    pub(super) fn citations(&self) -> Vec<Node> {
        let citation = |citation: &Citation| {
            Node::new("CreativeWork")
                .set("name", citation.title.as_str())
                .maybe("author", citation.author.as_deref())
                .maybe("publisher", citation.publisher.as_deref())
                .maybe("datePublished", citation.year.map(|year| year.to_string()))
                .maybe("url", citation.url.as_deref())
        };
        self.entry.common.sources.iter().map(citation).collect()
    }

    /// Builds the nodes of the entry's regions, with their pages where they exist.
    pub(super) fn regions(&self) -> Vec<Node> {
        let catalog = &self.renderer.catalog;
        let region = |at: &usize| {
            let region = &catalog.classifier.regions[*at];
            let id = region_id(region);
            let url = catalog.find(&id).map(|_| address::entry(self.locale, &id));
            Node::new("AdministrativeArea")
                .maybe("name", region.name.best(self.locale).map(|(_, name)| name.as_str()))
                .maybe("url", url.map(|url| self.renderer.absolute(&url)))
        };
        self.entry.regions.iter().map(region).collect()
    }
}
