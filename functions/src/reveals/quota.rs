//! Counting the contacts that one person has seen.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::AppContext;
use crate::http::Problem;
use crate::records::RecordKind;
use crate::store::{Key, Write};

/// How long a count is kept: longer than the month it counts, in seconds.
const KEPT: u64 = 40 * 24 * 60 * 60;

/// The writes that count one more for a person, each with what its refusal means.
pub(super) fn count(app: &AppContext, kind: &RecordKind, name: &str) -> [(Write, Problem); 2] {
    let day = app.day();
    let month = day.first_of_month();
    let tomorrow = day.saturating_add(1.day());
    let next_month = month.saturating_add(1.month());
    let (quota, prefix) = (kind.quota, kind.quota_prefix());
    let write = |part: String, cap| Write::Count {
        key: Key::new(format!("QUOTA#{name}"), format!("{prefix}{part}")),
        cap,
        expires: app.now() + KEPT,
    };
    let over = |next| Problem::Quota { retry_after: until(app, next), quota };
    [
        (write(format!("DAY#{day}"), quota.a_day), over(tomorrow)),
        (write(format!("MONTH#{}", month.strftime("%Y-%m")), quota.a_month), over(next_month)),
    ]
}

/// Seconds until a day begins in Kazakhstan.
fn until(app: &AppContext, day: Date) -> u64 {
    let begins = jiff::tz::offset(5).to_timestamp(day.at(0, 0, 0, 0)).unwrap_or_default();
    u64::try_from(begins.as_second()).unwrap_or_default().saturating_sub(app.now())
}
