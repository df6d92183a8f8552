//! Signed messages (CMS SignedData), with everything open to be put wrong.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

use super::certificate::Identity;
use super::key::Key;
use super::write;
use crate::asn1::Element;
use crate::oid;

/// A message before it is written.
#[derive(Debug, Clone)]
pub struct Message {
    /// What the outermost ContentInfo says that it holds.
    pub kind: ObjectIdentifier,
    /// The version of SignedData.
    pub version: u8,
    /// The algorithms that are named before the content.
    pub digest_algorithms: Vec<ObjectIdentifier>,
    /// The type of the signed content.
    pub content_type: ObjectIdentifier,
    /// The signed content, if it is carried along.
    pub content: Option<Vec<u8>>,
    /// The certificates in DER.
    pub certificates: Vec<Vec<u8>>,
    /// What stands after the certificates: lists of revoked ones, if there are any.
    pub lists: Vec<Vec<u8>>,
    /// Who signed.
    pub signers: Vec<SignerInfo>,
}

/// One who signed.
#[derive(Debug, Clone)]
pub struct SignerInfo {
    /// Its version.
    pub version: u8,
    /// The SignerIdentifier in DER.
    pub identifier: Vec<u8>,
    /// The algorithm of the digest.
    pub digest_algorithm: ObjectIdentifier,
    /// The signed attributes, if there are any.
    pub attributes: Option<Vec<Attribute>>,
    /// The algorithm of the signature.
    pub signature_algorithm: ObjectIdentifier,
    /// The signature.
    pub signature: Vec<u8>,
    /// The unsigned attributes, if there are any.
    pub unsigned: Option<Vec<Attribute>>,
}

/// An attribute with its values in DER.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: ObjectIdentifier,
    /// Its values.
    pub values: Vec<Vec<u8>>,
}

impl Message {
    /// A good message that carries its content.
    pub fn new(content: &[u8], signer: &Identity, time: SystemTime) -> Message {
        Message {
            kind: oid::SIGNED_DATA,
            version: 1,
            digest_algorithms: vec![signer.key.digest_oid()],
            content_type: oid::DATA,
            content: Some(content.to_vec()),
            certificates: vec![signer.certificate.clone()],
            lists: Vec::new(),
            signers: vec![SignerInfo::new(content, signer, time)],
        }
    }

    /// The first signer.
    pub fn signer(&mut self) -> &mut SignerInfo {
        &mut self.signers[0]
    }

    /// The message in DER.
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
            optional(1, &self.lists),
            write::set(self.signers.iter().map(SignerInfo::to_der)),
        ]);
        write::sequence([write::oid(self.kind), write::context(0, [signed_data])])
    }
}

impl SignerInfo {
    /// The signature of somebody, as NCALayer makes it.
    pub fn new(content: &[u8], signer: &Identity, time: SystemTime) -> SignerInfo {
        let key = &signer.key;
        let attributes = vec![
            Attribute::new(oid::CONTENT_TYPE, write::oid(oid::DATA)),
            Attribute::new(oid::SIGNING_TIME, write::time(time)),
            Attribute::new(oid::MESSAGE_DIGEST, write::octets(&key.digest(content))),
            Attribute::new(oid::SIGNING_CERTIFICATE_V2, signing_certificate(&signer.certificate)),
        ];
        let mut info = SignerInfo {
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

    /// Sets an attribute to one value, or leaves it out.
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
    /// An attribute with one value.
    pub fn new(name: ObjectIdentifier, value: Vec<u8>) -> Attribute {
        Attribute { name, values: vec![value] }
    }

    /// The attribute in DER.
    pub fn to_der(&self) -> Vec<u8> {
        write::sequence([write::oid(self.name), write::set(self.values.iter().cloned())])
    }
}

/// IssuerAndSerialNumber of a certificate.
pub fn issuer_and_serial(certificate: &[u8]) -> Vec<u8> {
    let read = || -> der::Result<Vec<u8>> {
        let fields = Element::only(certificate)?.children()?[0].children()?;
        Ok(write::sequence([fields[3].raw.to_vec(), fields[1].raw.to_vec()]))
    };
    read().expect("tests name certificates that can be read")
}

/// The value of signingCertificateV2 with the SHA-256 of a certificate.
pub fn signing_certificate(certificate: &[u8]) -> Vec<u8> {
    let identifier = write::sequence([write::octets(&Sha256::digest(certificate))]);
    write::sequence([write::sequence([identifier])])
}
