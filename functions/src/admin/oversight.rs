//! What others of the staff open, for moderators and auditors: alarms, requests for leave, and the
//! digest of a day.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use jiff::civil::Date;
use pages::admin::oversight::{Digest, digest as digest_page};
use pages::field::{ACTIVITY, ALARM, DAY, DECISION, PERSON};

use super::replies;
use super::work::PAGE;
use crate::app::AppContext;
use crate::audit::Log;
use crate::http::body::{FormBody, query};
use crate::http::{PathLocale, Problem};
use crate::oversight::{self, ALARMS, Alarm, PERMITS, Permit};
use crate::readable::readable;
use crate::session::Session;

/// The first alarms, with their keys, and the first requests for leave.
pub(super) async fn waiting(
    app: &AppContext,
) -> Result<(Vec<(String, Alarm)>, Vec<Permit>), Problem> {
    let alarms = readable::<Alarm>(app, app.table.list_page(ALARMS, None, PAGE).await?);
    let permits = readable::<Permit>(app, app.table.list_page(PERMITS, None, PAGE).await?);
    let alarms = alarms.records.into_iter().map(|(item, alarm)| (item.key.sort, alarm)).collect();
    let today = app.day().to_string();
    let permits = permits.records.into_iter().map(|(_, permit)| permit);
    Ok((alarms, permits.filter(|permit| permit.day == today).collect()))
}

/// POST …/admin/oversight: leave is given or not, or an alarm was seen.
pub(super) async fn decide(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    mut sent: FormBody,
) -> Response {
    let mut take = |field| sent.take(field).unwrap_or_default();
    let (person, decision) = (take(PERSON), take(DECISION));
    let (activity, alarm) = (take(ACTIVITY), take(ALARM));
    let by = session.name.as_str();
    let decided = match decision.as_str() {
        "grant" => oversight::decide(&app, by, (&activity, &person), true).await,
        "decline" => oversight::decide(&app, by, (&activity, &person), false).await,
        "seen" => oversight::seen(&app, by, (&person, &alarm)).await,
        _ => Err(Problem::Unreadable),
    };
    match decided {
        Ok(()) => replies::to_home(locale),
        Err(problem) => replies::refused(&app, locale, &problem),
    }
}

/// GET …/admin/digest: what each member of staff has done on a day.
pub(super) async fn digest(
    State(app): State<AppContext>,
    PathLocale(locale): PathLocale,
    session: Session,
    address: Uri,
) -> Response {
    let asked = query(&address).into_iter().find(|(name, _)| name == DAY);
    let day: Option<Date> = asked.and_then(|(_, day)| day.parse().ok());
    let day = day.unwrap_or_else(|| app.day());
    match Log::AUDIT.digest(&app.table, day).await {
        Ok(found) => {
            let people = found.iter().map(|(person, counts)| (person.as_str(), counted(counts)));
            let view = Digest { day: day.to_string(), people: people.collect() };
            replies::page(&app, locale, &session, digest_page(locale, &view))
        }
        Err(error) => replies::refused(&app, locale, &error.into()),
    }
}

fn counted(counts: &BTreeMap<String, u64>) -> Vec<(&str, u64)> {
    counts.iter().map(|(event, count)| (event.as_str(), *count)).collect()
}
