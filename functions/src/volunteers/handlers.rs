//! The handlers of this function.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::volunteer::filter::Filter;
use pages::volunteers::list;

use super::public;
use crate::app::AppContext;
use crate::http::body::query;
use crate::http::{HTML, PathLocale, Problem, problem_page, public as answer};

/// GET …/volunteers/published: the public list, for programs.
pub(super) async fn published(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
) -> Response {
    let list = async {
        let list = public::published(&app).await?;
        serde_json::to_string(&list).map_err(|_| Problem::Unavailable)
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
