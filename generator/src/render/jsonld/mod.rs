//! Structured data after schema.org, as JSON-LD: one graph for each page, with the page itself,
//! the way to it, and what it is about.

mod hours;
mod kinds;
mod node;

use domain::Locale;

use self::node::{Json, Node};
use super::Renderer;
use super::lists::region_id;
use super::words::Words;
use crate::address;
use crate::kinds::Citation;
use crate::resolve::Entry;

/// The licence of the portal's own texts.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// A step of the way to a page; the last one is the page itself and has no address.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Step<'a> {
    /// The words of the link.
    pub(in crate::render) name: &'a str,
    /// Where it leads.
    pub(in crate::render) url: &'a str,
}

/// An entry as readers of a language get it.
struct About<'p> {
    renderer: &'p Renderer,
    entry: &'p Entry,
    locale: Locale,
    words: Words<'p>,
    /// The address of its page, with scheme and host.
    url: String,
}

/// What an entry and its page are, for search engines.
pub(super) fn entry(renderer: &Renderer, entry: &Entry, locale: Locale, steps: &[Step]) -> String {
    let words = Words::new(renderer.theme.strings(locale), locale);
    let url = renderer.absolute(&address::entry(locale, &entry.id));
    let about = About { renderer, entry, locale, words, url };
    let subject = kinds::subject(&about);
    let main = subject.as_ref().map(|_| Node::reference(&about.id()));
    let page = about.page().maybe("mainEntity", main);
    let graph: Vec<Node> = [page, about.way(steps)].into_iter().chain(subject).collect();
    written(&graph)
}

/// What the site is and how it is searched, for search engines.
pub(super) fn site(renderer: &Renderer, locale: Locale) -> String {
    let home = renderer.absolute(&address::home(locale));
    let search = renderer.absolute(&address::search(locale));
    let tagline = renderer.catalog.config.tagline.best(locale).map(|(_, text)| text.clone());
    let target =
        Node::new("EntryPoint").set("urlTemplate", format!("{search}?q={{search_term_string}}"));
    let action = Node::new("SearchAction")
        .set("target", target)
        .set("query-input", "required name=search_term_string");
    let site = Node::new("WebSite")
        .set("@id", site_id(renderer, locale))
        .set("url", home)
        .set("name", renderer.site_name(locale))
        .maybe("description", tagline)
        .set("inLanguage", locale.tag())
        .set("publisher", publisher(renderer, locale))
        .set("potentialAction", action);
    written(&[site])
}

fn site_id(renderer: &Renderer, locale: Locale) -> String {
    format!("{}#site", renderer.absolute(&address::home(locale)))
}

/// Who answers for the site.
fn publisher(renderer: &Renderer, locale: Locale) -> Node {
    let operator = renderer.catalog.config.operator.best(locale).map(|(_, name)| name.clone());
    let name = operator.unwrap_or_else(|| renderer.site_name(locale));
    Node::new("Organization").set("name", name).set("url", renderer.absolute(address::ROOT))
}

/// An item of a list by its position from zero.
fn list_item(at: usize) -> Node {
    Node::new("ListItem").set("position", at + 1)
}

impl About<'_> {
    /// The page itself: its language, its age and what it rests on.
    fn page(&self) -> Node {
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

    /// The name of the subject within the graph.
    fn id(&self) -> String {
        format!("{}#about", self.url)
    }

    fn way_id(&self) -> String {
        format!("{}#way", self.url)
    }

    /// The way to the page, from the home page on.
    fn way(&self, steps: &[Step]) -> Node {
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

    fn citations(&self) -> Vec<Node> {
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

    /// The regions of the entry, with their pages where they have one.
    fn regions(&self) -> Vec<Node> {
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

/// A graph as text that is safe within a `script` element.
fn written(graph: &[Node]) -> String {
    let mut out = String::from("{\"@context\":\"https://schema.org\",\"@graph\":");
    graph.write(&mut out);
    out.push('}');
    out
}
