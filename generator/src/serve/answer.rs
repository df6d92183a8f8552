//! From a request to a file of the edition on the shelf.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::{Lang, Locale};

use super::address::Target;
use super::current::{CurrentSite, Printed, Stamp};
use super::error_page::Trouble;
use super::media::content_type;
use super::reply::{Page, reply};

/// The page for addresses that lead nowhere.
const NOT_FOUND: &str = "404.html";

/// Answers a request for anything on the site.
pub(super) async fn answer(
    State(current): State<Arc<CurrentSite>>,
    method: Method,
    uri: Uri,
    asked: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let allowed = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
        return (StatusCode::METHOD_NOT_ALLOWED, allowed).into_response();
    }
    let state = current.now();
    let locale = language(uri.path());
    let Some(printed) = state.site else {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let page = state.trouble.map(|trouble| trouble.page(locale, state.stamp));
        let page = Page::new(page.unwrap_or_default().into_bytes(), content_type(NOT_FOUND));
        return reply(&page, status, &method, &asked);
    };
    let (file, status) = match printed.target(uri.path()) {
        Target::File(file) => (file, StatusCode::OK),
        Target::Nowhere => (NOT_FOUND.to_owned(), StatusCode::NOT_FOUND),
        Target::Elsewhere(path) => return elsewhere(&path, uri.query()),
    };
    match page(printed, file, state.stamp, locale).await {
        Ok(page) => reply(&page, status, &method, &asked),
        Err(page) => reply(&page, StatusCode::INTERNAL_SERVER_ERROR, &method, &asked),
    }
}

/// The language of an address, for pages that the server makes itself.
fn language(path: &str) -> Locale {
    path.split('/').nth(1).and_then(|segment| segment.parse().ok()).unwrap_or(Locale::of(Lang::Kk))
}

fn elsewhere(path: &str, query: Option<&str>) -> Response {
    let to = query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    match HeaderValue::try_from(to) {
        Ok(to) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page of a file, made now if nobody asked for it before; a page about the failure if it
/// cannot be made.
async fn page(
    printed: Arc<Printed>,
    file: String,
    stamp: Stamp,
    locale: Locale,
) -> Result<Page, Page> {
    if let Some(page) = printed.ready(&file) {
        return Ok(page);
    }
    let made = tokio::task::spawn_blocking(move || printed.make(&file)).await;
    let failed = |trouble: Trouble| {
        Page::new(trouble.page(locale, stamp).into_bytes(), content_type(NOT_FOUND))
    };
    match made {
        Ok(Some(Ok(page))) => Ok(page),
        Ok(Some(Err(error))) => Err(failed(Trouble::failure(&error))),
        Ok(None) => Err(Page::new(Vec::new(), content_type(NOT_FOUND))),
        Err(panic) => Err(failed(Trouble::failure(&panic))),
    }
}
