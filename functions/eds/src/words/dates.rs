//! Days as each language writes them, in the time of Kazakhstan.

use std::time::{Duration, SystemTime};

use der::DateTime;

use super::Language;

/// The whole country is five hours ahead of UTC, without summer time.
const AHEAD_OF_UTC: Duration = Duration::from_secs(5 * 60 * 60);

/// The months: in Kazakh with the endings of the locative and the ablative, in Russian in the
/// genitive.
const MONTHS: [(&str, &str, &str, &str, &str); 12] = [
    ("қаңтар", "да", "дан", "января", "January"),
    ("ақпан", "да", "нан", "февраля", "February"),
    ("наурыз", "да", "дан", "марта", "March"),
    ("сәуір", "де", "ден", "апреля", "April"),
    ("мамыр", "да", "дан", "мая", "May"),
    ("маусым", "да", "нан", "июня", "June"),
    ("шілде", "де", "ден", "июля", "July"),
    ("тамыз", "да", "дан", "августа", "August"),
    ("қыркүйек", "те", "тен", "сентября", "September"),
    ("қазан", "да", "нан", "октября", "October"),
    ("қараша", "да", "дан", "ноября", "November"),
    ("желтоқсан", "да", "нан", "декабря", "December"),
];

/// How a Kazakh day ends.
enum Ending {
    None,
    On,
    From,
}

/// When something happened: «2025 жылғы 29 қазанда», «29 октября 2025 года», "29 October 2025".
pub(super) fn on_day(at: SystemTime, language: Language) -> String {
    day(local(at), Ending::On, language)
}

/// Since when something holds: «2025 жылғы 29 қазаннан».
pub(super) fn from_day(at: SystemTime, language: Language) -> String {
    day(local(at), Ending::From, language)
}

/// A day with its hour and minute.
pub(super) fn moment(at: SystemTime, language: Language) -> String {
    let at = local(at);
    let day = day(at, Ending::None, language);
    format!("{day}, {:02}:{:02}", at.hour(), at.minutes())
}

fn local(at: SystemTime) -> DateTime {
    DateTime::from_system_time(at + AHEAD_OF_UTC).unwrap_or(DateTime::INFINITY)
}

fn day(at: DateTime, ending: Ending, language: Language) -> String {
    let (kk, on, from, ru, en) = MONTHS[usize::from(at.month()) - 1];
    let (year, day) = (at.year(), at.day());
    match language {
        Language::Kk => {
            let ending = match ending {
                Ending::None => "",
                Ending::On => on,
                Ending::From => from,
            };
            format!("{year} жылғы {day} {kk}{ending}")
        }
        Language::Ru => format!("{day} {ru} {year} года"),
        Language::En => format!("{day} {en} {year}"),
    }
}
