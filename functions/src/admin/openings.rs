//! Confirmations that the evidence of a signed request is to be opened; the operator opens it.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use domain::address;
use pages::admin::openings::{self as view, Opening};
use pages::field::{REQUEST, WORDS};

use super::replies;
use crate::app::AppContext;
use crate::http::body::FormBody;
use crate::http::{PathLocale, moment};
use crate::opening::{Confirmation, LIST, confirm};
use crate::readable::readable;
use crate::session::Session;

/// How many confirmations are shown; they last for a day.
const SHOWN: usize = 100;

/// GET …/admin/evidence: what is to be opened.
pub(super) async fn list(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
) -> Response {
    let items = match app.table.list_page(LIST, None, SHOWN).await {
        Ok(items) => items,
        Err(error) => return replies::refused(&app, locale, &error.into()),
    };
    let now = app.now();
    let living = items.into_iter().filter(|item| item.lives(now)).collect();
    let mut openings: BTreeMap<String, Vec<Confirmation>> = BTreeMap::new();
    for (_, found) in readable::<Confirmation>(&app, living).records {
        openings.entry(found.request.clone()).or_default().push(found);
    }
    let rows = openings.iter().map(|(request, found)| Opening {
        request,
        people: found.len(),
        confirmed: found.iter().any(|one| one.by == session.name),
        when: moment(found.iter().map(|one| one.at).max().unwrap_or_default(), locale),
        reasons: found.iter().filter_map(|one| one.reason(&app)).collect(),
    });
    let rows: Vec<Opening<'_>> = rows.collect();
    replies::page(&app, locale, &session, view::page(locale, &rows))
}

/// POST …/admin/evidence: somebody confirms an opening.
pub(super) async fn add(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    mut sent: FormBody,
) -> Response {
    let mut take = |field| sent.take(field).unwrap_or_default();
    let (request, words) = (take(REQUEST), take(WORDS));
    match confirm(&app, &session.name, &request, &words).await {
        Ok(()) => replies::elsewhere(address::admin_evidence(locale)),
        Err(problem) => replies::refused(&app, locale, &problem),
    }
}
