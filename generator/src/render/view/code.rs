//! The page that a plate links to, in all languages at once, Kazakh first.

use domain::{Code, Locale};
use serde::Serialize;

use super::frame::{About, Frame};
use super::scope::{Near, Scope};
use super::site::ELSEWHERE;
use crate::address;
use crate::kinds::Facts;
use crate::render::Renderer;
use crate::render::theme::Shared;
use crate::resolve::{Entry, EntryRef};

/// The view of the page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e> {
    page: Frame<'e>,
    code: CodeView<'e>,
}

#[derive(Debug, Serialize)]
struct CodeView<'e> {
    address: String,
    versions: Vec<Version<'e>>,
}

#[derive(Debug, Serialize)]
struct Version<'e> {
    t: Shared,
    lang: &'static str,
    endonym: &'static str,
    title: &'e str,
    kind_label: String,
    place: Option<String>,
    period: Option<String>,
    memorial: Option<String>,
    note: Option<String>,
    text: &'e str,
    text_lang: &'static str,
    url: String,
    hours: Vec<String>,
    nearby: Vec<Near<'e>>,
}

/// The number of neighbours that fit the first round trip.
const NEARBY: usize = 4;

/// Builds the page of a code.
///
/// A plate contains the address in its printed form, `HTTPS://HOST/Q/XXXXX`: capitals make the
/// symbol smaller, and phones read scheme and host as small letters anyway. The canonical address
/// is the one that every static host serves, `https://host/Q/XXXXX/` for `Q/XXXXX/index.html`, as
/// for all other pages. Site maps leave it out: it only repeats the beginning of the entry's pages,
/// which are the ones that search engines should find.
pub(in crate::render) fn page<'e>(renderer: &'e Renderer, code: Code, at: EntryRef) -> Page<'e> {
    let entry = renderer.catalog.get(at);
    let scope = Scope::new(renderer, renderer.first());
    let about = About {
        title: entry.title(scope.locale).to_owned(),
        description: entry.text(scope.locale).1.summary.clone(),
        kind: "code",
        section: ELSEWHERE,
    };
    let mut page = Frame::new(&scope, about, |_| address::code(code));
    page.css_url = renderer.code_style_url();
    page.js_url = renderer.code_script_url();
    page.breadcrumbs.clear();
    let languages = &renderer.catalog.config.locales;
    let versions = languages.iter().map(|locale| version(renderer, entry, *locale)).collect();
    Page { page, code: CodeView { address: renderer.printed_address(code), versions } }
}

fn version<'e>(renderer: &'e Renderer, entry: &'e Entry, locale: Locale) -> Version<'e> {
    let scope = Scope::new(renderer, locale);
    let (text_lang, text) = entry.text(locale);
    let lead = text.body.lead.trim();
    let (hours, memorial) = match &entry.facts {
        Facts::Monument(monument) => (
            monument.hours.as_deref().map(|hours| scope.words.hours(hours)).unwrap_or_default(),
            monument.is_lost().then(|| scope.words.at("memorial.title")),
        ),
        _ => (Vec::new(), None),
    };
    Version {
        t: renderer.theme.shared_strings(locale),
        lang: locale.tag(),
        endonym: locale.endonym(),
        title: &text.title,
        kind_label: scope.kind_label(entry),
        place: scope.place(entry),
        period: entry.common.period.map(|period| scope.words.period(period)),
        memorial,
        note: None,
        text: if lead.is_empty() { &text.summary } else { lead },
        text_lang: text_lang.tag(),
        url: scope.url(entry),
        hours,
        nearby: entry.nearby.iter().take(NEARBY).map(|near| scope.near(near)).collect(),
    }
}
