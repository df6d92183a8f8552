//! The leave of a second person to open more on one day.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use super::activity::Activity;
use super::measure::key;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// The list of leaves that are asked for.
pub(crate) const PERMITS: &str = "permits";

/// How long a leave is kept, in seconds: longer than its day.
const KEPT: u64 = 3 * 24 * 60 * 60;

/// A leave for one day, asked for or granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Permit {
    /// Who asks, by the name made of the person's number.
    pub person: String,
    /// What for: the word of an activity.
    pub activity: String,
    /// For which day.
    pub day: String,
    /// When it was asked for, in seconds since 1970.
    pub asked: u64,
    /// The person who granted it, by the name made of the person's number.
    pub granted: Option<String>,
}
stored!(staff_permit: Permit, 1);

fn permit_key(activity: &str, person: &str, day: &str) -> Key {
    key(person, &format!("PERMIT#{activity}#{day}"))
}

/// Seconds until the next day begins in Kazakhstan.
pub(super) fn until_tomorrow(app: &AppContext) -> u64 {
    let tomorrow = app.day().saturating_add(1.day()).at(0, 0, 0, 0);
    let begins = jiff::tz::offset(5).to_timestamp(tomorrow).unwrap_or_default();
    u64::try_from(begins.as_second()).unwrap_or_default().saturating_sub(app.now())
}

/// The leave of today, if there is one.
pub(super) async fn granted(
    app: &AppContext,
    activity: &Activity,
    person: &str,
) -> Result<Option<Item>, Problem> {
    let key = permit_key(activity.word, person, &app.day().to_string());
    let Some(item) = app.table.get(&key).await? else { return Ok(None) };
    let permit: Permit = item.document()?;
    Ok(permit.granted.is_some().then_some(item))
}

/// Asks a second person for leave; once a day.
pub(crate) async fn ask(app: &AppContext, activity: &Activity, person: &str) {
    let (asked, day) = (app.now(), app.day().to_string());
    let permit = Permit {
        person: person.to_owned(),
        activity: activity.word.to_owned(),
        day: day.clone(),
        asked,
        granted: None,
    };
    let place = format!("{asked:012}#{person}#{}", activity.word);
    let item = Item::new(permit_key(activity.word, person, &day), &permit);
    let item = item.until(asked + KEPT).listed(PERMITS, place);
    let entry = Entry::new(asked, Event::PermitAsked, "").by(person);
    let entry = entry.with(Fact::Activity, activity.word);
    // It was asked for before, or cannot be now: the next attempt asks again.
    let _ = Log::AUDIT.record(&app.table, &[Write::Create(item)], &entry).await;
}

/// Grants or declines what somebody has asked for; `by` is another person.
pub(crate) async fn decide(
    app: &AppContext,
    by: &str,
    (activity, person): (&str, &str),
    grants: bool,
) -> Result<(), Problem> {
    if by == person {
        return Err(Problem::SamePerson);
    }
    let key = permit_key(activity, person, &app.day().to_string());
    let item = app.table.get(&key).await?.ok_or(Problem::NotFound)?;
    let permit: Permit = item.document()?;
    let (write, event) = if grants {
        let permit = Permit { granted: Some(by.to_owned()), ..permit };
        (Write::Replace(item.next(&permit).unlisted()), Event::Permit)
    } else {
        (Write::Replace(item.again().unlisted()), Event::PermitDeclined)
    };
    let entry = Entry::new(app.now(), event, "").by(by).with(Fact::Person, person);
    match Log::AUDIT.record(&app.table, &[write], &entry.with(Fact::Activity, activity)).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
