//! Pages in all languages at once: the language chooser, the page for addresses that do not exist,
//! redirects.

use domain::{Kind, Locale};
use serde::Serialize;

use super::frame::{About, Frame, site_name};
use super::scope::{Link, Scope};
use super::site::ELSEWHERE;
use crate::address;
use crate::render::Renderer;
use crate::render::theme::Shared;

/// The view of the page at `/`.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChooserPage<'e> {
    page: Frame<'e>,
    chooser: Chooser,
}

#[derive(Debug, Serialize)]
struct Chooser {
    versions: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    url: String,
    lang: &'static str,
    endonym: &'static str,
    tagline: String,
}

/// Builds the page where readers choose a language.
pub(in crate::render) fn chooser(renderer: &Renderer) -> ChooserPage<'_> {
    let languages = &renderer.catalog.config.locales;
    let mut page = frame(renderer, |_| address::ROOT.to_owned());
    page.alternates.clear();
    let by_language =
        Frame::new(&Scope::new(renderer, renderer.first()), about(renderer), address::home);
    page.alternates = by_language.alternates;
    let versions = languages.iter().map(|locale| Choice {
        url: address::home(*locale),
        lang: locale.tag(),
        endonym: locale.endonym(),
        tagline: tagline(renderer, *locale),
    });
    ChooserPage { page, chooser: Chooser { versions: versions.collect() } }
}

fn tagline(renderer: &Renderer, locale: Locale) -> String {
    let own = renderer.catalog.config.tagline.best(locale).map(|(_, text)| text.clone());
    own.unwrap_or_else(|| renderer.theme.strings(locale).get("site.tagline").to_owned())
}

fn about(renderer: &Renderer) -> About<'static> {
    About {
        title: site_name(renderer, renderer.first()),
        description: tagline(renderer, renderer.first()),
        kind: "chooser",
        section: ELSEWHERE,
    }
}

fn frame(renderer: &Renderer, address: impl Fn(Locale) -> String) -> Frame<'_> {
    Frame::new(&Scope::new(renderer, renderer.first()), about(renderer), address)
}

/// The view of the pages for addresses that do not exist and for when the functions do not answer.
#[derive(Debug, Serialize)]
pub(in crate::render) struct NotFoundPage<'e> {
    page: Frame<'e>,
    not_found: NotFound<'e>,
}

#[derive(Debug, Serialize)]
struct NotFound<'e> {
    versions: Vec<Version<'e>>,
}

#[derive(Debug, Serialize)]
struct Version<'e> {
    t: Shared,
    lang: &'static str,
    search_url: String,
    home_url: String,
    regions: Vec<Link<'e>>,
}

/// Builds the page for addresses that do not exist.
pub(in crate::render) fn not_found(renderer: &Renderer) -> NotFoundPage<'_> {
    versions(renderer, address::NOT_FOUND)
}

/// Builds the page for when the functions do not answer.
pub(in crate::render) fn error(renderer: &Renderer) -> NotFoundPage<'_> {
    versions(renderer, address::ERROR)
}

fn versions<'e>(renderer: &'e Renderer, address: &str) -> NotFoundPage<'e> {
    let versions = renderer.catalog.config.locales.iter().map(|locale| {
        let scope = Scope::new(renderer, *locale);
        let regions = renderer.catalog.of_kind(Kind::Region, *locale);
        Version {
            t: renderer.theme.shared_strings(*locale),
            lang: locale.tag(),
            search_url: address::search(*locale),
            home_url: address::home(*locale),
            regions: regions.iter().map(|region| scope.link(*region)).collect(),
        }
    });
    let not_found = NotFound { versions: versions.collect() };
    NotFoundPage { page: frame(renderer, |_| address.to_owned()), not_found }
}

/// The view of a page that redirects from a former address.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RedirectPage {
    lang: &'static str,
    to: String,
    canonical: String,
}

/// Builds a page that redirects from a former address.
pub(in crate::render) fn redirect(renderer: &Renderer, to: &str, locale: Locale) -> RedirectPage {
    RedirectPage { lang: locale.tag(), to: to.to_owned(), canonical: renderer.absolute(to) }
}
