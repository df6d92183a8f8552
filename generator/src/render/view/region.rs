//! The page of a region, and the page of all regions.

use domain::{Kind, Locale};
use serde::Serialize;

use super::cards::Row;
use super::entry::suggest_url;
use super::facts::{Fact, region_facts};
use super::frame::{About, Frame};
use super::notice::{Notice, notices};
use super::scope::{Link, NewsItem, Scope};
use super::site::section;
use super::sources::Source;
use crate::address;
use crate::kinds;
use crate::read::config::RegionKind;
use crate::render::Renderer;
use crate::render::body::body;
use crate::render::theme::{Shared, ThemeError};
use crate::resolve::EntryRef;

/// The view of a region's page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e> {
    page: Frame<'e>,
    entry: RegionView<'e>,
}

#[derive(Debug, Serialize)]
struct RegionView<'e> {
    kind: &'e str,
    lang: &'e str,
    title: &'e str,
    summary: &'e str,
    notices: Vec<Notice>,
    map_svg: String,
    facts: Vec<Fact>,
    jumps: Vec<Jump>,
    body_html: String,
    sources: Vec<Source<'e>>,
    rows: Vec<Row<'e>>,
    news: Vec<NewsItem<'e>>,
    districts: Vec<Link<'e>>,
    suggest_url: Option<String>,
    prev: Option<Link<'e>>,
    next: Option<Link<'e>>,
}

/// A link to a row of the page.
#[derive(Debug, Serialize)]
struct Jump {
    anchor: &'static str,
    title: String,
    count: String,
}

/// Regions under a heading.
#[derive(Debug, Serialize)]
pub(super) struct RegionGroup<'e> {
    title: String,
    regions: Vec<Link<'e>>,
}

/// The number of cards of a kind on the page of a region; the kind's list has all.
const SHOWN: usize = 12;
/// Builds the page of a region for readers of a language.
pub(super) fn page<'e>(
    renderer: &'e Renderer,
    at: EntryRef,
    locale: Locale,
) -> Result<Page<'e>, ThemeError> {
    let scope = Scope::new(renderer, locale);
    let entry = renderer.catalog.get(at);
    let (text_lang, text) = entry.text(locale);
    let regions = &renderer.catalog.classifier.regions;
    let position = regions.iter().position(|region| region.slug == entry.id.slug);
    let listed = position.map_or(&[][..], |region| renderer.catalog.in_region(region, locale));
    let (prev, next) = renderer.catalog.previous_and_next(at, locale);
    let mut page = Frame::of_entry(&scope, entry);
    page.json_ld = Some(crate::render::jsonld::entry(renderer, entry, locale, &page.trail()));
    page.feeds.push(Link::new(
        address::region_feed(locale, entry.id.slug.as_str()),
        format!("{}: {}", text.title, scope.words.get("news.feed")),
    ));
    let of_kind = |kind: Kind| -> Vec<EntryRef> {
        listed.iter().copied().filter(|entry| scope.get(*entry).id.kind == kind).collect()
    };
    let rows = kinds::in_order(|spec| spec.region_row);
    let groups: Vec<(Kind, Vec<EntryRef>)> =
        rows.into_iter().map(|kind| (kind, of_kind(kind))).collect();
    let jumps =
        groups.iter().filter(|(_, entries)| !entries.is_empty()).map(|(kind, entries)| Jump {
            anchor: kind.name(),
            title: scope.words.at(&format!("kind.{kind}.many")),
            count: scope.words.whole(entries.len() as u64),
        });
    let view = RegionView {
        kind: "region",
        lang: text_lang.tag(),
        title: &text.title,
        summary: &text.summary,
        notices: notices(&scope, entry),
        map_svg: position
            .map_or_else(String::new, |region| renderer.region_map(region, listed, locale)),
        facts: position.map(|region| region_facts(&scope, &regions[region])).unwrap_or_default(),
        jumps: jumps.collect(),
        body_html: body(renderer, entry, locale),
        sources: scope.sources(&entry.common.sources),
        rows: groups
            .iter()
            .filter(|(_, entries)| !entries.is_empty())
            .map(|(kind, entries)| {
                let more = scope.kind_link(*kind).filter(|_| entries.len() > SHOWN);
                let cards = at_home(&scope, entries)?;
                Ok(scope.row_of(*kind, cards, more.map(|link| link.url)))
            })
            .collect::<Result<_, ThemeError>>()?,
        news: of_kind(Kind::News).into_iter().map(|entry| scope.news_item(entry)).collect(),
        districts: renderer
            .districts(position, locale)
            .into_iter()
            .map(|name| Link::new(String::new(), name))
            .collect(),
        suggest_url: suggest_url(renderer),
        prev: prev.map(|entry| scope.link(entry)),
        next: next.map(|entry| scope.link(entry)),
    };
    Ok(Page { page, entry: view })
}

fn at_home(scope: &Scope, entries: &[EntryRef]) -> Result<Vec<Shared>, ThemeError> {
    entries.iter().take(SHOWN).map(|entry| scope.card_at_home(*entry)).collect()
}

/// Returns the regions that have a page, oblasts and cities apart, with their numbers of entries.
pub(super) fn groups<'e>(
    scope: &Scope<'e>,
    name: impl Fn(usize) -> String,
) -> Vec<RegionGroup<'e>> {
    let Scope { renderer, locale, words } = *scope;
    let name = &name;
    let group = |kind: RegionKind, key: &'static str| {
        let regions = renderer.catalog.classifier.regions.iter().enumerate();
        let links = regions.filter(|(_, region)| region.kind == kind).map(|(at, _)| {
            let count = renderer.catalog.in_region(at, locale).len();
            Link {
                title: name(at),
                count: Some(words.whole(count as u64)).filter(|_| count > 0),
                ..scope.region_link(at)
            }
        });
        let regions: Vec<Link> = links.filter(|link| !link.url.is_empty()).collect();
        RegionGroup { title: words.at(key), regions }
    };
    let all =
        [group(RegionKind::Oblast, "region.oblasts"), group(RegionKind::City, "region.cities")];
    all.into_iter().filter(|group| !group.regions.is_empty()).collect()
}

/// The view of the page of all regions.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Index<'e> {
    page: Frame<'e>,
    regions: IndexView<'e>,
}

#[derive(Debug, Serialize)]
struct IndexView<'e> {
    map_svg: String,
    groups: Vec<RegionGroup<'e>>,
}

/// Builds the page of all regions.
pub(super) fn index<'e>(renderer: &'e Renderer, locale: Locale) -> Index<'e> {
    let scope = Scope::new(renderer, locale);
    let about = About {
        title: scope.words.at("region.index_title"),
        description: scope.words.at("region.index_lead"),
        kind: "list",
        section: section(renderer, Kind::Region),
    };
    let mut page = Frame::new(&scope, about, |locale| {
        address::list(locale, address::List::Kind(Kind::Region), 1)
    });
    page.crumb_here(page.title.clone());
    let regions = IndexView {
        map_svg: renderer.country_map(locale),
        groups: groups(&scope, |at| scope.region_name(at)),
    };
    Index { page, regions }
}
