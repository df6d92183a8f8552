//! Certificates before they are signed; tests can change every part.

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
    /// The key of the certificate, or a different one.
    pub key: Key,
}

/// An extension of a certificate, CRL, CRL entry or OCSP response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The object identifier of the extension.
    pub name: ObjectIdentifier,
    /// Whether the extension is critical.
    pub critical: bool,
    /// The value in DER.
    pub value: Vec<u8>,
}

/// A certificate before it is signed.
#[derive(Debug, Clone)]
pub struct CertificateSpec {
    /// The bytes of the serial number.
    pub serial: Vec<u8>,
    /// The AlgorithmIdentifier in the TBSCertificate, in DER.
    pub signed_algorithm: Vec<u8>,
    /// The AlgorithmIdentifier before the signature, in DER.
    pub algorithm: Vec<u8>,
    /// The name of the issuer in DER.
    pub issuer: Vec<u8>,
    /// The beginning of the validity.
    pub from: SystemTime,
    /// The end of the validity.
    pub until: SystemTime,
    /// The attributes of the subject: type, and value in DER.
    pub subject: Vec<(ObjectIdentifier, Vec<u8>)>,
    /// SubjectPublicKeyInfo in DER.
    pub key_info: Vec<u8>,
    /// The extensions, in their order.
    pub extensions: Vec<Extension>,
}

impl CertificateSpec {
    /// Returns the certificate in DER, signed with a key.
    pub fn signed_with(&self, key: &Key) -> Vec<u8> {
        let tbs = self.tbs();
        let signature = write::bits(&key.sign(&tbs));
        write::sequence([tbs, self.algorithm.clone(), signature])
    }

    fn tbs(&self) -> Vec<u8> {
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

    /// Sets the algorithm of the signature, in both places.
    pub fn set_algorithm(&mut self, name: ObjectIdentifier) {
        self.signed_algorithm = write::algorithm(name);
        self.algorithm = write::algorithm(name);
    }

    /// Replaces the extension of the same name, or adds the extension at the end.
    pub fn set_extension(&mut self, extension: Extension) {
        match self.extensions.iter_mut().find(|other| other.name == extension.name) {
            Some(other) => *other = extension,
            None => self.extensions.push(extension),
        }
    }

    /// Removes an extension.
    pub fn remove_extension(&mut self, name: ObjectIdentifier) {
        self.extensions.retain(|extension| extension.name != name);
    }

    /// Sets extKeyUsage.
    pub fn set_extended_key_usage(&mut self, purposes: &[ObjectIdentifier]) {
        let value = write::sequence(purposes.iter().copied().map(write::oid));
        self.set_extension(Extension { name: oid::EXTENDED_KEY_USAGE, critical: false, value });
    }

    /// Sets keyUsage to a byte of bits; the highest bit is digitalSignature.
    pub fn set_key_usage(&mut self, usage: u8) {
        let unused = usage.trailing_zeros() as u8;
        let value = write::element(0x03, &[unused, usage]);
        self.set_extension(Extension { name: oid::KEY_USAGE, critical: true, value });
    }

    /// Sets basicConstraints to those of an authority.
    pub fn set_authority(&mut self) {
        let value = write::sequence([write::boolean(true)]);
        self.set_extension(Extension { name: oid::BASIC_CONSTRAINTS, critical: true, value });
    }

    /// Replaces all attributes of a type in the subject, at the place of the first of them.
    pub fn set_subject(&mut self, attribute_type: ObjectIdentifier, values: &[Vec<u8>]) {
        let at = self.subject.iter().position(|(found, _)| *found == attribute_type);
        self.subject.retain(|(found, _)| *found != attribute_type);
        let at = at.unwrap_or(self.subject.len());
        self.subject.splice(at..at, values.iter().map(|value| (attribute_type, value.clone())));
    }
}

impl Extension {
    /// Returns the extension in DER.
    pub fn to_der(&self) -> Vec<u8> {
        let critical = if self.critical { write::boolean(true) } else { Vec::new() };
        write::sequence([write::oid(self.name), critical, write::octets(&self.value)])
    }
}

/// Returns a name in DER, each attribute in its own set.
pub fn name(attributes: &[(ObjectIdentifier, Vec<u8>)]) -> Vec<u8> {
    write::sequence(
        attributes
            .iter()
            .map(|(name, value)| write::set([write::sequence([write::oid(*name), value.clone()])])),
    )
}
