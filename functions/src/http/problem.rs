//! What went wrong, as a problem document (RFC 9457) in the visitor's language.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::form::{Faults, Words};
use domain::{Lang, Locale};
use eds::words::{self, Language};
use eds::{Refusal, Step};
use serde::Serialize;

use super::messages;
use super::record::WentWrong;
use crate::store::Unavailable;

/// What went wrong with a request, told to its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The body is longer than may be.
    TooLarge,
    /// The body is of another type than a form or JSON.
    MediaType,
    /// The request comes from another site.
    Origin,
    /// The body cannot be read.
    Unreadable,
    /// There is nothing here.
    NotFound,
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
        /// Seconds after which he may ask again.
        retry_after: u64,
    },
    /// The card is not on the list.
    NotListed,
    /// Nobody is signed in at the desk, or no longer.
    SignedOut,
    /// The signed-in person may not do this.
    Forbidden,
    /// The second of two approvals must come from another person.
    SamePerson,
    /// The store or another service gives no answer.
    Unavailable,
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
    fn from(_: Unavailable) -> Problem {
        Problem::Unavailable
    }
}

/// Seconds after which a failing service may be asked again.
const AGAIN: u64 = 30;

impl Problem {
    /// The stable word, the last part of the document's `type`, also for the log.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::TooLarge => "too-large",
            Problem::MediaType => "media-type",
            Problem::Origin => "origin",
            Problem::Unreadable => "unreadable",
            Problem::NotFound => "not-found",
            Problem::Faults(_) => "answers",
            Problem::Proof => "proof",
            Problem::Sent => "sent-before",
            Problem::TooOften { .. } => "too-often",
            Problem::Changed => "changed",
            Problem::Signature(_) => "signature",
            Problem::Revocation => "revocation",
            Problem::NoPerson => "no-person",
            Problem::Used => "used",
            Problem::Expired => "expired",
            Problem::Quota { .. } => "quota",
            Problem::NotListed => "not-listed",
            Problem::SignedOut => "signed-out",
            Problem::Forbidden => "forbidden",
            Problem::SamePerson => "same-person",
            Problem::Unavailable => "unavailable",
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Problem::Origin | Problem::Forbidden | Problem::SamePerson => StatusCode::FORBIDDEN,
            Problem::Unreadable => StatusCode::BAD_REQUEST,
            Problem::NotFound | Problem::NotListed => StatusCode::NOT_FOUND,
            Problem::Faults(_) | Problem::Proof | Problem::Signature(_) | Problem::NoPerson => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Problem::Sent | Problem::Changed | Problem::Used => StatusCode::CONFLICT,
            Problem::Expired => StatusCode::GONE,
            Problem::SignedOut => StatusCode::UNAUTHORIZED,
            Problem::TooOften { .. } | Problem::Quota { .. } => StatusCode::TOO_MANY_REQUESTS,
            Problem::Unavailable | Problem::Revocation => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What went wrong and what the sender can do.
    pub fn title(&self, locale: impl Into<Locale>) -> String {
        let locale = locale.into();
        match self {
            Problem::Signature(refusal) => words::explain(refusal, language(locale)),
            _ => self.words().get(locale).to_owned(),
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
            Problem::TooOften { retry_after } | Problem::Quota { retry_after } => {
                Some(*retry_after)
            }
            Problem::Unavailable | Problem::Revocation => Some(AGAIN),
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
        response.extensions_mut().insert(WentWrong(self.code()));
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
    }

    fn words(&self) -> Words {
        messages::of(self)
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
