//! Answers to a person who asks for a contact, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::{Faults, Input};
use pages::Page;
use pages::reveals::{self, Contact, Next, Visit};

use super::show::Opened;
use crate::app::AppContext;
use crate::http::{self, Problem};
use crate::kept;
use crate::records::RecordRef;
use crate::signing::Begun;

fn page(app: &AppContext, locale: Locale, status: StatusCode, page: &Page) -> Response {
    http::page(&*app.pages, locale, status, page)
}

fn status(faults: &Faults) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Whose contact is asked for, and by whom.
pub(super) struct Asked<'a> {
    /// The record.
    pub record: &'a RecordRef,
    /// Whether a clerk asks, who may do so for a visitor.
    pub clerk: bool,
}

/// The questions before a request is signed.
pub(super) fn ask(
    app: &AppContext,
    locale: Locale,
    asked: &Asked<'_>,
    input: &Input,
    faults: &Faults,
) -> Response {
    let (kind, clerk) = (asked.record.kind, asked.clerk);
    let (record, words, form) = (&asked.record.to_string(), &kind.words, kind.request_form);
    let view = reveals::Asked { record, words, form, clerk, input, faults };
    page(app, locale, status(faults), &reveals::ask(locale, &view))
}

/// What went wrong, with what the reader can do next.
pub(super) fn refused(app: &AppContext, locale: Locale, problem: &Problem) -> Response {
    let next = match problem {
        Problem::SignedOut => Next::SignIn(None),
        Problem::SessionEnded(ended) => Next::SignIn(kept::write(ended)),
        _ => Next::Lists(app.kinds.iter().map(|kind| &kind.words).collect()),
    };
    let refused = reveals::refused(locale, &problem.title(locale), &next);
    let mut response = page(app, locale, problem.status(), &refused);
    problem.finish(&mut response);
    response
}

/// The text to be signed; `early` if its signature was asked for before it arrived.
pub(super) fn sign(app: &AppContext, locale: Locale, begun: &Begun, early: bool) -> Response {
    page(app, locale, StatusCode::OK, &reveals::sign(locale, &begun.view(locale, early)))
}

/// The contact.
pub(super) fn contact(app: &AppContext, locale: Locale, opened: &Opened) -> Response {
    let Opened { kind, fields } = opened;
    let view = Contact { words: &kind.words, labels: kind.contact, fields };
    page(app, locale, StatusCode::OK, &reveals::contact(locale, &view))
}

/// The questions that a clerk answers for a visitor.
pub(super) fn visit(
    app: &AppContext,
    locale: Locale,
    record: &RecordRef,
    input: &Input,
    faults: &Faults,
) -> Response {
    let (form, record) = (record.kind.visit_form, &record.to_string());
    let view = Visit { record, form, input, faults };
    page(app, locale, status(faults), &reveals::visit(locale, &view))
}
