//! The parts of an OCSP response (RFC 6960), parsed without changing the signed bytes.

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
use crate::revocation_reason::RevocationReason;

/// The identifier of a certificate in requests and responses.
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

    /// Whether another identifier is of the same certificate; hash parameters may be absent.
    pub(super) fn matches(&self, other: &CertId) -> bool {
        self.hash_algorithm.oid == other.hash_algorithm.oid
            && self.issuer_name_hash == other.issuer_name_hash
            && self.issuer_key_hash == other.issuer_key_hash
            && self.serial_number == other.serial_number
    }
}

/// The error of a response that gives no status or cannot be trusted.
pub(super) enum ResponseError {
    Unavailable(&'static str),
    Untrusted(&'static str),
}

impl From<der::Error> for ResponseError {
    fn from(_: der::Error) -> ResponseError {
        ResponseError::Untrusted("the response is malformed")
    }
}

/// A BasicOCSPResponse with the certificates of its signer.
pub(super) struct BasicResponse<'a> {
    /// The ResponseData, which is signed.
    pub(super) response_data: &'a [u8],
    pub(super) algorithm: ObjectIdentifier,
    pub(super) signature: &'a [u8],
    pub(super) certificates: Vec<&'a [u8]>,
}

impl<'a> BasicResponse<'a> {
    /// Parses an OCSPResponse.
    pub(super) fn from_response(response: &'a [u8]) -> Result<BasicResponse<'a>, ResponseError> {
        let outer = Element::sequence(response)?;
        let mut reader = outer.inside()?;
        let status = Element::expect(&mut reader, Tag::Enumerated)?;
        if status.content != [0] {
            return Err(ResponseError::Unavailable("the authority gives no status"));
        }
        let bytes = Element::expect(&mut reader, context(0))?;
        reader.finish()?;
        let bytes = Element::sequence(bytes.content)?;
        let mut reader = bytes.inside()?;
        if ObjectIdentifier::decode(&mut reader)? != oid::OCSP_BASIC {
            return Err(ResponseError::Untrusted("the response is of an unknown type"));
        }
        let basic = Element::expect(&mut reader, Tag::OctetString)?;
        reader.finish()?;
        Ok(BasicResponse::parse(basic.content)?)
    }

    fn parse(basic: &'a [u8]) -> der::Result<BasicResponse<'a>> {
        let outer = Element::sequence(basic)?;
        let mut reader = outer.inside()?;
        let response_data = Element::expect(&mut reader, Tag::Sequence)?.raw;
        let algorithm = algorithm_identifier(&mut reader)?;
        let signature = whole_bytes(&BitStringRef::decode(&mut reader)?)?;
        let certificates = match Element::optional(&mut reader, context(0))? {
            Some(list) => Element::sequence(list.content)?.children()?,
            None => Vec::new(),
        };
        reader.finish()?;
        let certificates = certificates.iter().map(|certificate| certificate.raw).collect();
        Ok(BasicResponse { response_data, algorithm, signature, certificates })
    }
}

/// The signed part of a response.
pub(super) struct ResponseData<'a> {
    pub(super) responses: Vec<SingleResponse>,
    pub(super) nonce: Option<&'a [u8]>,
}

impl<'a> ResponseData<'a> {
    pub(super) fn parse(response_data: &'a [u8]) -> der::Result<ResponseData<'a>> {
        let outer = Element::only(response_data)?;
        let mut reader = outer.inside()?;
        let reader = &mut reader;
        Element::optional(reader, context(0))?; // version
        Element::next(reader)?; // responderID: the certificate is checked instead
        GeneralizedTime::decode(reader)?; // producedAt: thisUpdate is used
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

/// Returns the nonce among extensions; some responders write its bytes without the inner OCTET
/// STRING. An unknown critical extension is an error.
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
    Revoked { at: SystemTime, reason: Option<RevocationReason> },
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
                Ok(SingleStatus::Revoked { at, reason: reason.map(RevocationReason::from_code) })
            }
            Tag::ContextSpecific { number: TagNumber(2), .. } => Ok(SingleStatus::Unknown),
            _ => Err(der::ErrorKind::Failed.into()),
        }
    }
}
