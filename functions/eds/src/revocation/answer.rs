//! The parts of an answer about a certificate (OCSP, RFC 6960), read as they arrived.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use der::asn1::{BitStringRef, GeneralizedTime, Null, OctetString};
use der::{Decode, Encode, Reader, Sequence, Tag, TagNumber};
use sha2::{Digest, Sha256};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::asn1::{Element, context, extension_fields};
use crate::certificate::{Certificate, algorithm_identifier, whole_bytes};
use crate::oid;
use crate::refusal::Reason;

/// The name of a certificate in questions and answers.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
pub(super) struct CertId {
    hash_algorithm: AlgorithmIdentifierOwned,
    issuer_name_hash: OctetString,
    issuer_key_hash: OctetString,
    serial_number: SerialNumber,
}

impl CertId {
    pub(super) fn new(serial_number: SerialNumber, issuer: &Certificate) -> der::Result<CertId> {
        let name = issuer.subject().to_der()?;
        let hash = |bytes: &[u8]| OctetString::new(Sha256::digest(bytes).to_vec());
        Ok(CertId {
            hash_algorithm: AlgorithmIdentifierOwned {
                oid: oid::SHA256,
                parameters: Some(Null.into()),
            },
            issuer_name_hash: hash(&name)?,
            issuer_key_hash: hash(issuer.key_bytes())?,
            serial_number,
        })
    }

    /// Whether another name means the same; the parameters of a hash may be left out.
    pub(super) fn means(&self, other: &CertId) -> bool {
        self.hash_algorithm.oid == other.hash_algorithm.oid
            && self.issuer_name_hash == other.issuer_name_hash
            && self.issuer_key_hash == other.issuer_key_hash
            && self.serial_number == other.serial_number
    }
}

/// What is wrong with an answer.
pub(super) enum Fault {
    Unavailable(&'static str),
    Untrusted(&'static str),
}

impl From<der::Error> for Fault {
    fn from(_: der::Error) -> Fault {
        Fault::Untrusted("the answer is malformed")
    }
}

/// BasicOCSPResponse, and who signed it.
pub(super) struct BasicResponse<'a> {
    pub(super) signed: &'a [u8],
    pub(super) algorithm: ObjectIdentifier,
    pub(super) signature: &'a [u8],
    pub(super) certificates: Vec<&'a [u8]>,
}

impl<'a> BasicResponse<'a> {
    /// Opens an OCSPResponse.
    pub(super) fn open(response: &'a [u8]) -> Result<BasicResponse<'a>, Fault> {
        let outer = Element::sequence(response)?;
        let mut reader = outer.inside()?;
        let status = Element::expect(&mut reader, Tag::Enumerated)?;
        if status.content != [0] {
            return Err(Fault::Unavailable("the authority gives no answer"));
        }
        let bytes = Element::expect(&mut reader, context(0))?;
        reader.finish()?;
        let bytes = Element::sequence(bytes.content)?;
        let mut reader = bytes.inside()?;
        if ObjectIdentifier::decode(&mut reader)? != oid::OCSP_BASIC {
            return Err(Fault::Untrusted("the answer is of an unknown type"));
        }
        let basic = Element::expect(&mut reader, Tag::OctetString)?;
        reader.finish()?;
        Ok(BasicResponse::parse(basic.content)?)
    }

    fn parse(basic: &'a [u8]) -> der::Result<BasicResponse<'a>> {
        let outer = Element::sequence(basic)?;
        let mut reader = outer.inside()?;
        let signed = Element::expect(&mut reader, Tag::Sequence)?.raw;
        let algorithm = algorithm_identifier(&mut reader)?;
        let signature = whole_bytes(&BitStringRef::decode(&mut reader)?)?;
        let certificates = match Element::optional(&mut reader, context(0))? {
            Some(list) => Element::sequence(list.content)?.children()?,
            None => Vec::new(),
        };
        reader.finish()?;
        let certificates = certificates.iter().map(|certificate| certificate.raw).collect();
        Ok(BasicResponse { signed, algorithm, signature, certificates })
    }
}

/// What is signed of an answer.
pub(super) struct ResponseData<'a> {
    pub(super) responses: Vec<SingleResponse>,
    pub(super) nonce: Option<&'a [u8]>,
}

impl<'a> ResponseData<'a> {
    pub(super) fn parse(signed: &'a [u8]) -> der::Result<ResponseData<'a>> {
        let outer = Element::only(signed)?;
        let mut reader = outer.inside()?;
        let reader = &mut reader;
        Element::optional(reader, context(0))?; // version
        Element::next(reader)?; // responderID: the certificate was checked instead
        GeneralizedTime::decode(reader)?; // producedAt: thisUpdate counts
        let responses = Element::expect(reader, Tag::Sequence)?.children()?;
        let responses = responses.iter().map(SingleResponse::parse).collect::<der::Result<_>>()?;
        let nonce = match Element::optional(reader, context(1))? {
            Some(extensions) => nonce(&extensions)?,
            None => None,
        };
        if !reader.is_finished() {
            return Err(der::ErrorKind::Failed.into());
        }
        Ok(ResponseData { responses, nonce })
    }
}

/// The nonce among extensions; some responders write its bytes without their own header. What is
/// critical and not understood spoils the answer.
fn nonce<'a>(extensions: &Element<'a>) -> der::Result<Option<&'a [u8]>> {
    let mut nonce = None;
    for extension in Element::sequence(extensions.content)?.children()? {
        let (name, critical, value) = extension_fields(&extension)?;
        if name == oid::OCSP_NONCE {
            let inner = Element::only(value).ok().filter(|inner| inner.tag == Tag::OctetString);
            nonce = Some(inner.map_or(value, |inner| inner.content));
        } else if critical {
            return Err(der::ErrorKind::Failed.into());
        }
    }
    Ok(nonce)
}

/// The status of one certificate.
pub(super) struct SingleResponse {
    pub(super) id: CertId,
    pub(super) status: SingleStatus,
    pub(super) this_update: SystemTime,
    pub(super) next_update: Option<SystemTime>,
}

#[derive(Clone, Copy)]
pub(super) enum SingleStatus {
    Good,
    Revoked { at: SystemTime, reason: Option<Reason> },
    Unknown,
}

impl SingleResponse {
    fn parse(element: &Element<'_>) -> der::Result<SingleResponse> {
        let mut reader = element.inside()?;
        let reader = &mut reader;
        let id = CertId::decode(reader)?;
        let status = SingleStatus::parse(&Element::next(reader)?)?;
        let this_update = GeneralizedTime::decode(reader)?.to_system_time();
        let next_update = Element::optional(reader, context(0))?;
        let next_update = next_update.map(|next| GeneralizedTime::from_der(next.content));
        let next_update = next_update.transpose()?.map(|next| next.to_system_time());
        if let Some(extensions) = Element::optional(reader, context(1))? {
            nonce(&extensions)?;
        }
        if !reader.is_finished() {
            return Err(der::ErrorKind::Failed.into());
        }
        Ok(SingleResponse { id, status, this_update, next_update })
    }
}

impl SingleStatus {
    fn parse(element: &Element<'_>) -> der::Result<SingleStatus> {
        match element.tag {
            Tag::ContextSpecific { number: TagNumber(0), constructed: false }
                if element.content.is_empty() =>
            {
                Ok(SingleStatus::Good)
            }
            Tag::ContextSpecific { number: TagNumber(1), constructed: true } => {
                let mut reader = element.inside()?;
                let at = GeneralizedTime::decode(&mut reader)?.to_system_time();
                let reason = match Element::optional(&mut reader, context(0))? {
                    Some(reason) => Element::only(reason.content)?.content.first().copied(),
                    None => None,
                };
                reader.finish()?;
                Ok(SingleStatus::Revoked { at, reason: reason.map(Reason::from_code) })
            }
            Tag::ContextSpecific { number: TagNumber(2), .. } => Ok(SingleStatus::Unknown),
            _ => Err(der::ErrorKind::Failed.into()),
        }
    }
}
