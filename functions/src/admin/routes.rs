//! The addresses of this function.

use axum::Router;
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::{Locale, address};
use pages::field::{DECISION, PROPOSAL, RECORD, REQUEST, SIGNATURE, TICKET, VERSION};

use super::decide::{About, Decision, decide};
use super::{Admin, log, log_replies, replies, sign_in, work};
use crate::http::body::{FormBody, query};
use crate::http::client::{Origin, Sender};
use crate::http::{PathLang, Problem, around, problem_page};
use crate::session::{self, Session};
use crate::signing::{self, What};
use crate::staff::Role;

/// The router of this function.
pub fn router(desk: Admin) -> Router {
    let app = desk.app.clone();
    let routes = Router::new()
        .route("/api/{lang}/desk", get(home))
        .route("/api/{lang}/desk/challenge", post(challenge))
        .route("/api/{lang}/desk/session", post(enter))
        .route("/api/{lang}/desk/leave", post(leave))
        .route("/api/{lang}/desk/card", get(card))
        .route("/api/{lang}/desk/decisions", post(decision))
        .route("/api/{lang}/desk/log", get(log_page))
        .with_state(desk);
    around(&app, routes)
}

async fn who(desk: &Admin, headers: &HeaderMap) -> Result<Session, Problem> {
    session::read(&desk.app, &*desk.staff, headers).await
}

/// What went wrong; who is signed out sees the way in.
fn refused(desk: &Admin, lang: Locale, problem: &Problem) -> Response {
    match problem {
        Problem::SignedOut => replies::sign_in(&desk.app, lang, problem.status()),
        problem => problem_page(&desk.app, lang, problem),
    }
}

/// GET …/desk: what waits, or the way in.
async fn home(State(desk): State<Admin>, PathLang(lang): PathLang, headers: HeaderMap) -> Response {
    let work = async {
        let session = who(&desk, &headers).await?;
        let moderates = session.roles.contains(&Role::Moderator);
        let work = if moderates { Some(work::work(&desk.app).await?) } else { None };
        Ok((session, work))
    };
    match work.await {
        Ok((session, work)) => replies::home(&desk.app, lang, &session, work.as_ref()),
        Err(Problem::SignedOut) => replies::sign_in(&desk.app, lang, StatusCode::OK),
        Err(problem) => refused(&desk, lang, &problem),
    }
}

/// POST …/desk/challenge: the text that opens the desk when it is signed.
async fn challenge(
    State(desk): State<Admin>,
    PathLang(lang): PathLang,
    Sender(network): Sender,
    origin: Origin,
    _: FormBody,
) -> Response {
    match signing::begin(&desk.app, &network, &origin, lang, What::SignIn).await {
        Ok(begun) => replies::challenge(&desk.app, lang, &begun, false),
        Err(problem) => refused(&desk, lang, &problem),
    }
}

/// POST …/desk/session: the signed text.
async fn enter(
    State(desk): State<Admin>,
    PathLang(lang): PathLang,
    origin: Origin,
    mut sent: FormBody,
) -> Response {
    let mut take = |name| sent.take(name).filter(|value| !value.is_empty());
    let (request, ticket) = (take(REQUEST).unwrap_or_default(), take(TICKET).unwrap_or_default());
    match sign_in::enter(&desk, &request, &ticket, take(SIGNATURE)).await {
        Ok(Some(token)) => {
            let mut response = to_desk(lang);
            session::set_cookie(&mut response, &token);
            response
        }
        Ok(None) => match signing::again(&desk.app, &origin, &request, &ticket).await {
            Ok(begun) => replies::challenge(&desk.app, lang, &begun, true),
            Err(problem) => refused(&desk, lang, &problem),
        },
        Err(problem) => refused(&desk, lang, &problem),
    }
}

fn to_desk(lang: Locale) -> Response {
    let to = HeaderValue::try_from(address::admin(lang));
    let to = to.unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

/// POST …/desk/leave: signing out.
async fn leave(
    State(desk): State<Admin>,
    PathLang(lang): PathLang,
    headers: HeaderMap,
    _: FormBody,
) -> Response {
    let left = async { session::end(&desk.app, who(&desk, &headers).await?).await };
    match left.await {
        Ok(()) | Err(Problem::SignedOut) => {
            let mut response = to_desk(lang);
            session::set_cookie(&mut response, "");
            response
        }
        Err(problem) => refused(&desk, lang, &problem),
    }
}

/// GET …/desk/card: one card, whatever its state.
async fn card(
    State(desk): State<Admin>,
    PathLang(lang): PathLang,
    headers: HeaderMap,
    address: Uri,
) -> Response {
    let id = query(&address).into_iter().find(|(name, _)| name == RECORD);
    let filed = async {
        who(&desk, &headers).await?.needs(Role::Moderator)?;
        work::card(&desk.app, &id.map(|(_, id)| id).unwrap_or_default()).await
    };
    match filed.await {
        Ok(filed) => replies::card(&desk.app, lang, &filed),
        Err(problem) => refused(&desk, lang, &problem),
    }
}

/// POST …/desk/decisions: what a moderator decides.
async fn decision(
    State(desk): State<Admin>,
    PathLang(lang): PathLang,
    headers: HeaderMap,
    mut sent: FormBody,
) -> Response {
    let decided = async {
        let moderator = who(&desk, &headers).await?;
        let (about, decision) = read(&mut sent).ok_or(Problem::Unreadable)?;
        decide(&desk.app, &moderator, &about, decision).await
    };
    match decided.await {
        Ok(()) => to_desk(lang),
        Err(problem) => refused(&desk, lang, &problem),
    }
}

fn read(sent: &mut FormBody) -> Option<(About, Decision)> {
    let about = About {
        record: sent.take(RECORD)?,
        version: sent.take(VERSION).and_then(|version| version.parse().ok()).unwrap_or(0),
        request: sent.take(REQUEST).unwrap_or_default(),
    };
    let proposal = sent.take(PROPOSAL).is_some();
    let decision = match sent.take(DECISION)?.as_str() {
        "list" => Decision::List { proposal },
        "refuse" => Decision::Refuse,
        "propose-erasing" => Decision::ProposeErasing,
        "erase" => Decision::Erase,
        "keep" => Decision::Keep,
        "settle" => Decision::Settle,
        _ => return None,
    };
    Some((about, decision))
}

/// GET …/desk/log: the log.
async fn log_page(
    State(desk): State<Admin>,
    PathLang(lang): PathLang,
    headers: HeaderMap,
) -> Response {
    let log = async {
        let auditor = who(&desk, &headers).await?;
        log::log(&desk.app, &auditor).await
    };
    match log.await {
        Ok(log) => log_replies::log(&desk.app, lang, &log),
        Err(problem) => refused(&desk, lang, &problem),
    }
}
