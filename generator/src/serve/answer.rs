//! Answers requests with files of the current site.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::{Lang, Locale};

use super::address::Target;
use super::current::{CurrentSite, ServedSite};
use super::error_page::ErrorPage;
use super::media::content_type;
use super::reply::{ServedFile, reply};
use super::revision::Revision;

/// The page for unknown addresses.
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
    let Some(served) = state.site else {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let page = state.error.map(|error| error.page(locale, state.revision));
        let page = ServedFile::new(page.unwrap_or_default().into_bytes(), content_type(NOT_FOUND));
        return reply(&page, status, &method, &asked);
    };
    let (file, status) = match served.target(uri.path()) {
        Target::File(file) => (file, StatusCode::OK),
        Target::NotFound => (NOT_FOUND.to_owned(), StatusCode::NOT_FOUND),
        Target::Redirect(path) => return redirect(&path, uri.query()),
    };
    match page(served, file, state.revision, locale).await {
        Ok(page) => reply(&page, status, &method, &asked),
        Err(page) => reply(&page, StatusCode::INTERNAL_SERVER_ERROR, &method, &asked),
    }
}

/// The language of an address, for error pages.
fn language(path: &str) -> Locale {
    path.split('/').nth(1).and_then(|segment| segment.parse().ok()).unwrap_or(Locale::of(Lang::Kk))
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    let to = query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    match HeaderValue::try_from(to) {
        Ok(to) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Returns the page of a file, rendered now if this is its first request; a page about the failure
/// if it cannot be rendered.
async fn page(
    served: Arc<ServedSite>,
    file: String,
    revision: Revision,
    locale: Locale,
) -> Result<ServedFile, ServedFile> {
    if let Some(page) = served.ready(&file) {
        return Ok(page);
    }
    let rendered = tokio::task::spawn_blocking(move || served.render(&file)).await;
    let failed = |error: ErrorPage| {
        ServedFile::new(error.page(locale, revision).into_bytes(), content_type(NOT_FOUND))
    };
    match rendered {
        Ok(Some(Ok(page))) => Ok(page),
        Ok(Some(Err(error))) => Err(failed(ErrorPage::failure(&error))),
        Ok(None) => Err(ServedFile::new(Vec::new(), content_type(NOT_FOUND))),
        Err(panic) => Err(failed(ErrorPage::failure(&panic))),
    }
}
