//! Single steps of the verification, which the public API only runs together.

use std::time::SystemTime;

use crate::certificate::Certificate;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::revocation::{Evidence, RevocationSource, Status, Unavailable};
use crate::role::Role;
use crate::trust::Trust;

pub use crate::revocation::ocsp::validate_recorded;

/// Parses a certificate in DER.
///
/// # Errors
/// If it is malformed.
pub fn certificate(der: &[u8]) -> Result<Certificate, Refusal> {
    Certificate::parse(der)
}

/// Whether a certificate is signed with the key of another.
///
/// # Errors
/// If the algorithm of that key is not accepted.
pub fn is_signed_by(certificate: &Certificate, issuer: &Certificate) -> Result<bool, Refusal> {
    Ok(certificate.is_signed_with(&issuer.public_key()?))
}

/// Validates the path of a certificate at a moment.
///
/// # Errors
/// The first check that fails.
pub fn check_path(
    trust: &Trust,
    certificate: &Certificate,
    now: SystemTime,
) -> Result<(), Refusal> {
    trust.validate_path(certificate, now).map(|_| ())
}

/// Returns the role of a certificate if its key may sign under a policy.
///
/// # Errors
/// The first check that fails.
pub fn role(policy: Policy, certificate: &Certificate) -> Result<Role, Refusal> {
    policy.check(certificate)
}

/// A revocation source that reports every certificate as good, for messages whose revocation
/// status can no longer be checked.
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
