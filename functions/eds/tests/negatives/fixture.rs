//! An authority, a person with a certificate issued by it, and a text that this person signs.

use const_oid::ObjectIdentifier;
use eds::testing::{Authority, CertificateSpec, Identity, Message, NeverRevoked, now};
use eds::{Algorithm, Policy, Refusal, Role, Signature, Trust, Verifier};

use crate::case::Case;

/// The signed content.
pub(crate) const CONTENT: &[u8] = "tugan-zher reveal 1\nrecord: volunteer/7\n".as_bytes();

/// Parses an object identifier.
pub(crate) const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// An authority and a person with a certificate issued by it.
pub(crate) struct Fixture {
    pub(crate) algorithm: Algorithm,
    pub(crate) authority: Authority,
    pub(crate) trust: Trust,
    pub(crate) person: Identity,
}

impl Fixture {
    pub(crate) fn new(algorithm: Algorithm) -> Fixture {
        let authority = Authority::new(algorithm);
        let person = authority.signer(Role::Person);
        Fixture { algorithm, trust: authority.trust(), authority, person }
    }

    /// Returns a valid message of the person, with its content.
    pub(crate) fn message(&self) -> Message {
        Message::new(CONTENT, &self.person, now())
    }

    /// Returns the valid message with a change.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Message)) -> Vec<u8> {
        let mut message = self.message();
        change(&mut message);
        message.to_der()
    }

    /// Returns the valid message with a change, signed again.
    pub(crate) fn signed(&self, change: impl FnOnce(&mut Message)) -> Vec<u8> {
        self.changed(|message| {
            change(message);
            message.signer().sign(&self.person.key);
        })
    }

    /// Returns a message of a person whose certificate was changed before it was issued.
    pub(crate) fn issued(&self, change: impl FnOnce(&mut CertificateSpec)) -> Vec<u8> {
        self.issued_to(Role::Person, change)
    }

    pub(crate) fn issued_to(
        &self,
        role: Role,
        change: impl FnOnce(&mut CertificateSpec),
    ) -> Vec<u8> {
        let mut spec = self.authority.holder(role, &self.person.key);
        change(&mut spec);
        self.by(self.authority.issue(&spec))
    }

    /// Returns a message signed with the person's key, with another certificate.
    pub(crate) fn by(&self, certificate: Vec<u8>) -> Vec<u8> {
        let signer = Identity { certificate, key: self.person.key.clone() };
        Message::new(CONTENT, &signer, now()).to_der()
    }

    pub(crate) fn verify(&self, message: &[u8]) -> Result<Signature, Refusal> {
        self.verify_for(Policy::Any, message)
    }

    pub(crate) fn verify_for(&self, policy: Policy, message: &[u8]) -> Result<Signature, Refusal> {
        let verifier = Verifier::new(self.trust.clone(), policy, NeverRevoked);
        verifier.verify(CONTENT, message, now())
    }

    /// Verifies a message against another content.
    pub(crate) fn verify_over(&self, content: &[u8], message: &[u8]) -> Result<Signature, Refusal> {
        let verifier = Verifier::new(self.trust.clone(), Policy::Any, NeverRevoked);
        verifier.verify(content, message, now())
    }

    /// Verifies a message that must be refused.
    pub(crate) fn case(&self, name: &'static str, expected: Refusal, message: &[u8]) -> Case {
        Case { name, expected, found: self.verify(message).map(|_| ()) }
    }
}
