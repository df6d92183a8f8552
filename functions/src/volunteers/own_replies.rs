//! Answers to a volunteer behind the secret code, as pages of the site.

use axum::http::StatusCode;
use axum::response::Response;
use domain::Locale;
use domain::form::{Fault, Faults};
use domain::volunteer::Profile;
use pages::volunteers::open;
use pages::volunteers::own::{self, Done, Rejected, Retry, SeenBy, Status};

use super::own::OwnCard;
use crate::app::AppContext;
use crate::http::{Problem, moment, page, problem_page};
use crate::records::State;
use crate::records::access_log::{Access, Way};
use crate::records::complaint::Author;
use crate::records::recovery::RECOVERY;

/// The own card, or that it is erased.
pub(super) fn own(
    app: &AppContext,
    locale: Locale,
    link: &str,
    card: Option<&OwnCard>,
    done: Option<Done>,
) -> Response {
    let shown = match card {
        None => own::erased(locale),
        Some(card) => own::card(locale, &view(locale, link, card, done)),
    };
    page(&*app.pages, locale, StatusCode::OK, &shown)
}

fn view<'a>(
    locale: Locale,
    link: &'a str,
    card: &'a OwnCard,
    done: Option<Done>,
) -> own::OwnCard<'a> {
    let seen = card.looks.iter().map(|access| seen(locale, card, access)).collect();
    let (status, profile, telephone) = (status(card), &card.profile, card.telephone);
    own::OwnCard { link, status, profile, seen, telephone, done, alert: None }
}

/// The own card with what was not done, and why.
pub(super) fn not_done(
    app: &AppContext,
    locale: Locale,
    link: &str,
    card: &OwnCard,
    problem: &Problem,
) -> Response {
    let alert = Some(problem.title(locale));
    let shown = own::card(locale, &own::OwnCard { alert, ..view(locale, link, card, None) });
    let mut response = page(&*app.pages, locale, problem.status(), &shown);
    problem.finish(&mut response);
    response
}

fn status(card: &OwnCard) -> Status {
    match card.state {
        State::Waiting => Status::Waiting,
        State::Listed if card.shown => Status::Listed,
        State::Listed => Status::LetIn,
        State::Paused => Status::Paused,
        State::Refused => Status::Refused,
    }
}

fn seen<'a>(locale: Locale, card: &'a OwnCard, access: &'a Access) -> own::Seen<'a> {
    let (name, organisation) = (access.who.name.as_str(), access.who.organisation.as_deref());
    own::Seen {
        request: &access.request,
        when: moment(access.at, locale),
        purpose: &access.purpose,
        by: match access.way {
            Way::Telephone => SeenBy::OwnerBySms,
            Way::Signature if access.purpose == RECOVERY => SeenBy::OwnerBySignature(name),
            Way::Counter => SeenBy::Visitor {
                name: access.who.document.is_some().then_some(name),
                document: access.document().unwrap_or_default(),
            },
            Way::Signature => SeenBy::Signer { name, organisation },
        },
        complaint: complaint(locale, card, &access.request),
    }
}

/// A form that could not be saved now, with what was typed.
pub(super) fn again(
    app: &AppContext,
    locale: Locale,
    link: &str,
    rejected: Rejected<'_>,
    problem: &Problem,
) -> Response {
    let shown = own::again(locale, link, rejected, &problem.title(locale));
    let mut response = page(&*app.pages, locale, problem.status(), &shown);
    problem.finish(&mut response);
    response
}

/// What went wrong; a code that leads nowhere can be corrected where it was typed.
pub(super) fn refused(app: &AppContext, locale: Locale, link: &str, problem: &Problem) -> Response {
    match problem {
        Problem::MistypedCode | Problem::UnknownCode => {
            let shown = open::wrong_code(locale, link, &problem.title(locale));
            let mut response = page(&*app.pages, locale, problem.status(), &shown);
            problem.finish(&mut response);
            response
        }
        problem => problem_page(&*app.pages, locale, problem),
    }
}

/// What became of the complaints about a request.
fn complaint<'a>(
    locale: Locale,
    card: &'a OwnCard,
    request: &str,
) -> Option<own::OwnComplaint<'a>> {
    let found = card.complaints.iter().find(|found| found.request == request)?;
    let messages = found
        .messages
        .iter()
        .map(|said| (said.by == Author::Staff, moment(said.at, locale), said.words.as_deref()));
    let settled = found.settled.map(|at| moment(at, locale));
    Some(own::OwnComplaint { settled, messages: messages.collect() })
}

/// A complaint was not taken, with what was written.
pub(super) fn complaint_refused(
    app: &AppContext,
    locale: Locale,
    (link, request, words): (&str, &str, &str),
    faults: &Faults,
) -> Response {
    // What is missing has words of its own.
    let wrong = faults.iter().map(|(_, fault)| *fault).find(|fault| *fault != Fault::Missing);
    let retry = Retry { words, wrong: wrong.map(|fault| fault.message(locale)) };
    let shown = own::complaint_refused(locale, link, request, &retry);
    page(&*app.pages, locale, StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// A complaint was received.
pub(super) fn complained(app: &AppContext, locale: Locale, link: &str) -> Response {
    page(&*app.pages, locale, StatusCode::OK, &own::complained(locale, link))
}

/// Asks once more before a card is erased.
pub(super) fn sure(app: &AppContext, locale: Locale, link: &str) -> Response {
    page(&*app.pages, locale, StatusCode::OK, &own::confirm_erasure(locale, link))
}

/// The forms that change a card.
pub(super) fn edit(
    app: &AppContext,
    locale: Locale,
    link: &str,
    profile: &Profile,
    rejected: Option<Rejected<'_>>,
) -> Response {
    let status = match rejected {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    page(&*app.pages, locale, status, &own::edit(locale, link, profile, rejected))
}
