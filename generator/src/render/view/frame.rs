//! The data that the layout of every page needs: head, breadcrumbs, languages.

use domain::{Kind, Locale};
use serde::Serialize;

use super::scope::{Link, Scope};
use super::site::section;
use crate::address;
use crate::kinds::{self, ListForm};
use crate::read::media::Shape;
use crate::render::Renderer;
use crate::render::jsonld::Step;
use crate::render::pictures::{self, Copy};
use crate::resolve::Entry;

/// A version of the page in a language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Alternate {
    lang: &'static str,
    pub(super) url: String,
    absolute_url: String,
    endonym: &'static str,
    current: bool,
    missing: bool,
}

/// The Open Graph data of a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OpenGraph {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    locale: &'static str,
    other_locales: Vec<&'static str>,
    image: Option<OpenGraphImage>,
}

/// The picture that messengers show with a shared link.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OpenGraphImage {
    url: String,
    width: u32,
    height: u32,
    alt: String,
}

/// The data of the layout of a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Frame<'e> {
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
    pub(super) title: String,
    pub(super) head_title: String,
    pub(super) description: String,
    pub(super) noindex: bool,
    pub(super) canonical: String,
    pub(super) alternates: Vec<Alternate>,
    pub(super) default_url: Option<String>,
    pub(super) prev_url: Option<String>,
    pub(super) next_url: Option<String>,
    pub(super) css_url: String,
    pub(super) js_url: Option<String>,
    pub(super) root_url: &'static str,
    pub(super) feeds: Vec<Link<'e>>,
    pub(super) og: Option<OpenGraph>,
    pub(super) json_ld: Option<String>,
    pub(super) kind: &'e str,
    pub(super) section: &'static str,
    pub(super) breadcrumbs: Vec<Link<'e>>,
}

/// The values that differ from page to page.
pub(super) struct About<'a> {
    /// The title.
    pub(super) title: String,
    /// The description, in one sentence.
    pub(super) description: String,
    /// The type of page, for styles.
    pub(super) kind: &'a str,
    /// The section of the site it belongs to.
    pub(super) section: &'static str,
}

impl<'e> Frame<'e> {
    /// Creates the frame of a page that exists at `address(locale)` in every language of the site.
    pub(super) fn new(
        scope: &Scope<'e>,
        about: About<'e>,
        address: impl Fn(Locale) -> String,
    ) -> Frame<'e> {
        let Scope { renderer, locale, .. } = *scope;
        let languages = &renderer.catalog.config.locales;
        let alternates =
            languages.iter().map(|l| alternate(renderer, *l, locale, address(*l))).collect();
        let site = site_name(renderer, locale);
        let head_title = match about.title == site {
            true => site.clone(),
            false => format!("{} — {site}", about.title),
        };
        let feed =
            Link::new(address::feed(locale), format!("{site}: {}", scope.words.get("news.feed")));
        Frame {
            lang: locale.tag(),
            dir: locale.direction().dir(),
            head_title,
            noindex: false,
            canonical: renderer.absolute(&address(locale)),
            alternates,
            default_url: languages.first().map(|l| renderer.absolute(&address(*l))),
            prev_url: None,
            next_url: None,
            css_url: renderer.style_sheet_url(),
            js_url: renderer.script_url(),
            root_url: address::ROOT,
            feeds: vec![feed],
            og: Some(OpenGraph {
                kind: "website",
                title: about.title.clone(),
                locale: locale.open_graph(),
                other_locales: languages
                    .iter()
                    .filter(|l| **l != locale)
                    .map(|l| l.open_graph())
                    .collect(),
                image: renderer.theme.social_picture().map(|Shape { width, height }| {
                    let url = renderer.absolute(address::SOCIAL_PICTURE);
                    OpenGraphImage { url, width, height, alt: site.clone() }
                }),
            }),
            json_ld: None,
            title: about.title,
            description: about.description,
            kind: about.kind,
            section: about.section,
            breadcrumbs: vec![Link::new(address::home(locale), scope.words.at("nav.home"))],
        }
    }

    /// Creates the frame of an entry's page; missing languages are marked, and a page that only
    /// repeats another language is hidden from search engines.
    pub(super) fn of_entry(scope: &Scope<'e>, entry: &'e Entry) -> Frame<'e> {
        let renderer = scope.renderer;
        let (_, text) = entry.text(scope.locale);
        let about = About {
            title: text.title.clone(),
            description: text.summary.clone(),
            kind: entry.id.kind.name(),
            section: section(scope.renderer, entry.id.kind),
        };
        let mut frame = Frame::new(scope, about, |locale| address::entry(locale, &entry.id));
        for (alternate, locale) in
            frame.alternates.iter_mut().zip(&scope.renderer.catalog.config.locales)
        {
            alternate.missing = entry.texts.get(*locale).is_none();
        }
        frame.noindex = entry.texts.get(scope.locale).is_none();
        if let Some(og) = &mut frame.og {
            og.kind = if matches!(entry.id.kind, Kind::Region) { "website" } else { "article" };
            if let Some((image, copies)) = pictures::first(entry) {
                let Copy { url, width, height } = copies.full().clone();
                let alt = pictures::alt(entry, &image.file, scope.locale).to_owned();
                og.image =
                    Some(OpenGraphImage { url: renderer.absolute(&url), width, height, alt });
            }
        }
        frame.crumb(scope.kind_link(entry.id.kind));
        if let Some(region) = entry.regions.first().filter(|_| entry.is_sight()) {
            frame.crumb(Some(scope.region_link(*region)));
        }
        frame.crumb_here(text.title.clone());
        frame
    }

    /// Adds a step to the breadcrumb trail.
    pub(super) fn crumb(&mut self, link: Option<Link<'e>>) {
        self.breadcrumbs.extend(link.filter(|link| !link.url.is_empty()));
    }

    /// Returns the breadcrumb trail for structured data.
    pub(super) fn trail(&self) -> Vec<Step<'_>> {
        self.breadcrumbs.iter().map(|link| Step { name: &link.title, url: &link.url }).collect()
    }

    /// Ends the breadcrumb trail with the page itself.
    pub(super) fn crumb_here(&mut self, title: String) {
        self.breadcrumbs.push(Link::new(String::new(), title));
    }
}

impl<'e> Scope<'e> {
    /// Creates a link to the list of a kind.
    pub(super) fn kind_link(&self, kind: Kind) -> Option<Link<'e>> {
        if kinds::spec(kind).list == ListForm::Absent {
            return None;
        }
        let url = address::list(self.locale, address::List::Kind(kind), 1);
        Some(Link::new(url, self.words.at(&format!("kind.{kind}.many"))))
    }
}

fn alternate(renderer: &Renderer, locale: Locale, current: Locale, url: String) -> Alternate {
    Alternate {
        lang: locale.tag(),
        absolute_url: renderer.absolute(&url),
        url,
        endonym: locale.endonym(),
        current: locale == current,
        missing: false,
    }
}

/// Returns the site's name in a language.
pub(super) fn site_name(renderer: &Renderer, locale: Locale) -> String {
    renderer.site_name(locale)
}
