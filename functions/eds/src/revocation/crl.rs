//! Certificate revocation lists (CRL; RFC 5280, section 5), full and delta, parsed in one pass into
//! a sorted table: the national CRL has 19 MB, its table half of that.

use std::time::{Duration, SystemTime};

use const_oid::ObjectIdentifier;
use der::asn1::{BitStringRef, UintRef};
use der::{Decode, Header, Reader, Tag};
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::{CLOCK_SKEW, Evidence, RevocationSource, Status, Unavailable};
use crate::asn1::{Element, context, extension_fields};
use crate::certificate::{Certificate, algorithm_identifier, whole_bytes};
use crate::oid;
use crate::revocation_reason::RevocationReason;
use crate::trust::Trust;

/// The maximum age of the newest CRL.
const MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// The maximum length of a serial number in bytes (RFC 5280, section 4.1.2.2).
const MAX_SERIAL_BYTES: usize = 20;

/// The reason why a CRL is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CrlError {
    /// The bytes are not a CRL.
    #[error("this is not a list of revoked certificates")]
    Malformed,
    /// None of the trusted authorities signed the CRL.
    #[error("the list is not signed by a trusted authority")]
    Untrusted,
    /// The CRL has an unknown critical extension, such as one that limits its scope.
    #[error("the list has an unknown critical extension")]
    CriticalExtension,
}

/// The CRLs of some authorities.
#[derive(Debug, Clone, Default)]
pub struct Crls {
    crls: Vec<Crl>,
}

/// A CRL.
#[derive(Debug, Clone)]
struct Crl {
    issuer: Name,
    /// The key that signed the CRL, which tells authorities with the same name apart.
    issuer_key: Vec<u8>,
    this_update: SystemTime,
    next_update: SystemTime,
    number: Option<u64>,
    /// The number of the full CRL that a delta CRL updates.
    delta_of: Option<u64>,
    /// Sorted by serial number.
    entries: Vec<CrlEntry>,
}

/// A revoked certificate: its serial number with leading zeros, the time of its revocation in
/// seconds since 1970, and the reason code. Only bytes, so that half a million entries stay small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct CrlEntry {
    serial: [u8; MAX_SERIAL_BYTES],
    at: [u8; 4],
    reason: u8,
}

/// The value of an entry without a reason code.
const NO_REASON: u8 = 0xFF;

/// The reason code in a delta CRL for a certificate that is no longer on hold.
const REMOVE_FROM_CRL: u8 = 8;

impl Crls {
    /// Adds a CRL in DER; it replaces an older one of the same issuer and kind.
    pub fn add(&mut self, der: &[u8], trust: &Trust) -> Result<(), CrlError> {
        let (mut crl, signature) = parse(der).map_err(|fault| match fault {
            ParseError::Critical => CrlError::CriticalExtension,
            ParseError::Der => CrlError::Malformed,
        })?;
        let signer = trust.issuers().find(|(certificate, key)| {
            *certificate.subject() == crl.issuer
                && key.algorithm().check_signature(signature.algorithm).is_ok()
                && key.verify(&[signature.tbs], signature.bytes)
        });
        let (signer, _) = signer.ok_or(CrlError::Untrusted)?;
        crl.issuer_key = signer.key_bytes().to_vec();
        let same = |other: &&mut Crl| {
            other.issuer == crl.issuer
                && other.issuer_key == crl.issuer_key
                && other.delta_of.is_some() == crl.delta_of.is_some()
        };
        match self.crls.iter_mut().find(same) {
            Some(older) if older.this_update > crl.this_update => {}
            Some(older) => *older = crl,
            None => self.crls.push(crl),
        }
        Ok(())
    }

    /// Returns the number of revoked certificates.
    pub fn len(&self) -> usize {
        self.crls.iter().map(|crl| crl.entries.len()).sum()
    }

    /// Whether no certificate is revoked.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the current full CRL of an issuer, and the current delta CRL that updates it, if any.
    fn full_and_delta(
        &self,
        issuer: &Certificate,
        now: SystemTime,
    ) -> Result<(&Crl, Option<&Crl>), Unavailable> {
        let own =
            |crl: &&Crl| crl.issuer == *issuer.subject() && crl.issuer_key == issuer.key_bytes();
        let of_issuer = || self.crls.iter().filter(own);
        let full = of_issuer().find(|crl| crl.delta_of.is_none());
        let full = full.ok_or_else(|| Unavailable("no CRL of the authority".to_owned()))?;
        if !full.is_current(now) {
            return Err(Unavailable("the CRL of the authority is out of date".to_owned()));
        }
        // An older delta CRL would undo what the newer full CRL says.
        let updates = |crl: &&Crl| {
            crl.is_current(now)
                && crl.this_update >= full.this_update
                && crl.delta_of.is_some_and(|of| full.number >= Some(of))
        };
        let delta = of_issuer().find(updates);
        let newest =
            delta.map_or(full.this_update, |delta| delta.this_update.max(full.this_update));
        if newest + MAX_AGE < now {
            return Err(Unavailable("the CRL of the authority is older than a day".to_owned()));
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
        let (full, delta) = self.full_and_delta(issuer, now)?;
        let newest = delta.unwrap_or(full);
        let good =
            Status::Good(Evidence::Crl { number: newest.number, this_update: newest.this_update });
        let Some(serial) = pad_serial(certificate.serial().as_bytes()) else {
            return Ok(Status::Untrusted { fault: "the serial number is too long for a CRL" });
        };
        // Only a delta CRL releases a certificate; in a full CRL this code is like any other.
        Ok(match delta.and_then(|delta| delta.find(&serial)) {
            Some(entry) if entry.reason == REMOVE_FROM_CRL => good,
            Some(entry) => entry.status(),
            None => full.find(&serial).map_or(good, CrlEntry::status),
        })
    }

    fn is_authority_revoked(&self, authority: &Certificate, now: SystemTime) -> bool {
        let Some(serial) = pad_serial(authority.serial().as_bytes()) else { return true };
        // A revoked authority stays revoked, however old the CRL is.
        let of_issuer =
            |crl: &&Crl| crl.issuer == *authority.issuer() && crl.this_update <= now + CLOCK_SKEW;
        self.crls.iter().filter(of_issuer).any(|crl| crl.find(&serial).is_some())
    }
}

impl Crl {
    fn is_current(&self, now: SystemTime) -> bool {
        self.this_update <= now + CLOCK_SKEW && now < self.next_update
    }

    /// Returns the entry of a certificate; of several, one that revokes it.
    fn find(&self, serial: &[u8; MAX_SERIAL_BYTES]) -> Option<&CrlEntry> {
        let first = self.entries.partition_point(|entry| entry.serial < *serial);
        let same = self.entries[first..].iter().take_while(|entry| entry.serial == *serial);
        same.min_by_key(|entry| entry.reason == REMOVE_FROM_CRL)
    }
}

impl CrlEntry {
    fn status(&self) -> Status {
        let seconds = u64::from(u32::from_be_bytes(self.at));
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let reason = (self.reason != NO_REASON).then(|| RevocationReason::from_code(self.reason));
        Status::Revoked { at, reason }
    }
}

/// Pads a serial number with leading zeros; `None` if it is too long.
fn pad_serial(serial: &[u8]) -> Option<[u8; MAX_SERIAL_BYTES]> {
    let significant = serial.iter().position(|byte| *byte != 0).unwrap_or(serial.len());
    let serial = &serial[significant..];
    let mut padded = [0; MAX_SERIAL_BYTES];
    padded.get_mut(MAX_SERIAL_BYTES.checked_sub(serial.len())?..)?.copy_from_slice(serial);
    Some(padded)
}

/// The signature of a CRL and the bytes that it covers.
struct CrlSignature<'a> {
    tbs: &'a [u8],
    algorithm: ObjectIdentifier,
    bytes: &'a [u8],
}

enum ParseError {
    Der,
    Critical,
}

impl From<der::Error> for ParseError {
    fn from(_: der::Error) -> ParseError {
        ParseError::Der
    }
}

/// Whether bytes can be parsed as a CRL, whoever signed it.
#[cfg(feature = "testing")]
pub(crate) fn is_readable(der: &[u8]) -> bool {
    parse(der).is_ok()
}

fn parse(der: &[u8]) -> Result<(Crl, CrlSignature<'_>), ParseError> {
    let outer = Element::sequence(der)?;
    let mut reader = outer.inside()?;
    let tbs = Element::expect(&mut reader, Tag::Sequence)?;
    let algorithm = algorithm_identifier(&mut reader)?;
    let bytes = whole_bytes(&BitStringRef::decode(&mut reader)?)?;
    reader.finish()?;

    let mut reader = tbs.inside()?;
    let reader = &mut reader;
    let version = Element::optional(reader, Tag::Integer)?;
    if algorithm_identifier(reader)? != algorithm || version.is_none() {
        return Err(ParseError::Der);
    }
    let issuer = Name::decode(reader)?;
    let this_update = Time::decode(reader)?.to_system_time();
    let next_update = Time::decode(reader)?.to_system_time();
    let revoked = Element::optional(reader, Tag::Sequence)?;
    let extensions = Element::optional(reader, context(0))?;
    if !reader.is_finished() {
        return Err(ParseError::Der);
    }
    let mut entries = revoked.map_or(Ok(Vec::new()), |revoked| parse_entries(&revoked))?;
    entries.sort_unstable();
    let mut crl = Crl {
        issuer,
        issuer_key: Vec::new(),
        this_update,
        next_update,
        number: None,
        delta_of: None,
        entries,
    };
    if let Some(extensions) = extensions {
        crl.read_extensions(&extensions)?;
    }
    Ok((crl, CrlSignature { tbs: tbs.raw, algorithm, bytes }))
}

impl Crl {
    fn read_extensions(&mut self, extensions: &Element<'_>) -> Result<(), ParseError> {
        for extension in Element::sequence(extensions.content)?.children()? {
            let (name, critical, value) = extension_fields(&extension)?;
            match name {
                oid::CRL_NUMBER => self.number = Some(parse_number(value)?),
                oid::DELTA_CRL_INDICATOR => self.delta_of = Some(parse_number(value)?),
                oid::AUTHORITY_KEY_IDENTIFIER => {}
                _ if critical => return Err(ParseError::Critical),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Parses the entries of a CRL, in their order.
fn parse_entries(revoked: &Element<'_>) -> Result<Vec<CrlEntry>, ParseError> {
    // The shortest entry in practice: a serial number of 8 bytes and a time.
    const SHORTEST: usize = 27;
    let mut reader = revoked.inside()?;
    let first =
        if reader.is_finished() { 0 } else { Header::peek(&reader)?.length().try_into()? };
    let guess = revoked.content.len() / usize::max(SHORTEST, first);
    let mut entries = Vec::with_capacity(guess + guess / 16);
    while !reader.is_finished() {
        let entry = Element::expect(&mut reader, Tag::Sequence)?;
        entries.push(parse_entry(&entry)?);
    }
    entries.shrink_to_fit();
    Ok(entries)
}

fn parse_entry(element: &Element<'_>) -> Result<CrlEntry, ParseError> {
    let mut reader = element.inside()?;
    let serial = Element::expect(&mut reader, Tag::Integer)?;
    let serial = pad_serial(serial.content).ok_or(ParseError::Der)?;
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
                _ if critical => return Err(ParseError::Critical),
                _ => {}
            }
        }
    }
    reader.finish()?;
    Ok(CrlEntry { serial, at, reason })
}

fn parse_number(value: &[u8]) -> der::Result<u64> {
    let number = UintRef::from_der(value)?.as_bytes();
    let mut bytes = [0; 8];
    let start = bytes.len().checked_sub(number.len());
    let start = start.ok_or_else(|| der::Error::from(der::ErrorKind::Overflow))?;
    bytes[start..].copy_from_slice(number);
    Ok(u64::from_be_bytes(bytes))
}
