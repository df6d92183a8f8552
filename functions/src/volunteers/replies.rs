//! Answers to a volunteer who signs up, and the public list, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::volunteer::filter::Filter;
use domain::volunteer::list::Card;
use pages::volunteers::{list, signup};

use crate::app::AppContext;
use crate::http::page;

/// The public list, filtered.
pub(super) fn list(app: &AppContext, locale: Locale, cards: &[Card], filter: &Filter) -> Response {
    page(&*app.pages, locale, StatusCode::OK, &list::page(locale, cards, filter))
}

/// The questionnaire was accepted.
pub(super) fn done(app: &AppContext, locale: Locale, link: &str) -> Response {
    page(&*app.pages, locale, StatusCode::CREATED, &signup::done(locale, link))
}
