//! Asks an authority about one certificate (OCSP, RFC 6960) and validates its response.

use std::time::{Duration, SystemTime};

use der::asn1::{OctetString, OctetStringRef};
use der::{Encode, Sequence};
use x509_cert::ext::Extension;
#[cfg(feature = "testing")]
use x509_cert::serial_number::SerialNumber;

use super::response::{
    BasicResponse, CertId, ResponseData, ResponseError, SingleResponse, SingleStatus,
};
use super::{CLOCK_SKEW, Evidence, RevocationSource, Status, Unavailable};
use crate::algorithm::PublicKey;
use crate::certificate::Certificate;
use crate::oid;
use crate::refusal::Holder;
use crate::revocation_reason::RevocationReason;

/// The address at which the national authority answers.
pub const PRODUCTION_URL: &str = "http://ocsp.pki.gov.kz/";

/// The address at which it answers about the published test keys.
pub const TEST_URL: &str = "http://test.pki.gov.kz/ocsp/";

/// The content type of a request.
pub const REQUEST_TYPE: &str = "application/ocsp-request";

/// The maximum length of a response in bytes; real ones have about two thousand.
pub const MAX_RESPONSE_BYTES: usize = 64 * 1024;

/// The number of random bytes that bind a response to its request.
const NONCE_BYTES: usize = 16;

/// A transport of requests to the authority.
pub trait Transport {
    /// Posts a request of [`REQUEST_TYPE`] and returns the body of the response, of at most
    /// [`MAX_RESPONSE_BYTES`] bytes. There is no use in waiting longer than three seconds.
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable>;
}

/// A revocation source that asks an authority over a transport with a fixed address.
#[derive(Debug, Clone)]
pub struct Ocsp<T> {
    transport: T,
}

impl<T: Transport> Ocsp<T> {
    /// Creates a source that asks over this transport.
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
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(|error| Unavailable(error.to_string()))?;
        let unwritable = |_| Unavailable("the request cannot be encoded".to_owned());
        let id = CertId::new(certificate.serial().clone(), issuer).map_err(unwritable)?;
        let request = request(id.clone(), &nonce).map_err(unwritable)?;
        let response = self.transport.post(&request)?;
        let query = Query { id, issuer, nonce: Some(&nonce), now };
        query.validate(&response)
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

/// A query, with everything that its response is validated against.
struct Query<'a> {
    id: CertId,
    issuer: &'a Certificate,
    /// The nonce of the request; `None` for a recorded response.
    nonce: Option<&'a [u8]>,
    now: SystemTime,
}

/// Validates a recorded response about a serial number, without the nonce of its request.
#[cfg(feature = "testing")]
pub fn validate_recorded(
    response: &[u8],
    serial: &[u8],
    issuer: &Certificate,
    now: SystemTime,
) -> Result<Status, Unavailable> {
    let unwritable = |_| Unavailable("the request cannot be encoded".to_owned());
    let serial = SerialNumber::new(serial).map_err(unwritable)?;
    let id = CertId::new(serial, issuer).map_err(unwritable)?;
    Query { id, issuer, nonce: None, now }.validate(response)
}

/// Whether bytes can be parsed as a response, whoever signed it.
#[cfg(feature = "testing")]
pub(crate) fn is_readable(response: &[u8]) -> bool {
    BasicResponse::from_response(response)
        .is_ok_and(|basic| ResponseData::parse(basic.response_data).is_ok())
}

impl Query<'_> {
    /// Returns the status in a response, if it can be trusted.
    fn validate(&self, response: &[u8]) -> Result<Status, Unavailable> {
        match self.read(response) {
            Ok(status) => Ok(status),
            Err(ResponseError::Untrusted(fault)) => Ok(Status::Untrusted { fault }),
            Err(ResponseError::Unavailable(why)) => Err(Unavailable(why.to_owned())),
        }
    }

    fn read(&self, response: &[u8]) -> Result<Status, ResponseError> {
        if response.len() > MAX_RESPONSE_BYTES {
            return Err(ResponseError::Unavailable("the response is too long"));
        }
        let basic = BasicResponse::from_response(response)?;
        let key = self.responder_key(&basic)?;
        let matches = key.algorithm().check_signature(basic.algorithm).is_ok();
        if !matches || !key.verify(&[basic.response_data], basic.signature) {
            return Err(ResponseError::Untrusted("the response is not signed by its responder"));
        }
        let data = ResponseData::parse(basic.response_data)?;
        if let Some(nonce) = self.nonce
            && data.nonce != Some(nonce)
        {
            return Err(ResponseError::Untrusted("the response has another nonce"));
        }
        let mut matching = data.responses.iter().filter(|single| self.id.matches(&single.id));
        let single = matching.next();
        let single =
            single.ok_or(ResponseError::Untrusted("the response is about another certificate"))?;
        if matching.next().is_some() {
            return Err(ResponseError::Untrusted("the response has two statuses"));
        }
        self.check_freshness(single)?;
        Ok(match single.status {
            SingleStatus::Good => Status::Good(Evidence::Ocsp {
                this_update: single.this_update,
                response: response.to_vec(),
            }),
            SingleStatus::Unknown => Status::Unknown,
            // RFC 6960, section 4.4.8: this is how a certificate that was never issued is reported.
            SingleStatus::Revoked { at, reason: Some(RevocationReason::CertificateHold) }
                if at == SystemTime::UNIX_EPOCH =>
            {
                Status::Unknown
            }
            SingleStatus::Revoked { at, reason } => Status::Revoked { at, reason },
        })
    }

    /// Returns the key of the responder: the authority itself, or one that it authorised.
    fn responder_key(&self, basic: &BasicResponse<'_>) -> Result<PublicKey, ResponseError> {
        let key = |certificate: &Certificate| {
            certificate
                .public_key()
                .map_err(|_| ResponseError::Untrusted("the responder's key is unknown"))
        };
        let issuer_key = key(self.issuer)?;
        let Some(first) = basic.certificates.first() else { return Ok(issuer_key) };
        let certificate = Certificate::parse(first)
            .map_err(|_| ResponseError::Untrusted("the responder's certificate is malformed"))?;
        if certificate.der() == self.issuer.der() {
            return Ok(issuer_key);
        }
        let authorised = certificate.issuer() == self.issuer.subject()
            && certificate.extended_key_usage().contains(&oid::OCSP_SIGNING)
            && !certificate.is_authority();
        if !authorised || !certificate.is_signed_with(&issuer_key) {
            return Err(ResponseError::Untrusted(
                "the responder is not authorised by the authority",
            ));
        }
        certificate
            .check_validity(Holder::Signer, self.now)
            .map_err(|_| ResponseError::Untrusted("the responder's certificate is not valid"))?;
        key(&certificate)
    }

    fn check_freshness(&self, single: &SingleResponse) -> Result<(), ResponseError> {
        let fresh = single.this_update <= self.now + CLOCK_SKEW
            && self.now <= single.this_update + CLOCK_SKEW
            && single.next_update.is_none_or(|next| self.now <= next + CLOCK_SKEW);
        if fresh { Ok(()) } else { Err(ResponseError::Untrusted("the response is not current")) }
    }
}

/// The maximum time for which a response may be stored and used again.
pub const MAX_RESPONSE_AGE: Duration = CLOCK_SKEW;
