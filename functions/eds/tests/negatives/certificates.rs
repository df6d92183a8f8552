//! Signer certificates and certification paths with an invalid form, key, issuer or time.

use std::time::Duration;

use eds::testing::{
    Authority, CertificateSpec, Extension, Key, Message, NeverRevoked, authority_spec, check_path,
    now, write,
};
use eds::{Algorithm, Holder, Policy, Refusal, Role, Trust, Verifier};

use crate::case::Case;
use crate::fixture::{CONTENT, Fixture, oid};
use crate::messages::malformed;

const KEY_USAGE: &str = "2.5.29.15";
const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const NAME_CONSTRAINTS: &str = "2.5.29.30";
const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
const PERSON: &str = "1.2.398.3.3.4.1.1";
const SECOND: Duration = Duration::from_secs(1);

pub(crate) fn cases(fixture: &Fixture) -> Vec<Case> {
    let cases =
        [forms(fixture), keys(fixture), issuers(fixture), forgeries(fixture), times(fixture)];
    cases.into_iter().flatten().collect()
}

fn forms(fixture: &Fixture) -> Vec<Case> {
    let case = |name, change: &dyn Fn(&mut CertificateSpec)| {
        fixture.case(name, malformed("Certificate"), &fixture.issued(change))
    };
    let doubled = |name: &'static str| {
        move |spec: &mut CertificateSpec| {
            let extension = spec.extensions.iter().find(|found| found.name == oid(name));
            let copy = extension.unwrap().clone();
            spec.extensions.push(copy);
        }
    };
    let other = match fixture.algorithm {
        Algorithm::RsaSha256 => Key::new(Algorithm::Gost512, "other"),
        Algorithm::Gost256 | Algorithm::Gost512 => Key::new(Algorithm::RsaSha256, "other"),
    };
    let other = write::algorithm(other.signature_oid());
    let with_second = |name, serial: &[u8]| {
        let mut spec = fixture.authority.holder(Role::Person, &fixture.person.key);
        spec.serial = serial.to_vec();
        let certificate = fixture.authority.issue(&spec);
        let message = fixture.changed(|message| message.certificates.push(certificate));
        fixture.case(name, malformed("Certificate"), &message)
    };
    let bare = write::sequence([write::oid(fixture.person.key.signature_oid())]);
    vec![
        case("extKeyUsage twice", &doubled(EXTENDED_KEY_USAGE)),
        case("keyUsage twice", &doubled(KEY_USAGE)),
        case("the policies twice", &doubled("2.5.29.32")),
        case("two algorithms", &|spec| spec.algorithm = other.clone()),
        case("an algorithm with and without NULL", &|spec| spec.algorithm = bare.clone()),
        with_second("a serial number with a leading zero", &[0, 1]),
        with_second("an empty serial number", &[]),
        with_second("a serial number of 22 bytes", &[1; 22]),
        case("a malformed keyUsage", &|spec| {
            let value = write::octets(&[0xC8]);
            spec.set_extension(Extension { name: oid(KEY_USAGE), critical: true, value });
        }),
        case("extKeyUsage with trailing data", &|spec| {
            let value = [write::sequence([write::oid(oid(PERSON))]), write::null()].concat();
            spec.set_extension(Extension { name: oid(EXTENDED_KEY_USAGE), critical: false, value });
        }),
    ]
}

/// Keys that are invalid or of an algorithm that is not accepted.
fn keys(fixture: &Fixture) -> Vec<Case> {
    let info = |algorithm: Vec<u8>, key: &[u8]| write::sequence([algorithm, write::bits(key)]);
    let gost = |point: &[u8], curve: &str, digest: &str| {
        let parameters = write::sequence([write::oid(oid(curve)), write::oid(oid(digest))]);
        let algorithm = write::sequence([write::oid(oid("1.2.398.3.10.1.1.2.2")), parameters]);
        info(algorithm, &write::octets(point))
    };
    let rsa = |modulus: &[u8], exponent: &[u8]| {
        let key = write::sequence([write::integer(modulus), write::integer(exponent)]);
        info(write::algorithm(oid("1.2.840.113549.1.1.1")), &key)
    };
    let (curve, digest) = ("1.2.398.3.10.1.1.2.2.1", "1.2.398.3.10.1.3.3");
    let point = Key::new(Algorithm::Gost512, "signer").public_key_info();
    let point = &point[point.len() - 128..];
    let obsolete = {
        let names = ["1.2.398.3.10.1.1.1.1.1", "1.2.398.3.10.1.3.1"];
        let parameters = write::sequence(names.map(|name| write::oid(oid(name))));
        let algorithm = write::sequence([write::oid(oid("1.2.398.3.10.1.1.1.1")), parameters]);
        info(algorithm, &write::octets(&[7; 64]))
    };
    let elliptic = info(write::algorithm(oid("1.2.840.10045.2.1")), &[4; 65]);
    let with = |name, expected, key_info: Vec<u8>| {
        fixture.case(name, expected, &fixture.issued(|spec| spec.key_info = key_info))
    };
    let bad = |name, key_info| with(name, malformed("SubjectPublicKeyInfo"), key_info);
    let modulus = |bytes: usize| [&[0, 0xC1], &vec![0xFF; bytes - 1][..]].concat();
    vec![
        with("a key of 2004", Refusal::AlgorithmObsolete, obsolete),
        with(
            "a key of P-256",
            Refusal::AlgorithmUnknown { found: oid("1.2.840.10045.2.1") },
            elliptic,
        ),
        bad("the point at infinity", gost(&[0; 128], curve, digest)),
        bad("a point off the curve", gost(&[&point[..127], &[1]].concat(), curve, digest)),
        bad("a point of order two", small_order()),
        bad("half a point", gost(&point[..64], curve, digest)),
        bad("a curve of another name", gost(point, "1.2.398.3.10.1.1.2.2.2", digest)),
        bad("a digest of another name", gost(point, curve, "1.2.398.3.10.1.3.2")),
        bad("a key of 16,384 bits", rsa(&modulus(2048), &[1, 0, 1])),
        bad("a key of 512 bits", rsa(&modulus(64), &[1, 0, 1])),
        bad("the exponent 1", rsa(&modulus(256), &[1])),
        bad("an even exponent", rsa(&modulus(256), &[1, 0, 0])),
        bad("an exponent of 40 bits", rsa(&modulus(256), &[1, 0, 0, 0, 0, 1])),
        bad("a negative modulus", rsa(&[0xFF; 256], &[1, 0, 1])),
    ]
}

/// Returns a key of small order on the 256-bit curve, for which anybody could sign.
fn small_order() -> Vec<u8> {
    let mut key = Key::new(Algorithm::Gost256, "signer").public_key_info();
    let mut x = *b"\x01\x00\xFE\x73\xF5\x95\xFF\x15\x8E\x97\x4B\x44\xD4\x78\xD9\x58\
        \x87\x44\xFE\x5C\x19\x2A\xC4\x7E\xA6\x30\x75\xDC\xE7\xA1\x4A\xAA";
    x.reverse();
    let at = key.len() - 64;
    key[at..].copy_from_slice(&[x, [0; 32]].concat());
    key
}

fn issuers(fixture: &Fixture) -> Vec<Case> {
    let authority = &fixture.authority;
    let own_name = eds::testing::name(&authority.holder(Role::Person, &fixture.person.key).subject);
    let case = |name, message: &[u8]| fixture.case(name, Refusal::UnknownAuthority, message);
    let named = |name: Vec<u8>, key: &Key| {
        let mut spec = authority.holder(Role::Person, &fixture.person.key);
        spec.issuer = name;
        fixture.by(spec.signed_with(key))
    };
    let other_text = {
        let attributes = [
            (oid("2.5.4.3"), write::utf8("СЫНАҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (ISSUING)")),
            (oid("2.5.4.6"), write::utf8("KZ")),
        ];
        eds::testing::name(&attributes)
    };
    vec![
        case("issued by the signer", &named(own_name, &fixture.person.key)),
        case("issued by the root", &named(authority.root_name(), &authority.root.key)),
        case("issued by nobody", &named(write::sequence([]), &authority.issuing.key)),
        case("the issuer's name in other string types", &named(other_text, &authority.issuing.key)),
        Case {
            name: "issued by a test authority, under the national ones",
            expected: Refusal::UnknownAuthority,
            found: Verifier::new(Trust::production(), Policy::Any, NeverRevoked)
                .verify(CONTENT, &fixture.message().to_der(), now())
                .map(|_| ()),
        },
    ]
}

/// Certificates that name the authority as issuer but were not signed by it.
fn forgeries(fixture: &Fixture) -> Vec<Case> {
    let case = |name, message: &[u8]| fixture.case(name, Refusal::CertificateForged, message);
    let impostor = Authority::impostor(fixture.algorithm);
    let spec = fixture.authority.holder(Role::Person, &fixture.person.key);
    let with_root = {
        let mut message = Message::new(CONTENT, &impostor.signer(Role::Person), now());
        message.certificates.push(impostor.issuing.certificate.clone());
        message.certificates.push(impostor.root.certificate.clone());
        message.to_der()
    };
    let other = match fixture.algorithm {
        Algorithm::RsaSha256 => Key::new(Algorithm::Gost512, "other"),
        Algorithm::Gost256 | Algorithm::Gost512 => Key::new(Algorithm::RsaSha256, "other"),
    };
    let altered = {
        // A valid certificate whose holder's number was changed after signing.
        let real = b"IIN123456789011";
        let mut certificate = fixture.person.certificate.clone();
        let at = certificate.windows(real.len()).position(|bytes| bytes == real).unwrap();
        certificate[at + real.len() - 1] = b'2';
        certificate
    };
    vec![
        case("the right names, wrong keys", &with_root),
        case("signed by its own key", &fixture.by(spec.signed_with(&fixture.person.key))),
        case("signed by the root", &fixture.by(spec.signed_with(&fixture.authority.root.key))),
        case("signed by a key of another kind", &fixture.by(spec.signed_with(&other))),
        case(
            "validly signed, under another algorithm",
            &fixture.issued(|spec| spec.set_algorithm(other.signature_oid())),
        ),
        case(
            "validly signed, under SHA-1",
            &fixture.issued(|spec| spec.set_algorithm(oid("1.2.840.113549.1.1.5"))),
        ),
        case(
            "validly signed, under the algorithm of 2004",
            &fixture.issued(|spec| spec.set_algorithm(oid("1.2.398.3.10.1.1.1.2"))),
        ),
        case("another number after signing", &fixture.by(altered)),
    ]
}

fn times(fixture: &Fixture) -> Vec<Case> {
    let early = |holder| Refusal::NotYetValid { holder, from: now() + SECOND };
    let late = |holder| Refusal::Expired { holder, until: now() - SECOND };
    let unknown = Refusal::CriticalExtension { extension: oid(NAME_CONSTRAINTS) };
    let critical = |spec: &mut CertificateSpec| {
        let value = write::sequence([]);
        spec.set_extension(Extension { name: oid(NAME_CONSTRAINTS), critical: true, value });
    };
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    vec![
        case(
            "not valid yet",
            early(Holder::Signer),
            &fixture.issued(|spec| spec.from = now() + SECOND),
        ),
        case("expired", late(Holder::Signer), &fixture.issued(|spec| spec.until = now() - SECOND)),
        case("a critical extension", unknown.clone(), &fixture.issued(critical)),
        above(fixture, "an authority not valid yet", early(Holder::Authority), |authority, _| {
            authority.from = now() + SECOND;
        }),
        above(fixture, "an expired authority", late(Holder::Authority), |authority, _| {
            authority.until = now() - SECOND;
        }),
        above(fixture, "a root not valid yet", early(Holder::Root), |_, root| {
            root.from = now() + SECOND;
        }),
        above(fixture, "an expired root", late(Holder::Root), |_, root| {
            root.until = now() - SECOND;
        }),
        above(fixture, "a critical extension of the authority", unknown, |authority, _| {
            critical(authority);
        }),
    ]
}

/// Verifies a valid message under an authority and a root that were changed before signing.
fn above(
    fixture: &Fixture,
    name: &'static str,
    expected: Refusal,
    change: impl FnOnce(&mut CertificateSpec, &mut CertificateSpec),
) -> Case {
    let (root, issuing) = (&fixture.authority.root.key, &fixture.authority.issuing.key);
    let mut of_root = authority_spec(root, "ROOT", root);
    let mut of_issuing = authority_spec(issuing, "ISSUING", root);
    change(&mut of_issuing, &mut of_root);
    let pair = (of_issuing.signed_with(root), of_root.signed_with(root));
    let trust = Trust::for_tests(&[pair], false).unwrap();
    let verifier = Verifier::new(trust, Policy::Any, NeverRevoked);
    let found = verifier.verify(CONTENT, &fixture.message().to_der(), now());
    Case { name, expected, found: found.map(|_| ()) }
}

#[test]
fn trusts_only_authorities() {
    let root = Key::new(Algorithm::Gost256, "root");
    let issuing = Key::new(Algorithm::Gost256, "authority");
    let refused = |change: &dyn Fn(&mut CertificateSpec, &mut CertificateSpec), signer: &Key| {
        let mut of_root = authority_spec(&root, "ROOT", &root);
        let mut of_issuing = authority_spec(&issuing, "ISSUING", &root);
        change(&mut of_issuing, &mut of_root);
        let pair = (of_issuing.signed_with(signer), of_root.signed_with(&root));
        Trust::for_tests(&[pair], false).is_err()
    };
    assert!(!refused(&|_, _| {}, &root));
    assert!(refused(&|_, _| {}, &issuing), "the root did not sign the authority");
    assert!(refused(&|issuing, _| issuing.set_key_usage(0b1000_0000), &root), "must not issue");
    assert!(refused(&|issuing, _| issuing.set_key_usage(0b0000_0100), &root), "must not sign CRLs");
    assert!(refused(&|issuing, _| issuing.remove_extension(oid(BASIC_CONSTRAINTS)), &root));
    assert!(refused(&|_, root| root.remove_extension(oid(BASIC_CONSTRAINTS)), &root));
    assert!(refused(&|_, root| root.remove_extension(oid(KEY_USAGE)), &root));
    assert!(refused(
        &|issuing, _| issuing.issuer = Authority::new(Algorithm::Gost256).name(),
        &root
    ));
}

#[test]
fn certificates_are_valid_to_the_second() {
    let authority = Authority::new(Algorithm::Gost256);
    let mut spec = authority.holder(Role::Person, &Key::new(Algorithm::Gost256, "signer"));
    spec.from = now();
    spec.until = now();
    let certificate = eds::testing::certificate(&authority.issue(&spec)).unwrap();
    let check = |moment| check_path(&authority.trust(), &certificate, moment);
    assert_eq!(check(now()), Ok(()));
    assert!(check(now() - SECOND).is_err() && check(now() + SECOND).is_err());
}
