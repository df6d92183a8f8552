//! The addresses behind a volunteer's secret link. All are posted to, so that the link stands in no
//! address, no history and no log.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::Locale;
use domain::form::Form;
use domain::volunteer::form::{ANSWERS, CONTACTS};
use pages::field::{CHANGE, LINK, LOOK, WORDS};
use pages::volunteers::own::Rejected;

use super::access;
use super::own::{self, Change, OwnCard};
use super::own_replies as replies;
use crate::app::AppContext;
use crate::http::body::{FormBody, Format};
use crate::http::{PathLang, Problem, json, problem_page};

pub(super) fn router() -> Router<AppContext> {
    Router::new()
        .route("/api/{lang}/volunteers/own", post(card))
        .route("/api/{lang}/volunteers/own/answers", post(answers))
        .route("/api/{lang}/volunteers/own/contacts", post(contacts))
        .route("/api/{lang}/volunteers/own/complaint", post(complaint))
}

/// What is done with a card.
enum Wish {
    Look,
    Edit,
    AskToErase,
    Change(Change),
}

fn wish(sent: &mut FormBody) -> Result<Wish, Problem> {
    Ok(match (sent.take(CHANGE).as_deref(), sent.format) {
        (None | Some(""), _) => Wish::Look,
        (Some("edit"), Format::Form) => Wish::Edit,
        (Some("pause"), _) => Wish::Change(Change::Pause),
        (Some("resume"), _) => Wish::Change(Change::Resume),
        // A program means what it says; a finger may slip.
        (Some("erase"), Format::Form) => Wish::AskToErase,
        (Some("erase"), Format::Json) => Wish::Change(Change::Erase),
        (Some("erase-surely"), Format::Form) => Wish::Change(Change::Erase),
        _ => return Err(Problem::Unreadable),
    })
}

/// POST …/own: one's own card, shown or changed.
async fn card(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    mut sent: FormBody,
) -> Response {
    let (link, format) = (sent.take(LINK).unwrap_or_default(), sent.format);
    let wish = match wish(&mut sent) {
        Ok(wish) => wish,
        Err(problem) => return problem.document(lang),
    };
    let card = match wish {
        Wish::Change(change) => own::change(&app, &link, change).await,
        Wish::Look | Wish::Edit | Wish::AskToErase => own::card(&app, &link).await.map(Some),
    };
    match (wish, card) {
        (Wish::Edit, Ok(Some(card))) => replies::edit(&app, lang, &link, &card.profile, None),
        (Wish::AskToErase, Ok(_)) => replies::sure(&app, lang, &link),
        (_, card) => answer(&app, lang, &link, format, card),
    }
}

fn answer(
    app: &AppContext,
    lang: Locale,
    link: &str,
    format: Format,
    card: Result<Option<OwnCard>, Problem>,
) -> Response {
    match (format, card) {
        (Format::Json, Ok(Some(card))) => json(StatusCode::OK, &card),
        (Format::Json, Ok(None)) => StatusCode::NO_CONTENT.into_response(),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(card)) => replies::own(app, lang, link, card.as_ref()),
        (Format::Form, Err(problem)) => problem_page(app, lang, &problem),
    }
}

/// POST …/own/answers: changed answers.
async fn answers(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    mut sent: FormBody,
) -> Response {
    let link = sent.take(LINK).unwrap_or_default();
    let card = own::answers(&app, &link, &sent.pairs).await;
    edited(&app, lang, &link, (&ANSWERS, sent), card).await
}

/// POST …/own/contacts: changed contacts.
async fn contacts(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    mut sent: FormBody,
) -> Response {
    let link = sent.take(LINK).unwrap_or_default();
    let card = own::contacts(&app, &link, &sent.pairs).await;
    edited(&app, lang, &link, (&CONTACTS, sent), card).await
}

/// The changed card, or the forms once more with what is wrong.
async fn edited(
    app: &AppContext,
    lang: Locale,
    link: &str,
    (form, sent): (&Form, FormBody),
    card: Result<OwnCard, Problem>,
) -> Response {
    if let (Format::Form, Err(Problem::Faults(faults))) = (sent.format, &card) {
        return match own::card(app, link).await {
            Ok(former) => {
                let rejected = Rejected { form, input: &sent.pairs, faults };
                replies::edit(app, lang, link, &former.profile, Some(rejected))
            }
            Err(problem) => problem_page(app, lang, &problem),
        };
    }
    answer(app, lang, link, sent.format, card.map(Some))
}

/// POST …/own/complaint: a complaint about a look.
async fn complaint(
    State(app): State<AppContext>,
    PathLang(lang): PathLang,
    mut sent: FormBody,
) -> Response {
    let mut take = |name| sent.take(name).unwrap_or_default();
    let (link, look, words) = (take(LINK), take(LOOK), take(WORDS));
    match (sent.format, access::complain(&app, &link, &look, &words).await) {
        (Format::Json, Ok(())) => StatusCode::NO_CONTENT.into_response(),
        (Format::Json, Err(problem)) => problem.document(lang),
        (Format::Form, Ok(())) => replies::complained(&app, lang, &link),
        (Format::Form, Err(problem)) => problem_page(&app, lang, &problem),
    }
}
