//! Within what time the acts of somebody of the staff are counted, and where.

use super::activity::Activity;
use crate::app::AppContext;
use crate::store::Key;

/// A short time, in seconds.
const BURST: u64 = 2 * 60;

pub(super) const HOUR: u64 = 60 * 60;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Within a short time.
    Burst,
    /// Within an hour.
    Hour,
    /// Within a day.
    Day,
}

impl Measure {
    pub(super) const ALL: [Measure; 3] = [Measure::Burst, Measure::Hour, Measure::Day];

    /// The stable word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Measure::Burst => "burst",
            Measure::Hour => "hour",
            Measure::Day => "day",
        }
    }

    /// The window that is counted now.
    pub(super) fn window(self, app: &AppContext) -> String {
        match self {
            Measure::Burst => (app.now() / BURST).to_string(),
            Measure::Hour => (app.now() / HOUR).to_string(),
            Measure::Day => app.day().to_string(),
        }
    }

    /// From which count on an alarm is raised: four fifths of the limit.
    pub(super) const fn alarms_at(self, activity: &Activity) -> u64 {
        match self {
            Measure::Burst => activity.burst,
            Measure::Hour => (activity.an_hour * 4).div_ceil(5),
            Measure::Day => (activity.a_day * 4).div_ceil(5),
        }
    }

    pub(super) fn key(self, app: &AppContext, activity: &Activity, person: &str) -> Key {
        let word = self.word().to_uppercase();
        key(person, &format!("{}#{word}#{}", activity.word, self.window(app)))
    }
}

/// The key of a part of what is kept of somebody of the staff.
pub(super) fn key(person: &str, part: &str) -> Key {
    Key::new(format!("STAFF#{person}"), part)
}
