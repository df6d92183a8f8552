//! Messages with invalid attributes, algorithms or signatures.

use eds::testing::{Attribute, Key, issuer_and_serial, signing_certificate, write};
use eds::{Algorithm, Refusal, Role};

use crate::case::Case;
use crate::fixture::{CONTENT, Fixture, oid};
use crate::messages::malformed;

const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";
const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.47";
const TIME_STAMP: &str = "1.2.840.113549.1.9.16.1.4";
const SHA1: &str = "1.3.14.3.2.26";
const SHA512: &str = "2.16.840.1.101.3.4.2.3";
const SHA1_WITH_RSA: &str = "1.2.840.113549.1.1.5";
const GOST_2004_DIGEST: &str = "1.2.398.3.10.1.3.1";
const GOST_2004_SIGNATURE: &str = "1.2.398.3.10.1.1.1.2";

pub(crate) fn cases(fixture: &Fixture) -> Vec<Case> {
    let cases = [absent_and_repeated(fixture), attributes(fixture), algorithms(fixture)];
    cases.into_iter().flatten().chain(signatures(fixture)).collect()
}

fn attributes(fixture: &Fixture) -> Vec<Case> {
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    let set = |name: &str, value: Vec<u8>| {
        fixture.signed(|message| message.signer().set(oid(name), Some(value)))
    };
    let named = |algorithm: &str, hash: &[u8]| {
        let algorithm = write::sequence([write::oid(oid(algorithm))]);
        let identifier = write::sequence([algorithm, write::octets(hash)]);
        write::sequence([write::sequence([identifier])])
    };
    let mut unnamed = fixture.message().to_der();
    let name = write::oid(oid(SIGNING_TIME));
    let at = unnamed.windows(name.len()).position(|bytes| bytes == name).unwrap();
    unnamed[at] = 0x04;
    let authority = signing_certificate(&fixture.authority.issuing.certificate);
    vec![
        case(
            "the type of a time stamp",
            Refusal::ContentTypeDiffers { found: oid(TIME_STAMP) },
            &set(CONTENT_TYPE, write::oid(oid(TIME_STAMP))),
        ),
        case(
            "the digest of other content",
            Refusal::DigestDiffers,
            &set(MESSAGE_DIGEST, write::octets(&fixture.person.key.digest(b"another"))),
        ),
        case("an empty digest", Refusal::DigestDiffers, &set(MESSAGE_DIGEST, write::octets(&[]))),
        case(
            "a digest that is not an octet string",
            malformed("messageDigest"),
            &set(MESSAGE_DIGEST, write::utf8("digest")),
        ),
        case(
            "another certificate identified",
            Refusal::SigningCertificateDiffers,
            &set(SIGNING_CERTIFICATE, authority),
        ),
        case(
            "the certificate identified by an unknown digest",
            Refusal::SigningCertificateDiffers,
            &set(SIGNING_CERTIFICATE, named(SHA512, &[7; 64])),
        ),
        case(
            "a malformed certificate identifier",
            malformed("signingCertificateV2"),
            &set(SIGNING_CERTIFICATE, write::sequence([])),
        ),
        case("a malformed time", malformed("signingTime"), &set(SIGNING_TIME, write::null())),
        case("a malformed attribute", malformed("signedAttrs"), &unnamed),
    ]
}

fn absent_and_repeated(fixture: &Fixture) -> Vec<Case> {
    let without = |name: &str| fixture.signed(|message| message.signer().set(oid(name), None));
    let twice = |name: &str| {
        fixture.signed(|message| {
            let attributes = message.signer().attributes.as_mut().unwrap();
            let found = attributes.iter().find(|attribute| attribute.name == oid(name));
            let copy = found.unwrap().clone();
            attributes.push(copy);
        })
    };
    let values = |name: &str, count: usize| {
        fixture.signed(|message| {
            let attributes = message.signer().attributes.as_mut().unwrap();
            let found = attributes.iter_mut().find(|attribute| attribute.name == oid(name));
            let attribute = found.unwrap();
            attribute.values = vec![attribute.values[0].clone(); count];
        })
    };
    let missing = |attribute| Refusal::AttributeMissing { attribute };
    let repeated = |attribute| Refusal::AttributeRepeated { attribute };
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    vec![
        case("no attributes, the content is signed", Refusal::NoSignedAttributes, &plain(fixture)),
        attributes_as_content(fixture),
        case(
            "an empty set of attributes",
            missing("contentType"),
            &fixture.signed(|message| message.signer().attributes = Some(Vec::new())),
        ),
        case("no type", missing("contentType"), &without(CONTENT_TYPE)),
        case("no digest", missing("messageDigest"), &without(MESSAGE_DIGEST)),
        case("a digest without value", missing("messageDigest"), &values(MESSAGE_DIGEST, 0)),
        case("the type twice", repeated("contentType"), &twice(CONTENT_TYPE)),
        case("two types", repeated("contentType"), &values(CONTENT_TYPE, 2)),
        case("the digest twice", repeated("messageDigest"), &twice(MESSAGE_DIGEST)),
        case("two digests", repeated("messageDigest"), &values(MESSAGE_DIGEST, 2)),
        case("the time twice", repeated("signingTime"), &twice(SIGNING_TIME)),
        case(
            "the certificate identified twice",
            repeated("signingCertificateV2"),
            &twice(SIGNING_CERTIFICATE),
        ),
    ]
}

/// Returns a message without signed attributes whose signature is valid by the standard.
fn plain(fixture: &Fixture) -> Vec<u8> {
    fixture.changed(|message| {
        message.signer().attributes = None;
        message.signer().signature = fixture.person.key.sign(CONTENT);
    })
}

/// Presents the signed attributes of another message as the signed content.
fn attributes_as_content(fixture: &Fixture) -> Case {
    let mut message = fixture.message();
    let attributes = message.signer().attributes.take().unwrap();
    let content = write::set(attributes.iter().map(Attribute::to_der));
    message.content = Some(content.clone());
    Case {
        name: "signed attributes of another message as content",
        expected: Refusal::NoSignedAttributes,
        found: fixture.verify_over(&content, &message.to_der()).map(|_| ()),
    }
}

fn algorithms(fixture: &Fixture) -> Vec<Case> {
    let other = match fixture.algorithm {
        Algorithm::RsaSha256 => Key::new(Algorithm::Gost512, "signer"),
        Algorithm::Gost256 | Algorithm::Gost512 => Key::new(Algorithm::RsaSha256, "signer"),
    };
    let digest = |name| fixture.signed(|message| message.signer().digest_algorithm = name);
    let signature = |name| fixture.signed(|message| message.signer().signature_algorithm = name);
    let unknown = |name| Refusal::AlgorithmUnknown { found: oid(name) };
    let mismatch = |found| Refusal::AlgorithmMismatch { found };
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    vec![
        case("digest SHA-1", unknown(SHA1), &digest(oid(SHA1))),
        case("signature by SHA-1", unknown(SHA1_WITH_RSA), &signature(oid(SHA1_WITH_RSA))),
        case("digest of 2004", Refusal::AlgorithmObsolete, &digest(oid(GOST_2004_DIGEST))),
        case("signature of 2004", Refusal::AlgorithmObsolete, &signature(oid(GOST_2004_SIGNATURE))),
        case("digest of another kind", mismatch(other.digest_oid()), &digest(other.digest_oid())),
        case(
            "signature of another kind",
            mismatch(other.signature_oid()),
            &signature(other.signature_oid()),
        ),
        case(
            "a digest as signature algorithm",
            mismatch(fixture.person.key.digest_oid()),
            &signature(fixture.person.key.digest_oid()),
        ),
    ]
}

fn signatures(fixture: &Fixture) -> Vec<Case> {
    let with =
        |signature: Vec<u8>| fixture.changed(|message| message.signer().signature = signature);
    let good = fixture.message().signers[0].signature.clone();
    let reversed: Vec<u8> = good.iter().rev().copied().collect();
    let halves = good.split_at(good.len() / 2);
    let swapped = [halves.1, halves.0].concat();
    let invalid = Refusal::SignatureInvalid;
    let case = |name, message: &[u8]| fixture.case(name, invalid.clone(), message);
    let stranger = Key::new(fixture.algorithm, "other");
    vec![
        case("no signature", &with(Vec::new())),
        case("zeros", &with(vec![0; good.len()])),
        case("ones", &with([&[1], &vec![0; good.len() / 2 - 1][..]].concat().repeat(2))),
        case("the largest number", &with(vec![0xFF; good.len()])),
        case("in reversed byte order", &with(reversed)),
        case("with swapped halves", &with(swapped)),
        case("a zero after it", &with([&good[..], &[0]].concat())),
        case("a zero before it", &with([&[0], &good[..]].concat())),
        case("without its last byte", &with(good[..good.len() - 1].to_vec())),
        case("over the content", &with(fixture.person.key.sign(CONTENT))),
        case("by another key", &fixture.changed(|message| message.signer().sign(&stranger))),
        case(
            "attributes added after",
            &fixture.changed(|message| {
                let attribute = Attribute::new(oid("1.2.3"), write::null());
                message.signer().attributes.as_mut().unwrap().push(attribute);
            }),
        ),
        case(
            "attributes in another order",
            &fixture.changed(|message| message.signer().attributes.as_mut().unwrap().reverse()),
        ),
        case(
            "the certificate of another key",
            &fixture.changed(|message| {
                // With the same issuer and serial number, so that it is found.
                let key = Key::new(fixture.algorithm, "other");
                let mut spec = fixture.authority.holder(Role::Person, &key);
                spec.serial = eds::testing::serial(&fixture.person.certificate);
                let certificate = fixture.authority.issue(&spec);
                let name = signing_certificate(&certificate);
                message.signer().set(oid(SIGNING_CERTIFICATE), Some(name));
                message.signer().sign(&fixture.person.key);
                assert_eq!(issuer_and_serial(&certificate), message.signer().identifier);
                message.certificates = vec![certificate];
            }),
        ),
    ]
}
