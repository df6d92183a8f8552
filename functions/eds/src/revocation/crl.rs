//! Lists of revoked certificates (RFC 5280, section 5), full and delta, read in one pass into a
//! sorted table: the national list has 19 MB, its table half of that.

use std::time::{Duration, SystemTime};

use const_oid::ObjectIdentifier;
use der::asn1::{BitStringRef, UintRef};
use der::{Decode, Header, Reader, Tag};
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::{CLOCKS_DIFFER, Evidence, RevocationSource, Status, Unavailable};
use crate::asn1::{Element, context, extension_fields};
use crate::certificate::{Certificate, algorithm_identifier, whole_bytes};
use crate::oid;
use crate::refusal::Reason;
use crate::trust::Trust;

/// How old the newest list may be.
const OLDEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Bytes of the longest serial number (RFC 5280, section 4.1.2.2).
const SERIAL: usize = 20;

/// Why a list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CrlError {
    /// It is not a list.
    #[error("this is not a list of revoked certificates")]
    Malformed,
    /// None of the trusted authorities signed it.
    #[error("the list is not signed by a trusted authority")]
    Untrusted,
    /// It has a critical extension that is not understood, such as a part of the certificates only.
    #[error("the list has a critical extension that is not understood")]
    CriticalExtension,
}

/// The lists of some authorities.
#[derive(Debug, Clone, Default)]
pub struct Crls {
    lists: Vec<List>,
}

/// One list.
#[derive(Debug, Clone)]
struct List {
    issuer: Name,
    /// The key that signed it, so that an authority is not taken for its namesake.
    issuer_key: Vec<u8>,
    this_update: SystemTime,
    next_update: SystemTime,
    number: Option<u64>,
    /// The number of the full list that a delta adds to.
    delta_of: Option<u64>,
    /// Sorted by serial number.
    entries: Vec<Entry>,
}

/// A revoked certificate: its serial number with leading zeros, seconds since 1970, the reason's
/// number. Bytes only, so that half a million of them stand close.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    serial: [u8; SERIAL],
    at: [u8; 4],
    reason: u8,
}

/// No reason is told.
const NO_REASON: u8 = 0xFF;

/// In a delta: the certificate is on hold no more.
const REMOVE_FROM_CRL: u8 = 8;

impl Crls {
    /// Adds a list in DER; it takes the place of an older one of its kind.
    pub fn add(&mut self, der: &[u8], trust: &Trust) -> Result<(), CrlError> {
        let (mut list, signature) = parse(der).map_err(|fault| match fault {
            Fault::Critical => CrlError::CriticalExtension,
            Fault::Der => CrlError::Malformed,
        })?;
        let signer = trust.issuers().find(|(certificate, key)| {
            *certificate.subject() == list.issuer
                && key.algorithm().accept_signature(signature.algorithm).is_ok()
                && key.verify(&[signature.signed], signature.bytes)
        });
        let (signer, _) = signer.ok_or(CrlError::Untrusted)?;
        list.issuer_key = signer.key_bytes().to_vec();
        let same = |other: &&mut List| {
            other.issuer == list.issuer
                && other.issuer_key == list.issuer_key
                && other.delta_of.is_some() == list.delta_of.is_some()
        };
        match self.lists.iter_mut().find(same) {
            Some(older) if older.this_update > list.this_update => {}
            Some(older) => *older = list,
            None => self.lists.push(list),
        }
        Ok(())
    }

    /// How many certificates the lists hold as revoked.
    pub fn len(&self) -> usize {
        self.lists.iter().map(|list| list.entries.len()).sum()
    }

    /// Whether no list holds a certificate.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The full list of an issuer, and the delta that adds to it, if both are in force.
    fn of(
        &self,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<(&List, Option<&List>), Unavailable> {
        let own = |list: &&List| {
            list.issuer == *issuer.subject() && list.issuer_key == issuer.key_bytes()
        };
        let of_issuer = || self.lists.iter().filter(own);
        let full = of_issuer().find(|list| list.delta_of.is_none());
        let full = full.ok_or_else(|| Unavailable("no list of the authority".to_owned()))?;
        if !full.is_in_force(now) {
            return Err(Unavailable("the list of the authority is out of date".to_owned()));
        }
        // An older delta would take back what the newer full list says.
        let adds = |list: &&List| {
            list.is_in_force(now)
                && list.this_update >= full.this_update
                && list.delta_of.is_some_and(|of| full.number >= Some(of))
        };
        let delta = of_issuer().find(adds);
        let newest =
            delta.map_or(full.this_update, |delta| delta.this_update.max(full.this_update));
        if newest + OLDEST < now {
            return Err(Unavailable("the list of the authority is older than a day".to_owned()));
        }
        Ok((full, delta))
    }
}

impl RevocationSource for Crls {
    fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<Status, Unavailable> {
        let (full, delta) = self.of(issuer, now)?;
        let newest = delta.unwrap_or(full);
        let good =
            Status::Good(Evidence::Crl { number: newest.number, this_update: newest.this_update });
        let Some(serial) = padded(certificate.serial().as_bytes()) else {
            return Ok(Status::Untrusted { fault: "the serial number is too long for a list" });
        };
        // Only a delta takes a certificate out; in a full list that reason is as bad as any other.
        Ok(match delta.and_then(|delta| delta.find(&serial)) {
            Some(entry) if entry.reason == REMOVE_FROM_CRL => good,
            Some(entry) => entry.status(),
            None => full.find(&serial).map_or(good, Entry::status),
        })
    }

    fn is_authority_revoked(&self, authority: &Certificate, now: SystemTime) -> bool {
        let Some(serial) = padded(authority.serial().as_bytes()) else { return true };
        // A revoked authority stays revoked, however old the list is that says so.
        let tells = |list: &&List| {
            list.issuer == *authority.issuer() && list.this_update <= now + CLOCKS_DIFFER
        };
        self.lists.iter().filter(tells).any(|list| list.find(&serial).is_some())
    }
}

impl List {
    fn is_in_force(&self, now: SystemTime) -> bool {
        self.this_update <= now + CLOCKS_DIFFER && now < self.next_update
    }

    /// The entry of a certificate; of several, one that revokes it.
    fn find(&self, serial: &[u8; SERIAL]) -> Option<&Entry> {
        let first = self.entries.partition_point(|entry| entry.serial < *serial);
        let same = self.entries[first..].iter().take_while(|entry| entry.serial == *serial);
        same.min_by_key(|entry| entry.reason == REMOVE_FROM_CRL)
    }
}

impl Entry {
    fn status(&self) -> Status {
        let seconds = u64::from(u32::from_be_bytes(self.at));
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let reason = (self.reason != NO_REASON).then(|| Reason::from_code(self.reason));
        Status::Revoked { at, reason }
    }
}

/// A serial number with leading zeros; `None` if it is longer than may be.
fn padded(serial: &[u8]) -> Option<[u8; SERIAL]> {
    let significant = serial.iter().position(|byte| *byte != 0).unwrap_or(serial.len());
    let serial = &serial[significant..];
    let mut padded = [0; SERIAL];
    padded.get_mut(SERIAL.checked_sub(serial.len())?..)?.copy_from_slice(serial);
    Some(padded)
}

/// What of a list is signed, and how.
struct Signature<'a> {
    signed: &'a [u8],
    algorithm: ObjectIdentifier,
    bytes: &'a [u8],
}

enum Fault {
    Der,
    Critical,
}

impl From<der::Error> for Fault {
    fn from(_: der::Error) -> Fault {
        Fault::Der
    }
}

/// Whether bytes can be read as a list, whoever signed it.
#[cfg(feature = "testing")]
pub(crate) fn is_readable(der: &[u8]) -> bool {
    parse(der).is_ok()
}

fn parse(der: &[u8]) -> Result<(List, Signature<'_>), Fault> {
    let outer = Element::sequence(der)?;
    let mut reader = outer.inside()?;
    let signed = Element::expect(&mut reader, Tag::Sequence)?;
    let algorithm = algorithm_identifier(&mut reader)?;
    let bytes = whole_bytes(&BitStringRef::decode(&mut reader)?)?;
    reader.finish()?;

    let mut reader = signed.inside()?;
    let reader = &mut reader;
    let version = Element::optional(reader, Tag::Integer)?;
    if algorithm_identifier(reader)? != algorithm || version.is_none() {
        return Err(Fault::Der);
    }
    let issuer = Name::decode(reader)?;
    let this_update = Time::decode(reader)?.to_system_time();
    let next_update = Time::decode(reader)?.to_system_time();
    let revoked = Element::optional(reader, Tag::Sequence)?;
    let extensions = Element::optional(reader, context(0))?;
    if !reader.is_finished() {
        return Err(Fault::Der);
    }
    let mut entries = revoked.map_or(Ok(Vec::new()), |revoked| entries(&revoked))?;
    entries.sort_unstable();
    let mut list = List {
        issuer,
        issuer_key: Vec::new(),
        this_update,
        next_update,
        number: None,
        delta_of: None,
        entries,
    };
    if let Some(extensions) = extensions {
        list.read_extensions(&extensions)?;
    }
    Ok((list, Signature { signed: signed.raw, algorithm, bytes }))
}

impl List {
    fn read_extensions(&mut self, extensions: &Element<'_>) -> Result<(), Fault> {
        for extension in Element::sequence(extensions.content)?.children()? {
            let (name, critical, value) = extension_fields(&extension)?;
            match name {
                oid::CRL_NUMBER => self.number = Some(number(value)?),
                oid::DELTA_CRL_INDICATOR => self.delta_of = Some(number(value)?),
                oid::AUTHORITY_KEY_IDENTIFIER => {}
                _ if critical => return Err(Fault::Critical),
                _ => {}
            }
        }
        Ok(())
    }
}

/// The entries of a list, in the order in which they stand.
fn entries(revoked: &Element<'_>) -> Result<Vec<Entry>, Fault> {
    // The shortest entry that is written in practice: a serial number of 8 bytes and a time.
    const SHORTEST: usize = 27;
    let mut reader = revoked.inside()?;
    let first =
        if reader.is_finished() { 0 } else { Header::peek(&reader)?.length().try_into()? };
    let guess = revoked.content.len() / usize::max(SHORTEST, first);
    let mut entries = Vec::with_capacity(guess + guess / 16);
    while !reader.is_finished() {
        let entry = Element::expect(&mut reader, Tag::Sequence)?;
        entries.push(read_entry(&entry)?);
    }
    entries.shrink_to_fit();
    Ok(entries)
}

fn read_entry(element: &Element<'_>) -> Result<Entry, Fault> {
    let mut reader = element.inside()?;
    let serial = Element::expect(&mut reader, Tag::Integer)?;
    let serial = padded(serial.content).ok_or(Fault::Der)?;
    let at = Time::decode(&mut reader)?.to_unix_duration().as_secs();
    let at = u32::try_from(at).unwrap_or(u32::MAX).to_be_bytes();
    let mut reason = NO_REASON;
    if let Some(extensions) = Element::optional(&mut reader, Tag::Sequence)? {
        for extension in extensions.children()? {
            let (name, critical, value) = extension_fields(&extension)?;
            match name {
                oid::CRL_REASON => {
                    let code = Element::only(value)?;
                    code.tag.assert_eq(Tag::Enumerated)?;
                    reason = code.content.first().copied().unwrap_or(NO_REASON);
                }
                _ if critical => return Err(Fault::Critical),
                _ => {}
            }
        }
    }
    reader.finish()?;
    Ok(Entry { serial, at, reason })
}

fn number(value: &[u8]) -> der::Result<u64> {
    let number = UintRef::from_der(value)?.as_bytes();
    let mut bytes = [0; 8];
    let start = bytes.len().checked_sub(number.len());
    let start = start.ok_or_else(|| der::Error::from(der::ErrorKind::Overflow))?;
    bytes[start..].copy_from_slice(number);
    Ok(u64::from_be_bytes(bytes))
}
