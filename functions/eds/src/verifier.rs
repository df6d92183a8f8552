//! The verification: all checks in their order, the first that fails told.

use std::time::SystemTime;

use crate::algorithm::Algorithm;
use crate::certificate::Certificate;
use crate::cms::SignedMessage;
use crate::envelope;
use crate::refusal::Refusal;
use crate::revocation::{Evidence, RevocationSource, Status, Unavailable};
use crate::role::Policy;
use crate::signer::Signer;
use crate::trust::{Authority, Trust};

/// Verifies signed messages against one set of authorities, for one circle of signers.
#[derive(Debug, Clone)]
pub struct Verifier<R> {
    trust: Trust,
    policy: Policy,
    revocation: R,
}

/// A signature that may be trusted at the moment of its verification.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Signature {
    /// Who signed.
    pub signer: Signer,
    /// By what algorithm.
    pub algorithm: Algorithm,
    /// His certificate.
    pub certificate: Certificate,
    /// When his machine says he did, which nobody vouches for.
    pub signing_time: Option<SystemTime>,
    /// By what it is known that his certificate was not revoked.
    pub revocation: Evidence,
}

/// The content that a message carries, if it does: **nothing about it is verified**.
///
/// It is for showing what a message claims to sign, or for verifying a message that came without
/// its document: then it is the `expected` of [`Verifier::verify`], and only a good outcome tells
/// that the signer signed it. Whoever knows what was to be signed has no use for this function.
///
/// # Errors
/// If this is not a message with one signer.
pub fn attached_content(message: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let der = envelope::to_der(message)?;
    Ok(SignedMessage::parse(&der)?.content.map(<[u8]>::to_vec))
}

impl<R: RevocationSource> Verifier<R> {
    /// A verifier that trusts these authorities, asks for these signers and learns from this
    /// source what was revoked.
    pub fn new(trust: Trust, policy: Policy, revocation: R) -> Verifier<R> {
        Verifier { trust, policy, revocation }
    }

    /// Verifies that a message (CMS in DER, base64 or PEM) signs exactly the expected bytes, and
    /// that its signer may be trusted at this moment.
    ///
    /// The message may carry the bytes or leave them out.
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
        let authority = self.trust.path(&certificate, now)?;
        let role = self.policy.check(&certificate)?;
        let control = self.trust.asks_for_real_numbers();
        let signer = Signer::read(&certificate, role, control)?;
        let revocation = self.check_revocation(&certificate, authority, now)?;
        let signing_time = signed.time;
        Ok(Signature { signer, algorithm, certificate, signing_time, revocation })
    }

    fn check_revocation(
        &self,
        certificate: &Certificate,
        authority: &Authority,
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
