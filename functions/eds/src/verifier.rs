//! The verification: runs all checks in their order and reports the first that fails.

use std::time::SystemTime;

use crate::algorithm::Algorithm;
use crate::certificate::Certificate;
use crate::cms::SignedMessage;
use crate::envelope;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::revocation::{Evidence, RevocationSource, Status, Unavailable};
use crate::signer::Signer;
use crate::trust::{Trust, TrustedCa};

/// A verifier of signed messages, with its trusted authorities, policy and revocation source.
#[derive(Debug, Clone)]
pub struct Verifier<R> {
    trust: Trust,
    policy: Policy,
    revocation: R,
}

/// A signature that is valid and trusted at the moment of its verification.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Signature {
    /// The signer.
    pub signer: Signer,
    /// The algorithm of the signature.
    pub algorithm: Algorithm,
    /// The certificate of the signer.
    pub certificate: Certificate,
    /// The signing time by the clock of the signer's computer, which is not verified.
    pub signing_time: Option<SystemTime>,
    /// The evidence that the certificate was not revoked.
    pub revocation: Evidence,
}

/// Returns the content that a message carries, if any: **nothing about it is verified**.
///
/// Use it to show what a message claims to sign, or to verify a message that arrived without its
/// document: then it is the `expected` argument of [`Verifier::verify`], and only a successful
/// verification shows that the signer signed it. A caller that knows the expected content does not
/// need this function.
///
/// # Errors
/// If this is not a message with one signer.
pub fn attached_content(message: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let der = envelope::to_der(message)?;
    Ok(SignedMessage::parse(&der)?.content.map(<[u8]>::to_vec))
}

impl<R: RevocationSource> Verifier<R> {
    /// Creates a verifier that trusts these authorities, accepts these signers and checks
    /// revocation with this source.
    pub fn new(trust: Trust, policy: Policy, revocation: R) -> Verifier<R> {
        Verifier { trust, policy, revocation }
    }

    /// Verifies that a message (CMS in DER, BER, base64 or PEM) signs exactly the expected bytes and
    /// that its signer may be trusted at this moment.
    ///
    /// The message may contain the bytes (attached) or not (detached).
    ///
    /// # Errors
    /// The first check that fails, in the order of [`crate::Step`].
    pub fn verify(
        &self,
        expected: &[u8],
        message: &[u8],
        now: SystemTime,
    ) -> Result<Signature, Refusal> {
        let der = envelope::to_der(message)?;
        let message = SignedMessage::parse(&der)?;
        let certificate = message.signer_certificate()?;
        if message.content.is_some_and(|content| content != expected) {
            return Err(Refusal::ContentDiffers);
        }
        let key = certificate.public_key()?;
        let algorithm = key.algorithm();
        let signed = message.check_attributes(expected, &certificate, algorithm)?;
        if !message.is_signed_with(&key) {
            return Err(Refusal::SignatureInvalid);
        }
        let authority = self.trust.validate_path(&certificate, now)?;
        let role = self.policy.check(&certificate)?;
        let control_digits = self.trust.requires_control_digits();
        let signer = Signer::read(&certificate, role, control_digits)?;
        let revocation = self.check_revocation(&certificate, authority, now)?;
        let signing_time = signed.time;
        Ok(Signature { signer, algorithm, certificate, signing_time, revocation })
    }

    fn check_revocation(
        &self,
        certificate: &Certificate,
        authority: &TrustedCa,
        now: SystemTime,
    ) -> Result<Evidence, Refusal> {
        let issuer = &authority.certificate;
        if self.revocation.is_authority_revoked(issuer, now) {
            return Err(Refusal::AuthorityRevoked);
        }
        match self.revocation.status(certificate, issuer, now) {
            Ok(Status::Good(evidence)) => Ok(evidence),
            Ok(Status::Revoked { at, reason }) => Err(Refusal::Revoked { at, reason }),
            Ok(Status::Unknown) => Err(Refusal::RevocationUnknown),
            Ok(Status::Untrusted { fault }) => Err(Refusal::RevocationUntrusted { fault }),
            Err(Unavailable(why)) => Err(Refusal::RevocationUnavailable { why }),
        }
    }
}
