//! The signature verifier, with what it asks about revocation.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use eds::revocation::http::Http;
use eds::revocation::ocsp::{Ocsp, PRODUCTION_URL};
use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::{Certificate, Policy, Refusal, Signature, Trust, Verifier};

/// Verifies signed messages. May ask another machine, so it is not called where others wait.
pub trait SignatureVerifier: fmt::Debug + Send + Sync {
    /// Verifies that a message signs exactly the expected bytes at this moment.
    fn verify(
        &self,
        expected: &[u8],
        message: &[u8],
        now: SystemTime,
    ) -> Result<Signature, Refusal>;
}

impl<R: RevocationSource + fmt::Debug + Send + Sync> SignatureVerifier for Verifier<R> {
    fn verify(
        &self,
        expected: &[u8],
        message: &[u8],
        now: SystemTime,
    ) -> Result<Signature, Refusal> {
        Verifier::verify(self, expected, message, now)
    }
}

/// Whose signatures are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signatures {
    /// Those of real people, by the national authorities.
    National,
    /// Those of the published test keys, whose holders do not exist: for trying out.
    Test,
}

impl Signatures {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Signatures::National => "national",
            Signatures::Test => "test",
        }
    }

    /// The verifier for them.
    pub fn verifier(self) -> Arc<dyn SignatureVerifier> {
        match self {
            Signatures::National => {
                let asked = Ocsp::new(Http::new(PRODUCTION_URL));
                Arc::new(Verifier::new(Trust::production(), Policy::Any, asked))
            }
            Signatures::Test => Arc::new(Verifier::new(Trust::test(), Policy::Any, NotAsked)),
        }
    }
}

/// Nobody is asked about test keys: they guard nothing, and trying out needs no network.
#[derive(Debug)]
struct NotAsked;

impl RevocationSource for NotAsked {
    fn status(
        &self,
        _: &Certificate,
        _: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        Ok(Status::Good(Evidence::Crl { number: None, this_update: now }))
    }
}
