//! Pages of lists: a kind, a type, a rubric, a tag, an era.

use domain::{Kind, Locale};
use serde::Serialize;

use super::frame::{About, Frame};
use super::scope::{Link, NewsItem, Scope};
use super::site::{ELSEWHERE, section};
use crate::address::{self};
use crate::kinds::{self, ListForm};
use crate::render::Renderer;
use crate::render::lists::ListOf;
use crate::render::theme::{Shared, ThemeError};

/// The view of the page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e> {
    page: Frame<'e>,
    list: ListView<'e>,
}

#[derive(Debug, Serialize)]
struct ListView<'e> {
    over: Option<String>,
    intro: Option<String>,
    count: String,
    feed: Option<Link<'e>>,
    letters: Vec<()>,
    filters: Vec<FilterGroup>,
    cards: Vec<Shared>,
    items: Vec<NewsItem<'e>>,
    pager: Option<Pager>,
}

/// Links that narrow the list.
#[derive(Debug, Serialize)]
struct FilterGroup {
    title: String,
    open: bool,
    current: Option<String>,
    links: Vec<FilterLink>,
}

#[derive(Debug, Serialize)]
struct FilterLink {
    url: String,
    title: String,
    count: Option<String>,
    current: bool,
}

/// The pagination of a long list.
#[derive(Debug, Serialize)]
pub(super) struct Pager {
    prev_url: Option<String>,
    next_url: Option<String>,
    pages: Vec<PagerItem>,
    summary: String,
}

#[derive(Debug, Default, Serialize)]
struct PagerItem {
    gap: bool,
    current: bool,
    label: String,
    url: String,
}

/// Builds a page of a list.
pub(super) fn page<'e>(
    renderer: &'e Renderer,
    list: ListOf,
    locale: Locale,
    number: usize,
) -> Result<Page<'e>, ThemeError> {
    let scope = Scope::new(renderer, locale);
    let entries = renderer.list_entries(list, locale);
    let size = renderer.catalog.config.page_size;
    let total = entries.len().div_ceil(size).max(1);
    let shown = entries.chunks(size).nth(number - 1).unwrap_or_default();
    let pager = pager(&scope, list, number, total);
    let mut frame = frame(&scope, list, number);
    if let Some(pager) = &pager {
        frame.prev_url = pager.prev_url.as_deref().map(|url| renderer.absolute(url));
        frame.next_url = pager.next_url.as_deref().map(|url| renderer.absolute(url));
    }
    let as_lines = match list {
        ListOf::Kind(kind) | ListOf::Type(kind, _) => kinds::spec(kind).list == ListForm::Lines,
        ListOf::Tag(_) | ListOf::Era(_) => false,
    };
    let count = match list {
        ListOf::Kind(kind) | ListOf::Type(kind, _) => scope.words.count(kind.name(), entries.len()),
        _ => scope.words.count("entry", entries.len()),
    };
    let view = ListView {
        over: over(&scope, list),
        intro: intro(&scope, list),
        count,
        feed: feed(&scope, list),
        letters: Vec::new(),
        filters: filters(&scope, list),
        cards: if as_lines { Vec::new() } else { scope.cards(shown.iter().copied())? },
        items: if as_lines {
            shown.iter().map(|entry| scope.news_item(*entry)).collect()
        } else {
            Vec::new()
        },
        pager,
    };
    Ok(Page { page: frame, list: view })
}

/// Returns the title of a list.
fn title(scope: &Scope, list: ListOf) -> String {
    let Scope { renderer, locale, words } = *scope;
    let classifier = &renderer.catalog.classifier;
    let name = |term: &crate::read::config::Term| {
        term.name.best(locale).map_or_else(String::new, |(_, name)| name.clone())
    };
    match list {
        ListOf::Kind(kind) => words.at(&format!("kind.{kind}.many")),
        ListOf::Type(kind, word) => scope.division_label(kind, word),
        ListOf::Tag(tag) => name(&classifier.tags[tag]),
        ListOf::Era(era) => name(&classifier.eras[era]),
    }
}

fn over(scope: &Scope, list: ListOf) -> Option<String> {
    let words = scope.words;
    match list {
        ListOf::Kind(_) => None,
        ListOf::Type(kind, _) => Some(words.at(&format!("kind.{kind}.many"))),
        ListOf::Tag(_) => Some(words.at("taxonomy.tag")),
        ListOf::Era(_) => Some(words.at("taxonomy.era")),
    }
}

fn intro(scope: &Scope, list: ListOf) -> Option<String> {
    match list {
        ListOf::Kind(kind) => Some(scope.words.at(&format!("kind.{kind}.intro"))),
        ListOf::Type(kind, word) => {
            let column = kinds::spec(kind).division.filter(|division| division.is_column)?;
            Some(scope.words.at(&format!("{}.{word}.text", column.set)))
        }
        _ => None,
    }
}

fn frame<'e>(scope: &Scope<'e>, list: ListOf, number: usize) -> Frame<'e> {
    let renderer = scope.renderer;
    let name = title(scope, list);
    let section = match list {
        ListOf::Kind(kind) | ListOf::Type(kind, _) => section(renderer, kind),
        ListOf::Tag(_) | ListOf::Era(_) => ELSEWHERE,
    };
    let over = over(scope, list);
    let description = intro(scope, list).unwrap_or_else(|| match &over {
        Some(over) => format!("{over}: {name}"),
        None => name.clone(),
    });
    let about = About { title: name.clone(), description, kind: "list", section };
    // Every language has the same entries and so the same pages, but sorts them in its own order.
    let mut frame = Frame::new(scope, about, |locale| renderer.list_address(list, locale, number));
    if number > 1 {
        frame.head_title = format!("{} · {number}", frame.head_title);
    }
    match list {
        ListOf::Type(kind, _) => frame.crumb(scope.kind_link(kind)),
        ListOf::Tag(_) | ListOf::Era(_) => {
            let terms = Link::new(address::terms(scope.locale), scope.words.at("entry.tags"));
            frame.crumb(Some(terms));
        }
        ListOf::Kind(_) => {}
    }
    frame.crumb_here(name);
    frame
}

fn feed<'e>(scope: &Scope<'e>, list: ListOf) -> Option<Link<'e>> {
    let url = match list {
        ListOf::Kind(Kind::News) => address::feed(scope.locale),
        ListOf::Type(Kind::News, word) => address::rubric_feed(scope.locale, word),
        _ => return None,
    };
    Some(Link::new(url, scope.words.at("news.subscribe")))
}

/// Returns the types of the list's kind, with the number of entries of each.
fn filters(scope: &Scope, list: ListOf) -> Vec<FilterGroup> {
    let (kind, current) = match list {
        ListOf::Kind(kind) => (kind, None),
        ListOf::Type(kind, word) => (kind, Some(word)),
        _ => return Vec::new(),
    };
    let Scope { renderer, locale, words } = *scope;
    let link = |(word, entries): (&'static str, &[crate::resolve::EntryRef])| FilterLink {
        url: renderer.list_address(ListOf::Type(kind, word), locale, 1),
        title: title(scope, ListOf::Type(kind, word)),
        count: Some(words.whole(entries.len() as u64)),
        current: current == Some(word),
    };
    let types: Vec<FilterLink> = renderer.catalog.types(kind, locale).map(link).collect();
    if types.len() < 2 {
        return Vec::new();
    }
    let all = FilterLink {
        url: renderer.list_address(ListOf::Kind(kind), locale, 1),
        title: words.at("nav.all"),
        count: None,
        current: current.is_none(),
    };
    let is_column = kinds::spec(kind).division.is_some_and(|division| division.is_column);
    let taxonomy = if is_column { "taxonomy.rubric" } else { "taxonomy.type" };
    vec![FilterGroup {
        title: words.at(taxonomy),
        open: current.is_some(),
        current: current.map(|word| title(scope, ListOf::Type(kind, word))),
        links: std::iter::once(all).chain(types).collect(),
    }]
}

fn pager(scope: &Scope, list: ListOf, number: usize, total: usize) -> Option<Pager> {
    if total < 2 {
        return None;
    }
    let url = |page: usize| scope.renderer.list_address(list, scope.locale, page);
    let mut pages = Vec::new();
    for page in 1..=total {
        let near = page == 1 || page == total || page.abs_diff(number) <= 1;
        if near {
            let label = page.to_string();
            pages.push(PagerItem { gap: false, current: page == number, label, url: url(page) });
        } else if pages.last().is_some_and(|item: &PagerItem| !item.gap) {
            pages.push(PagerItem { gap: true, ..PagerItem::default() });
        }
    }
    let (page, of) = (number.to_string(), total.to_string());
    Some(Pager {
        prev_url: (number > 1).then(|| url(number - 1)),
        next_url: (number < total).then(|| url(number + 1)),
        pages,
        summary: scope.words.fill("nav.page_of", &[("page", &page), ("total", &of)]),
    })
}
