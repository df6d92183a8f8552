//! Asking an authority about one certificate (OCSP, RFC 6960), and judging its answer.

use std::time::{Duration, SystemTime};

use const_oid::ObjectIdentifier;
use der::asn1::{BitStringRef, GeneralizedTime, Null, OctetString, OctetStringRef};
use der::{Decode, Encode, Reader, Sequence, SliceReader, Tag, TagNumber};
use sha2::{Digest, Sha256};
use x509_cert::ext::Extension;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::{CLOCKS_DIFFER, Evidence, RevocationSource, Status, Unavailable};
use crate::algorithm::PublicKey;
use crate::asn1::{Element, context};
use crate::certificate::{Certificate, algorithm_identifier, whole_bytes};
use crate::oid;
use crate::refusal::{Holder, Reason};

/// Where the national centre answers.
pub const PRODUCTION_URL: &str = "http://ocsp.pki.gov.kz/";

/// Where it answers about the published test keys.
pub const TEST_URL: &str = "http://test.pki.gov.kz/ocsp/";

/// The content type of a request.
pub const REQUEST_TYPE: &str = "application/ocsp-request";

/// The longest answer that is read, in bytes; real ones have two thousand.
pub const LONGEST_RESPONSE: usize = 64 * 1024;

/// How many random bytes tie an answer to its request.
const NONCE: usize = 16;

/// Carries a request to the authority.
pub trait Transport {
    /// Posts a request of [`REQUEST_TYPE`] and gives the body of the answer, of at most
    /// [`LONGEST_RESPONSE`] bytes. To wait longer than three seconds is of no use.
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable>;
}

/// An authority that is asked over a transport, whose address is fixed.
#[derive(Debug, Clone)]
pub struct Ocsp<T> {
    transport: T,
}

impl<T: Transport> Ocsp<T> {
    /// Asks over this transport.
    pub fn new(transport: T) -> Ocsp<T> {
        Ocsp { transport }
    }
}

impl<T: Transport> RevocationSource for Ocsp<T> {
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|error| Unavailable(error.to_string()))?;
        let unreadable = |_| Unavailable("the question cannot be written".to_owned());
        let id = CertId::new(certificate.serial().clone(), issuer).map_err(unreadable)?;
        let request = request(id.clone(), &nonce).map_err(unreadable)?;
        let response = self.transport.post(&request)?;
        let question = Question { id, issuer, nonce: Some(&nonce), now };
        question.judge(&response)
    }
}

/// The name of a certificate in questions and answers.
#[derive(Debug, Clone, PartialEq, Eq, Sequence)]
struct CertId {
    hash_algorithm: AlgorithmIdentifierOwned,
    issuer_name_hash: OctetString,
    issuer_key_hash: OctetString,
    serial_number: SerialNumber,
}

impl CertId {
    fn new(serial_number: SerialNumber, issuer: &Certificate) -> der::Result<CertId> {
        let name = issuer.subject().to_der()?;
        let key = issuer.fields().subject_public_key_info();
        let hash = |bytes: &[u8]| OctetString::new(Sha256::digest(bytes).to_vec());
        Ok(CertId {
            hash_algorithm: AlgorithmIdentifierOwned {
                oid: oid::SHA256,
                parameters: Some(Null.into()),
            },
            issuer_name_hash: hash(&name)?,
            issuer_key_hash: hash(key.subject_public_key.raw_bytes())?,
            serial_number,
        })
    }

    /// Whether another name means the same; the parameters of a hash may be left out.
    fn means(&self, other: &CertId) -> bool {
        self.hash_algorithm.oid == other.hash_algorithm.oid
            && self.issuer_name_hash == other.issuer_name_hash
            && self.issuer_key_hash == other.issuer_key_hash
            && self.serial_number == other.serial_number
    }
}

#[derive(Sequence)]
struct Request {
    id: CertId,
}

#[derive(Sequence)]
struct TbsRequest {
    request_list: Vec<Request>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

#[derive(Sequence)]
struct OcspRequest {
    tbs: TbsRequest,
}

fn request(id: CertId, nonce: &[u8]) -> der::Result<Vec<u8>> {
    let nonce = Extension {
        extn_id: oid::OCSP_NONCE,
        critical: false,
        extn_value: OctetString::new(OctetStringRef::new(nonce)?.to_der()?)?,
    };
    let tbs = TbsRequest { request_list: vec![Request { id }], extensions: vec![nonce] };
    OcspRequest { tbs }.to_der()
}

/// What was asked, to judge an answer by.
struct Question<'a> {
    id: CertId,
    issuer: &'a Certificate,
    /// The random bytes of the request; `None` if an answer of former times is judged.
    nonce: Option<&'a [u8]>,
    now: SystemTime,
}

/// Judges an answer of former times, whose question nobody has any more, about a serial number.
#[cfg(feature = "testing")]
pub fn judge_recorded(
    response: &[u8],
    serial: &[u8],
    issuer: &Certificate,
    now: SystemTime,
) -> Result<Status, Unavailable> {
    let unreadable = |_| Unavailable("the question cannot be written".to_owned());
    let serial = SerialNumber::new(serial).map_err(unreadable)?;
    let id = CertId::new(serial, issuer).map_err(unreadable)?;
    Question { id, issuer, nonce: None, now }.judge(response)
}

/// What is wrong with an answer.
enum Fault {
    Unavailable(&'static str),
    Untrusted(&'static str),
}

impl From<der::Error> for Fault {
    fn from(_: der::Error) -> Fault {
        Fault::Untrusted("the answer is malformed")
    }
}

impl Question<'_> {
    /// The status that an answer tells, if it is to be believed.
    fn judge(&self, response: &[u8]) -> Result<Status, Unavailable> {
        match self.read(response) {
            Ok(status) => Ok(status),
            Err(Fault::Untrusted(fault)) => Ok(Status::Untrusted { fault }),
            Err(Fault::Unavailable(why)) => Err(Unavailable(why.to_owned())),
        }
    }

    fn read(&self, response: &[u8]) -> Result<Status, Fault> {
        let answer = BasicResponse::open(response)?;
        let key = self.responder(&answer)?;
        let fits = key.algorithm().accept_signature(answer.algorithm).is_ok();
        if !fits || !key.verify(&[answer.signed], answer.signature) {
            return Err(Fault::Untrusted("the answer is not signed by its responder"));
        }
        let data = ResponseData::parse(answer.signed)?;
        if let Some(nonce) = self.nonce
            && data.nonce != Some(nonce)
        {
            return Err(Fault::Untrusted("the answer is to another question"));
        }
        let mut about = data.responses.iter().filter(|single| self.id.means(&single.id));
        let single = about.next();
        let single = single.ok_or(Fault::Untrusted("the answer is about another certificate"))?;
        if about.next().is_some() {
            return Err(Fault::Untrusted("the answer tells the status twice"));
        }
        self.check_freshness(single)?;
        Ok(match single.status {
            SingleStatus::Good => Status::Good(Evidence::Ocsp {
                this_update: single.this_update,
                response: response.to_vec(),
            }),
            SingleStatus::Unknown => Status::Unknown,
            // RFC 6960, section 4.4.8: so a certificate that was never issued is told.
            SingleStatus::Revoked { at, reason: Some(Reason::CertificateHold) }
                if at == SystemTime::UNIX_EPOCH =>
            {
                Status::Unknown
            }
            SingleStatus::Revoked { at, reason } => Status::Revoked { at, reason },
        })
    }

    /// The key of who answered: the authority itself, or one to whom it gave that task.
    fn responder(&self, answer: &BasicResponse<'_>) -> Result<PublicKey, Fault> {
        let key = |certificate: &Certificate| {
            certificate.public_key().map_err(|_| Fault::Untrusted("the responder's key is unknown"))
        };
        let issuer_key = key(self.issuer)?;
        let Some(first) = answer.certificates.first() else { return Ok(issuer_key) };
        let certificate = Certificate::parse(first)
            .map_err(|_| Fault::Untrusted("the responder's certificate is malformed"))?;
        if certificate.der() == self.issuer.der() {
            return Ok(issuer_key);
        }
        let named = certificate.issuer() == self.issuer.subject()
            && certificate.extended_usage().contains(&oid::OCSP_SIGNING)
            && !certificate.is_authority();
        if !named || !certificate.is_signed_with(&issuer_key) {
            return Err(Fault::Untrusted("the responder is not one of the authority"));
        }
        certificate
            .check_in_force(Holder::Signer, self.now)
            .map_err(|_| Fault::Untrusted("the responder's certificate is not in force"))?;
        key(&certificate)
    }

    fn check_freshness(&self, single: &SingleResponse) -> Result<(), Fault> {
        let fresh = single.this_update <= self.now + CLOCKS_DIFFER
            && self.now <= single.this_update + CLOCKS_DIFFER
            && single.next_update.is_none_or(|next| self.now <= next + CLOCKS_DIFFER);
        if fresh { Ok(()) } else { Err(Fault::Untrusted("the answer is not of this moment")) }
    }
}

/// BasicOCSPResponse, and who signed it.
struct BasicResponse<'a> {
    signed: &'a [u8],
    algorithm: ObjectIdentifier,
    signature: &'a [u8],
    certificates: Vec<&'a [u8]>,
}

impl<'a> BasicResponse<'a> {
    /// Opens an OCSPResponse.
    fn open(response: &'a [u8]) -> Result<BasicResponse<'a>, Fault> {
        if response.len() > LONGEST_RESPONSE {
            return Err(Fault::Unavailable("the answer is too long"));
        }
        let outer = Element::only(response)?;
        let mut reader = outer.inside()?;
        let status = Element::expect(&mut reader, Tag::Enumerated)?;
        if status.content != [0] {
            return Err(Fault::Unavailable("the authority gives no answer"));
        }
        let bytes = Element::expect(&mut reader, context(0))?;
        reader.finish()?;
        let bytes = Element::only(bytes.content)?;
        let mut reader = bytes.inside()?;
        if ObjectIdentifier::decode(&mut reader)? != oid::OCSP_BASIC {
            return Err(Fault::Untrusted("the answer is of an unknown type"));
        }
        let basic = Element::expect(&mut reader, Tag::OctetString)?;
        reader.finish()?;
        Ok(BasicResponse::parse(basic.content)?)
    }

    fn parse(basic: &'a [u8]) -> der::Result<BasicResponse<'a>> {
        let outer = Element::only(basic)?;
        let mut reader = outer.inside()?;
        let signed = Element::expect(&mut reader, Tag::Sequence)?.raw;
        let algorithm = algorithm_identifier(&mut reader)?;
        let signature = whole_bytes(&BitStringRef::decode(&mut reader)?)?;
        let certificates = match Element::optional(&mut reader, context(0))? {
            Some(list) => Element::only(list.content)?.children()?,
            None => Vec::new(),
        };
        reader.finish()?;
        let certificates = certificates.iter().map(|certificate| certificate.raw).collect();
        Ok(BasicResponse { signed, algorithm, signature, certificates })
    }
}

/// What is signed of an answer.
struct ResponseData<'a> {
    responses: Vec<SingleResponse>,
    nonce: Option<&'a [u8]>,
}

impl<'a> ResponseData<'a> {
    fn parse(signed: &'a [u8]) -> der::Result<ResponseData<'a>> {
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

/// The nonce among extensions; some responders write its bytes without their own header.
fn nonce<'a>(extensions: &Element<'a>) -> der::Result<Option<&'a [u8]>> {
    for extension in Element::only(extensions.content)?.children()? {
        let mut reader: SliceReader<'a> = extension.inside()?;
        let name = ObjectIdentifier::decode(&mut reader)?;
        Element::optional(&mut reader, Tag::Boolean)?;
        let value = Element::expect(&mut reader, Tag::OctetString)?.content;
        if name == oid::OCSP_NONCE {
            let inner = Element::only(value).ok().filter(|inner| inner.tag == Tag::OctetString);
            return Ok(Some(inner.map_or(value, |inner| inner.content)));
        }
    }
    Ok(None)
}

/// The status of one certificate.
struct SingleResponse {
    id: CertId,
    status: SingleStatus,
    this_update: SystemTime,
    next_update: Option<SystemTime>,
}

#[derive(Clone, Copy)]
enum SingleStatus {
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
        Element::optional(reader, context(1))?; // singleExtensions
        if !reader.is_finished() {
            return Err(der::ErrorKind::Failed.into());
        }
        Ok(SingleResponse { id, status, this_update, next_update })
    }
}

impl SingleStatus {
    fn parse(element: &Element<'_>) -> der::Result<SingleStatus> {
        match element.tag {
            Tag::ContextSpecific { number: TagNumber(0), .. } => Ok(SingleStatus::Good),
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

/// How long an answer may be kept and used again.
pub const KEPT: Duration = CLOCKS_DIFFER;
