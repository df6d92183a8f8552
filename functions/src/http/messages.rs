//! The texts of problems: what went wrong and what its reader can do.

use domain::Words;

use super::Problem;
use crate::texts::problems;

/// The text of a problem.
pub(super) fn of(problem: &Problem) -> Words {
    match problem {
        Problem::TooLarge => problems::TOO_LARGE,
        Problem::MediaType => problems::MEDIA_TYPE,
        Problem::Origin => problems::ORIGIN,
        Problem::Unreadable => problems::UNREADABLE,
        Problem::NotFound => problems::NOT_FOUND,
        Problem::Faults(_) => problems::FAULTS,
        Problem::Proof => problems::PROOF,
        Problem::Sent => problems::SENT,
        Problem::TooOften { .. } => problems::TOO_OFTEN,
        Problem::Changed => problems::CHANGED,
        // A refused signature has an explanation of its own; this is for when there is none.
        Problem::Signature(_) => problems::SIGNATURE,
        Problem::Revocation => problems::REVOCATION,
        Problem::NoPerson => problems::NO_PERSON,
        Problem::Used => problems::USED,
        Problem::Expired => problems::EXPIRED,
        Problem::Quota { .. } => problems::QUOTA,
        Problem::NotListed => problems::NOT_LISTED,
        Problem::SignedOut => problems::SIGNED_OUT,
        Problem::Forbidden => problems::FORBIDDEN,
        Problem::SamePerson => problems::SAME_PERSON,
        Problem::Unavailable => problems::UNAVAILABLE,
    }
}
