//! CRLs, full and delta, before they are signed; tests can change every part.

use std::time::{Duration, SystemTime};

use super::authority::{Authority, now};
use super::certificate::Extension;
use super::key::Key;
use super::write;
use crate::asn1::Element;
use crate::oid;

/// A CRL before it is signed.
#[derive(Debug, Clone)]
pub struct CrlSpec {
    /// The version, if it is given; 1 means version 2.
    pub version: Option<u8>,
    /// The name of the issuer in DER.
    pub issuer: Vec<u8>,
    /// The moment at which the CRL is issued.
    pub this_update: SystemTime,
    /// The moment at which the next CRL is due, if it is given.
    pub next_update: Option<SystemTime>,
    /// The revoked certificates.
    pub entries: Vec<CrlEntrySpec>,
    /// The extensions of the CRL.
    pub extensions: Vec<Extension>,
}

/// A revoked certificate in a CRL.
#[derive(Debug, Clone)]
pub struct CrlEntrySpec {
    /// The bytes of the serial number.
    pub serial: Vec<u8>,
    /// The moment of the revocation.
    pub at: SystemTime,
    /// The reason code, if it is given.
    pub reason: Option<u8>,
    /// Other extensions.
    pub extensions: Vec<Extension>,
}

impl CrlSpec {
    /// Creates an empty full CRL with a number, issued an hour ago and valid for half a year.
    pub fn full(authority: &Authority, number: u64) -> CrlSpec {
        CrlSpec::new(authority.name(), number)
    }

    /// Creates an empty full CRL of the root.
    pub fn of_root(authority: &Authority, number: u64) -> CrlSpec {
        CrlSpec::new(authority.root_name(), number)
    }

    /// Creates an empty delta CRL that updates the full CRL with a number.
    pub fn delta(authority: &Authority, number: u64, full: u64) -> CrlSpec {
        let mut crl = CrlSpec::new(authority.name(), number);
        let (name, value) = (oid::DELTA_CRL_INDICATOR, write::number(full));
        crl.extensions.push(Extension { name, critical: true, value });
        crl
    }

    fn new(issuer: Vec<u8>, number: u64) -> CrlSpec {
        let (name, value) = (oid::CRL_NUMBER, write::number(number));
        CrlSpec {
            version: Some(1),
            issuer,
            this_update: now() - Duration::from_secs(60 * 60),
            next_update: Some(now() + Duration::from_secs(180 * 24 * 60 * 60)),
            entries: Vec::new(),
            extensions: vec![Extension { name, critical: false, value }],
        }
    }

    /// Adds a certificate, with a reason code.
    pub fn revoke(mut self, certificate: &[u8], reason: Option<u8>) -> CrlSpec {
        let serial = serial(certificate);
        let at = now() - Duration::from_secs(2 * 60 * 60);
        self.entries.push(CrlEntrySpec { serial, at, reason, extensions: Vec::new() });
        self
    }

    /// Returns the CRL in DER, signed with a key.
    pub fn signed_with(&self, key: &Key) -> Vec<u8> {
        let algorithm = write::algorithm(key.signature_oid());
        let mut parts = Vec::new();
        parts.extend(self.version.map(|version| write::number(version.into())));
        parts.extend([algorithm.clone(), self.issuer.clone(), write::time(self.this_update)]);
        parts.extend(self.next_update.map(write::time));
        if !self.entries.is_empty() {
            parts.push(write::sequence(self.entries.iter().map(CrlEntrySpec::to_der)));
        }
        if !self.extensions.is_empty() {
            let extensions = self.extensions.iter().map(Extension::to_der);
            parts.push(write::context(0, [write::sequence(extensions)]));
        }
        let tbs = write::sequence(parts);
        let signature = write::bits(&key.sign(&tbs));
        write::sequence([tbs, algorithm, signature])
    }
}

impl CrlEntrySpec {
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

/// Returns the bytes of a certificate's serial number.
pub fn serial(certificate: &[u8]) -> Vec<u8> {
    let read = || -> der::Result<Vec<u8>> {
        let fields = Element::only(certificate)?.children()?[0].children()?;
        Ok(fields[1].content.to_vec())
    };
    read().expect("tests give well-formed certificates")
}
