//! Single steps of the verification, which the public interface only takes all together.

use std::time::SystemTime;

use crate::certificate::Certificate;
use crate::refusal::Refusal;
use crate::revocation::{Evidence, RevocationSource, Status, Unavailable};
use crate::role::{Policy, Role};
use crate::trust::Trust;

pub use crate::revocation::ocsp::judge_recorded;

/// Reads a certificate in DER.
///
/// # Errors
/// If it is malformed.
pub fn certificate(der: &[u8]) -> Result<Certificate, Refusal> {
    Certificate::parse(der)
}

/// Whether a certificate is signed with the key of another.
///
/// # Errors
/// If that key is of no accepted algorithm.
pub fn is_signed_by(certificate: &Certificate, issuer: &Certificate) -> Result<bool, Refusal> {
    Ok(certificate.is_signed_with(&issuer.public_key()?))
}

/// Checks the path of a certificate at a moment.
///
/// # Errors
/// The first check that fails.
pub fn check_path(
    trust: &Trust,
    certificate: &Certificate,
    now: SystemTime,
) -> Result<(), Refusal> {
    trust.path(certificate, now).map(|_| ())
}

/// The role of a certificate whose key may sign for a policy.
///
/// # Errors
/// The first check that fails.
pub fn role(policy: Policy, certificate: &Certificate) -> Result<Role, Refusal> {
    policy.check(certificate)
}

/// Says of every certificate that it was not revoked; for messages whose revocation nobody can be
/// asked about any more.
#[derive(Debug, Clone, Copy)]
pub struct NeverRevoked;

impl RevocationSource for NeverRevoked {
    fn status(
        &self,
        _: &Certificate,
        _: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        let evidence = Evidence::Crl { number: None, this_update: now };
        Ok(Status::Good(evidence))
    }
}
