//! Getting a new secret code by a code that is sent to the telephone of the card. Whoever asks gets
//! the same answer whether there is a card or not.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::secret_code::SecretCode;
use domain::{Locale, Phone};
use pages::field::{CODE, PHONE};
use pages::recovery::{self, Recovery, Step};
use serde_json::json;

use super::kind::KIND;
use crate::app::AppContext;
use crate::http::body::{FormBody, Format};
use crate::http::client::Sender;
use crate::http::{PathLocale, Problem, json as as_json, page};
use crate::limit::Network;
use crate::records::access_log::Viewer;
use crate::records::one_time_code::{Purpose, counted, deliver, taken};
use crate::records::recovery::{Proof, of_telephone, renewed};
use crate::records::{RecordRef, Telephone};
use crate::request_log::{PassedOver, UNSENT};

/// GET …/recovery: how a new secret code is got.
pub(super) async fn form(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
) -> Response {
    shown(&app, locale, StatusCode::OK, (Step::Telephone, "", None))
}

fn shown(
    app: &AppContext,
    locale: Locale,
    status: StatusCode,
    (step, number, alert): (Step, &str, Option<&str>),
) -> Response {
    let view = Recovery { by_sms: app.sms.is_some(), step, number, alert };
    page(&*app.pages, locale, status, &recovery::page(locale, &view))
}

/// POST …/recovery: the telephone to which a code is sent.
pub(super) async fn send(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    Sender(network): Sender,
    mut sent: FormBody,
) -> Response {
    let typed = sent.take(PHONE).unwrap_or_default();
    match (sent.format, ask(&app, &network, locale, &typed).await) {
        (Format::Json, Ok(())) => StatusCode::NO_CONTENT.into_response(),
        (Format::Form, Ok(())) => shown(&app, locale, StatusCode::OK, (Step::Code, &typed, None)),
        (format, Err(problem)) => {
            refused(&app, locale, (format, &problem), (Step::Telephone, &typed))
        }
    }
}

fn refused(
    app: &AppContext,
    locale: Locale,
    (format, problem): (Format, &Problem),
    (step, number): (Step, &str),
) -> Response {
    match format {
        Format::Json => problem.document(locale),
        Format::Form => {
            let title = problem.title(locale);
            let mut response = shown(app, locale, problem.status(), (step, number, Some(&title)));
            problem.finish(&mut response);
            response
        }
    }
}

async fn ask(
    app: &AppContext,
    network: &Network,
    locale: Locale,
    typed: &str,
) -> Result<(), Problem> {
    if app.sms.is_none() {
        return Err(Problem::NotFound);
    }
    let number = Phone::parse(typed).map_err(Problem::telephone)?;
    let telephone = Telephone::new(app, number.reveal());
    let code = counted(app, network, &telephone, Purpose::Recover).await?;
    if card(app, &telephone).await?.is_some() {
        let app = app.clone();
        // In the background, so that the time of the answer tells nothing.
        tokio::spawn(async move {
            let delivered = deliver(&app, (&number, locale), Purpose::Recover, &code).await;
            if let Err(problem) = delivered {
                app.records.pass_over(&PassedOver {
                    at: (app.clock)().as_millisecond(),
                    problem: UNSENT,
                    kind: problem.code(),
                    record: String::new(),
                });
            }
        });
    }
    Ok(())
}

/// The card whose owner has shown to have a telephone. A number that nobody has confirmed may be
/// mistyped, and leads to nobody's card.
async fn card(app: &AppContext, telephone: &Telephone) -> Result<Option<RecordRef>, Problem> {
    let found = of_telephone(app, telephone).await?;
    for record in found.into_iter().filter(|record| record.kind.name == KIND.name) {
        let Some(item) = app.table.get(&record.card()).await? else { continue };
        let card = (record.kind.read)(&item)?;
        if card.telephone().is_some_and(|telephone| telephone.confirmed.is_some()) {
            return Ok(Some(record));
        }
    }
    Ok(None)
}

/// POST …/recovery/code: the code that was sent; the answer has a new secret code, once.
pub(super) async fn code(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    mut sent: FormBody,
) -> Response {
    let mut take = |name| sent.take(name).unwrap_or_default();
    let (typed, code) = (take(PHONE), take(CODE));
    match (sent.format, recover(&app, &typed, &code).await) {
        (Format::Json, Ok(code)) => {
            as_json(StatusCode::CREATED, &json!({ "link": code.to_string() }))
        }
        (Format::Form, Ok(code)) => {
            page(&*app.pages, locale, StatusCode::CREATED, &recovery::done(locale, &code))
        }
        (format, Err(problem)) => refused(&app, locale, (format, &problem), (Step::Code, &typed)),
    }
}

async fn recover(app: &AppContext, typed: &str, code: &str) -> Result<SecretCode, Problem> {
    let number = Phone::parse(typed).map_err(Problem::telephone)?;
    let telephone = Telephone::new(app, number.reveal());
    let used_up = taken(app, &telephone, Purpose::Recover, code).await?;
    let record = card(app, &telephone).await?.ok_or(Problem::WrongCode)?;
    let by = (Proof::Telephone, Viewer::default());
    renewed(app, &record, by, vec![used_up], |entry| entry).await
}
