//! Structured data after schema.org, as JSON-LD: one graph for each page, with the page itself,
//! the way to it, and what it is about.

mod hours;
mod kinds;
mod node;

use domain::Lang;
use serde_json::{Value, json};

use self::node::{Node, reference};
use super::Press;
use super::plan::region_id;
use super::words::Words;
use crate::address;
use crate::facts::Citation;
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
    press: &'p Press,
    entry: &'p Entry,
    lang: Lang,
    words: Words<'p>,
    /// The address of its page, with scheme and host.
    url: String,
}

/// What an entry and its page are, for search engines.
pub(super) fn entry(press: &Press, entry: &Entry, lang: Lang, steps: &[Step]) -> String {
    let words = Words::new(press.theme.strings(lang), lang);
    let url = press.absolute(&address::entry(lang, &entry.id));
    let about = About { press, entry, lang, words, url };
    let subject = kinds::subject(&about);
    let mut page = about.page();
    if let Some(subject) = &subject {
        page = page.maybe("mainEntity", subject.id());
    }
    let mut graph = vec![page.value(), about.way(steps).value()];
    graph.extend(subject.map(Node::value));
    written(graph)
}

/// What the site is and how it is searched, for search engines.
pub(super) fn site(press: &Press, lang: Lang) -> String {
    let home = press.absolute(&address::home(lang));
    let search = press.absolute(&address::search(lang));
    let tagline = press.catalog.config.tagline.best(lang).map(|(_, text)| text.clone());
    let action = json!({
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": format!("{search}?q={{search_term_string}}"),
        },
        "query-input": "required name=search_term_string",
    });
    let site = Node::new("WebSite")
        .set("@id", site_id(press, lang))
        .set("url", home)
        .set("name", press.site_name(lang))
        .maybe("description", tagline)
        .set("inLanguage", lang.tag())
        .set("publisher", publisher(press, lang))
        .set("potentialAction", action);
    written(vec![site.value()])
}

fn site_id(press: &Press, lang: Lang) -> String {
    format!("{}#site", press.absolute(&address::home(lang)))
}

/// Who answers for the site.
fn publisher(press: &Press, lang: Lang) -> Value {
    let operator = press.catalog.config.operator.best(lang).map(|(_, name)| name.clone());
    let name = operator.unwrap_or_else(|| press.site_name(lang));
    Node::new("Organization").set("name", name).set("url", press.absolute("/")).value()
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
            .set("isPartOf", reference(&site_id(self.press, self.lang)))
            .set("breadcrumb", reference(&self.way_id()))
            .list("citation", self.citations())
            .set("license", LICENCE)
            .set("publisher", publisher(self.press, self.lang))
    }

    fn way_id(&self) -> String {
        format!("{}#way", self.url)
    }

    /// The way to the page, from the home page on.
    fn way(&self, steps: &[Step]) -> Node {
        let item = |(at, step): (usize, &Step)| {
            let url = match step.url {
                "" => self.url.clone(),
                url => self.press.absolute(url),
            };
            json!({"@type": "ListItem", "position": at + 1, "name": step.name, "item": url})
        };
        let items = steps.iter().enumerate().map(item).collect();
        Node::new("BreadcrumbList").set("@id", self.way_id()).list("itemListElement", items)
    }

    fn citations(&self) -> Vec<Value> {
        let citation = |citation: &Citation| {
            Node::new("CreativeWork")
                .set("name", citation.title.as_str())
                .maybe("author", citation.author.as_deref())
                .maybe("publisher", citation.publisher.as_deref())
                .maybe("datePublished", citation.year.map(|year| year.to_string()))
                .maybe("url", citation.url.as_deref())
                .value()
        };
        self.entry.common.sources.iter().map(citation).collect()
    }

    /// The regions of the entry, with their pages where they have one.
    fn regions(&self) -> Vec<Value> {
        let catalog = &self.press.catalog;
        let region = |at: &usize| {
            let region = &catalog.classifier.regions[*at];
            let id = region_id(region);
            let url = catalog.find(&id).map(|_| address::entry(self.lang, &id));
            Node::new("AdministrativeArea")
                .maybe("name", region.name.best(self.lang).map(|(_, name)| name.as_str()))
                .maybe("url", url.map(|url| self.press.absolute(&url)))
                .value()
        };
        self.entry.regions.iter().map(region).collect()
    }
}

/// A graph as text that is safe within a `script` element.
fn written(graph: Vec<Value>) -> String {
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Outside strings JSON has none of these, so the escapes always stand in strings.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_the_script() {
        let evil = "</script><!--\u{2028}&amp;\u{2029}\"\\";
        let text = written(vec![Node::new("Thing").set("name", evil).value()]);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        let back: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(back["@graph"][0]["name"], evil);
    }
}
