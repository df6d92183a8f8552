//! Days and times as each language writes them, in Kazakhstan's time.

use std::time::{Duration, SystemTime};

use der::DateTime;

use super::language::Language;
use super::table::Words;

/// The offset of the whole country from UTC, in summer and winter.
const UTC_OFFSET: Duration = Duration::from_secs(5 * 60 * 60);

/// Returns the day on which something happened: «2025 жылғы 29 қазанда», «29 октября 2025 года»,
/// "29 October 2025".
pub(super) fn on_day(at: SystemTime, language: Language) -> String {
    let words = Words::of(language);
    day(local(at), words.months_on, words)
}

/// Returns the day from which something is valid: «2025 жылғы 29 қазаннан».
pub(super) fn from_day(at: SystemTime, language: Language) -> String {
    let words = Words::of(language);
    day(local(at), words.months_from, words)
}

/// Returns a day with its hour and minute, in Kazakhstan's time.
pub fn moment(at: SystemTime, language: Language) -> String {
    let words = Words::of(language);
    let at = local(at);
    let day = day(at, words.months, words);
    format!("{day}, {:02}:{:02}", at.hour(), at.minutes())
}

fn local(at: SystemTime) -> DateTime {
    DateTime::from_system_time(at + UTC_OFFSET).unwrap_or(DateTime::INFINITY)
}

/// Writes a day; `months` are the twelve names of the months, separated by spaces.
fn day(at: DateTime, months: &str, words: &Words) -> String {
    let month = months.split(' ').nth(usize::from(at.month()) - 1).unwrap_or_default();
    words
        .day
        .replace("{year}", &at.year().to_string())
        .replace("{month}", month)
        .replace("{day}", &at.day().to_string())
}
