//! The pages that need the functions: the list of volunteers, the questionnaire, the page that
//! leads volunteers to their own card, and the page template that the functions answer in.

use domain::form::Faults;
use domain::volunteer::filter::{Filter, by_place};
use domain::volunteer::list::Card;
use domain::{EntryId, Locale};
use pages::answer::{BODY, HEADING};
use pages::volunteers::list::{self as cards, Moment};
use pages::volunteers::signup;
use serde::Serialize;

use super::frame::{About, Frame};
use super::scope::{Link, Scope};
use super::site::{VOLUNTEERS, operator};
use crate::address;
use crate::render::Renderer;

/// The view of one of these pages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Page<'e, V> {
    page: Frame<'e>,
    volunteers: V,
}

/// The content of the page with the list.
#[derive(Debug, Serialize)]
pub(in crate::render) struct List {
    join_url: String,
    own_url: String,
    list_html: String,
    /// The sentence about the files, if the functions have published a list.
    day: Option<String>,
    json_url: &'static str,
    csv_url: &'static str,
}

/// Builds the page with the list.
pub(in crate::render) fn list(renderer: &Renderer, locale: Locale) -> Page<'_, List> {
    let scope = Scope::new(renderer, locale);
    let volunteers = &renderer.catalog.volunteers;
    let mut all: Vec<&Card> = volunteers.cards.iter().collect();
    all.sort_by_cached_key(|card| by_place(card));
    let filter = Filter::default();
    let view = List {
        join_url: address::join(locale),
        own_url: address::own(locale),
        list_html: cards::render(locale, &filter.page_of(&all), &filter, Moment::Built).0,
        day: volunteers
            .day()
            .map(|day| scope.words.fill("volunteers.day", &[("date", &scope.words.date(day))])),
        json_url: address::VOLUNTEERS_JSON,
        csv_url: address::VOLUNTEERS_CSV,
    };
    Page { page: frame(&scope, "volunteers", address::volunteers), volunteers: view }
}

/// The page about personal data, which a site may lack.
const PRIVACY: &str = "page/privacy";

/// The content of a page with a form.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Form<'e> {
    form_html: String,
    own_url: String,
    /// The sentence that names the operator.
    operator: Option<String>,
    /// The link to the page about personal data, if the site has it.
    privacy: Option<Link<'e>>,
}

/// Builds the page with the questionnaire.
pub(in crate::render) fn join(renderer: &Renderer, locale: Locale) -> Page<'_, Form<'_>> {
    let scope = Scope::new(renderer, locale);
    let form = signup::questionnaire(locale, &[], &Faults::new());
    let privacy: Option<EntryId> = PRIVACY.parse().ok();
    let privacy = privacy.and_then(|id| renderer.catalog.find(&id));
    let view = Form {
        form_html: form.0,
        own_url: address::own(locale),
        operator: operator(&scope, "volunteers.join.operator"),
        privacy: privacy.map(|entry| scope.link(entry)),
    };
    Page { page: below(&scope, "volunteers.join", address::join), volunteers: view }
}

/// The content of the page that leads volunteers to their own card.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Own {
    action: String,
    recovery_url: String,
    join_url: String,
}

/// Builds the page that leads volunteers to their own card.
pub(in crate::render) fn own(renderer: &Renderer, locale: Locale) -> Page<'_, Own> {
    let scope = Scope::new(renderer, locale);
    let action = domain::address::own_card(locale);
    let mut page = below(&scope, "volunteers.own", address::own);
    page.noindex = true;
    let (recovery_url, join_url) = (domain::address::recovery(locale), address::join(locale));
    Page { page, volunteers: Own { action, recovery_url, join_url } }
}

/// The placeholders for an answer of the functions.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Answer {
    heading: &'static str,
    body: &'static str,
}

/// Builds the page template that the functions answer in; other languages link to the functions, which
/// know from the address of the answer where the same is in that language.
pub(in crate::render) fn answer(renderer: &Renderer, locale: Locale) -> Page<'_, Answer> {
    let scope = Scope::new(renderer, locale);
    let mut page = frame(&scope, "volunteers", address::volunteers);
    page.breadcrumbs.pop();
    page.crumb(Some(Link::new(address::volunteers(locale), page.title.clone())));
    page.head_title = format!("{HEADING} — {}", renderer.site_name(locale));
    page.title = HEADING.to_owned();
    (page.noindex, page.og) = (true, None);
    for (alternate, locale) in page.alternates.iter_mut().zip(&renderer.catalog.config.locales) {
        alternate.url = domain::address::switch(*locale);
    }
    Page { page, volunteers: Answer { heading: HEADING, body: BODY } }
}

/// Creates the frame of a page whose `title` and `description` are strings below `key`.
fn frame<'e>(scope: &Scope<'e>, key: &str, address: impl Fn(Locale) -> String) -> Frame<'e> {
    let about = About {
        title: scope.words.at(&format!("{key}.title")),
        description: scope.words.at(&format!("{key}.description")),
        kind: "volunteers",
        section: VOLUNTEERS,
    };
    let mut page = Frame::new(scope, about, address);
    page.crumb_here(page.title.clone());
    page
}

/// Creates the frame of a page below the list.
fn below<'e>(scope: &Scope<'e>, key: &str, address: impl Fn(Locale) -> String) -> Frame<'e> {
    let mut page = frame(scope, key, address);
    let here = page.breadcrumbs.pop();
    let list = Link::new(address::volunteers(scope.locale), scope.words.at("volunteers.title"));
    page.crumb(Some(list));
    page.breadcrumbs.extend(here);
    page
}
