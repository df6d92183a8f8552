//! Lists of revoked certificates, full and delta.

use std::time::{Duration, SystemTime};

use super::authority::{Authority, now};
use super::certificate::Extension;
use super::key::Key;
use super::write;
use crate::asn1::Element;
use crate::oid;

/// A list before it is signed.
#[derive(Debug, Clone)]
pub struct List {
    /// The version, if it is told; 1 is the second.
    pub version: Option<u8>,
    /// The name of the issuer in DER.
    pub issuer: Vec<u8>,
    /// Of what moment it is.
    pub this_update: SystemTime,
    /// When the next is due, if that is told.
    pub next_update: Option<SystemTime>,
    /// The revoked certificates.
    pub entries: Vec<Entry>,
    /// The extensions of the whole list.
    pub extensions: Vec<Extension>,
}

/// A revoked certificate.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The bytes of its serial number.
    pub serial: Vec<u8>,
    /// Since when.
    pub at: SystemTime,
    /// The number of the reason, if it is told.
    pub reason: Option<u8>,
    /// Other extensions.
    pub extensions: Vec<Extension>,
}

impl List {
    /// An empty full list of an hour ago with a number, due for half a year.
    pub fn full(authority: &Authority, number: u64) -> List {
        List::new(authority.name(), number)
    }

    /// An empty full list of the root.
    pub fn of_root(authority: &Authority, number: u64) -> List {
        List::new(authority.root_name(), number)
    }

    /// An empty list that adds to the full one with a number.
    pub fn delta(authority: &Authority, number: u64, full: u64) -> List {
        let mut list = List::new(authority.name(), number);
        let (name, value) = (oid::DELTA_CRL_INDICATOR, write::number(full));
        list.extensions.push(Extension { name, critical: true, value });
        list
    }

    fn new(issuer: Vec<u8>, number: u64) -> List {
        let (name, value) = (oid::CRL_NUMBER, write::number(number));
        List {
            version: Some(1),
            issuer,
            this_update: now() - Duration::from_secs(60 * 60),
            next_update: Some(now() + Duration::from_secs(180 * 24 * 60 * 60)),
            entries: Vec::new(),
            extensions: vec![Extension { name, critical: false, value }],
        }
    }

    /// Adds a certificate, with the number of a reason.
    pub fn revoke(mut self, certificate: &[u8], reason: Option<u8>) -> List {
        let serial = serial(certificate);
        let at = now() - Duration::from_secs(2 * 60 * 60);
        self.entries.push(Entry { serial, at, reason, extensions: Vec::new() });
        self
    }

    /// The list signed with a key.
    pub fn signed_with(&self, key: &Key) -> Vec<u8> {
        let algorithm = write::algorithm(key.signature_oid());
        let mut parts = Vec::new();
        parts.extend(self.version.map(|version| write::number(version.into())));
        parts.extend([algorithm.clone(), self.issuer.clone(), write::time(self.this_update)]);
        parts.extend(self.next_update.map(write::time));
        if !self.entries.is_empty() {
            parts.push(write::sequence(self.entries.iter().map(Entry::to_der)));
        }
        if !self.extensions.is_empty() {
            let extensions = self.extensions.iter().map(Extension::to_der);
            parts.push(write::context(0, [write::sequence(extensions)]));
        }
        let signed = write::sequence(parts);
        let signature = write::bits(&key.sign(&signed));
        write::sequence([signed, algorithm, signature])
    }
}

impl Entry {
    fn to_der(&self) -> Vec<u8> {
        let reason = self.reason.map(|reason| Extension {
            name: oid::CRL_REASON,
            critical: false,
            value: write::enumerated(reason),
        });
        let extensions: Vec<Vec<u8>> =
            reason.iter().chain(&self.extensions).map(Extension::to_der).collect();
        let extensions = match extensions.as_slice() {
            [] => Vec::new(),
            _ => write::sequence(extensions),
        };
        write::sequence([write::integer(&self.serial), write::time(self.at), extensions])
    }
}

/// The bytes of a certificate's serial number.
pub fn serial(certificate: &[u8]) -> Vec<u8> {
    let read = || -> der::Result<Vec<u8>> {
        let fields = Element::only(certificate)?.children()?[0].children()?;
        Ok(fields[1].content.to_vec())
    };
    read().expect("tests name certificates that can be read")
}
