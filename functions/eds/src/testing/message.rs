//! Signed messages (CMS SignedData) before they are encoded; tests can change every part.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

use super::certificate::Identity;
use super::key::Key;
use super::write;
use crate::asn1::Element;
use crate::oid;

/// A message before it is encoded.
#[derive(Debug, Clone)]
pub struct Message {
    /// The content type of the outermost ContentInfo.
    pub kind: ObjectIdentifier,
    /// The version of SignedData.
    pub version: u8,
    /// The digestAlgorithms before the content.
    pub digest_algorithms: Vec<ObjectIdentifier>,
    /// The type of the signed content.
    pub content_type: ObjectIdentifier,
    /// The signed content, if the message contains it.
    pub content: Option<Vec<u8>>,
    /// The certificates in DER.
    pub certificates: Vec<Vec<u8>>,
    /// The CRLs after the certificates.
    pub crls: Vec<Vec<u8>>,
    /// The signers.
    pub signers: Vec<SignerInfoSpec>,
}

/// A signer.
#[derive(Debug, Clone)]
pub struct SignerInfoSpec {
    /// The version of SignerInfo.
    pub version: u8,
    /// The SignerIdentifier in DER.
    pub identifier: Vec<u8>,
    /// The digest algorithm.
    pub digest_algorithm: ObjectIdentifier,
    /// The signed attributes, if there are any.
    pub attributes: Option<Vec<Attribute>>,
    /// The signature algorithm.
    pub signature_algorithm: ObjectIdentifier,
    /// The signature.
    pub signature: Vec<u8>,
    /// The unsigned attributes, if there are any.
    pub unsigned: Option<Vec<Attribute>>,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The type of the attribute.
    pub name: ObjectIdentifier,
    /// The values in DER.
    pub values: Vec<Vec<u8>>,
}

impl Message {
    /// Creates a valid message that contains its content.
    pub fn new(content: &[u8], signer: &Identity, time: SystemTime) -> Message {
        Message {
            kind: oid::SIGNED_DATA,
            version: 1,
            digest_algorithms: vec![signer.key.digest_oid()],
            content_type: oid::DATA,
            content: Some(content.to_vec()),
            certificates: vec![signer.certificate.clone()],
            crls: Vec::new(),
            signers: vec![SignerInfoSpec::new(content, signer, time)],
        }
    }

    /// Returns the first signer.
    pub fn signer(&mut self) -> &mut SignerInfoSpec {
        &mut self.signers[0]
    }

    /// Returns the message in DER.
    pub fn to_der(&self) -> Vec<u8> {
        let content = self.content.iter().map(|content| write::octets(content));
        let content: Vec<_> = content.map(|octets| write::context(0, [octets])).collect();
        let encapsulated =
            write::sequence([write::oid(self.content_type)].into_iter().chain(content));
        let optional = |number, parts: &[Vec<u8>]| match parts {
            [] => Vec::new(),
            parts => write::context(number, parts.iter().cloned()),
        };
        let signed_data = write::sequence([
            write::number(self.version.into()),
            write::set(self.digest_algorithms.iter().copied().map(write::algorithm)),
            encapsulated,
            optional(0, &self.certificates),
            optional(1, &self.crls),
            write::set(self.signers.iter().map(SignerInfoSpec::to_der)),
        ]);
        write::sequence([write::oid(self.kind), write::context(0, [signed_data])])
    }
}

impl SignerInfoSpec {
    /// Creates the SignerInfo of a signer, as NCALayer does.
    pub fn new(content: &[u8], signer: &Identity, time: SystemTime) -> SignerInfoSpec {
        let key = &signer.key;
        let attributes = vec![
            Attribute::new(oid::CONTENT_TYPE, write::oid(oid::DATA)),
            Attribute::new(oid::SIGNING_TIME, write::time(time)),
            Attribute::new(oid::MESSAGE_DIGEST, write::octets(&key.digest(content))),
            Attribute::new(oid::SIGNING_CERTIFICATE_V2, signing_certificate(&signer.certificate)),
        ];
        let mut info = SignerInfoSpec {
            version: 1,
            identifier: issuer_and_serial(&signer.certificate),
            digest_algorithm: key.digest_oid(),
            attributes: Some(attributes),
            signature_algorithm: key.signature_oid(),
            signature: Vec::new(),
            unsigned: None,
        };
        info.sign(key);
        info
    }

    /// Signs the attributes as they are now.
    pub fn sign(&mut self, key: &Key) {
        let attributes = self.attributes.as_deref().unwrap_or_default();
        self.signature = key.sign(&write::set(attributes.iter().map(Attribute::to_der)));
    }

    /// Sets an attribute to one value, or removes it.
    pub fn set(&mut self, name: ObjectIdentifier, value: Option<Vec<u8>>) {
        let attributes = self.attributes.get_or_insert_default();
        let at = attributes.iter().position(|attribute| attribute.name == name);
        attributes.retain(|attribute| attribute.name != name);
        if let Some(value) = value {
            let at = at.unwrap_or(attributes.len());
            attributes.insert(at, Attribute::new(name, value));
        }
    }

    fn to_der(&self) -> Vec<u8> {
        let optional = |number, attributes: &Option<Vec<Attribute>>| {
            let attributes = attributes.as_ref();
            let der = |attributes: &Vec<Attribute>| {
                write::context(number, attributes.iter().map(Attribute::to_der))
            };
            attributes.map(der).unwrap_or_default()
        };
        write::sequence([
            write::number(self.version.into()),
            self.identifier.clone(),
            write::algorithm(self.digest_algorithm),
            optional(0, &self.attributes),
            write::algorithm(self.signature_algorithm),
            write::octets(&self.signature),
            optional(1, &self.unsigned),
        ])
    }
}

impl Attribute {
    /// Creates an attribute with one value.
    pub fn new(name: ObjectIdentifier, value: Vec<u8>) -> Attribute {
        Attribute { name, values: vec![value] }
    }

    /// Returns the attribute in DER.
    pub fn to_der(&self) -> Vec<u8> {
        write::sequence([write::oid(self.name), write::set(self.values.iter().cloned())])
    }
}

/// Returns the IssuerAndSerialNumber of a certificate.
pub fn issuer_and_serial(certificate: &[u8]) -> Vec<u8> {
    let read = || -> der::Result<Vec<u8>> {
        let fields = Element::only(certificate)?.children()?[0].children()?;
        Ok(write::sequence([fields[3].raw.to_vec(), fields[1].raw.to_vec()]))
    };
    read().expect("tests give well-formed certificates")
}

/// Returns the value of signingCertificateV2 with the SHA-256 digest of a certificate.
pub fn signing_certificate(certificate: &[u8]) -> Vec<u8> {
    let identifier = write::sequence([write::octets(&Sha256::digest(certificate))]);
    write::sequence([write::sequence([identifier])])
}
