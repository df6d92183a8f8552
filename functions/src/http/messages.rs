//! The texts of problems: what went wrong and what its reader can do.

use domain::{Locale, Words};

use super::problem_kind::ProblemKind;
use crate::limit::Quota;
use crate::texts::problems;

/// The text of a kind of problem.
pub(super) fn of(problem: ProblemKind) -> Words {
    match problem {
        ProblemKind::TooLarge => problems::TOO_LARGE,
        ProblemKind::TooSlow => problems::TOO_SLOW,
        ProblemKind::MediaType => problems::MEDIA_TYPE,
        ProblemKind::Origin => problems::ORIGIN,
        ProblemKind::Unreadable => problems::UNREADABLE,
        ProblemKind::NotFound => problems::NOT_FOUND,
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
        ProblemKind::NotListed => problems::NOT_LISTED,
        ProblemKind::SignedOut => problems::SIGNED_OUT,
        ProblemKind::Forbidden => problems::FORBIDDEN,
        ProblemKind::SamePerson => problems::SAME_PERSON,
        ProblemKind::Unavailable | ProblemKind::Record => problems::UNAVAILABLE,
    }
}

/// That somebody has seen as many contacts as a quota allows.
pub(super) fn quota(quota: Quota, locale: Locale) -> String {
    let (day, month) = (quota.a_day.to_string(), quota.a_month.to_string());
    problems::QUOTA.fill(locale, &[("day", &day), ("month", &month)])
}
