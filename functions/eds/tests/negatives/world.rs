//! An authority, a person whose certificate it issued, and a text that he signs.

use const_oid::ObjectIdentifier;
use eds::testing::{Authority, CertificateSpec, Identity, Message, NeverRevoked, now};
use eds::{Algorithm, Policy, Refusal, Role, Signature, Trust, Verifier};

use crate::Case;

/// What is signed: like the request of a page.
pub(crate) const CONTENT: &[u8] = "tugan-zher reveal 1\nrecord: volunteer/7\n".as_bytes();

/// An object identifier.
pub(crate) const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

pub(crate) struct World {
    pub(crate) algorithm: Algorithm,
    pub(crate) authority: Authority,
    pub(crate) trust: Trust,
    pub(crate) person: Identity,
}

impl World {
    pub(crate) fn new(algorithm: Algorithm) -> World {
        let authority = Authority::new(algorithm);
        let person = authority.signer(Role::Person);
        World { algorithm, trust: authority.trust(), authority, person }
    }

    /// A good message of the person, with its content.
    pub(crate) fn message(&self) -> Message {
        Message::new(CONTENT, &self.person, now())
    }

    /// The good message with a change.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Message)) -> Vec<u8> {
        let mut message = self.message();
        change(&mut message);
        message.to_der()
    }

    /// The good message with a change that its signature covers.
    pub(crate) fn signed(&self, change: impl FnOnce(&mut Message)) -> Vec<u8> {
        self.changed(|message| {
            change(message);
            message.signer().sign(&self.person.key);
        })
    }

    /// A good message by the holder of a certificate that was changed before it was issued.
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

    /// A message signed with the person's key under some certificate.
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

    /// The verdict about a message over other bytes than those that were signed.
    pub(crate) fn verify_over(&self, content: &[u8], message: &[u8]) -> Result<Signature, Refusal> {
        let verifier = Verifier::new(self.trust.clone(), Policy::Any, NeverRevoked);
        verifier.verify(content, message, now())
    }

    /// A message that must be refused.
    pub(crate) fn case(&self, name: &'static str, expected: Refusal, message: &[u8]) -> Case {
        Case { name, expected, found: self.verify(message).map(|_| ()) }
    }
}
