//! The handlers of this function.

use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::volunteer::draw::{self, Filter};

use super::{public, replies};
use crate::app::AppContext;
use crate::http::body::query;
use crate::http::{PathLang, html, json, problem_page};

/// GET …/volunteers/published: the public list, for programs.
pub(super) async fn published(State(app): State<AppContext>, PathLang(lang): PathLang) -> Response {
    match public::published(&app).await {
        Ok(published) => json(StatusCode::OK, &published),
        Err(problem) => problem.document(lang),
    }
}

/// GET …/volunteers/list: the public list, narrowed, for browsers without a script.
pub(super) async fn list(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    address: Uri,
) -> Response {
    let filter = Filter::from_pairs(&query(&address));
    match public::published(&app).await {
        Ok(published) => replies::list(&app, lang, &published.cards, &filter),
        Err(problem) => problem_page(&*app.pages, lang, &problem),
    }
}

/// GET …/volunteers/cards: the cards of this moment, for the list that a browser has.
pub(super) async fn cards(State(app): State<AppContext>, PathLang(lang): PathLang) -> Response {
    match public::published(&app).await {
        Ok(published) => {
            html(StatusCode::OK, draw::cards(&published.cards, &Filter::default(), lang))
        }
        Err(problem) => problem.document(lang),
    }
}
