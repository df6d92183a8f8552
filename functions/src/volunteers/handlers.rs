//! The handlers of this function.

use axum::extract::State;
use axum::http::header::{LOCATION, REFERER};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::volunteer::filter::Filter;
use domain::{Locale, address};
use pages::volunteers::list;

use super::public;
use crate::app::AppContext;
use crate::http::body::query;
use crate::http::{HTML, PathLocale, Problem, problem_page, public as answer};

/// GET …/volunteers/switch: the page that a browser comes from, in the locale of this address. The
/// address of an answer to a form leads on to the page of the form.
pub(super) async fn switch(PathLocale(locale): PathLocale, headers: HeaderMap) -> Response {
    let seen = headers.get(REFERER).and_then(|from| from.to_str().ok());
    let to = seen.and_then(|seen| in_locale(seen, locale));
    let to = to.unwrap_or_else(|| address::volunteers(locale));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

/// The address of an answer of these functions, or of a page of the site, in another locale.
fn in_locale(seen: &str, locale: Locale) -> Option<String> {
    let seen: Uri = seen.parse().ok()?;
    let path = seen.path_and_query()?.as_str();
    let (below, rest) = match path.strip_prefix("/api/") {
        Some(rest) => ("/api/", rest),
        None => ("/", path.strip_prefix('/')?),
    };
    let (former, rest) = rest.split_once('/')?;
    let known = former.parse::<Locale>().is_ok() && rest != "volunteers/switch";
    known.then(|| format!("{below}{locale}/{rest}"))
}

/// GET …/volunteers/published: the public list, for programs.
pub(super) async fn published(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
) -> Response {
    let list = async {
        let list = public::published(&app).await?;
        serde_json::to_string(&list).map_err(Problem::unavailable)
    };
    match list.await {
        Ok(list) => answer(&headers, "application/json", list),
        Err(problem) => problem.document(locale),
    }
}

/// GET …/volunteers/list: a page of the public list, narrowed, for browsers without a script.
pub(super) async fn list(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    let filter = Filter::from_pairs(&query(&address));
    match public::shared(&app).await {
        Ok(list) => {
            let page = list::page(locale, &filter.page_of(&list.cards()), &filter);
            answer(&headers, HTML, pages::answer::fill(app.pages.page(locale), locale, &page))
        }
        Err(problem) => problem_page(&*app.pages, locale, &problem),
    }
}

/// GET …/volunteers/cards: a page of the cards of this moment, narrowed, for a browser that has the
/// rest.
pub(super) async fn cards(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    let filter = Filter::from_pairs(&query(&address));
    match public::shared(&app).await {
        Ok(list) => {
            let page = filter.page_of(&list.cards());
            answer(&headers, HTML, list::cards(locale, &page, &filter).0)
        }
        Err(problem) => problem.document(locale),
    }
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn an_answer_is_found_in_another_locale_on_this_site_only() {
        let to = |seen: &str| in_locale(seen, Lang::Ru.into());
        let card = to("https://site.example/api/kk/reveals?record=a1");
        assert_eq!(card.as_deref(), Some("/api/ru/reveals?record=a1"));
        assert_eq!(
            to("http://machine:8000/api/en/volunteers").as_deref(),
            Some("/api/ru/volunteers")
        );
        let form = to("https://site.example/kk/volunteers/join/");
        assert_eq!(form.as_deref(), Some("/ru/volunteers/join/"), "after a script named it so");
        for other in [
            "",
            "https://evil.example/",
            "https://evil.example//kk/x",
            "https://site.example/api/xx/reveals",
            "https://site.example/api/kk",
            "https://site.example/api/kk/volunteers/switch",
        ] {
            assert_eq!(to(other), None, "{other}");
        }
    }
}
