//! Answers to a volunteer who signs up.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::Input;
use domain::secret_code::SecretCode;
use pages::volunteers::signup;

use crate::app::AppContext;
use crate::http::{Problem, page};

/// The questionnaire was accepted.
pub(super) fn done(app: &AppContext, locale: Locale, link: &SecretCode) -> Response {
    page(&*app.pages, locale, StatusCode::CREATED, &signup::done(locale, link))
}

/// Another questionnaire of the same sender was accepted before.
pub(super) fn already(
    app: &AppContext,
    locale: Locale,
    link: &SecretCode,
    input: &Input,
) -> Response {
    let mut response =
        page(&*app.pages, locale, StatusCode::CONFLICT, &signup::already(locale, link, input));
    Problem::Sent.finish(&mut response);
    response
}
