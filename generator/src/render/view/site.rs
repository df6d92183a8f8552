//! The data that all pages of a language share: name, sections, footer.

use std::collections::BTreeMap;

use domain::{Kind, Locale};
use serde::Serialize;

use super::scope::{Link, Scope};
use crate::address;
use crate::kinds::{self, Menu};
use crate::render::Renderer;
use crate::render::theme::{Shared, ThemeError};

/// A section in the top bar.
#[derive(Debug, Serialize)]
struct NavLink {
    url: String,
    title: String,
    section: &'static str,
}

/// A column of links in the footer.
#[derive(Debug, Serialize)]
struct Column<'e> {
    title: String,
    links: Vec<Link<'e>>,
}

#[derive(Debug, Serialize)]
struct Footer<'e> {
    columns: Vec<Column<'e>>,
    licence: String,
    operator: Option<String>,
    map_credit: Option<String>,
    version: String,
}

/// The data that all pages of a language share.
#[derive(Debug, Serialize)]
struct Site<'e> {
    name: String,
    tagline: String,
    icon_url: &'static str,
    manifest_url: String,
    home_url: String,
    search_url: String,
    regions_url: String,
    /// Whether the copy only shows how the portal works.
    demonstration: bool,
    nav: Vec<NavLink>,
    footer: Footer<'e>,
    /// The rendered bar of each section.
    bars: BTreeMap<&'static str, String>,
    /// The rendered footer.
    foot: String,
}

/// Returns the sections of the bar, in their order; those without entries are left out.
fn sections() -> Vec<Kind> {
    kinds::in_order(|spec| match spec.menu {
        Menu::Bar(place) => Some(place),
        Menu::Foot(_) | Menu::Nowhere => None,
    })
}

/// Returns the kinds that the footer links to, in their order.
fn explored() -> Vec<Kind> {
    kinds::in_order(|spec| match spec.menu {
        Menu::Foot(place) => Some(place),
        Menu::Bar(_) | Menu::Nowhere => None,
    })
}

/// Gathers the data that all pages of a language share.
fn site<'e>(renderer: &'e Renderer, locale: Locale) -> Site<'e> {
    let scope = Scope::new(renderer, locale);
    let config = &renderer.catalog.config;
    let tagline = config.tagline.best(locale).map(|(_, text)| text.clone());
    let used = |kind: &Kind| !renderer.catalog.of_kind(*kind, locale).is_empty();
    let nav = sections().into_iter().filter(used).map(|kind| NavLink {
        url: address::list(locale, address::List::Kind(kind), 1),
        title: scope.words.at(&format!("kind.{kind}.many")),
        section: kind.name(),
    });
    let counter = config.functions.then(|| NavLink {
        url: address::volunteers(locale),
        title: scope.words.at("volunteers.title"),
        section: VOLUNTEERS,
    });
    Site {
        name: renderer.site_name(locale),
        tagline: tagline.unwrap_or_else(|| scope.words.at("site.tagline")),
        icon_url: address::ICON,
        manifest_url: address::manifest(locale),
        home_url: address::home(locale),
        search_url: address::search(locale),
        regions_url: address::list(locale, address::List::Kind(Kind::Region), 1),
        demonstration: config.operator.demonstration,
        nav: nav.chain(counter).collect(),
        footer: footer(&scope),
        bars: BTreeMap::new(),
        foot: String::new(),
    }
}

/// Renders the parts that are the same on all pages, once.
pub(in crate::render) fn finish(renderer: &Renderer, locale: Locale) -> Result<Shared, ThemeError> {
    let mut site = site(renderer, locale);
    let part = |name: &str, section: &str| {
        renderer.theme.part(name, locale, &Part { section, site: &site })
    };
    let sections = site.nav.iter().map(|link| link.section).chain([HOME, ELSEWHERE]);
    let bars = sections.map(|section| Ok((section, part("bar", section)?)));
    let bars: BTreeMap<_, _> = bars.collect::<Result<_, ThemeError>>()?;
    let foot = part("foot", ELSEWHERE)?;
    (site.bars, site.foot) = (bars, foot);
    Ok(Shared::new(&site))
}

/// The data that the template of a shared part sees.
#[derive(Serialize)]
struct Part<'a> {
    section: &'a str,
    site: &'a Site<'a>,
}

/// The section of the home page.
pub(super) const HOME: &str = "home";
/// The section of the pages about volunteers, which need the functions.
pub(super) const VOLUNTEERS: &str = "volunteers";
/// The section of pages outside all sections of the bar.
pub(super) const ELSEWHERE: &str = "elsewhere";

/// Returns the section of the bar that a page of a kind belongs to.
pub(super) fn section(renderer: &Renderer, kind: Kind) -> &'static str {
    let in_bar = matches!(kinds::spec(kind).menu, Menu::Bar(_));
    let listed = in_bar && !renderer.catalog.of_kind(kind, renderer.first()).is_empty();
    if listed { kind.name() } else { ELSEWHERE }
}

fn footer<'e>(scope: &Scope<'e>) -> Footer<'e> {
    let Scope { renderer, locale, words } = *scope;
    let catalog = &renderer.catalog;
    let pages = catalog.of_kind(Kind::Page, locale).iter().map(|page| scope.link(*page));
    let used = |kind: &Kind| !catalog.of_kind(*kind, locale).is_empty();
    let mut explore: Vec<Link> =
        explored().into_iter().filter(used).filter_map(|kind| scope.kind_link(kind)).collect();
    explore.push(Link::new(address::terms(locale), words.at("entry.tags")));
    explore.push(Link::new(address::search(locale), words.at("search.title")));
    let mut portal: Vec<Link> = pages.collect();
    if catalog.config.functions {
        let link = |url, key: &str| Link::new(url, words.at(key));
        portal.push(link(address::volunteers(locale), "volunteers.title"));
        portal.push(link(address::join(locale), "volunteers.join.title"));
        portal.push(link(address::own(locale), "volunteers.own.title"));
    }
    let follow = vec![Link::new(address::feed(locale), words.at("news.subscribe"))];
    let version = words.fill(
        "footer.version",
        &[("version", env!("CARGO_PKG_VERSION")), ("date", &words.date(catalog.config.today))],
    );
    let licence =
        "<a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>";
    Footer {
        columns: vec![
            Column { title: words.at("footer.explore"), links: explore },
            Column { title: words.at("footer.portal"), links: portal },
            Column { title: words.at("footer.follow"), links: follow },
        ],
        licence: words.fill("footer.licence", &[("licence", licence)]),
        operator: operator(scope, "footer.operator"),
        map_credit: renderer
            .map_credit(locale)
            .map(|credit| words.fill("footer.map_credit", &[("credit", credit)])),
        version,
    }
}

/// Names the operator in a sentence: name, BIN and addresses, as far as the settings have them.
pub(super) fn operator(scope: &Scope, sentence: &str) -> Option<String> {
    let Scope { renderer, locale, words } = *scope;
    let operator = &renderer.catalog.config.operator;
    let Some((_, name)) = operator.name.best(locale) else {
        return operator.demonstration.then(|| words.at("demonstration.operator"));
    };
    let bin = operator.bin.as_ref().map(|bin| words.fill("footer.bin", &[("bin", bin)]));
    let address = operator.address.best(locale).map(|(_, address)| address.clone());
    let parts = [Some(name.clone()), bin, address, operator.email.clone()];
    let operator = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    Some(words.fill(sentence, &[("operator", &operator)]))
}
