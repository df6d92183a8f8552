//! X.509 certificates (RFC 5280), with the signed bytes as they were received.

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use der::asn1::BitStringRef;
use der::{Decode, Reader, SliceReader, Tag};
use sha2::{Digest, Sha256};
use x509_cert::TbsCertificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;

use crate::algorithm::PublicKey;
use crate::asn1::{Element, context};
use crate::oid;
use crate::refusal::{Holder, Refusal};

/// A parsed certificate; nothing about it is verified yet.
#[derive(Clone)]
pub struct Certificate {
    der: Vec<u8>,
    /// The range of the TBSCertificate in `der`.
    tbs: Range<usize>,
    fields: TbsCertificate,
    extensions: Extensions,
    signature_algorithm: ObjectIdentifier,
    signature: Vec<u8>,
}

/// The extensions that are processed here.
#[derive(Debug, Clone, Default)]
struct Extensions {
    constraints: Option<BasicConstraints>,
    key_usage: Option<KeyUsage>,
    extended_key_usage: Vec<ObjectIdentifier>,
    /// The first critical extension that is unknown here.
    unknown_critical: Option<ObjectIdentifier>,
}

impl std::fmt::Debug for Certificate {
    /// Hides the holder, who is a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Certificate").field("serial", &self.serial_hex()).finish_non_exhaustive()
    }
}

impl Certificate {
    /// Parses a certificate in DER.
    pub(crate) fn parse(der: &[u8]) -> Result<Certificate, Refusal> {
        Certificate::read(der).map_err(|_| Refusal::Malformed { part: "Certificate" })
    }

    fn read(der: &[u8]) -> der::Result<Certificate> {
        let outer = Element::sequence(der)?;
        let mut reader = outer.inside()?;
        let tbs = Element::expect(&mut reader, Tag::Sequence)?;
        let algorithm = Element::expect(&mut reader, Tag::Sequence)?;
        let signature = BitStringRef::decode(&mut reader)?;
        reader.finish()?;
        let fields = TbsCertificate::from_der(tbs.raw)?;
        // Only the inner algorithm identifier is signed (RFC 5280, section 4.1.1.2).
        if tbs_signature_algorithm(&tbs)?.raw != algorithm.raw {
            return Err(der::ErrorKind::Failed.into());
        }
        let signature_algorithm = algorithm_identifier(&mut SliceReader::new(algorithm.raw)?)?;
        let start = der.len() - outer.content.len();
        Ok(Certificate {
            der: der.to_vec(),
            tbs: start..start + tbs.raw.len(),
            extensions: Extensions::read(&fields)?,
            fields,
            signature_algorithm,
            signature: whole_bytes(&signature)?.to_vec(),
        })
    }

    /// Returns the certificate in DER, as it was received.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Returns the SHA-256 digest of the certificate in DER.
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// Returns the serial number in hexadecimal, as the authority's CRLs show it.
    pub fn serial_hex(&self) -> String {
        base16ct::lower::encode_string(self.serial().as_bytes())
    }

    pub(crate) fn serial(&self) -> &SerialNumber {
        self.fields.serial_number()
    }

    pub(crate) fn issuer(&self) -> &Name {
        self.fields.issuer()
    }

    pub(crate) fn subject(&self) -> &Name {
        self.fields.subject()
    }

    /// Returns the bits of the public key without its algorithm.
    pub(crate) fn key_bytes(&self) -> &[u8] {
        self.fields.subject_public_key_info().subject_public_key.raw_bytes()
    }

    pub(crate) fn public_key(&self) -> Result<PublicKey, Refusal> {
        PublicKey::parse(self.fields.subject_public_key_info())
    }

    /// Returns the purposes of the key that the extension extKeyUsage names.
    pub(crate) fn extended_key_usage(&self) -> &[ObjectIdentifier] {
        &self.extensions.extended_key_usage
    }

    pub(crate) fn key_usage(&self) -> Option<&KeyUsage> {
        self.extensions.key_usage.as_ref()
    }

    /// Whether this is the certificate of a certification authority.
    pub(crate) fn is_authority(&self) -> bool {
        self.extensions.constraints.as_ref().is_some_and(|constraints| constraints.ca)
    }

    /// Whether this authority may sign certificates and CRLs.
    pub(crate) fn may_issue(&self) -> bool {
        let signs = |usage: &KeyUsage| usage.key_cert_sign() && usage.crl_sign();
        self.is_authority() && self.key_usage().is_some_and(signs)
    }

    /// Whether this certificate was signed with a key.
    pub(crate) fn is_signed_with(&self, key: &PublicKey) -> bool {
        key.algorithm().check_signature(self.signature_algorithm).is_ok()
            && key.verify(&[&self.der[self.tbs.clone()]], &self.signature)
    }

    /// Checks that this certificate is valid at a moment and has no unknown critical extension.
    pub(crate) fn check_validity(&self, holder: Holder, now: SystemTime) -> Result<(), Refusal> {
        let validity = self.fields.validity();
        let from = validity.not_before.to_system_time();
        let until = validity.not_after.to_system_time();
        if now < from {
            return Err(Refusal::NotYetValid { holder, from });
        }
        if now > until {
            return Err(Refusal::Expired { holder, until });
        }
        match self.extensions.unknown_critical {
            Some(extension) => Err(Refusal::CriticalExtension { extension }),
            None => Ok(()),
        }
    }
}

impl Extensions {
    fn read(fields: &TbsCertificate) -> der::Result<Extensions> {
        let mut extensions = Extensions::default();
        let mut seen = BTreeSet::new();
        for extension in fields.extensions().into_iter().flatten() {
            let (name, value) = (extension.extn_id, extension.extn_value.as_bytes());
            // An extension must not occur twice (RFC 5280, section 4.2).
            if !seen.insert(name) {
                return Err(der::ErrorKind::Failed.into());
            }
            match name {
                oid::BASIC_CONSTRAINTS => {
                    extensions.constraints = Some(BasicConstraints::from_der(value)?);
                }
                oid::KEY_USAGE => extensions.key_usage = Some(KeyUsage::from_der(value)?),
                oid::EXTENDED_KEY_USAGE => {
                    extensions.extended_key_usage = ExtendedKeyUsage::from_der(value)?.0;
                }
                _ if extension.critical => {
                    extensions.unknown_critical.get_or_insert(name);
                }
                _ => {}
            }
        }
        Ok(extensions)
    }
}

/// Returns the signature algorithm that the TBSCertificate names.
fn tbs_signature_algorithm<'a>(tbs: &Element<'a>) -> der::Result<Element<'a>> {
    let mut reader = tbs.inside()?;
    Element::optional(&mut reader, context(0))?; // version
    Element::expect(&mut reader, Tag::Integer)?; // serialNumber
    Element::expect(&mut reader, Tag::Sequence)
}

/// Reads an AlgorithmIdentifier; its parameters must be absent or NULL.
pub(crate) fn algorithm_identifier(reader: &mut SliceReader<'_>) -> der::Result<ObjectIdentifier> {
    let element = Element::expect(reader, Tag::Sequence)?;
    let mut inside = element.inside()?;
    let name = ObjectIdentifier::decode(&mut inside)?;
    Element::optional(&mut inside, Tag::Null)?;
    inside.finish()?;
    Ok(name)
}

/// Returns the bytes of a bit string without unused bits.
pub(crate) fn whole_bytes<'a>(bits: &BitStringRef<'a>) -> der::Result<&'a [u8]> {
    bits.as_bytes().ok_or_else(|| der::ErrorKind::Failed.into())
}
