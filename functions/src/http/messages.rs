//! The texts of problems: what went wrong and what its reader can do.

use domain::{Lang, Locale, Words};

use super::problem_kind::ProblemKind;
use crate::limit::Quota;
use crate::oversight::activity::Activity;
use crate::texts::{problems, wait as texts};

/// The text of a kind of problem.
pub(super) fn of(problem: ProblemKind) -> Words {
    match problem {
        ProblemKind::TooLarge => problems::TOO_LARGE,
        ProblemKind::TooSlow => problems::TOO_SLOW,
        ProblemKind::MediaType => problems::MEDIA_TYPE,
        ProblemKind::Origin => problems::ORIGIN,
        ProblemKind::Unreadable => problems::UNREADABLE,
        ProblemKind::NotFound => problems::NOT_FOUND,
        ProblemKind::MistypedCode => problems::MISTYPED_CODE,
        ProblemKind::UnknownCode => problems::UNKNOWN_CODE,
        ProblemKind::Unencrypted => problems::UNENCRYPTED,
        ProblemKind::Answers => problems::FAULTS,
        ProblemKind::Proof => problems::PROOF,
        ProblemKind::Sent => problems::SENT,
        ProblemKind::TooOften => problems::TOO_OFTEN,
        ProblemKind::Changed => problems::CHANGED,
        // A refused signature has an explanation of its own; this is for when there is none.
        ProblemKind::Signature => problems::SIGNATURE,
        ProblemKind::Revocation => problems::REVOCATION,
        ProblemKind::NoPerson => problems::NO_PERSON,
        ProblemKind::Used => problems::USED,
        ProblemKind::Expired => problems::EXPIRED,
        ProblemKind::Quota => problems::QUOTA,
        ProblemKind::Blocked => problems::BLOCKED,
        ProblemKind::StaffLimit => problems::STAFF_LIMIT,
        ProblemKind::Approval => problems::APPROVAL,
        ProblemKind::NotListed => problems::NOT_LISTED,
        ProblemKind::SignedOut => problems::SIGNED_OUT,
        ProblemKind::Forbidden => problems::FORBIDDEN,
        ProblemKind::SamePerson => problems::SAME_PERSON,
        ProblemKind::SameTelephone => problems::SAME_TELEPHONE,
        ProblemKind::NoCard => problems::NO_CARD,
        ProblemKind::CodesSent => problems::CODES_SENT,
        ProblemKind::OtherTelephone => problems::OTHER_TELEPHONE,
        ProblemKind::WrongCode => problems::WRONG_CODE,
        ProblemKind::Unconfirmed => problems::UNCONFIRMED,
        ProblemKind::Unavailable | ProblemKind::Record => problems::UNAVAILABLE,
    }
}

/// That somebody of the staff has opened as much as one may, alone or at all.
pub(super) fn staff_limit(kind: ProblemKind, activity: &Activity, locale: Locale) -> String {
    let (hour, day, alone) =
        (activity.an_hour.to_string(), activity.a_day.to_string(), activity.alone.to_string());
    match kind {
        ProblemKind::Approval => problems::APPROVAL.fill(locale, &[("alone", &alone)]),
        _ => problems::STAFF_LIMIT.fill(locale, &[("hour", &hour), ("day", &day)]),
    }
}

/// That somebody has seen as many contacts as a quota allows, and how long there are no more.
pub(super) fn quota(quota: Quota, seconds: u64, locale: Locale) -> String {
    let (day, month) = (quota.a_day.to_string(), quota.a_month.to_string());
    let wait = wait(seconds, locale);
    problems::QUOTA.fill(locale, &[("day", &day), ("month", &month), ("wait", &wait)])
}

/// That too much came from one network, and how long nothing more is accepted.
pub(super) fn too_often(seconds: u64, locale: Locale) -> String {
    problems::TOO_OFTEN.fill(locale, &[("wait", &wait(seconds, locale))])
}

/// That no more codes are sent to a telephone, and for how long.
pub(super) fn codes_sent(seconds: u64, locale: Locale) -> String {
    problems::CODES_SENT.fill(locale, &[("wait", &wait(seconds, locale))])
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A time to wait in words, rounded up: minutes below an hour and a half, hours below two days.
fn wait(seconds: u64, locale: Locale) -> String {
    let (unit, forms) = if seconds <= HOUR + HOUR / 2 {
        (MINUTE, [texts::minutes::ONE, texts::minutes::FEW, texts::minutes::MANY])
    } else if seconds <= 2 * DAY {
        (HOUR, [texts::hours::ONE, texts::hours::FEW, texts::hours::MANY])
    } else {
        (DAY, [texts::days::ONE, texts::days::FEW, texts::days::MANY])
    };
    let count = seconds.div_ceil(unit).max(1);
    let [one, few, many] = forms;
    let form = match locale.language() {
        Lang::Kk => many,
        Lang::En if count == 1 => one,
        Lang::En => many,
        Lang::Ru => match (count % 10, count % 100) {
            (1, tens) if tens != 11 => one,
            (2..=4, tens) if !(12..=14).contains(&tens) => few,
            _ => many,
        },
    };
    form.fill(locale, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_words() {
        let [kk, ru, en] = [Lang::Kk, Lang::Ru, Lang::En].map(Locale::from);
        for (seconds, locale, words) in [
            (1, ru, "через 1 минуту"),
            (121, ru, "через 3 минуты"),
            (5_400, ru, "через 90 минут"),
            (12 * HOUR, ru, "через 12 часов"),
            (21 * HOUR, ru, "через 21 час"),
            (3 * DAY - 1, ru, "через 3 дня"),
            (12 * HOUR, kk, "12 сағаттан кейін"),
            (60, en, "in 1 minute"),
            (2 * HOUR, en, "in 2 hours"),
            (20 * DAY, en, "in 20 days"),
        ] {
            assert_eq!(wait(seconds, locale), words);
        }
        assert!(too_often(12 * HOUR, ru).contains("через 12 часов"));
    }
}
