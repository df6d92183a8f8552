//! Answers to a volunteer who signs up.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use pages::volunteers::signup;

use crate::app::AppContext;
use crate::http::page;

/// The questionnaire was accepted.
pub(super) fn done(app: &AppContext, locale: Locale, link: &str) -> Response {
    page(&*app.pages, locale, StatusCode::CREATED, &signup::done(locale, link))
}
