//! Answers to the staff, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use pages::Page;
use pages::admin::{self, Complaint, Erasure, Home, Record, Tasks};

use super::work::{Filed, Queue, Work};
use crate::app::AppContext;
use crate::http::{self, moment};
use crate::records::{Proposal, State};
use crate::session::Session;
use crate::signing::Begun;
use crate::staff::Role;

fn page(app: &AppContext, locale: Locale, page: &Page) -> Response {
    http::page(&*app.pages, locale, StatusCode::OK, page)
}

/// The way in; `status` says whether it was asked for.
pub(super) fn sign_in(app: &AppContext, locale: Locale, status: StatusCode) -> Response {
    http::page(&*app.pages, locale, status, &admin::sign_in(locale))
}

/// The text that signs in; `early` if its signature was asked for before it arrived.
pub(super) fn challenge(app: &AppContext, locale: Locale, begun: &Begun, early: bool) -> Response {
    page(app, locale, &admin::challenge(locale, &begun.view(locale, early)))
}

/// What there is to do for the signed-in person.
pub(super) fn home(
    app: &AppContext,
    locale: Locale,
    session: &Session,
    work: Option<&Work>,
) -> Response {
    let clerk = session.roles.contains(&Role::Clerk);
    let shows = app.kinds.iter().filter(|_| clerk).map(|kind| &kind.words);
    let home = Home {
        shows: shows.collect(),
        confirms: clerk,
        tasks: work.map(|work| tasks(locale, work)),
        auditor: session.roles.contains(&Role::Auditor),
    };
    page(app, locale, &admin::home(locale, &home))
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
        queues: work.queues.iter().map(|of| queue(locale, of)).collect(),
        unreadable: work.unreadable,
    }
}

fn queue(locale: Locale, queue: &Queue) -> admin::Queue<'_> {
    let Queue { kind, waiting, list } = queue;
    admin::Queue {
        words: &kind.words,
        records: waiting.iter().map(|filed| record(locale, filed)).collect(),
        listed: list.listed,
        shown: list.shown,
        published: (list.at > 0).then(|| (moment(list.at, locale), list.waiting)),
    }
}

fn record(locale: Locale, filed: &Filed) -> Record {
    let Filed { record, item, card, shares_telephone } = filed;
    Record {
        id: record.to_string(),
        version: item.version,
        when: moment(card.created(), locale),
        facts: card.facts(locale),
        proposal: card.proposal().map(|proposal| proposal == Proposal::Shown),
        listed: card.state() == State::Listed,
        shares_telephone: *shares_telephone,
        telephone_confirmed: card.telephone().is_some_and(|of| of.confirmed.is_some()),
    }
}

/// One card.
pub(super) fn card(app: &AppContext, locale: Locale, filed: &Filed) -> Response {
    page(app, locale, &admin::card(locale, &record(locale, filed)))
}
