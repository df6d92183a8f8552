//! Whether a certificate was revoked: asked of the authority (OCSP) or looked up in its lists
//! (CRL), at addresses that are fixed here and never those in a certificate.

mod answer;
pub mod crl;
#[cfg(feature = "http")]
pub mod http;
pub mod ocsp;

use std::time::{Duration, SystemTime};

use crate::certificate::Certificate;
use crate::refusal::Reason;

/// How far clocks may differ, and how old an answer of OCSP may be.
pub(crate) const CLOCKS_DIFFER: Duration = Duration::from_secs(5 * 60);

/// Tells whether certificates were revoked.
pub trait RevocationSource {
    /// The status of a certificate of an issuer at a moment.
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable>;

    /// Whether a pinned authority is known to be revoked. Its root is asked by its lists only, and
    /// rarely says anything, so no answer is none to worry about.
    fn is_authority_revoked(&self, _authority: &Certificate, _now: SystemTime) -> bool {
        false
    }
}

/// What an authority says of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// It was not revoked.
    Good(Evidence),
    /// It was.
    Revoked {
        /// When.
        at: SystemTime,
        /// Why, if it is told.
        reason: Option<Reason>,
    },
    /// The authority does not know it.
    Unknown,
    /// There is an answer, but one that must not be believed.
    Untrusted {
        /// What is wrong with it.
        fault: &'static str,
    },
}

/// By what it is known that a certificate was not revoked, for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// An answer of the authority.
    Ocsp {
        /// To what moment it refers.
        this_update: SystemTime,
        /// The answer in DER.
        response: Vec<u8>,
    },
    /// A list of the authority.
    Crl {
        /// Its number, if it has one.
        number: Option<u64>,
        /// Of what moment it is.
        this_update: SystemTime,
    },
}

/// There is no answer; another try may bring one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

/// Asks one source, and another if the first has no answer.
#[derive(Debug, Clone)]
pub struct Fallback<A, B> {
    /// Asked first.
    pub first: A,
    /// Asked if the first is unavailable.
    pub second: B,
}

impl<A: RevocationSource, B: RevocationSource> RevocationSource for Fallback<A, B> {
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        self.first.status(certificate, issuer, now).or_else(|Unavailable(first)| {
            let second = self.second.status(certificate, issuer, now);
            second.map_err(|Unavailable(second)| Unavailable(format!("{first}; {second}")))
        })
    }

    fn is_authority_revoked(&self, authority: &Certificate, now: SystemTime) -> bool {
        self.first.is_authority_revoked(authority, now)
            || self.second.is_authority_revoked(authority, now)
    }
}

/// No source at all: nothing is ever known.
impl<S: RevocationSource> RevocationSource for Option<S> {
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        match self {
            Some(source) => source.status(certificate, issuer, now),
            None => Err(Unavailable("no source was given".to_owned())),
        }
    }

    fn is_authority_revoked(&self, authority: &Certificate, now: SystemTime) -> bool {
        self.as_ref().is_some_and(|source| source.is_authority_revoked(authority, now))
    }
}

impl<S: RevocationSource + ?Sized> RevocationSource for &S {
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        (**self).status(certificate, issuer, now)
    }

    fn is_authority_revoked(&self, authority: &Certificate, now: SystemTime) -> bool {
        (**self).is_authority_revoked(authority, now)
    }
}
