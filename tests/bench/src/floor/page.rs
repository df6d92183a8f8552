//! The two templates and their contexts.

use serde::Serialize;
use tera::{Context, Tera};

use super::index::{Index, List};
use super::{Document, Head};
use crate::error::BenchError;

const ARTICLE: &str = "article.html";
const LIST: &str = "list.html";

/// The compiled templates over all documents.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    tera: Tera,
    documents: &'a [Document],
    index: &'a Index<'a>,
}

#[derive(Debug, Serialize)]
struct Link<'a> {
    address: &'a str,
    title: &'a str,
    lang: &'a str,
}

#[derive(Debug, Serialize)]
struct ArticleView<'a> {
    lang: &'a str,
    section: &'a str,
    title: &'a str,
    address: &'a str,
    head: &'a Head,
    content: &'a str,
    translations: Vec<Link<'a>>,
    previous: Option<Link<'a>>,
    next: Option<Link<'a>>,
    related: Vec<Link<'a>>,
}

#[derive(Debug, Serialize)]
struct Card<'a> {
    address: &'a str,
    title: &'a str,
    summary: &'a str,
    date: &'a str,
    image: &'a str,
}

#[derive(Debug, Serialize)]
struct ListView<'a> {
    lang: &'a str,
    title: &'a str,
    address: &'a str,
    translations: [Link<'a>; 0],
    cards: Vec<Card<'a>>,
    number: usize,
    total: usize,
    previous: Option<&'a str>,
    next: Option<&'a str>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(documents: &'a [Document], index: &'a Index<'a>) -> Result<Self, BenchError> {
        let mut tera = Tera::default();
        tera.add_raw_templates([
            ("base.html", include_str!("../../floor/base.html")),
            (ARTICLE, include_str!("../../floor/article.html")),
            (LIST, include_str!("../../floor/list.html")),
        ])
        .map_err(|source| BenchError::Template { name: "base.html", source })?;
        Ok(Pages { tera, documents, index })
    }

    /// The page of a document whose body is already HTML.
    pub(super) fn article(&self, number: usize, content: &str) -> Result<String, BenchError> {
        let document = &self.documents[number];
        let (previous, next) = self.index.neighbours(number, document);
        let links = |numbers: &[usize]| numbers.iter().map(|other| self.link(*other)).collect();
        let view = ArticleView {
            lang: &document.lang,
            section: &document.section,
            title: &document.head.title,
            address: &document.address,
            head: &document.head,
            content,
            translations: links(self.index.translations(document)),
            previous: previous.map(|other| self.link(other)),
            next: next.map(|other| self.link(other)),
            related: self.index.related(number, document).map(|other| self.link(other)).collect(),
        };
        self.render(ARTICLE, &view)
    }

    /// One page of a list.
    pub(super) fn list(&self, list: &List<'_>) -> Result<String, BenchError> {
        let view = ListView {
            lang: list.group.lang,
            title: list.group.title,
            address: &list.address,
            translations: [],
            cards: list.documents.iter().map(|number| self.card(*number)).collect(),
            number: list.number,
            total: list.total,
            previous: list.previous.as_deref(),
            next: list.next.as_deref(),
        };
        self.render(LIST, &view)
    }

    fn link(&self, number: usize) -> Link<'_> {
        let document = &self.documents[number];
        Link { address: &document.address, title: &document.head.title, lang: &document.lang }
    }

    fn card(&self, number: usize) -> Card<'_> {
        let Document { address, head, .. } = &self.documents[number];
        Card {
            address,
            title: &head.title,
            summary: &head.summary,
            date: &head.date,
            image: &head.image,
        }
    }

    fn render(&self, name: &'static str, view: &impl Serialize) -> Result<String, BenchError> {
        Context::from_serialize(view)
            .and_then(|context| self.tera.render(name, &context))
            .map_err(|source| BenchError::Template { name, source })
    }
}
