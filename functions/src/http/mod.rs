//! HTTP around the functions: what a request must be before a function sees it, and what answers
//! look like. The same on AWS, in `tugan serve` and on a server of one's own.

pub mod body;
pub mod client;
pub mod guard;
mod messages;
mod path_lang;
pub mod problem;

use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use domain::Lang;
use domain::form::{Words, words};
use domain::text::escape;

pub(crate) use path_lang::PathLang;
pub use problem::Problem;

use crate::app::AppContext;
use crate::pages::{Pages, fill};
use crate::request_log;

/// An answer in HTML.
pub(crate) fn html(status: StatusCode, page: String) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// An answer as a page of the site, with a heading and a body in HTML.
pub(crate) fn page(
    pages: &dyn Pages,
    lang: Lang,
    status: StatusCode,
    heading: Words,
    body: &str,
) -> Response {
    html(status, fill(pages, lang, heading.get(lang), body))
}

/// What went wrong, as a page of the site.
pub(crate) fn problem_page(pages: &dyn Pages, lang: Lang, problem: &Problem) -> Response {
    let body = format!("<p role=\"alert\">{}</p>\n", escape(&problem.title(lang)));
    let mut response = page(pages, lang, problem.status(), FAILED, &body);
    problem.finish(&mut response);
    response
}

const FAILED: Words = words("Болмады", "Не получилось", "That did not work");

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
    routes.layer(map_response(finish)).layer(from_fn_with_state(app.clone(), request_log::note))
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
