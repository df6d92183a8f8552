//! The kinds of problems: the stable word and the status of each.

use axum::http::StatusCode;

use crate::request_log::UNREADABLE;

/// A kind of problem, without what belongs to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The body is too long.
    TooLarge,
    /// The body did not come in time.
    TooSlow,
    /// The body is neither a form nor JSON.
    MediaType,
    /// The request comes from a page of another site.
    Origin,
    /// The body cannot be read.
    Unreadable,
    /// There is no such record or page.
    NotFound,
    /// The store or another service does not answer.
    Unavailable,
    /// A stored record cannot be read.
    Record,
    /// A secret code contains a slip.
    MistypedCode,
    /// No record has a secret code.
    UnknownCode,
    /// A cookie would be sent over a connection that is not encrypted.
    Unencrypted,
    /// Answers are missing or wrong.
    Answers,
    /// The proof of work is missing or does not hold.
    Proof,
    /// The same form was sent before, with other answers.
    Sent,
    /// Too many requests came from one network.
    TooOften,
    /// Somebody else has changed the record meanwhile.
    Changed,
    /// A signature cannot be trusted.
    Signature,
    /// Nobody answers whether the signer's key was revoked.
    Revocation,
    /// An information system signed, not a person.
    NoPerson,
    /// The request was signed and used before.
    Used,
    /// The request was not signed in time.
    Expired,
    /// The signer has seen as many contacts as one person may.
    Quota,
    /// A moderator has decided that this person sees no contacts.
    Blocked,
    /// Somebody of the staff has opened as much as one may.
    StaffLimit,
    /// Somebody of the staff has opened so much that a second person must allow more.
    Approval,
    /// The card is not on the list.
    NotListed,
    /// Nobody is signed in, or no longer.
    SignedOut,
    /// The signed-in person may not do this.
    Forbidden,
    /// The second of two approvals must come from another person.
    SamePerson,
    /// Another card with the same telephone is let in.
    SameTelephone,
    /// No card has this telephone and the signer's name.
    NoCard,
    /// As many codes were sent to a telephone as may be in a day.
    CodesSent,
    /// A telephone is not the one on the card.
    OtherTelephone,
    /// A one-time code is wrong or too old.
    WrongCode,
    /// The telephone of a card is not confirmed.
    Unconfirmed,
}

impl ProblemKind {
    /// The stable word, the last part of the document's `type`.
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// The status of the answer.
    pub const fn status(self) -> StatusCode {
        self.row().1
    }

    const fn row(self) -> (&'static str, StatusCode) {
        match self {
            ProblemKind::TooLarge => ("too-large", StatusCode::PAYLOAD_TOO_LARGE),
            ProblemKind::TooSlow => ("too-slow", StatusCode::REQUEST_TIMEOUT),
            ProblemKind::MediaType => ("media-type", StatusCode::UNSUPPORTED_MEDIA_TYPE),
            ProblemKind::Origin => ("origin", StatusCode::FORBIDDEN),
            ProblemKind::Unreadable => ("unreadable", StatusCode::BAD_REQUEST),
            ProblemKind::NotFound => ("not-found", StatusCode::NOT_FOUND),
            ProblemKind::Unavailable => ("unavailable", StatusCode::SERVICE_UNAVAILABLE),
            ProblemKind::Record => (UNREADABLE, StatusCode::SERVICE_UNAVAILABLE),
            ProblemKind::MistypedCode => ("mistyped-code", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::UnknownCode => ("unknown-code", StatusCode::NOT_FOUND),
            ProblemKind::Unencrypted => ("unencrypted", StatusCode::FORBIDDEN),
            ProblemKind::Answers => ("answers", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::Proof => ("proof", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::Sent => ("sent-before", StatusCode::CONFLICT),
            ProblemKind::TooOften => ("too-often", StatusCode::TOO_MANY_REQUESTS),
            ProblemKind::Changed => ("changed", StatusCode::CONFLICT),
            ProblemKind::Signature => ("signature", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::Revocation => ("revocation", StatusCode::SERVICE_UNAVAILABLE),
            ProblemKind::NoPerson => ("no-person", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::Used => ("used", StatusCode::CONFLICT),
            ProblemKind::Expired => ("expired", StatusCode::GONE),
            ProblemKind::Quota => ("quota", StatusCode::TOO_MANY_REQUESTS),
            ProblemKind::Blocked => ("blocked", StatusCode::FORBIDDEN),
            ProblemKind::StaffLimit => ("staff-limit", StatusCode::TOO_MANY_REQUESTS),
            ProblemKind::Approval => ("approval", StatusCode::FORBIDDEN),
            ProblemKind::NotListed => ("not-listed", StatusCode::NOT_FOUND),
            ProblemKind::SignedOut => ("signed-out", StatusCode::UNAUTHORIZED),
            ProblemKind::Forbidden => ("forbidden", StatusCode::FORBIDDEN),
            ProblemKind::SamePerson => ("same-person", StatusCode::FORBIDDEN),
            ProblemKind::SameTelephone => ("same-telephone", StatusCode::CONFLICT),
            ProblemKind::NoCard => ("no-card", StatusCode::NOT_FOUND),
            ProblemKind::CodesSent => ("codes-sent", StatusCode::TOO_MANY_REQUESTS),
            ProblemKind::OtherTelephone => ("other-telephone", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::WrongCode => ("wrong-code", StatusCode::UNPROCESSABLE_ENTITY),
            ProblemKind::Unconfirmed => ("unconfirmed", StatusCode::CONFLICT),
        }
    }
}
