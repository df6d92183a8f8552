//! Structured data in the vocabulary of schema.org, as JSON-LD: one graph for each page, with the
//! page itself, its breadcrumb trail and its subject.

mod about;
mod hours;
mod kinds;
mod node;

pub(in crate::render) use about::Step;

use domain::Locale;

use self::about::{About, publisher, site_id};
use self::node::{Json, Node};
use super::Renderer;
use super::words::Words;
use crate::address;
use crate::resolve::Entry;

/// Describes an entry and its page for search engines.
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

/// Describes the site and its search for search engines.
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

/// Serialises a graph as text that is safe within a `script` element.
fn written(graph: &[Node]) -> String {
    let mut out = String::from("{\"@context\":\"https://schema.org\",\"@graph\":");
    graph.write(&mut out);
    out.push('}');
    out
}
