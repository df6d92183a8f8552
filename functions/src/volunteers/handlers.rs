//! The handlers of this function.

use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::volunteer::filter::Filter;
use pages::volunteers::list;

use super::{public, replies};
use crate::app::AppContext;
use crate::http::body::query;
use crate::http::{PathLocale, html, json, problem_page};

/// GET …/volunteers/published: the public list, for programs.
pub(super) async fn published(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
) -> Response {
    match public::published(&app).await {
        Ok(published) => json(StatusCode::OK, &published),
        Err(problem) => problem.document(locale),
    }
}

/// GET …/volunteers/list: the public list, narrowed, for browsers without a script.
pub(super) async fn list(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    address: Uri,
) -> Response {
    let filter = Filter::from_pairs(&query(&address));
    match public::published(&app).await {
        Ok(published) => replies::list(&app, locale, &published.cards, &filter),
        Err(problem) => problem_page(&*app.pages, locale, &problem),
    }
}

/// GET …/volunteers/cards: the cards of this moment, for the list that a browser has.
pub(super) async fn cards(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
) -> Response {
    match public::published(&app).await {
        Ok(published) => {
            html(StatusCode::OK, list::cards(locale, &published.cards, &Filter::default()).0)
        }
        Err(problem) => problem.document(locale),
    }
}
