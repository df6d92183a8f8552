//! How much of people's data somebody of the staff opens: counted per person, stopped at a limit, and
//! above a part of it only with the leave of a second person. Reaching a limit raises an alarm.

pub(crate) mod activity;
mod alarm;
mod measure;
mod permit;

pub use activity::{Activity, READINGS, VISITS};
pub(crate) use alarm::{ALARMS, Alarm, raise, seen};
pub(crate) use permit::{PERMITS, Permit, ask, decide};

use self::measure::{HOUR, Measure};
use crate::app::AppContext;
use crate::http::Problem;
use crate::store::Write;

/// How long counts are kept, in seconds: longer than the day they count.
const KEPT: u64 = 3 * 24 * 60 * 60;

/// How often a burst is counted at most, which is never reached.
const MANY: u64 = 1_000_000;

/// The writes that count one more for somebody of the staff, each with what its refusal means.
pub(crate) async fn count(
    app: &AppContext,
    activity: &'static Activity,
    person: &str,
) -> Result<Vec<(Write, Problem)>, Problem> {
    let now = app.now();
    let leave = permit::granted(app, activity, person).await?;
    let (cap, over) = match &leave {
        Some(_) => {
            let retry_after = permit::until_tomorrow(app);
            (activity.a_day, Problem::StaffLimit { retry_after, activity })
        }
        None => (activity.alone, Problem::Approval { activity }),
    };
    let write = |measure: Measure, cap| Write::Count {
        key: measure.key(app, activity, person),
        cap,
        expires: now + KEPT,
    };
    let in_an_hour = Problem::StaffLimit { retry_after: HOUR - now % HOUR, activity };
    let mut writes = vec![
        (write(Measure::Day, cap), over),
        (write(Measure::Hour, activity.an_hour), in_an_hour),
        (write(Measure::Burst, MANY), Problem::contended()),
    ];
    // A leave that is taken back at this moment is none.
    writes.extend(leave.map(|item| (Write::Expect(item.key, item.version), Problem::Changed)));
    Ok(writes)
}

/// What is done after somebody of the staff was stopped: the second person is asked.
pub(crate) async fn stopped(app: &AppContext, person: &str, problem: &Problem) {
    if let Problem::Approval { activity } = problem {
        ask(app, activity, person).await;
    }
}
