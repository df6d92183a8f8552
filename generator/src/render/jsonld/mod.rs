//! Structured data after schema.org, as JSON-LD: one graph for each page, with the page itself,
//! the way to it, and what it is about.

mod hours;
mod kinds;
mod node;

use domain::Lang;

use self::node::{Json, Node};
use super::Renderer;
use super::plan::region_id;
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
    lang: Lang,
    words: Words<'p>,
    /// The address of its page, with scheme and host.
    url: String,
}

/// What an entry and its page are, for search engines.
pub(super) fn entry(renderer: &Renderer, entry: &Entry, lang: Lang, steps: &[Step]) -> String {
    let words = Words::new(renderer.theme.strings(lang), lang);
    let url = renderer.absolute(&address::entry(lang, &entry.id));
    let about = About { renderer, entry, lang, words, url };
    let subject = kinds::subject(&about);
    let main = subject.as_ref().map(|_| Node::reference(&about.id()));
    let page = about.page().maybe("mainEntity", main);
    let graph: Vec<Node> = [page, about.way(steps)].into_iter().chain(subject).collect();
    written(&graph)
}

/// What the site is and how it is searched, for search engines.
pub(super) fn site(renderer: &Renderer, lang: Lang) -> String {
    let home = renderer.absolute(&address::home(lang));
    let search = renderer.absolute(&address::search(lang));
    let tagline = renderer.catalog.config.tagline.best(lang).map(|(_, text)| text.clone());
    let target =
        Node::new("EntryPoint").set("urlTemplate", format!("{search}?q={{search_term_string}}"));
    let action = Node::new("SearchAction")
        .set("target", target)
        .set("query-input", "required name=search_term_string");
    let site = Node::new("WebSite")
        .set("@id", site_id(renderer, lang))
        .set("url", home)
        .set("name", renderer.site_name(lang))
        .maybe("description", tagline)
        .set("inLanguage", lang.tag())
        .set("publisher", publisher(renderer, lang))
        .set("potentialAction", action);
    written(&[site])
}

fn site_id(renderer: &Renderer, lang: Lang) -> String {
    format!("{}#site", renderer.absolute(&address::home(lang)))
}

/// Who answers for the site.
fn publisher(renderer: &Renderer, lang: Lang) -> Node {
    let operator = renderer.catalog.config.operator.best(lang).map(|(_, name)| name.clone());
    let name = operator.unwrap_or_else(|| renderer.site_name(lang));
    Node::new("Organization").set("name", name).set("url", renderer.absolute("/"))
}

/// An item of a list by its position from zero.
fn list_item(at: usize) -> Node {
    Node::new("ListItem").set("position", at + 1)
}

impl About<'_> {
    /// The page itself: its language, its age and what it rests on.
    fn page(&self) -> Node {
        let (lang, text) = self.entry.text(self.lang);
        Node::new("WebPage")
            .set("@id", self.url.as_str())
            .set("url", self.url.as_str())
            .set("name", text.title.as_str())
            .set("description", text.summary.as_str())
            .set("inLanguage", lang.tag())
            .set("dateModified", text.updated.to_string())
            .set("isPartOf", Node::reference(&site_id(self.renderer, self.lang)))
            .set("breadcrumb", Node::reference(&self.way_id()))
            .list("citation", self.citations())
            .set("license", LICENCE)
            .set("publisher", publisher(self.renderer, self.lang))
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
            let url = catalog.find(&id).map(|_| address::entry(self.lang, &id));
            Node::new("AdministrativeArea")
                .maybe("name", region.name.best(self.lang).map(|(_, name)| name.as_str()))
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
