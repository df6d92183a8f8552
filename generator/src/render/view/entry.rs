//! The page of an entry.

use domain::{Kind, Locale, Precision};
use serde::Serialize;

use super::facts::{Fact, facts};
use super::frame::Frame;
use super::notice::{Notice, notices};
use super::people::{Estimate, LifeItem, Panel, ResultRow};
use super::pictures::{Download, Picture};
use super::route::{AdviceItem, RouteDay};
use super::scope::{Day, Link, Near, Scope};
use super::sources::Source;
use crate::address::{self, List};
use crate::kinds::{self, Facts, KindFacts};
use crate::render::Renderer;
use crate::render::body::body;
use crate::render::theme::{Shared, ThemeError};
use crate::resolve::{Entry, EntryRef};

/// The view of the page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e> {
    page: Frame<'e>,
    entry: EntryView<'e>,
}

/// A short label under a title.
#[derive(Debug, Serialize)]
struct Label {
    tone: &'static str,
    text: String,
    url: Option<String>,
}

/// A heading in the table of contents.
#[derive(Debug, Serialize)]
struct TocItem<'e> {
    anchor: &'e str,
    title: &'e str,
}

/// The position of the entry, drawn and in words.
#[derive(Debug, Serialize)]
struct MapView {
    svg: String,
    coordinates: String,
    geo_url: String,
    note: Option<String>,
}

/// The code on the plate.
#[derive(Debug, Serialize)]
struct CodeView {
    svg_url: String,
    url: String,
    address: String,
    alt: String,
}

/// The remark that a monument no longer exists.
#[derive(Debug, Serialize)]
struct Memorial {
    year: Option<String>,
}

/// The data that the templates of all kinds of entry see; parts that a kind lacks are empty.
#[derive(Debug, Default, Serialize)]
struct EntryView<'e> {
    kind: &'e str,
    kind_label: String,
    lang: &'e str,
    title: &'e str,
    summary: &'e str,
    aka: Option<String>,
    years: Option<String>,
    date: Option<Day>,
    kicker: Vec<Link<'e>>,
    labels: Vec<Label>,
    notices: Vec<Notice>,
    image: Option<Picture<'e>>,
    cover_svg: Option<&'e str>,
    facts: Vec<Fact>,
    map: Option<MapView>,
    code: Option<CodeView>,
    tags: Vec<Link<'e>>,
    toc: Vec<TocItem<'e>>,
    body_html: String,
    gallery: Vec<Picture<'e>>,
    sources: Vec<Source<'e>>,
    updated: Option<Day>,
    suggest_url: Option<String>,
    nearby: Vec<Near<'e>>,
    routes: Vec<Link<'e>>,
    people: Vec<Link<'e>>,
    related: Vec<Shared>,
    backlinks: Vec<Link<'e>>,
    prev: Option<Link<'e>>,
    next: Option<Link<'e>>,
    memorial: Option<Memorial>,
    reference: Option<String>,
    scans: Vec<Picture<'e>>,
    panel: Option<Panel>,
    results: Vec<ResultRow<'e>>,
    life: Vec<LifeItem>,
    works: Vec<Shared>,
    progress: Option<()>,
    estimate: Option<Estimate>,
    route_map_svg: Option<String>,
    days: Vec<RouteDay<'e>>,
    downloads: Vec<Download>,
    advice: Vec<AdviceItem>,
}

/// The number of headings from which a text has a table of contents.
const TOC_FROM: usize = 4;
/// The number of cards under «see also».
const RELATED: usize = 3;

/// Builds the page of an entry for readers of a language.
pub(super) fn page<'e>(
    renderer: &'e Renderer,
    at: EntryRef,
    locale: Locale,
) -> Result<Page<'e>, ThemeError> {
    let scope = Scope::new(renderer, locale);
    let entry = renderer.catalog.get(at);
    let mut page = Frame::of_entry(&scope, entry);
    page.json_ld = Some(crate::render::jsonld::entry(renderer, entry, locale, &page.trail()));
    let (text_lang, text) = entry.text(locale);
    let (prev, next) = renderer.catalog.previous_and_next(at, locale);
    let headings = text.body.headings.iter().filter(|heading| heading.level == 2);
    let toc: Vec<TocItem> = headings.map(|h| TocItem { anchor: &h.id, title: &h.text }).collect();
    let mut view = EntryView {
        kind: entry.id.kind.name(),
        kind_label: scope.kind_label(entry),
        lang: text_lang.tag(),
        title: &text.title,
        summary: &text.summary,
        years: scope.years(entry),
        aka: Some(text.aka.join(", ")).filter(|aka| !aka.is_empty()),
        date: scope.date(entry).filter(|_| entry.id.kind == Kind::News),
        kicker: kicker(&scope, entry),
        labels: labels(&scope, entry),
        notices: notices(&scope, entry),
        image: scope.first_picture(entry),
        cover_svg: kinds::spec(entry.id.kind).has_cover.then(|| renderer.cover(at)),
        facts: facts(&scope, entry),
        map: map(&scope, at),
        code: code(&scope, entry),
        tags: tags(&scope, entry),
        toc: if toc.len() >= TOC_FROM { toc } else { Vec::new() },
        body_html: body(renderer, entry, locale),
        gallery: scope.gallery(entry),
        sources: scope.sources(&entry.common.sources),
        updated: Some(Day {
            iso: text.updated.to_string(),
            text: scope.words.fill("entry.updated", &[("date", &scope.words.date(text.updated))]),
        }),
        suggest_url: suggest_url(renderer),
        nearby: entry.nearby.iter().map(|near| scope.near(near)).collect(),
        prev: prev.map(|entry| scope.link(entry)),
        next: next.map(|entry| scope.link(entry)),
        ..EntryView::default()
    };
    connections(&scope, at, &mut view)?;
    special(&scope, entry, &mut view)?;
    Ok(Page { page, entry: view })
}

/// Returns the address where readers report mistakes.
pub(super) fn suggest_url(renderer: &Renderer) -> Option<String> {
    renderer.catalog.config.corrections.clone()
}

fn kicker<'e>(scope: &Scope<'e>, entry: &Entry) -> Vec<Link<'e>> {
    let regions = entry.regions.iter().take(2).map(|region| scope.region_link(*region));
    regions.filter(|link| !link.url.is_empty()).collect()
}

fn labels(scope: &Scope, entry: &Entry) -> Vec<Label> {
    let words = scope.words;
    let mut labels = Vec::new();
    if let Some(period) = entry.common.period {
        labels.push(Label { tone: "plain", text: words.period(period), url: None });
    }
    let badges = entry.facts.any().map(KindFacts::badges).unwrap_or_default();
    labels.extend(badges.into_iter().map(|badge| Label {
        tone: if badge.stands_out { "strong" } else { "kind" },
        text: words.label(badge.word.set, badge.word.word),
        url: None,
    }));
    labels
}

fn map(scope: &Scope, at: EntryRef) -> Option<MapView> {
    let entry = scope.get(at);
    let location = entry.common.location.as_ref()?;
    let (point, precision) = location.value;
    let note = match precision {
        Precision::Site => None,
        Precision::Settlement => Some(scope.words.at("notice.precision_settlement")),
        Precision::Area => Some(scope.words.at("notice.precision_area")),
    };
    Some(MapView {
        svg: scope.renderer.locator(at, scope.locale).unwrap_or_default(),
        coordinates: scope.words.coordinates(point),
        geo_url: format!("geo:{:.5},{:.5}", point.lat(), point.lon()),
        note,
    })
}

fn code(scope: &Scope, entry: &Entry) -> Option<CodeView> {
    let code = entry.code?;
    let address = scope.renderer.printed_address(code);
    Some(CodeView {
        svg_url: address::code_svg(code),
        url: address::code(code),
        alt: scope.words.fill("entry.code_alt", &[("address", &address)]),
        address,
    })
}

fn tags<'e>(scope: &Scope<'e>, entry: &Entry) -> Vec<Link<'e>> {
    let tags = &scope.renderer.catalog.classifier.tags;
    let link = |tag: &usize| {
        let term = &tags[*tag];
        let name = term.name.best(scope.locale).map_or_else(String::new, |(_, name)| name.clone());
        Link::new(address::list(scope.locale, List::Tag(term.id.as_str()), 1), name)
    };
    entry.tags.iter().map(link).collect()
}

/// Adds routes, persons, related entries and entries that link to this one.
fn connections<'e>(
    scope: &Scope<'e>,
    at: EntryRef,
    view: &mut EntryView<'e>,
) -> Result<(), ThemeError> {
    let catalog = &scope.renderer.catalog;
    let entry = catalog.get(at);
    let kind_of = |entry: &EntryRef| scope.get(*entry).id.kind;
    let (routes, others): (Vec<_>, Vec<_>) =
        entry.backlinks.iter().copied().partition(|entry| kind_of(entry) == Kind::Route);
    view.routes = routes.into_iter().map(|route| scope.link(route)).collect();
    let people: Vec<_> =
        entry.common.people.iter().filter_map(|id| catalog.find(&id.value)).collect();
    view.people = people.iter().map(|person| scope.link(*person)).collect();
    let mut related: Vec<_> =
        entry.common.related.iter().filter_map(|id| catalog.find(&id.value)).collect();
    related.extend(same_region(scope, at, RELATED.saturating_sub(related.len())));
    let mut seen = std::collections::BTreeSet::from([at]);
    related.retain(|entry| seen.insert(*entry));
    view.related = scope.cards(related.iter().copied().take(RELATED))?;
    let shown = |entry: &EntryRef| related.contains(entry) || people.contains(entry);
    let backlinks = others.into_iter().filter(|entry| !shown(entry));
    view.backlinks = backlinks.map(|entry| scope.noted_link(entry)).collect();
    Ok(())
}

/// Returns entries of the same kind from the same region, those that follow in the list first.
fn same_region(scope: &Scope, at: EntryRef, wanted: usize) -> Vec<EntryRef> {
    let entry = scope.get(at);
    let Some(region) = entry.regions.first().filter(|_| wanted > 0) else { return Vec::new() };
    let all = scope.renderer.catalog.in_region(*region, scope.locale);
    // The list is sorted by kind, so the entries of one kind are adjacent.
    let begin = all.partition_point(|other| scope.get(*other).id.kind < entry.id.kind);
    let end = all.partition_point(|other| scope.get(*other).id.kind <= entry.id.kind);
    let same = &all[begin..end];
    let here = same.iter().position(|other| *other == at).map_or(0, |here| here + 1);
    same[here..]
        .iter()
        .chain(&same[..here])
        .copied()
        .filter(|other| *other != at)
        .take(wanted)
        .collect()
}

/// Adds the parts that only pages of this kind have.
fn special<'e>(
    scope: &Scope<'e>,
    entry: &'e Entry,
    view: &mut EntryView<'e>,
) -> Result<(), ThemeError> {
    match &entry.facts {
        Facts::Monument(monument) if monument.is_lost() => {
            let year = monument
                .lost
                .map(|year| scope.words.fill("memorial.year", &[("year", &year.to_string())]));
            view.memorial = Some(Memorial { year });
        }
        Facts::Person(person) => {
            view.life = scope.life(person);
            view.works = scope.works(&entry.backlinks, &entry.id)?;
        }
        Facts::Archive(archive) => {
            view.reference = scope.reference(archive);
            view.scans = scope.scans(entry, archive);
        }
        Facts::Event(event) => {
            view.panel = Some(scope.panel(event));
            view.results = scope.results(event);
        }
        Facts::Project(project) => view.estimate = scope.estimate(project),
        Facts::Route(route) => {
            view.days = scope.days(route);
            view.advice = scope.advice(route);
            view.downloads = scope.downloads(entry);
            view.route_map_svg = scope.renderer.route_map(entry, scope.locale);
        }
        _ => {}
    }
    Ok(())
}
