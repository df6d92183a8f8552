//! An OCSP responder; tests can change every part of its responses.

use std::time::{Duration, SystemTime};

use super::authority::{Authority, now};
use super::certificate::Extension;
use super::key::Key;
use super::write;
use crate::asn1::Element;
use crate::oid;
use crate::revocation::Unavailable;
use crate::revocation::ocsp::Transport;

/// An OCSP responder, with everything that its responses contain.
#[derive(Clone)]
pub struct Responder {
    /// The key that signs the responses.
    pub key: Key,
    /// The certificates in the responses.
    pub certificates: Vec<Vec<u8>>,
    /// The OCSPResponseStatus; 0 means successful.
    pub response_status: u8,
    /// The status of the requested certificate.
    pub status: CertStatus,
    /// A serial number that replaces the requested one.
    pub serial: Option<Vec<u8>>,
    /// A hash that replaces the one of the issuer's key.
    pub issuer_key_hash: Option<Vec<u8>>,
    /// The moment to which the status refers.
    pub this_update: SystemTime,
    /// The moment until which the status is valid, if it is given.
    pub next_update: Option<SystemTime>,
    /// The treatment of the nonce of the request.
    pub nonce: NonceEcho,
    /// The number of copies of the status.
    pub copies: usize,
    /// Additional extensions of the response.
    pub extensions: Vec<Extension>,
    /// Additional extensions of the single status.
    pub single_extensions: Vec<Extension>,
    /// A function that changes the response before it is sent.
    pub tamper: fn(Vec<u8>) -> Result<Vec<u8>, Unavailable>,
}

/// The status of a certificate in a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertStatus {
    /// The certificate was not revoked.
    Good,
    /// The certificate was revoked.
    Revoked {
        /// The moment of the revocation.
        at: SystemTime,
        /// The reason code, if it is given.
        reason: Option<u8>,
    },
    /// The certificate is unknown.
    Unknown,
}

/// The treatment of the nonce of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonceEcho {
    /// Repeats the nonce.
    Same,
    /// Repeats the nonce without the inner OCTET STRING.
    Bare,
    /// Changes one bit of the nonce.
    Other,
    /// Omits the nonce.
    Missing,
}

impl Responder {
    /// Creates a responder that an authority authorised and that reports every certificate as good.
    pub fn new(authority: &Authority) -> Responder {
        let key = Key::new(authority.issuing.key.algorithm(), "responder");
        let certificate = authority.issue(&authority.responder(&key));
        Responder {
            key,
            certificates: vec![certificate],
            response_status: 0,
            status: CertStatus::Good,
            serial: None,
            issuer_key_hash: None,
            this_update: now() - Duration::from_secs(1),
            next_update: None,
            nonce: NonceEcho::Same,
            copies: 1,
            extensions: Vec::new(),
            single_extensions: Vec::new(),
            tamper: Ok,
        }
    }

    /// Returns the response to a request.
    pub fn respond(&self, request: &[u8]) -> Vec<u8> {
        let request_fields = RequestFields::read(request).expect("the request is well-formed");
        let single = self.single(&request_fields);
        let response_data = write::sequence([
            write::context(2, [write::octets(&[0; 20])]), // the responder, by a hash of its key
            write::generalized_time(self.this_update),
            write::sequence((0..self.copies).map(|_| single.clone())),
            self.response_extensions(request_fields.nonce),
        ]);
        let mut parts = vec![response_data.clone(), write::algorithm(self.key.signature_oid())];
        parts.push(write::bits(&self.key.sign(&response_data)));
        if !self.certificates.is_empty() {
            let certificates = write::sequence(self.certificates.iter().cloned());
            parts.push(write::context(0, [certificates]));
        }
        let basic = write::octets(&write::sequence(parts));
        let bytes = write::sequence([write::oid(oid::OCSP_BASIC), basic]);
        write::sequence([write::enumerated(self.response_status), write::context(0, [bytes])])
    }

    fn single(&self, request_fields: &RequestFields<'_>) -> Vec<u8> {
        let [algorithm, name, key, serial] = request_fields.id.map(|part| part.raw.to_vec());
        let key = self.issuer_key_hash.as_deref().map_or(key, write::octets);
        let serial = self.serial.as_deref().map_or(serial, write::integer);
        let status = match self.status {
            CertStatus::Good => write::element(0x80, &[]),
            CertStatus::Revoked { at, reason } => {
                let reason = reason.map(|reason| write::context(0, [write::enumerated(reason)]));
                let at = write::generalized_time(at);
                write::context(1, [at].into_iter().chain(reason))
            }
            CertStatus::Unknown => write::element(0x82, &[]),
        };
        let mut parts = vec![write::sequence([algorithm, name, key, serial]), status];
        parts.push(write::generalized_time(self.this_update));
        parts.extend(
            self.next_update.map(|next| write::context(0, [write::generalized_time(next)])),
        );
        if !self.single_extensions.is_empty() {
            let extensions = self.single_extensions.iter().map(Extension::to_der);
            parts.push(write::context(1, [write::sequence(extensions)]));
        }
        write::sequence(parts)
    }

    fn response_extensions(&self, requested: &[u8]) -> Vec<u8> {
        let mut nonce = requested.to_vec();
        if self.nonce == NonceEcho::Other {
            nonce[0] ^= 1;
        }
        let value = if self.nonce == NonceEcho::Bare { nonce } else { write::octets(&nonce) };
        let nonce = Extension { name: oid::OCSP_NONCE, critical: false, value };
        let nonce = (self.nonce != NonceEcho::Missing).then_some(&nonce);
        let extensions: Vec<Vec<u8>> =
            nonce.into_iter().chain(&self.extensions).map(Extension::to_der).collect();
        match extensions.as_slice() {
            [] => Vec::new(),
            _ => write::context(1, [write::sequence(extensions)]),
        }
    }
}

impl Transport for Responder {
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable> {
        (self.tamper)(self.respond(request))
    }
}

/// The parts of a request that a response repeats.
struct RequestFields<'a> {
    /// The hash algorithm, the hashes of the issuer's name and key, and the serial number.
    id: [Element<'a>; 4],
    nonce: &'a [u8],
}

impl<'a> RequestFields<'a> {
    fn read(request: &'a [u8]) -> Option<RequestFields<'a>> {
        let child = |element: &Element<'a>, at: usize| element.children().ok()?.get(at).copied();
        let fields = child(&Element::only(request).ok()?, 0)?;
        let list = child(&fields, 0)?;
        let id = child(&child(&list, 0)?, 0)?.children().ok()?;
        let extensions = child(&child(&fields, 1)?, 0)?;
        let extension = child(&extensions, 0)?;
        let nonce = child(&extension, 1)?.content;
        Some(RequestFields { id: id.try_into().ok()?, nonce: Element::only(nonce).ok()?.content })
    }
}
