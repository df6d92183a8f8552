//! The page on which a clerk makes a one-time code for a person whose telephone was seen to be
//! theirs.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Phone;
use domain::form::Fault;
use pages::admin::{self, TelephoneCode};
use pages::field::PHONE;

use super::replies;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::body::FormBody;
use crate::http::{PathLocale, Problem};
use crate::records::Telephone;
use crate::records::one_time_code::{Purpose, issued};
use crate::session::Session;
use crate::store::WriteError;

/// GET …/admin/telephone: which telephone.
pub(super) async fn form(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    clerk: Session,
) -> Response {
    let shown = admin::telephone(locale, &TelephoneCode::default());
    replies::page(&app, locale, &clerk, shown)
}

/// POST …/admin/telephone: the code for it, shown once.
pub(super) async fn code(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    clerk: Session,
    mut sent: FormBody,
) -> Response {
    let typed = sent.take(PHONE).unwrap_or_default();
    let number = match Phone::parse(&typed) {
        Ok(number) => number,
        Err(fault) => {
            let alert = Fault::Phone(fault).message(locale);
            let view = TelephoneCode { number: &typed, code: None, alert: Some(&alert) };
            let wrong = admin::telephone(locale, &view);
            let mut response = replies::page(&app, locale, &clerk, wrong);
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return response;
        }
    };
    match make(&app, &clerk, &number).await {
        Ok(code) => {
            let view = TelephoneCode { number: number.reveal(), code: Some(&code), alert: None };
            replies::page(&app, locale, &clerk, admin::telephone(locale, &view))
        }
        Err(problem) => replies::refused(&app, locale, &problem),
    }
}

async fn make(app: &AppContext, clerk: &Session, number: &Phone) -> Result<String, Problem> {
    let telephone = Telephone::new(app, number.reveal());
    let (code, write) = issued(app, &telephone, Purpose::Confirm)?;
    let entry = Entry::new(app.now(), Event::TelephoneCode, "").by(clerk.name.as_str());
    let entry = entry.with(Fact::Telephone, telephone.name);
    match Log::AUDIT.record(&app.table, &[write], &entry).await {
        Ok(_) => Ok(code),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
