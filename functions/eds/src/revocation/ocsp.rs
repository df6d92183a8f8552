//! Asking an authority about one certificate (OCSP, RFC 6960), and judging its answer.

use std::time::{Duration, SystemTime};

use der::asn1::{OctetString, OctetStringRef};
use der::{Encode, Sequence};
use x509_cert::ext::Extension;
#[cfg(feature = "testing")]
use x509_cert::serial_number::SerialNumber;

use super::answer::{BasicResponse, CertId, Fault, ResponseData, SingleResponse, SingleStatus};
use super::{CLOCKS_DIFFER, Evidence, RevocationSource, Status, Unavailable};
use crate::algorithm::PublicKey;
use crate::certificate::Certificate;
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

/// Whether bytes can be read as an answer, whoever signed it.
#[cfg(feature = "testing")]
pub(crate) fn is_readable(response: &[u8]) -> bool {
    BasicResponse::open(response).is_ok_and(|answer| ResponseData::parse(answer.signed).is_ok())
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
        if response.len() > LONGEST_RESPONSE {
            return Err(Fault::Unavailable("the answer is too long"));
        }
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

/// How long an answer may be kept and used again.
pub const KEPT: Duration = CLOCKS_DIFFER;
