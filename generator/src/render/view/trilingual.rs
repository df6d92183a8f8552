//! Pages that speak all languages at once: the chooser, the page that is not there, redirects.

use domain::{Kind, Lang};
use serde::Serialize;

use super::frame::{About, Frame, site_name};
use super::scope::{Link, Scope};
use super::site::ELSEWHERE;
use crate::address;
use crate::render::Press;
use crate::render::theme::Shared;

/// The page at `/`.
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

/// The page where one chooses a language.
pub(in crate::render) fn chooser(press: &Press) -> ChooserPage<'_> {
    let languages = &press.catalog.config.languages;
    let mut page = frame(press, |_| "/".to_owned());
    page.alternates.clear();
    let by_language = Frame::new(&Scope::new(press, press.first()), about(press), address::home);
    page.alternates = by_language.alternates;
    let versions = languages.iter().map(|lang| Choice {
        url: address::home(*lang),
        lang: lang.tag(),
        endonym: lang.endonym(),
        tagline: tagline(press, *lang),
    });
    ChooserPage { page, chooser: Chooser { versions: versions.collect() } }
}

fn tagline(press: &Press, lang: Lang) -> String {
    let own = press.catalog.config.tagline.best(lang).map(|(_, text)| text.clone());
    own.unwrap_or_else(|| press.theme.strings(lang).get("site.tagline").to_owned())
}

fn about(press: &Press) -> About<'static> {
    About {
        title: site_name(press, press.first()),
        description: tagline(press, press.first()),
        kind: "chooser",
        section: ELSEWHERE,
    }
}

fn frame(press: &Press, address: impl Fn(Lang) -> String) -> Frame<'_> {
    Frame::new(&Scope::new(press, press.first()), about(press), address)
}

/// The page for addresses that are not there.
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

/// The page for addresses that are not there.
pub(in crate::render) fn not_found(press: &Press) -> NotFoundPage<'_> {
    let versions = press.catalog.config.languages.iter().map(|lang| {
        let scope = Scope::new(press, *lang);
        let regions = press.catalog.of_kind(Kind::Region, *lang);
        Version {
            t: press.theme.shared_strings(*lang),
            lang: lang.tag(),
            search_url: address::search(*lang),
            home_url: address::home(*lang),
            regions: regions.iter().map(|region| scope.link(*region)).collect(),
        }
    });
    let not_found = NotFound { versions: versions.collect() };
    NotFoundPage { page: frame(press, |_| "/404.html".to_owned()), not_found }
}

/// A page that sends readers of a former address on.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RedirectPage {
    lang: &'static str,
    to: String,
    canonical: String,
}

/// A page that sends readers of a former address on.
pub(in crate::render) fn redirect(press: &Press, to: &str, lang: Lang) -> RedirectPage {
    RedirectPage { lang: lang.tag(), to: to.to_owned(), canonical: press.absolute(to) }
}
