//! The handlers of signing in and out, and of the home page.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use pages::admin::Resumed;
use pages::field::{KEPT, REQUEST, SIGNATURE, TICKET};

use super::{Admin, home, replies, sign_in};
use crate::http::body::FormBody;
use crate::http::client::{Origin, SafeOrigin, Sender};
use crate::http::{PathLocale, Problem};
use crate::kept;
use crate::session::{self, Session};
use crate::signing::browser::browser;
use crate::signing::{self, Asker, What};

async fn who(admin: &Admin, headers: &HeaderMap) -> Result<Session, Problem> {
    session::read(&admin.app, &*admin.staff, headers).await
}

/// GET …/admin: what waits, or the way in.
pub(super) async fn home(
    State(admin): State<Admin>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
) -> Response {
    let shown = async {
        let session = who(&admin, &headers).await?;
        home::page(&admin.app, locale, &session).await
    };
    match shown.await {
        Ok(page) => page,
        Err(Problem::SignedOut) => replies::sign_in(&admin.app, locale, StatusCode::OK, None),
        Err(problem) => replies::refused(&admin.app, locale, &problem),
    }
}

/// POST …/admin/challenge: the text that signs a member of staff in once it is signed.
pub(super) async fn challenge(
    State(admin): State<Admin>,
    PathLocale(locale): PathLocale,
    (Sender(network), SafeOrigin(origin)): (Sender, SafeOrigin),
    headers: HeaderMap,
    mut sent: FormBody,
) -> Response {
    let kept = sent.take(KEPT).filter(|kept| !kept.is_empty());
    let browser = browser(&headers);
    let asker = Asker { network: &network, origin: &origin, browser: browser.as_deref() };
    match signing::begin(&admin.app, asker, locale, What::SignIn).await {
        Ok(begun) => replies::challenge(&admin.app, locale, &begun, (false, kept.as_deref())),
        Err(problem) => replies::refused(&admin.app, locale, &problem),
    }
}

/// POST …/admin/session: the signed text.
pub(super) async fn enter(
    State(admin): State<Admin>,
    PathLocale(locale): PathLocale,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let mut take = |name| sent.take(name).filter(|value| !value.is_empty());
    let (request, ticket) = (take(REQUEST).unwrap_or_default(), take(TICKET).unwrap_or_default());
    let kept = take(KEPT);
    match sign_in::enter(&admin, &request, &ticket, take(SIGNATURE)).await {
        Ok(Some(token)) => {
            let mut response = match kept.as_deref().and_then(kept::read) {
                Some((action, fields)) => {
                    let resumed = Resumed { action: &action, fields: &fields };
                    replies::resume(&admin.app, locale, &resumed)
                }
                None => replies::to_home(locale),
            };
            session::set_cookie(&mut response, &token);
            response
        }
        Ok(None) => match signing::again(&admin.app, &origin, &request, &ticket).await {
            Ok(begun) => replies::challenge(&admin.app, locale, &begun, (true, kept.as_deref())),
            Err(problem) => replies::refused(&admin.app, locale, &problem),
        },
        Err(problem) => replies::refused(&admin.app, locale, &problem),
    }
}

/// POST …/admin/leave: signing out.
pub(super) async fn leave(
    State(admin): State<Admin>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
    _: FormBody,
) -> Response {
    let left = async { session::end(&admin.app, who(&admin, &headers).await?).await };
    match left.await {
        Ok(()) | Err(Problem::SignedOut | Problem::SessionEnded(_)) => {
            let mut response = replies::to_home(locale);
            session::set_cookie(&mut response, "");
            response
        }
        Err(problem) => replies::refused(&admin.app, locale, &problem),
    }
}
