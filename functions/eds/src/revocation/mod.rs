//! Revocation of certificates: asks the authority (OCSP) or looks up its lists (CRL), at addresses
//! that the caller fixes and never at those in a certificate.

pub mod crl;
#[cfg(feature = "http")]
pub mod http;
pub mod ocsp;
mod response;

use std::time::{Duration, SystemTime};

use crate::certificate::Certificate;
use crate::revocation_reason::RevocationReason;

/// The allowed difference between clocks, and the maximum age of an OCSP response.
pub(crate) const CLOCK_SKEW: Duration = Duration::from_secs(5 * 60);

/// A source of the revocation status of certificates.
pub trait RevocationSource {
    /// Returns the status of a certificate of an issuer at a moment.
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable>;

    /// Whether a pinned authority is known to be revoked. Only CRLs of its root say so, and roots
    /// publish them rarely, so a missing CRL is not an error.
    fn is_authority_revoked(&self, _authority: &Certificate, _now: SystemTime) -> bool {
        false
    }
}

/// The revocation status of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// The certificate was not revoked.
    Good(Evidence),
    /// The certificate was revoked.
    Revoked {
        /// The moment of the revocation.
        at: SystemTime,
        /// The reason, if it is given.
        reason: Option<RevocationReason>,
    },
    /// The authority does not know the certificate.
    Unknown,
    /// There is a response that must not be trusted.
    Untrusted {
        /// The fault of the response.
        fault: &'static str,
    },
}

/// The evidence that a certificate was not revoked, for the records of the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// An OCSP response of the authority.
    Ocsp {
        /// The moment to which the response refers.
        this_update: SystemTime,
        /// The response in DER.
        response: Vec<u8>,
    },
    /// A CRL of the authority.
    Crl {
        /// The number of the CRL, if it has one.
        number: Option<u64>,
        /// The moment at which the CRL was issued.
        this_update: SystemTime,
    },
}

/// The error of a source that gives no status; another try may succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unavailable(pub String);

/// A source that asks one source first, and another if the first is unavailable.
#[derive(Debug, Clone)]
pub struct Fallback<A, B> {
    /// The source that is asked first.
    pub first: A,
    /// The source that is asked if the first is unavailable.
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

/// An optional source; without one, every status is unavailable.
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
