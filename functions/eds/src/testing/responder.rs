//! One who answers questions about revocation (OCSP), truly or not.

use std::time::{Duration, SystemTime};

use super::authority::{Authority, now};
use super::certificate::Extension;
use super::key::Key;
use super::write;
use crate::asn1::Element;
use crate::oid;
use crate::revocation::Unavailable;
use crate::revocation::ocsp::Transport;

/// A responder with all that it will answer.
#[derive(Clone)]
pub struct Responder {
    /// Signs the answers.
    pub key: Key,
    /// The certificates that it sends along.
    pub certificates: Vec<Vec<u8>>,
    /// The number of the status of the whole answer; 0 is «successful».
    pub response_status: u8,
    /// What it says of the certificate that is asked for.
    pub statement: Statement,
    /// Another serial number to speak of.
    pub serial: Option<Vec<u8>>,
    /// Another hash of the issuer's key to speak of.
    pub issuer_key_hash: Option<Vec<u8>>,
    /// To what moment it refers.
    pub this_update: SystemTime,
    /// Until when it holds, if that is told.
    pub next_update: Option<SystemTime>,
    /// How it repeats the nonce.
    pub nonce: Nonce,
    /// How often it makes the same statement.
    pub times: usize,
    /// Other extensions of the answer.
    pub extensions: Vec<Extension>,
    /// The same for the one statement.
    pub single_extensions: Vec<Extension>,
    /// Changes the answer before it is sent.
    pub spoil: fn(Vec<u8>) -> Result<Vec<u8>, Unavailable>,
}

/// What is said of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// It was not revoked.
    Good,
    /// It was.
    Revoked {
        /// When.
        at: SystemTime,
        /// The number of the reason, if it is told.
        reason: Option<u8>,
    },
    /// It is not known.
    Unknown,
}

/// How a nonce is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nonce {
    /// As it came.
    Same,
    /// Without a header of its own.
    Bare,
    /// With one bit changed.
    Other,
    /// Not at all.
    Missing,
}

impl Responder {
    /// A responder with a certificate of an authority, which says that all is good.
    pub fn new(authority: &Authority) -> Responder {
        let key = Key::new(authority.issuing.key.algorithm(), "responder");
        let certificate = authority.issue(&authority.responder(&key));
        Responder {
            key,
            certificates: vec![certificate],
            response_status: 0,
            statement: Statement::Good,
            serial: None,
            issuer_key_hash: None,
            this_update: now() - Duration::from_secs(1),
            next_update: None,
            nonce: Nonce::Same,
            times: 1,
            extensions: Vec::new(),
            single_extensions: Vec::new(),
            spoil: Ok,
        }
    }

    /// The answer to a request.
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        let question = Question::read(request).expect("the question can be read");
        let single = self.single(&question);
        let signed = write::sequence([
            write::context(2, [write::octets(&[0; 20])]), // the responder, by a hash of its key
            write::generalized_time(self.this_update),
            write::sequence((0..self.times).map(|_| single.clone())),
            self.response_extensions(question.nonce),
        ]);
        let mut parts = vec![signed.clone(), write::algorithm(self.key.signature_oid())];
        parts.push(write::bits(&self.key.sign(&signed)));
        if !self.certificates.is_empty() {
            let certificates = write::sequence(self.certificates.iter().cloned());
            parts.push(write::context(0, [certificates]));
        }
        let basic = write::octets(&write::sequence(parts));
        let bytes = write::sequence([write::oid(oid::OCSP_BASIC), basic]);
        write::sequence([write::enumerated(self.response_status), write::context(0, [bytes])])
    }

    fn single(&self, question: &Question<'_>) -> Vec<u8> {
        let [algorithm, name, key, serial] = question.id.map(|part| part.raw.to_vec());
        let key = self.issuer_key_hash.as_deref().map_or(key, write::octets);
        let serial = self.serial.as_deref().map_or(serial, write::integer);
        let status = match self.statement {
            Statement::Good => write::element(0x80, &[]),
            Statement::Revoked { at, reason } => {
                let reason = reason.map(|reason| write::context(0, [write::enumerated(reason)]));
                let at = write::generalized_time(at);
                write::context(1, [at].into_iter().chain(reason))
            }
            Statement::Unknown => write::element(0x82, &[]),
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

    fn response_extensions(&self, asked: &[u8]) -> Vec<u8> {
        let mut nonce = asked.to_vec();
        if self.nonce == Nonce::Other {
            nonce[0] ^= 1;
        }
        let value = if self.nonce == Nonce::Bare { nonce } else { write::octets(&nonce) };
        let nonce = Extension { name: oid::OCSP_NONCE, critical: false, value };
        let nonce = (self.nonce != Nonce::Missing).then_some(&nonce);
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
        (self.spoil)(self.answer(request))
    }
}

/// What of a request is of use.
struct Question<'a> {
    /// Algorithm, hash of the issuer's name and of its key, serial number.
    id: [Element<'a>; 4],
    nonce: &'a [u8],
}

impl<'a> Question<'a> {
    fn read(request: &'a [u8]) -> Option<Question<'a>> {
        let child = |element: &Element<'a>, at: usize| element.children().ok()?.get(at).copied();
        let fields = child(&Element::only(request).ok()?, 0)?;
        let list = child(&fields, 0)?;
        let id = child(&child(&list, 0)?, 0)?.children().ok()?;
        let extensions = child(&child(&fields, 1)?, 0)?;
        let extension = child(&extensions, 0)?;
        let nonce = child(&extension, 1)?.content;
        Some(Question { id: id.try_into().ok()?, nonce: Element::only(nonce).ok()?.content })
    }
}
