//! The handlers behind a volunteer's secret link. All are posted to, so that the link stands in no
//! address, no history and no log.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Locale;
use domain::form::{Faults, Form};
use domain::volunteer::form::{ANSWERS, CONTACTS};
use pages::field::{CHANGE, CODE, LINK, LOOK, PHONE, WORDS};
use pages::volunteers::own::{Done, Rejected};

use super::confirm;
use super::own::{self, Change, OwnCard};
use super::own_replies as replies;
use crate::app::AppContext;
use crate::http::body::{FormBody, Format};
use crate::http::client::Sender;
use crate::http::{PathLocale, Problem, json};

/// What is done with a card.
enum Asked {
    Look,
    Edit,
    AskToErase,
    Change(Change),
}

fn asked(sent: &mut FormBody) -> Result<Asked, Problem> {
    Ok(match (sent.take(CHANGE).as_deref(), sent.format) {
        (None | Some(""), _) => Asked::Look,
        (Some("edit"), Format::Form) => Asked::Edit,
        (Some("pause"), _) => Asked::Change(Change::Pause),
        (Some("resume"), _) => Asked::Change(Change::Resume),
        // A program means what it says; a finger may slip.
        (Some("erase"), Format::Form) => Asked::AskToErase,
        (Some("erase"), Format::Json) => Asked::Change(Change::Erase),
        (Some("erase-surely"), Format::Form) => Asked::Change(Change::Erase),
        _ => return Err(Problem::Unreadable),
    })
}

/// POST …/own: a volunteer's own card, shown or changed.
pub(super) async fn card(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    mut sent: FormBody,
) -> Response {
    let (link, format) = (sent.take(LINK).unwrap_or_default(), sent.format);
    let asked = match asked(&mut sent) {
        Ok(asked) => asked,
        Err(problem) => return refused(&app, locale, &link, (format, &problem)),
    };
    let card = match asked {
        Asked::Change(change) => own::change(&app, &link, change).await,
        Asked::Look | Asked::Edit | Asked::AskToErase => own::card(&app, &link).await.map(Some),
    };
    match (asked, card) {
        (Asked::Edit, Ok(Some(card))) => replies::edit(&app, locale, &link, &card.profile, None),
        (Asked::AskToErase, Ok(_)) => replies::sure(&app, locale, &link),
        (asked, card) => answer(&app, locale, &link, (format, done(&asked)), card),
    }
}

/// What is said after a card was looked at or changed.
fn done(asked: &Asked) -> Option<Done> {
    match asked {
        Asked::Change(Change::Pause) => Some(Done::Paused),
        Asked::Change(Change::Resume) => Some(Done::Resumed),
        Asked::Change(Change::Erase) | Asked::Look | Asked::Edit | Asked::AskToErase => None,
    }
}

fn answer(
    app: &AppContext,
    locale: Locale,
    link: &str,
    (format, done): (Format, Option<Done>),
    card: Result<Option<OwnCard>, Problem>,
) -> Response {
    match (format, card) {
        (Format::Json, Ok(Some(card))) => json(StatusCode::OK, &card),
        (Format::Json, Ok(None)) => StatusCode::NO_CONTENT.into_response(),
        (Format::Form, Ok(card)) => replies::own(app, locale, link, card.as_ref(), done),
        (format, Err(problem)) => refused(app, locale, link, (format, &problem)),
    }
}

fn refused(
    app: &AppContext,
    locale: Locale,
    link: &str,
    (format, problem): (Format, &Problem),
) -> Response {
    match format {
        Format::Json => problem.document(locale),
        Format::Form => replies::refused(app, locale, link, problem),
    }
}

/// POST …/own/answers: changed answers.
pub(super) async fn answers(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    mut sent: FormBody,
) -> Response {
    let link = sent.take(LINK).unwrap_or_default();
    let card = own::answers(&app, &link, &sent.pairs).await;
    edited(&app, locale, &link, (&ANSWERS, sent), card).await
}

/// POST …/own/contacts: changed contacts.
pub(super) async fn contacts(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    mut sent: FormBody,
) -> Response {
    let link = sent.take(LINK).unwrap_or_default();
    let card = own::contacts(&app, (&network, locale), &link, &sent.pairs).await;
    edited(&app, locale, &link, (&CONTACTS, sent), card).await
}

/// The changed card, or the forms once more with what is wrong.
async fn edited(
    app: &AppContext,
    locale: Locale,
    link: &str,
    (form, sent): (&'static Form, FormBody),
    card: Result<OwnCard, Problem>,
) -> Response {
    if let (Format::Form, Err(Problem::Faults(faults))) = (sent.format, &card) {
        return match own::card(app, link).await {
            Ok(former) => {
                let rejected = Rejected { form, input: &sent.pairs, faults };
                replies::edit(app, locale, link, &former.profile, Some(rejected))
            }
            Err(problem) => replies::refused(app, locale, link, &problem),
        };
    }
    if let (Format::Form, Err(problem)) = (sent.format, &card)
        && !matches!(problem, Problem::MistypedCode | Problem::UnknownCode)
    {
        let rejected = Rejected { form, input: &sent.pairs, faults: &Faults::new() };
        return replies::again(app, locale, link, rejected, problem);
    }
    let done = match form.name == CONTACTS.name {
        true => Done::ContactsSaved,
        false => Done::AnswersSaved,
    };
    answer(app, locale, link, (sent.format, Some(done)), card.map(Some))
}

/// POST …/own/telephone: the code that confirms the telephone, or the number to which one is sent.
pub(super) async fn telephone(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    mut sent: FormBody,
) -> Response {
    let mut take = |name| sent.take(name).filter(|value| !value.is_empty());
    let (link, code, number) = (take(LINK).unwrap_or_default(), take(CODE), take(PHONE));
    let (done, card) = match (code, number) {
        (Some(code), _) => (Done::Confirmed, confirm::confirm(&app, &link, &code).await),
        (None, number) => {
            let to = (link.as_str(), number.as_deref().unwrap_or_default());
            (Done::CodeSent, confirm::send_again(&app, &network, locale, to).await)
        }
    };
    let shown = matches!(
        card,
        Err(Problem::WrongCode
            | Problem::OtherTelephone
            | Problem::CodesSent { .. }
            | Problem::TooOften { .. }
            | Problem::Unavailable(_)
            | Problem::Changed)
    );
    match (sent.format, card) {
        (Format::Form, Err(problem)) if shown => match own::card(&app, &link).await {
            Ok(card) => replies::not_done(&app, locale, &link, &card, &problem),
            Err(problem) => refused(&app, locale, &link, (Format::Form, &problem)),
        },
        (format, card) => answer(&app, locale, &link, (format, Some(done)), card.map(Some)),
    }
}

/// POST …/own/complaint: a complaint about a look.
pub(super) async fn complaint(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    mut sent: FormBody,
) -> Response {
    let mut take = |name| sent.take(name).unwrap_or_default();
    let (link, look, words) = (take(LINK), take(LOOK), take(WORDS));
    match (sent.format, own::complain(&app, &link, (&look, &words)).await) {
        (Format::Json, Ok(())) => StatusCode::NO_CONTENT.into_response(),
        (Format::Form, Ok(())) => replies::complained(&app, locale, &link),
        (Format::Form, Err(Problem::Faults(faults))) => {
            replies::complaint_refused(&app, locale, (&link, &look, &words), &faults)
        }
        (format, Err(problem)) => refused(&app, locale, &link, (format, &problem)),
    }
}
