//! The forms that answers come in: JSON, HTML, a page of the site.

use std::time::{Duration, UNIX_EPOCH};

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::Locale;
use pages::{Page, answer};

use super::problem::{Problem, language};
use crate::pages::Pages;

/// The media type of pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// An answer in HTML.
pub(crate) fn html(status: StatusCode, page: String) -> Response {
    (status, [(CONTENT_TYPE, HTML)], page).into_response()
}

/// An answer in the frame of the site.
pub(crate) fn page(
    frames: &dyn Pages,
    locale: Locale,
    status: StatusCode,
    page: &Page,
) -> Response {
    html(status, answer::fill(frames.page(locale), locale, page))
}

/// A problem as a page of the site.
pub(crate) fn problem_page(frames: &dyn Pages, locale: Locale, problem: &Problem) -> Response {
    let shown = pages::problem::page(locale, &problem.title(locale));
    let mut response = page(frames, locale, problem.status(), &shown);
    problem.finish(&mut response);
    response
}

/// A moment in seconds since 1970, as a reader's language writes it.
pub(crate) fn moment(seconds: u64, locale: Locale) -> String {
    eds::words::moment(UNIX_EPOCH + Duration::from_secs(seconds), language(locale))
}

/// An answer in JSON.
pub(crate) fn json(status: StatusCode, document: &impl serde::Serialize) -> Response {
    match serde_json::to_string(document) {
        Ok(body) => (status, [(CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
