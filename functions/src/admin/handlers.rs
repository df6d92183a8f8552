//! The handlers of this function.

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::{Locale, address};
use pages::field::{DECISION, LAST, PROPOSAL, RECORD, REQUEST, SIGNATURE, TICKET, VERSION, WHOLE};

use super::decide::{About, Decision, decide};
use super::log::Asked;
use super::{Admin, log, log_replies, replies, sign_in, work};
use crate::app::AppContext;
use crate::audit::Log;
use crate::http::body::{FormBody, query};
use crate::http::client::{Origin, SafeOrigin, Sender};
use crate::http::{PathLocale, Problem, problem_page};
use crate::records::Kinds;
use crate::session::{self, Session};
use crate::signing::{self, What};
use crate::staff::Role;

async fn who(admin: &Admin, headers: &HeaderMap) -> Result<Session, Problem> {
    session::read(&admin.app, &*admin.staff, headers).await
}

/// The page for a request that failed; without a session it is the way in.
pub(super) fn refused(app: &AppContext, locale: Locale, problem: &Problem) -> Response {
    match problem {
        Problem::SignedOut => replies::sign_in(app, locale, problem.status()),
        problem => problem_page(&*app.pages, locale, problem),
    }
}

/// GET …/admin: what waits, or the way in.
pub(super) async fn home(
    State(admin): State<Admin>,
    PathLocale(locale): PathLocale,
    headers: HeaderMap,
) -> Response {
    let work = async {
        let session = who(&admin, &headers).await?;
        let moderates = session.roles.contains(&Role::Moderator);
        let work = if moderates { Some(work::work(&admin.app).await?) } else { None };
        Ok((session, work))
    };
    match work.await {
        Ok((session, work)) => replies::home(&admin.app, locale, &session, work.as_ref()),
        Err(Problem::SignedOut) => replies::sign_in(&admin.app, locale, StatusCode::OK),
        Err(problem) => refused(&admin.app, locale, &problem),
    }
}

/// POST …/admin/challenge: the text that signs a member of staff in once it is signed.
pub(super) async fn challenge(
    State(admin): State<Admin>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    SafeOrigin(origin): SafeOrigin,
    _: FormBody,
) -> Response {
    match signing::begin(&admin.app, &network, &origin, locale, What::SignIn).await {
        Ok(begun) => replies::challenge(&admin.app, locale, &begun, false),
        Err(problem) => refused(&admin.app, locale, &problem),
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
    match sign_in::enter(&admin, &request, &ticket, take(SIGNATURE)).await {
        Ok(Some(token)) => {
            let mut response = to_home(locale);
            session::set_cookie(&mut response, &token);
            response
        }
        Ok(None) => match signing::again(&admin.app, &origin, &request, &ticket).await {
            Ok(begun) => replies::challenge(&admin.app, locale, &begun, true),
            Err(problem) => refused(&admin.app, locale, &problem),
        },
        Err(problem) => refused(&admin.app, locale, &problem),
    }
}

fn to_home(locale: Locale) -> Response {
    let to = HeaderValue::try_from(address::admin(locale));
    let to = to.unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
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
        Ok(()) | Err(Problem::SignedOut) => {
            let mut response = to_home(locale);
            session::set_cookie(&mut response, "");
            response
        }
        Err(problem) => refused(&admin.app, locale, &problem),
    }
}

/// GET …/admin/card: one card, whatever its state.
pub(super) async fn card(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    address: Uri,
) -> Response {
    let id = query(&address).into_iter().find(|(name, _)| name == RECORD);
    let filed = async {
        let record = app.kinds.find(&id.map(|(_, id)| id).unwrap_or_default());
        work::card(&app, record.ok_or(Problem::NotFound)?).await
    };
    match filed.await {
        Ok(filed) => replies::card(&app, locale, &filed),
        Err(problem) => refused(&app, locale, &problem),
    }
}

/// POST …/admin/decisions: what a moderator decides.
pub(super) async fn decision(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    moderator: Session,
    mut sent: FormBody,
) -> Response {
    let decided = async {
        let (about, decision) = read(app.kinds, &mut sent)?;
        decide(&app, &moderator, &about, decision).await
    };
    match decided.await {
        Ok(()) => to_home(locale),
        Err(problem) => refused(&app, locale, &problem),
    }
}

fn read(kinds: Kinds, sent: &mut FormBody) -> Result<(About, Decision), Problem> {
    let record = sent.take(RECORD).ok_or(Problem::Unreadable)?;
    let about = About {
        record: kinds.find(&record).ok_or(Problem::NotFound)?,
        version: sent.take(VERSION).and_then(|version| version.parse().ok()).unwrap_or(0),
        request: sent.take(REQUEST).unwrap_or_default(),
    };
    let proposal = sent.take(PROPOSAL).is_some();
    let decision = match sent.take(DECISION).unwrap_or_default().as_str() {
        "list" => Decision::List { proposal },
        "refuse" => Decision::Refuse,
        "propose-erasing" => Decision::ProposeErasing,
        "erase" => Decision::Erase,
        "keep" => Decision::Keep,
        "settle" => Decision::Settle,
        _ => return Err(Problem::Unreadable),
    };
    Ok((about, decision))
}

/// GET …/admin/log: a page of the log.
pub(super) async fn log_page(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    address: Uri,
) -> Response {
    let asked = query(&address);
    let asked = |field| asked.iter().find(|(name, _)| name == field).map(|(_, value)| value);
    let asked = Asked {
        last: asked(LAST).and_then(|last| last.parse().ok()),
        whole: asked(WHOLE).is_some(),
    };
    match log::page(&app, Log::AUDIT, asked).await {
        Ok(page) => log_replies::log(&app, locale, &page),
        Err(problem) => refused(&app, locale, &problem),
    }
}
