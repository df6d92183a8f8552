//! Answers to the staff, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use pages::admin::{self, Complaint, Erasure, Home, Record, Tasks};
use pages::volunteers::facts::facts;

use super::work::{Filed, Work};
use crate::app::AppContext;
use crate::http::{moment, page};
use crate::session::Session;
use crate::signing::Begun;
use crate::staff::Role;
use crate::volunteers::record::State;

/// The way in; `status` says whether it was asked for.
pub(super) fn sign_in(app: &AppContext, locale: Locale, status: StatusCode) -> Response {
    page(app, locale, status, &admin::sign_in(locale))
}

/// The text that signs in; `early` if its signature was asked for before it arrived.
pub(super) fn challenge(app: &AppContext, locale: Locale, begun: &Begun, early: bool) -> Response {
    page(app, locale, StatusCode::OK, &admin::challenge(locale, &begun.view(locale, early)))
}

/// What there is to do for the signed-in person.
pub(super) fn home(
    app: &AppContext,
    locale: Locale,
    session: &Session,
    work: Option<&Work>,
) -> Response {
    let home = Home {
        clerk: session.roles.contains(&Role::Clerk),
        tasks: work.map(|work| tasks(locale, work)),
        auditor: session.roles.contains(&Role::Auditor),
    };
    page(app, locale, StatusCode::OK, &admin::home(locale, &home))
}

fn tasks(locale: Locale, work: &Work) -> Tasks<'_> {
    let complaints = work.complaints.iter().map(|(complaint, words)| Complaint {
        record: &complaint.record,
        request: &complaint.request,
        when: moment(complaint.at, locale),
        words,
    });
    let erasures = work
        .erasures
        .iter()
        .map(|erasure| Erasure { record: &erasure.record, when: moment(erasure.at, locale) });
    Tasks {
        complaints: complaints.collect(),
        erasures: erasures.collect(),
        records: work.waiting.iter().map(|filed| record(locale, filed)).collect(),
        listed: work.listed,
        shown: work.shown,
    }
}

fn record(locale: Locale, filed: &Filed) -> Record<'_> {
    let Filed { id, version, card } = filed;
    Record {
        id,
        version: *version,
        when: moment(card.created, locale),
        facts: facts(locale, &card.profile),
        proposal: card.profile.proposal.as_ref().map(|_| card.proposal_read),
        listed: card.state == State::Listed,
    }
}

/// One card.
pub(super) fn card(app: &AppContext, locale: Locale, filed: &Filed) -> Response {
    page(app, locale, StatusCode::OK, &admin::card(locale, &record(locale, filed)))
}
