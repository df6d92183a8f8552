//! The forms that answers come in: JSON, HTML, a page of the site.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::Lang;
use domain::form::{Words, words};
use domain::text::escape;

use super::problem::Problem;
use crate::pages::{Pages, fill};

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
