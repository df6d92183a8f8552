//! Alarms: somebody of the staff opens so much that others should look.

use serde::{Deserialize, Serialize};

use super::activity::Activity;
use super::measure::{Measure, key};
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::request_log::{ALARM, AlarmRaised};
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// The list of alarms that nobody has looked at.
pub(crate) const ALARMS: &str = "alarms";

/// How long an alarm is kept, in seconds; the log keeps its row.
const KEPT: u64 = 90 * 24 * 60 * 60;

/// An alarm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Alarm {
    /// Who opens so much, by the name made of the person's number.
    pub person: String,
    /// What: the word of an activity.
    pub activity: String,
    /// Within what time: the word of a measure.
    pub measure: String,
    /// How often, when the alarm was raised.
    pub count: u64,
    /// When, in seconds since 1970.
    pub at: u64,
}
stored!(staff_alarm: Alarm, 1);

/// Raises an alarm for each measure that somebody has reached; once in its window. What was counted
/// stays counted, so that an alarm that cannot be stored now is raised by the next act.
pub(crate) async fn raise(app: &AppContext, activity: &Activity, person: &str) {
    for measure in Measure::ALL {
        let count = app.table.count(&measure.key(app, activity, person), app.now()).await;
        if let Ok(count) = count
            && count >= measure.alarms_at(activity)
        {
            one(app, activity, person, (measure, count)).await;
        }
    }
}

async fn one(app: &AppContext, activity: &Activity, person: &str, of: (Measure, u64)) {
    let ((measure, count), at) = (of, app.now());
    let alarm = Alarm {
        person: person.to_owned(),
        activity: activity.word.to_owned(),
        measure: measure.word().to_owned(),
        count,
        at,
    };
    let part = format!("ALARM#{}#{}#{}", activity.word, measure.word(), measure.window(app));
    let place = format!("{at:012}#{person}#{}#{}", activity.word, measure.word());
    let item = Item::new(key(person, &part), &alarm).until(at + KEPT).listed(ALARMS, place);
    let entry = Entry::new(at, Event::Alarm, "").with(Fact::Person, person);
    let entry = entry.with(Fact::Activity, activity.word).with(Fact::Measure, measure.word());
    let entry = entry.with(Fact::Count, count.to_string());
    let raised = Log::AUDIT.record(&app.table, &[Write::Create(item)], &entry).await;
    if raised.is_ok() {
        let (activity, measure) = (alarm.activity, measure.word());
        let at = (app.clock)().as_millisecond();
        app.records.alarm(&AlarmRaised { at, alarm: ALARM, activity, measure, count });
    }
}

/// Takes an alarm off the list; `by` is another person than the one it is about.
pub(crate) async fn seen(app: &AppContext, by: &str, alarm: (&str, &str)) -> Result<(), Problem> {
    let (person, part) = alarm;
    if by == person {
        return Err(Problem::SamePerson);
    }
    if !part.starts_with("ALARM#") {
        return Err(Problem::NotFound);
    }
    let item = app.table.get(&Key { sort: part.to_owned(), ..key(person, "") }).await?;
    let item = item.ok_or(Problem::NotFound)?.again().unlisted();
    match app.table.write(&[Write::Replace(item)]).await {
        Ok(()) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
