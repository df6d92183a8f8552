//! What will stand in a certificate, with everything open to be put wrong.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;

use super::key::Key;
use super::write;
use crate::oid;

/// A certificate and its private key.
#[derive(Clone)]
pub struct Identity {
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// Its key, or another in its place.
    pub key: Key,
}

/// An extension of a certificate, list or entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its name.
    pub name: ObjectIdentifier,
    /// Whether it must be understood.
    pub critical: bool,
    /// Its value in DER.
    pub value: Vec<u8>,
}

/// The parts of a certificate.
#[derive(Debug, Clone)]
pub struct CertificateSpec {
    /// The bytes of the serial number.
    pub serial: Vec<u8>,
    /// The algorithm of the signature as the signed part names it.
    pub signed_algorithm: Vec<u8>,
    /// The algorithm of the signature as it stands before the signature.
    pub algorithm: Vec<u8>,
    /// The name of the issuer in DER.
    pub issuer: Vec<u8>,
    /// Valid from then on.
    pub from: SystemTime,
    /// Valid until then.
    pub until: SystemTime,
    /// The attributes of the holder's name: kind, and value in DER.
    pub subject: Vec<(ObjectIdentifier, Vec<u8>)>,
    /// SubjectPublicKeyInfo in DER.
    pub key_info: Vec<u8>,
    /// The extensions, in their order.
    pub extensions: Vec<Extension>,
}

impl CertificateSpec {
    /// The certificate, signed with a key.
    pub fn signed_with(&self, key: &Key) -> Vec<u8> {
        let signed = self.signed_part();
        let signature = write::bits(&key.sign(&signed));
        write::sequence([signed, self.algorithm.clone(), signature])
    }

    fn signed_part(&self) -> Vec<u8> {
        let extensions = write::sequence(self.extensions.iter().map(Extension::to_der));
        write::sequence([
            write::context(0, [write::number(2)]),
            write::integer(&self.serial),
            self.signed_algorithm.clone(),
            self.issuer.clone(),
            write::sequence([write::time(self.from), write::time(self.until)]),
            name(&self.subject),
            self.key_info.clone(),
            write::context(3, [extensions]),
        ])
    }

    /// Names the algorithm of the signature, in both places.
    pub fn set_algorithm(&mut self, name: ObjectIdentifier) {
        self.signed_algorithm = write::algorithm(name);
        self.algorithm = write::algorithm(name);
    }

    /// Puts an extension in the place of the one of that name, or after all others.
    pub fn set_extension(&mut self, extension: Extension) {
        match self.extensions.iter_mut().find(|other| other.name == extension.name) {
            Some(other) => *other = extension,
            None => self.extensions.push(extension),
        }
    }

    /// Leaves an extension out.
    pub fn remove_extension(&mut self, name: ObjectIdentifier) {
        self.extensions.retain(|extension| extension.name != name);
    }

    /// Sets extKeyUsage.
    pub fn set_uses(&mut self, uses: &[ObjectIdentifier]) {
        let value = write::sequence(uses.iter().copied().map(write::oid));
        self.set_extension(Extension { name: oid::EXTENDED_KEY_USAGE, critical: false, value });
    }

    /// Sets keyUsage to bits of the first byte, digitalSignature being the highest.
    pub fn set_usage(&mut self, usage: u8) {
        let unused = usage.trailing_zeros() as u8;
        let value = write::element(0x03, &[unused, usage]);
        self.set_extension(Extension { name: oid::KEY_USAGE, critical: true, value });
    }

    /// Sets basicConstraints to those of an authority.
    pub fn set_authority(&mut self) {
        let value = write::sequence([write::boolean(true)]);
        self.set_extension(Extension { name: oid::BASIC_CONSTRAINTS, critical: true, value });
    }

    /// Sets all attributes of a kind in the holder's name, in the place of the first of them.
    pub fn set_subject(&mut self, kind: ObjectIdentifier, values: &[Vec<u8>]) {
        let at = self.subject.iter().position(|(found, _)| *found == kind);
        self.subject.retain(|(found, _)| *found != kind);
        let at = at.unwrap_or(self.subject.len());
        self.subject.splice(at..at, values.iter().map(|value| (kind, value.clone())));
    }
}

impl Extension {
    /// The extension in DER.
    pub fn to_der(&self) -> Vec<u8> {
        let critical = if self.critical { write::boolean(true) } else { Vec::new() };
        write::sequence([write::oid(self.name), critical, write::octets(&self.value)])
    }
}

/// A name in DER, each attribute in a set of its own.
pub fn name(attributes: &[(ObjectIdentifier, Vec<u8>)]) -> Vec<u8> {
    write::sequence(
        attributes
            .iter()
            .map(|(kind, value)| write::set([write::sequence([write::oid(*kind), value.clone()])])),
    )
}
