//! What went wrong, as a problem document (RFC 9457) in the visitor's language.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::contact::PhoneFault;
use domain::form::{Fault, Faults};
use domain::{Lang, Locale};
use eds::words::{self, Language};
use eds::{Refusal, Step};
use serde::Serialize;

use super::messages;
use super::problem_kind::ProblemKind;
use crate::limit::Quota;
use crate::oversight::activity::Activity;
use crate::request_log::WentWrong;
use crate::seal::SealError;
use crate::store::{Unavailable, Unreadable};

/// What went wrong with a request, as its sender reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The body is longer than may be.
    TooLarge,
    /// The body did not come in time.
    TooSlow,
    /// The body is of another type than a form or JSON.
    MediaType,
    /// The request comes from another site.
    Origin,
    /// The body cannot be read.
    Unreadable,
    /// There is nothing here.
    NotFound,
    /// A secret code contains a slip.
    MistypedCode,
    /// No record has this secret code.
    UnknownCode,
    /// The staff's cookie would be sent over a connection that is not encrypted.
    Unencrypted,
    /// Answers are missing or wrong.
    Faults(Faults),
    /// The proof of work is missing or does not hold.
    Proof,
    /// The same form was sent before, with other answers.
    Sent,
    /// Too often from one network.
    TooOften {
        /// Seconds after which it may be tried again.
        retry_after: u64,
    },
    /// Something was changed meanwhile by somebody else.
    Changed,
    /// A signature is not one that may be trusted.
    Signature(Box<Refusal>),
    /// Nobody answers whether the signer's key was revoked.
    Revocation,
    /// An information system signed, not a person.
    NoPerson,
    /// The request was signed and used before.
    Used,
    /// The request waited too long for its signature.
    Expired,
    /// The signer has asked for as many contacts as one may.
    Quota {
        /// Seconds after which there may be another.
        retry_after: u64,
        /// How many one may see.
        quota: Quota,
    },
    /// A moderator has decided that this person sees no contacts.
    Blocked,
    /// Somebody of the staff has opened as much as one may.
    StaffLimit {
        /// Seconds after which there may be more.
        retry_after: u64,
        /// What was opened.
        activity: &'static Activity,
    },
    /// Somebody of the staff has opened so much that a second person must allow more.
    Approval {
        /// What was opened.
        activity: &'static Activity,
    },
    /// The card is not on the list.
    NotListed,
    /// The session has ended; what was sent is offered again after the next one has begun.
    SessionEnded(Box<SessionEnded>),
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
    CodesSent {
        /// Seconds after which there may be another.
        retry_after: u64,
    },
    /// A telephone is not the one on the card.
    OtherTelephone,
    /// A one-time code is wrong or too old.
    WrongCode,
    /// The telephone of a card is not confirmed.
    Unconfirmed,
    /// The store or another service gives no answer.
    Unavailable(Cause),
    /// A stored record cannot be read.
    Record(Box<Unreadable>),
}

/// A session that ended, and what was sent after that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionEnded {
    /// When it ended, in seconds since 1970, if that is known.
    pub at: Option<u64>,
    /// Where the request was sent.
    pub path: String,
    /// What was sent; nothing if nothing was to be changed.
    pub fields: Vec<(String, String)>,
}

/// What gives no answer, for the request log. Two causes are the same problem.
#[derive(Debug, Clone, Eq)]
pub struct Cause(String);

impl PartialEq for Cause {
    fn eq(&self, _: &Cause) -> bool {
        true
    }
}

/// The document.
#[derive(Debug, Serialize)]
struct Document {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct FieldError {
    field: String,
    code: &'static str,
    detail: String,
}

impl From<Unavailable> for Problem {
    fn from(Unavailable(cause): Unavailable) -> Problem {
        Problem::Unavailable(Cause(cause))
    }
}

impl From<SealError> for Problem {
    fn from(error: SealError) -> Problem {
        Problem::unavailable(error)
    }
}

impl From<getrandom::Error> for Problem {
    fn from(_: getrandom::Error) -> Problem {
        Problem::unavailable(SealError::Random)
    }
}

impl From<Unreadable> for Problem {
    fn from(unreadable: Unreadable) -> Problem {
        Problem::Record(Box::new(unreadable))
    }
}

/// Seconds after which a failing service may be asked again.
const AGAIN: u64 = 30;

impl Problem {
    /// That a text is no telephone number.
    pub fn telephone(fault: PhoneFault) -> Problem {
        Problem::Faults(vec![("phone".to_owned(), Fault::Phone(fault))])
    }

    /// That something gives no answer; what it is stands in the request log, and holds no data.
    pub fn unavailable(cause: impl ToString) -> Problem {
        Problem::Unavailable(Cause(cause.to_string()))
    }

    /// That a task of this process ended early.
    pub(crate) fn broken_off() -> Problem {
        Problem::unavailable("a task ended early")
    }

    /// That others change the same items all the time.
    pub(crate) fn contended() -> Problem {
        Problem::unavailable("others change the same items all the time")
    }

    /// Its kind.
    pub const fn kind(&self) -> ProblemKind {
        match self {
            Problem::TooLarge => ProblemKind::TooLarge,
            Problem::TooSlow => ProblemKind::TooSlow,
            Problem::MediaType => ProblemKind::MediaType,
            Problem::Origin => ProblemKind::Origin,
            Problem::Unreadable => ProblemKind::Unreadable,
            Problem::NotFound => ProblemKind::NotFound,
            Problem::MistypedCode => ProblemKind::MistypedCode,
            Problem::UnknownCode => ProblemKind::UnknownCode,
            Problem::Unencrypted => ProblemKind::Unencrypted,
            Problem::Faults(_) => ProblemKind::Answers,
            Problem::Proof => ProblemKind::Proof,
            Problem::Sent => ProblemKind::Sent,
            Problem::TooOften { .. } => ProblemKind::TooOften,
            Problem::Changed => ProblemKind::Changed,
            Problem::Signature(_) => ProblemKind::Signature,
            Problem::Revocation => ProblemKind::Revocation,
            Problem::NoPerson => ProblemKind::NoPerson,
            Problem::Used => ProblemKind::Used,
            Problem::Expired => ProblemKind::Expired,
            Problem::Quota { .. } => ProblemKind::Quota,
            Problem::Blocked => ProblemKind::Blocked,
            Problem::StaffLimit { .. } => ProblemKind::StaffLimit,
            Problem::Approval { .. } => ProblemKind::Approval,
            Problem::NotListed => ProblemKind::NotListed,
            Problem::SignedOut | Problem::SessionEnded(_) => ProblemKind::SignedOut,
            Problem::Forbidden => ProblemKind::Forbidden,
            Problem::SamePerson => ProblemKind::SamePerson,
            Problem::SameTelephone => ProblemKind::SameTelephone,
            Problem::NoCard => ProblemKind::NoCard,
            Problem::CodesSent { .. } => ProblemKind::CodesSent,
            Problem::OtherTelephone => ProblemKind::OtherTelephone,
            Problem::WrongCode => ProblemKind::WrongCode,
            Problem::Unconfirmed => ProblemKind::Unconfirmed,
            Problem::Unavailable(_) => ProblemKind::Unavailable,
            Problem::Record(_) => ProblemKind::Record,
        }
    }

    /// The stable word, the last part of the document's `type`, also for the log.
    pub const fn code(&self) -> &'static str {
        self.kind().code()
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.kind().status()
    }

    /// What went wrong and what the sender can do.
    pub fn title(&self, locale: impl Into<Locale>) -> String {
        let locale = locale.into();
        match self {
            Problem::Signature(refusal) => words::explain(refusal, language(locale)),
            Problem::Quota { quota, retry_after } => messages::quota(*quota, *retry_after, locale),
            Problem::TooOften { retry_after } => messages::too_often(*retry_after, locale),
            Problem::CodesSent { retry_after } => messages::codes_sent(*retry_after, locale),
            Problem::StaffLimit { activity, .. } | Problem::Approval { activity } => {
                messages::staff_limit(self.kind(), activity, locale)
            }
            _ => messages::of(self.kind()).get(locale).to_owned(),
        }
    }

    /// The step at which a signature failed, by its stable word.
    pub fn step(&self) -> Option<&'static str> {
        match self {
            Problem::Signature(refusal) => Some(refusal.step().name()),
            Problem::Revocation => Some(Step::Revocation.name()),
            Problem::NoPerson => Some(Step::Identity.name()),
            _ => None,
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Problem::TooOften { retry_after }
            | Problem::Quota { retry_after, .. }
            | Problem::CodesSent { retry_after }
            | Problem::StaffLimit { retry_after, .. } => Some(*retry_after),
            Problem::Unavailable(_) | Problem::Revocation | Problem::Record(_) => Some(AGAIN),
            _ => None,
        }
    }

    /// The answer as a problem document.
    pub fn document(&self, locale: impl Into<Locale>) -> Response {
        let locale = locale.into();
        let errors = match self {
            Problem::Faults(faults) => faults
                .iter()
                .map(|(field, fault)| FieldError {
                    field: field.clone(),
                    code: fault.code(),
                    detail: fault.message(locale),
                })
                .collect(),
            _ => Vec::new(),
        };
        let document = Document {
            kind: format!("/problems/{}", self.code()),
            title: self.title(locale),
            status: self.status().as_u16(),
            step: self.step(),
            errors,
        };
        let body = serde_json::to_string(&document).unwrap_or_default();
        let mut response =
            (self.status(), [(CONTENT_TYPE, "application/problem+json")], body).into_response();
        self.finish(&mut response);
        response
    }

    /// The headers that belong to the answer, in whatever form it is.
    pub fn finish(&self, response: &mut Response) {
        response.extensions_mut().insert(WentWrong {
            word: self.code(),
            cause: self.cause(),
            record: self.record(),
        });
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }

    fn cause(&self) -> Option<String> {
        match self {
            Problem::Unavailable(Cause(cause)) => Some(cause.clone()),
            _ => None,
        }
    }

    /// The key of the record that cannot be read.
    fn record(&self) -> Option<String> {
        match self {
            Problem::Record(unreadable) => Some(unreadable.key.to_string()),
            _ => None,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        match refusal {
            Refusal::RevocationUnavailable { .. } => Problem::Revocation,
            refusal => Problem::Signature(Box::new(refusal)),
        }
    }
}

/// The language in which refused signatures are explained.
pub(crate) fn language(locale: Locale) -> Language {
    match locale.language() {
        Lang::Kk => Language::Kk,
        Lang::Ru => Language::Ru,
        Lang::En => Language::En,
    }
}
