//! HTTP around the functions: what a request must be before a function sees it, and what answers
//! look like. The same on AWS, in `tugan serve` and on a server of one's own.

pub mod body;
pub mod client;
pub mod guard;
mod messages;
mod path_lang;
pub mod problem;
pub mod record;

use std::time::{Duration, UNIX_EPOCH};

use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use domain::Locale;
use pages::{Page, answer};

pub(crate) use path_lang::PathLang;
pub use problem::Problem;

use crate::app::AppContext;

/// An answer in HTML.
pub(crate) fn html(status: StatusCode, page: String) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// An answer in the frame of the site.
pub(crate) fn page(app: &AppContext, locale: Locale, status: StatusCode, page: &Page) -> Response {
    html(status, answer::fill(app.pages.page(locale), locale, page))
}

/// A problem as a page of the site.
pub(crate) fn problem_page(app: &AppContext, locale: Locale, problem: &Problem) -> Response {
    let shown = pages::problem::page(locale, &problem.title(locale));
    let mut response = page(app, locale, problem.status(), &shown);
    problem.finish(&mut response);
    response
}

/// A moment in seconds since 1970, as a reader's language writes it.
pub(crate) fn moment(seconds: u64, locale: Locale) -> String {
    eds::words::moment(UNIX_EPOCH + Duration::from_secs(seconds), problem::language(locale))
}

/// An answer in JSON.
pub(crate) fn json(status: StatusCode, document: &impl serde::Serialize) -> Response {
    match serde_json::to_string(document) {
        Ok(body) => (status, [(CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What a page of an answer may load, and where it may send: from this site, to this site, and to
/// the signing program on its reader's own machine.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
     connect-src 'self' wss://127.0.0.1:13579; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// A function with what goes around all of them.
pub(crate) fn around(app: &AppContext, routes: Router) -> Router {
    routes.layer(map_response(finish)).layer(from_fn_with_state(app.clone(), record::note))
}

/// The last touch to every answer: none of them is kept by anybody, shown in a foreign frame or
/// told to the next site.
async fn finish(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
