//! CMS SignedData (RFC 5652) with one signer: the content, the signer and the signed attributes.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use der::{Decode, Reader, SliceReader, Tag};
use sha2::{Digest, Sha256};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Time;

use crate::algorithm::{Algorithm, PublicKey};
use crate::asn1::{Element, context};
use crate::certificate::{Certificate, algorithm_identifier};
use crate::oid;
use crate::refusal::Refusal;

/// The maximum number of certificates in a message.
const MAX_CERTIFICATES: usize = 8;

/// A message with one signer.
#[derive(Debug)]
pub(crate) struct SignedMessage<'a> {
    /// The signed bytes, if the message carries them.
    pub content: Option<&'a [u8]>,
    certificates: Vec<&'a [u8]>,
    signer: SignerInfo<'a>,
}

#[derive(Debug)]
struct SignerInfo<'a> {
    issuer: Name,
    serial: SerialNumber,
    digest_algorithm: ObjectIdentifier,
    /// `[0] IMPLICIT SET OF Attribute`, as it was received.
    signed_attributes: Option<Element<'a>>,
    signature_algorithm: ObjectIdentifier,
    signature: &'a [u8],
}

/// The values of the checked signed attributes that are needed later.
#[derive(Debug)]
pub(crate) struct VerifiedAttributes {
    /// The signing time by the clock of the signer's computer.
    pub time: Option<SystemTime>,
}

impl<'a> SignedMessage<'a> {
    /// Parses a message in DER.
    pub(crate) fn parse(der: &'a [u8]) -> Result<SignedMessage<'a>, Refusal> {
        let signed_data = content_info(der)?;
        let fault = |part| move |_| Refusal::Malformed { part };
        let mut reader = signed_data.inside().map_err(fault("SignedData"))?;
        let fields = SignedData::read(&mut reader).map_err(fault("SignedData"))?;
        let content = encapsulated(&fields.content)?;
        let certificates = fields.certificates.map_or(Ok(Vec::new()), certificates)?;
        let signers = fields.signers.children().map_err(fault("SignerInfos"))?;
        let signer = match signers.as_slice() {
            [] => return Err(Refusal::NoSigner),
            [signer] => SignerInfo::parse(signer)?,
            many => return Err(Refusal::ManySigners { count: many.len() }),
        };
        Ok(SignedMessage { content, certificates, signer })
    }

    /// Returns the certificate that identifies the signer; it must be in the message exactly once.
    pub(crate) fn signer_certificate(&self) -> Result<Certificate, Refusal> {
        let mut found = None;
        for der in &self.certificates {
            let certificate = Certificate::parse(der)?;
            if *certificate.issuer() == self.signer.issuer
                && *certificate.serial() == self.signer.serial
                && found.replace(certificate).is_some()
            {
                return Err(Refusal::TwinCertificates);
            }
        }
        found.ok_or(Refusal::NoCertificate)
    }

    /// Checks the signed attributes against the content and the algorithm of the signer's key.
    pub(crate) fn check_attributes(
        &self,
        content: &[u8],
        certificate: &Certificate,
        algorithm: Algorithm,
    ) -> Result<VerifiedAttributes, Refusal> {
        let signer = &self.signer;
        algorithm.check_digest(signer.digest_algorithm)?;
        algorithm.check_message_signature(signer.signature_algorithm)?;
        let attributes = Attributes::parse(signer.signed_attributes.as_ref())?;

        let content_type = attributes.required(oid::CONTENT_TYPE, "contentType")?;
        let content_type: ObjectIdentifier = decode(content_type, "contentType")?;
        if content_type != oid::DATA {
            return Err(Refusal::ContentTypeDiffers { found: content_type });
        }
        let digest = attributes.required(oid::MESSAGE_DIGEST, "messageDigest")?;
        let digest: &der::asn1::OctetStringRef = decode(digest, "messageDigest")?;
        if digest.as_bytes() != algorithm.digest(&[content]) {
            return Err(Refusal::DigestDiffers);
        }
        if let Some(value) =
            attributes.optional(oid::SIGNING_CERTIFICATE_V2, "signingCertificateV2")?
            && !names_certificate(&value, certificate)
                .map_err(|_| Refusal::Malformed { part: "signingCertificateV2" })?
        {
            return Err(Refusal::SigningCertificateDiffers);
        }
        let time = attributes.optional(oid::SIGNING_TIME, "signingTime")?;
        let time = time.map(|value| decode::<Time>(value, "signingTime")).transpose()?;
        Ok(VerifiedAttributes { time: time.map(|time| time.to_system_time()) })
    }

    /// Whether the signature over the signed attributes was made with the certificate's key.
    pub(crate) fn is_signed_with(&self, key: &PublicKey) -> bool {
        let Some(attributes) = &self.signer.signed_attributes else { return false };
        // The signed bytes have the tag of a SET where the message has `[0]` (RFC 5652, 5.4).
        const SET: u8 = 0x31;
        key.verify(&[&[SET], &attributes.raw[1..]], self.signer.signature)
    }
}

/// Returns the SignedData inside a ContentInfo.
fn content_info(der: &[u8]) -> Result<Element<'_>, Refusal> {
    let malformed = |_| Refusal::Malformed { part: "ContentInfo" };
    let read = || -> der::Result<(ObjectIdentifier, Element<'_>)> {
        let outer = Element::sequence(der)?;
        let mut reader = outer.inside()?;
        let content_type = ObjectIdentifier::decode(&mut reader)?;
        let content = Element::expect(&mut reader, context(0))?;
        reader.finish()?;
        Ok((content_type, content))
    };
    let (content_type, content) = read().map_err(malformed)?;
    if content_type != oid::SIGNED_DATA {
        return Err(Refusal::NotSignedData { found: content_type });
    }
    Element::sequence(content.content).map_err(malformed)
}

/// The fields of SignedData that are used here.
struct SignedData<'a> {
    content: Element<'a>,
    certificates: Option<Element<'a>>,
    signers: Element<'a>,
}

impl<'a> SignedData<'a> {
    fn read(reader: &mut SliceReader<'a>) -> der::Result<SignedData<'a>> {
        u8::decode(reader)?; // version: follows from the other fields
        Element::expect(reader, Tag::Set)?; // digestAlgorithms: the one in SignerInfo is used
        let content = Element::expect(reader, Tag::Sequence)?;
        let certificates = Element::optional(reader, context(0))?;
        Element::optional(reader, context(1))?; // crls: those in a message are not used
        let signers = Element::expect(reader, Tag::Set)?;
        if !reader.is_finished() {
            return Err(der::ErrorKind::Failed.into());
        }
        Ok(SignedData { content, certificates, signers })
    }
}

/// Returns the content of an EncapsulatedContentInfo, if there is one.
fn encapsulated<'a>(info: &Element<'a>) -> Result<Option<&'a [u8]>, Refusal> {
    let read = || -> der::Result<(ObjectIdentifier, Option<&'a [u8]>)> {
        let mut reader = info.inside()?;
        let content_type = ObjectIdentifier::decode(&mut reader)?;
        let content = Element::optional(&mut reader, context(0))?;
        reader.finish()?;
        let Some(content) = content else { return Ok((content_type, None)) };
        let octets = Element::only(content.content)?;
        octets.tag.assert_eq(Tag::OctetString)?;
        Ok((content_type, Some(octets.content)))
    };
    let malformed = |_| Refusal::Malformed { part: "EncapsulatedContentInfo" };
    let (content_type, content) = read().map_err(malformed)?;
    if content_type != oid::DATA {
        return Err(Refusal::NotData { found: content_type });
    }
    Ok(content)
}

fn certificates(set: Element<'_>) -> Result<Vec<&[u8]>, Refusal> {
    let children = set.children().map_err(|_| Refusal::Malformed { part: "CertificateSet" })?;
    if children.len() > MAX_CERTIFICATES {
        return Err(Refusal::TooManyCertificates { limit: MAX_CERTIFICATES });
    }
    Ok(children.iter().map(|child| child.raw).collect())
}

impl<'a> SignerInfo<'a> {
    fn parse(element: &Element<'a>) -> Result<SignerInfo<'a>, Refusal> {
        let malformed = |_| Refusal::Malformed { part: "SignerInfo" };
        element.tag.assert_eq(Tag::Sequence).map_err(malformed)?;
        let mut reader = element.inside().map_err(malformed)?;
        let reader = &mut reader;
        u8::decode(reader).map_err(malformed)?;
        let identifier = Element::next(reader).map_err(malformed)?;
        if identifier.tag != Tag::Sequence {
            return Err(Refusal::SignerIdentifier);
        }
        let (issuer, serial) = issuer_and_serial(&identifier).map_err(malformed)?;
        let read = |reader: &mut SliceReader<'a>| -> der::Result<SignerInfo<'a>> {
            let digest_algorithm = algorithm_identifier(reader)?;
            let signed_attributes = Element::optional(reader, context(0))?;
            let signature_algorithm = algorithm_identifier(reader)?;
            let signature = Element::expect(reader, Tag::OctetString)?.content;
            // unsignedAttrs, such as a time stamp: the caller's own time is used.
            Element::optional(reader, context(1))?;
            if !reader.is_finished() {
                return Err(der::ErrorKind::Failed.into());
            }
            Ok(SignerInfo {
                issuer,
                serial,
                digest_algorithm,
                signed_attributes,
                signature_algorithm,
                signature,
            })
        };
        read(reader).map_err(malformed)
    }
}

fn issuer_and_serial(identifier: &Element<'_>) -> der::Result<(Name, SerialNumber)> {
    let mut reader = identifier.inside()?;
    let issuer = Name::decode(&mut reader)?;
    let serial = SerialNumber::decode(&mut reader)?;
    reader.finish()?;
    Ok((issuer, serial))
}

/// The signed attributes: their types and sets of values.
struct Attributes<'a>(Vec<(ObjectIdentifier, Element<'a>)>);

impl<'a> Attributes<'a> {
    fn parse(element: Option<&Element<'a>>) -> Result<Attributes<'a>, Refusal> {
        let element = element.ok_or(Refusal::NoSignedAttributes)?;
        let read = || -> der::Result<Vec<(ObjectIdentifier, Element<'a>)>> {
            let attribute = |child: &Element<'a>| {
                child.tag.assert_eq(Tag::Sequence)?;
                let mut reader = child.inside()?;
                let name = ObjectIdentifier::decode(&mut reader)?;
                let values = Element::expect(&mut reader, Tag::Set)?;
                reader.finish()?;
                Ok((name, values))
            };
            element.children()?.iter().map(attribute).collect()
        };
        read().map(Attributes).map_err(|_| Refusal::Malformed { part: "signedAttrs" })
    }

    /// Returns the single value of an attribute, if there is one.
    fn optional(
        &self,
        name: ObjectIdentifier,
        attribute: &'static str,
    ) -> Result<Option<Element<'a>>, Refusal> {
        let mut named = self.0.iter().filter(|(found, _)| *found == name);
        let Some((_, values)) = named.next() else { return Ok(None) };
        let values = values.children().map_err(|_| Refusal::Malformed { part: "signedAttrs" })?;
        match (values.as_slice(), named.next()) {
            ([value], None) => Ok(Some(*value)),
            ([], None) => Ok(None),
            _ => Err(Refusal::AttributeRepeated { attribute }),
        }
    }

    fn required(
        &self,
        name: ObjectIdentifier,
        attribute: &'static str,
    ) -> Result<Element<'a>, Refusal> {
        self.optional(name, attribute)?.ok_or(Refusal::AttributeMissing { attribute })
    }
}

/// Decodes a value of an attribute.
fn decode<'a, T: Decode<'a>>(value: Element<'a>, part: &'static str) -> Result<T, Refusal> {
    T::from_der(value.raw).map_err(|_| Refusal::Malformed { part })
}

/// Whether the first ESSCertIDv2 of a SigningCertificateV2 (RFC 5035) identifies a certificate.
fn names_certificate(value: &Element<'_>, certificate: &Certificate) -> der::Result<bool> {
    value.tag.assert_eq(Tag::Sequence)?;
    let mut reader = value.inside()?;
    let identifiers = Element::expect(&mut reader, Tag::Sequence)?;
    let mut reader = identifiers.inside()?;
    let first = Element::expect(&mut reader, Tag::Sequence)?;
    let mut reader = first.inside()?;
    // The digest is SHA-256 by default; no other is accepted.
    if let Some(algorithm) = Element::optional(&mut reader, Tag::Sequence)?
        && ObjectIdentifier::decode(&mut algorithm.inside()?)? != oid::SHA256
    {
        return Ok(false);
    }
    let hash = Element::expect(&mut reader, Tag::OctetString)?;
    Ok(hash.content == Sha256::digest(certificate.der()).as_slice())
}
