//! A root, the authority under it, and the certificates that it issues, like the real ones.

use std::time::{Duration, SystemTime};

use const_oid::ObjectIdentifier;
use sha2::{Digest, Sha256};

use super::certificate::{CertificateSpec, Extension, Identity, name};
use super::key::Key;
use super::write::{self, printable, utf8};
use crate::algorithm::Algorithm;
use crate::oid;
use crate::role::{Position, Role};
use crate::trust::Trust;

const SURNAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.4");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const SUBJECT_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
const POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.398.3.3.2");
const KEY_STORE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.398.3.3.5");
const PKCS12: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.398.3.3.5.1.1");
const NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");

/// The keyUsage of signing keys: digitalSignature, nonRepudiation, keyAgreement.
pub const SIGNING_USAGE: u8 = 0b1100_1000;

/// The keyUsage of authentication keys: digitalSignature, keyEncipherment.
pub const AUTHENTICATION_USAGE: u8 = 0b1010_0000;

/// The keyUsage of authorities: keyCertSign, cRLSign.
pub const ISSUING_USAGE: u8 = 0b0000_0110;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A certificate authority: a root and the authority under it that issues certificates.
#[derive(Clone)]
pub struct Authority {
    /// The root, which signs only the authority and its own CRLs.
    pub root: Identity,
    /// The authority, which signs the certificates of people and responders, and CRLs.
    pub issuing: Identity,
}

impl Authority {
    /// Creates the authority of an algorithm.
    pub fn new(algorithm: Algorithm) -> Authority {
        Authority::with_keys(Key::new(algorithm, "root"), Key::new(algorithm, "authority"))
    }

    /// Creates an authority with the same names and other keys.
    pub fn impostor(algorithm: Algorithm) -> Authority {
        let other = Key::new(algorithm, "other");
        Authority::with_keys(other.clone(), other)
    }

    /// Creates an authority with these keys for its root and itself.
    pub fn with_keys(root: Key, issuing: Key) -> Authority {
        let root_spec = authority_spec(&root, "ROOT", &root);
        let issuing_spec = authority_spec(&issuing, "ISSUING", &root);
        Authority {
            issuing: Identity { certificate: issuing_spec.signed_with(&root), key: issuing },
            root: Identity { certificate: root_spec.signed_with(&root), key: root },
        }
    }

    /// Returns the trust in this authority only; numbers need no valid control digits.
    pub fn trust(&self) -> Trust {
        self.trusted(false)
    }

    /// Returns the trust in this authority only; numbers must have valid control digits.
    pub fn trust_with_control_digits(&self) -> Trust {
        self.trusted(true)
    }

    fn trusted(&self, control_digits: bool) -> Trust {
        let pair = (self.issuing.certificate.clone(), self.root.certificate.clone());
        Trust::for_tests(&[pair], control_digits).expect("the root signed the authority")
    }

    /// Returns the name of the authority in DER.
    pub fn name(&self) -> Vec<u8> {
        name(&authority_name("ISSUING"))
    }

    /// Returns the name of the root in DER.
    pub fn root_name(&self) -> Vec<u8> {
        name(&authority_name("ROOT"))
    }

    /// Returns the unsigned certificate of a holder with a key in a role.
    pub fn holder(&self, role: Role, key: &Key) -> CertificateSpec {
        let mut spec = blank(key, subject(role), &self.issuing.key);
        spec.issuer = self.name();
        spec.set_extended_key_usage(&purposes(role));
        spec.set_key_usage(SIGNING_USAGE);
        self.finish(spec)
    }

    /// Returns the unsigned certificate of a person's authentication key.
    pub fn authentication(&self, key: &Key) -> CertificateSpec {
        let mut spec = self.holder(Role::Person, key);
        spec.set_extended_key_usage(&[oid::CLIENT_AUTHENTICATION, oid::PERSON]);
        spec.set_key_usage(AUTHENTICATION_USAGE);
        spec
    }

    /// Returns the unsigned certificate of an OCSP responder.
    pub fn responder(&self, key: &Key) -> CertificateSpec {
        let responder = vec![(oid::COMMON_NAME, utf8("OCSP RESPONDER"))];
        let mut spec = blank(key, responder, &self.issuing.key);
        spec.issuer = self.name();
        spec.set_extended_key_usage(&[oid::OCSP_SIGNING]);
        spec.set_key_usage(0b1000_0000);
        spec.set_extension(Extension { name: NO_CHECK, critical: false, value: write::null() });
        self.finish(spec)
    }

    /// Adds the extensions that the crate does not verify.
    fn finish(&self, mut spec: CertificateSpec) -> CertificateSpec {
        let policy = write::sequence([write::sequence([write::oid(POLICY)])]);
        let store = write::sequence([write::oid(PKCS12)]);
        let issuer_key = key_identifier(&self.issuing.key.public_key_info());
        let issuer_key = write::sequence([write::element(0x80, &issuer_key)]);
        for (name, value) in [
            (POLICIES, policy),
            (SUBJECT_KEY, write::octets(&key_identifier(&spec.key_info))),
            (oid::AUTHORITY_KEY_IDENTIFIER, issuer_key),
            (KEY_STORE, store),
        ] {
            spec.set_extension(Extension { name, critical: false, value });
        }
        spec
    }

    /// Issues a certificate.
    pub fn issue(&self, spec: &CertificateSpec) -> Vec<u8> {
        spec.signed_with(&self.issuing.key)
    }

    /// Creates a holder in a role, with a certificate and its key.
    pub fn signer(&self, role: Role) -> Identity {
        let key = Key::new(self.issuing.key.algorithm(), "signer");
        Identity { certificate: self.issue(&self.holder(role, &key)), key }
    }
}

/// Returns the moment at which everything made here is valid.
pub fn now() -> SystemTime {
    at("2026-11-15T09:00:00Z")
}

/// Parses a moment in RFC 3339 form.
pub fn at(text: &str) -> SystemTime {
    let moment: der::DateTime = text.parse().expect("tests give well-formed moments");
    moment.to_system_time()
}

/// Returns an unsigned certificate without extensions that is valid for a year.
fn blank(key: &Key, subject: Vec<(ObjectIdentifier, Vec<u8>)>, issuer: &Key) -> CertificateSpec {
    let key_info = key.public_key_info();
    let mut serial = key_identifier(&[key_info.clone(), name(&subject)].concat());
    // Not negative, and of full length.
    serial[0] = serial[0] & 0x7F | 0x40;
    CertificateSpec {
        serial,
        signed_algorithm: write::algorithm(issuer.signature_oid()),
        algorithm: write::algorithm(issuer.signature_oid()),
        issuer: Vec::new(),
        from: now() - 100 * DAY,
        until: now() + 265 * DAY,
        subject,
        key_info,
        extensions: Vec::new(),
    }
}

/// Returns the unsigned certificate of an authority.
pub fn authority_spec(key: &Key, title: &str, root: &Key) -> CertificateSpec {
    let mut spec = blank(key, authority_name(title), root);
    spec.issuer = name(&authority_name("ROOT"));
    spec.from = now() - 1000 * DAY;
    spec.until = now() + 2650 * DAY;
    spec.set_authority();
    spec.set_key_usage(ISSUING_USAGE);
    spec
}

fn authority_name(title: &str) -> Vec<(ObjectIdentifier, Vec<u8>)> {
    let name = format!("СЫНАҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ ({title})");
    vec![(oid::COMMON_NAME, utf8(&name)), (COUNTRY, printable("KZ"))]
}

/// Returns the first twenty bytes of a hash.
fn key_identifier(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes)[..20].to_vec()
}

fn subject(role: Role) -> Vec<(ObjectIdentifier, Vec<u8>)> {
    let mut subject = vec![
        (oid::COMMON_NAME, utf8("ТЕСТОВ ТЕСТ")),
        (SURNAME, utf8("ТЕСТОВ")),
        (oid::SERIAL_NUMBER, printable("IIN123456789011")),
        (COUNTRY, printable("KZ")),
        (oid::GIVEN_NAME, utf8("ТЕСТОВИЧ")),
    ];
    if role.is_system() {
        subject = vec![(oid::COMMON_NAME, utf8("ИС \"Тест\"")), (COUNTRY, printable("KZ"))];
    }
    if matches!(role, Role::Organisation(_)) {
        subject.push((oid::ORGANIZATION, utf8("АО \"ТЕСТ\"")));
        subject.push((oid::ORGANIZATIONAL_UNIT, utf8("BIN123456789021")));
    }
    subject
}

fn purposes(role: Role) -> Vec<ObjectIdentifier> {
    let position = match role {
        Role::Person => return vec![oid::EMAIL_PROTECTION, oid::PERSON],
        Role::PersonSystem => return vec![oid::PERSON, oid::PERSON_SYSTEM],
        Role::Organisation(Position::InformationSystem) => {
            return vec![oid::ORGANISATION, oid::ORGANISATION_SYSTEM];
        }
        Role::Organisation(position) => position,
    };
    let position = match position {
        Position::Head => oid::HEAD,
        Position::RightToSign => oid::RIGHT_TO_SIGN,
        Position::Finance => oid::FINANCE,
        Position::Personnel => oid::PERSONNEL,
        Position::Employee => oid::EMPLOYEE,
        Position::TreasuryClient => oid::TREASURY_CLIENT,
        Position::InformationSystem => oid::ORGANISATION_SYSTEM,
    };
    vec![oid::EMAIL_PROTECTION, oid::ORGANISATION, position]
}
