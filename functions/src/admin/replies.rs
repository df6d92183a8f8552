//! Answers to the staff, as pages of the site.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::{Locale, address};
use pages::Page;
use pages::admin::{self, Ended, Resumed};

use crate::app::AppContext;
use crate::http::problem::SessionEnded;
use crate::http::{self, Problem, moment, problem_page};
use crate::kept;
use crate::session::Session;
use crate::signing::{self, Begun};

/// A page for somebody who is signed in: below it stands how long the session lasts.
pub(super) fn page(app: &AppContext, locale: Locale, session: &Session, shown: Page) -> Response {
    let left = session.ends.saturating_sub(app.now());
    let shown = admin::in_session(locale, shown, &moment(session.ends, locale), left);
    http::page(&*app.pages, locale, StatusCode::OK, &shown)
}

/// The page for a request that failed; without a session it is the way in, on which what was sent is
/// kept.
pub(super) fn refused(app: &AppContext, locale: Locale, problem: &Problem) -> Response {
    let ended = match problem {
        Problem::SignedOut => SessionEnded::default(),
        Problem::SessionEnded(ended) => SessionEnded::clone(ended),
        problem => return problem_page(&*app.pages, locale, problem),
    };
    let kept = kept::write(&ended);
    let told = matches!(problem, Problem::SessionEnded(_));
    let ended = Ended { at: ended.at.map(|at| moment(at, locale)), kept };
    sign_in(app, locale, problem.status(), told.then_some(&ended))
}

/// The way in; `status` says whether it was asked for.
pub(super) fn sign_in(
    app: &AppContext,
    locale: Locale,
    status: StatusCode,
    ended: Option<&Ended>,
) -> Response {
    http::page(&*app.pages, locale, status, &admin::sign_in(locale, ended))
}

/// The text that signs in; `early` if its signature was asked for before it arrived.
pub(super) fn challenge(
    app: &AppContext,
    locale: Locale,
    begun: &Begun,
    (early, kept): (bool, Option<&str>),
) -> Response {
    let mut view = begun.view(locale, early);
    view.kept = kept;
    let code = signing::code(app, &begun.request);
    let shown = admin::challenge(locale, &view, &code);
    http::page(&*app.pages, locale, StatusCode::OK, &shown)
}

/// What was sent before signing in, offered again.
pub(super) fn resume(app: &AppContext, locale: Locale, resumed: &Resumed<'_>) -> Response {
    http::page(&*app.pages, locale, StatusCode::OK, &admin::resume(locale, resumed))
}

/// Sends the browser to an address.
pub(super) fn elsewhere(to: String) -> Response {
    let to = HeaderValue::try_from(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

/// Sends the browser to the home page.
pub(super) fn to_home(locale: Locale) -> Response {
    elsewhere(address::admin(locale))
}
