//! The home page of a language.

use domain::{Kind, Locale};
use serde::Serialize;

use super::cards::Row;
use super::frame::{About, Frame, site_name};
use super::region::{RegionGroup, groups};
use super::scope::{Link, NewsItem, Scope};
use super::site::HOME;
use crate::address;
use crate::kinds::Rubric;
use crate::render::Renderer;
use crate::render::theme::{Shared, ThemeError};
use crate::resolve::EntryRef;

/// The view of the page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e> {
    page: Frame<'e>,
    home: Home<'e>,
}

#[derive(Debug, Serialize)]
struct Home<'e> {
    title: String,
    sentence: String,
    numbers: Vec<Number>,
    map_svg: String,
    regions: Vec<RegionGroup<'e>>,
    featured: Vec<Shared>,
    featured_url: String,
    news: Vec<NewsItem<'e>>,
    news_url: Option<String>,
    rubrics: Vec<RubricLink>,
    rows: Vec<Row<'e>>,
    take_part: Vec<RubricLink>,
    /// Links to the list of volunteers and to its form, near the top.
    help: Vec<Link<'e>>,
}

/// The number of entries of a kind.
#[derive(Debug, Serialize)]
struct Number {
    label: String,
    value: String,
}

/// A news column, or a way to take part.
#[derive(Debug, Serialize)]
struct RubricLink {
    url: String,
    title: String,
    text: String,
    count: Option<String>,
}

/// The number of monuments shown if the settings pick none.
const FEATURED: usize = 3;
/// The number of news shown.
const NEWS: usize = 4;
/// The number of cards in a row.
const ROW: usize = 3;

/// Builds the home page for readers of a language.
pub(in crate::render) fn home<'e>(
    renderer: &'e Renderer,
    locale: Locale,
) -> Result<Page<'e>, ThemeError> {
    let scope = Scope::new(renderer, locale);
    let name = site_name(renderer, locale);
    let sentence = scope.words.at("site.sentence");
    let about =
        About { title: name.clone(), description: sentence.clone(), kind: "home", section: HOME };
    let mut page = Frame::new(&scope, about, address::home);
    page.breadcrumbs.clear();
    page.json_ld = Some(crate::render::jsonld::site(renderer, locale));
    let catalog = &renderer.catalog;
    let list = |kind| address::list(locale, address::List::Kind(kind), 1);
    let news = catalog.of_kind(Kind::News, locale);
    let rows = [Kind::Route, Kind::Person, Kind::Article, Kind::Event];
    let home = Home {
        title: name,
        sentence,
        numbers: numbers(&scope),
        map_svg: renderer.country_map(locale),
        regions: groups(&scope, |at| scope.region_short(at)),
        featured: scope.cards(featured(renderer, locale))?,
        featured_url: list(Kind::Monument),
        news: news.iter().take(NEWS).map(|entry| scope.news_item(*entry)).collect(),
        news_url: (!news.is_empty()).then(|| list(Kind::News)),
        rubrics: rubrics(&scope),
        rows: rows
            .into_iter()
            .filter_map(|kind| {
                scope.row(kind, catalog.of_kind(kind, locale), ROW, Some(list(kind))).transpose()
            })
            .collect::<Result<_, _>>()?,
        take_part: take_part(&scope),
        help: help(&scope),
    };
    Ok(Page { page, home })
}

fn featured(renderer: &Renderer, locale: Locale) -> Vec<EntryRef> {
    let catalog = &renderer.catalog;
    let picked = catalog.config.featured.iter().filter_map(|id| catalog.find(&id.value));
    let picked: Vec<EntryRef> = picked.collect();
    if picked.is_empty() {
        return catalog.of_kind(Kind::Monument, locale).iter().copied().take(FEATURED).collect();
    }
    picked
}

fn numbers(scope: &Scope) -> Vec<Number> {
    let Scope { renderer, locale, words } = *scope;
    let count = |kind: Kind| (kind.name(), renderer.catalog.of_kind(kind, locale).len());
    let languages = ("language", renderer.catalog.config.locales.len());
    let all = [count(Kind::Monument), count(Kind::Region), count(Kind::Person), languages];
    all.into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(what, n)| Number { label: words.noun(what, n), value: words.whole(n as u64) })
        .collect()
}

fn rubrics(scope: &Scope) -> Vec<RubricLink> {
    let Scope { renderer, locale, words } = *scope;
    let used: Vec<_> = renderer.catalog.types(Kind::News, locale).collect();
    let link = |(word, _): &(&'static str, Rubric)| {
        let (_, entries) = used.iter().find(|(used, _)| used == word)?;
        Some(RubricLink {
            url: address::list(locale, address::List::Rubric(word), 1),
            title: words.at(&format!("rubric.{word}.name")),
            text: words.at(&format!("rubric.{word}.text")),
            count: Some(words.count("entry", entries.len())),
        })
    };
    Rubric::WORDS.iter().filter_map(link).collect()
}

/// Returns links for those who look for help and those who offer it.
fn help<'e>(scope: &Scope<'e>) -> Vec<Link<'e>> {
    if !scope.renderer.catalog.config.functions {
        return Vec::new();
    }
    let link = |url, key| Link::new(url, scope.words.at(key));
    vec![
        link(address::volunteers(scope.locale), "volunteers.find"),
        link(address::join(scope.locale), "volunteers.become"),
    ]
}

/// Returns links to the pages about taking part that the site has.
fn take_part(scope: &Scope) -> Vec<RubricLink> {
    let catalog = &scope.renderer.catalog;
    let pages = ["page/contribute", "page/about"].into_iter().filter_map(|id| {
        let entry = catalog.find(&id.parse().ok()?)?;
        let Link { url, title, .. } = scope.link(entry);
        let text = catalog.get(entry).text(scope.locale).1.summary.clone();
        Some(RubricLink { url, title, text, count: None })
    });
    let kinds = [Kind::Project, Kind::Topic].into_iter().filter_map(|kind| {
        let entries = catalog.of_kind(kind, scope.locale);
        let link = scope.kind_link(kind).filter(|_| !entries.is_empty())?;
        Some(RubricLink {
            url: link.url,
            title: link.title,
            text: scope.words.at(&format!("kind.{kind}.intro")),
            count: None,
        })
    });
    let volunteers = catalog.config.functions.then(|| RubricLink {
        url: address::volunteers(scope.locale),
        title: scope.words.at("volunteers.title"),
        text: scope.words.at("volunteers.description"),
        count: None,
    });
    volunteers.into_iter().chain(pages).chain(kinds).collect()
}
