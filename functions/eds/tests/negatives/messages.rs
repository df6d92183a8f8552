//! Messages with an invalid form, encoding, signer or content.

use eds::testing::{Identity, Key, Message, SignerInfoSpec, indefinite, now, write};
use eds::{Refusal, Role};

use crate::case::Case;
use crate::fixture::{CONTENT, Fixture, oid};

const ENVELOPED_DATA: &str = "1.2.840.113549.1.7.3";
const TIME_STAMP: &str = "1.2.840.113549.1.9.16.1.4";

pub(crate) fn cases(fixture: &Fixture) -> Vec<Case> {
    [forms(fixture), encodings(fixture), signers(fixture), contents(fixture)]
        .into_iter()
        .flatten()
        .collect()
}

pub(crate) fn malformed(part: &'static str) -> Refusal {
    Refusal::Malformed { part }
}

fn forms(fixture: &Fixture) -> Vec<Case> {
    let good = fixture.message().to_der();
    let with = |bytes: &[u8]| [&good, bytes].concat();
    let huge = |length: &[u8]| [&[0x30], length, &good[4..]].concat();
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    let deep = (0..4000).fold(Vec::new(), |inner, _| write::sequence([inner]));
    vec![
        case("too long", Refusal::TooLarge { limit: 65536 }, &[0x30; 65537]),
        case("empty", Refusal::Empty, b""),
        case("a text", Refusal::NotAMessage, b"hello"),
        case("base64 of something else", Refusal::NotAMessage, b"aGVsbG8gd29ybGQ="),
        case("half a PEM", Refusal::CutOff, b"-----BEGIN CMS-----\nMIIB\n"),
        case("PEM within base64", Refusal::EncodedTwice, b"LS0tLS1CRUdJTiBDTVMtLS0tLQ=="),
        case("a certificate", Refusal::AnotherPem, b"-----BEGIN CERTIFICATE-----\nMIIB\n"),
        case("a SET", Refusal::NotAMessage, &[&[0x31], &good[1..]].concat()),
        case("truncated", Refusal::CutOff, &good[..good.len() - 1]),
        case("a byte after the end", Refusal::TrailingBytes, &with(&[0])),
        case("the message twice", Refusal::SeveralMessages, &with(&good)),
        case("an end-of-contents mark after the end", Refusal::TrailingBytes, &with(&[0, 0])),
        case("length of 4 GB", malformed("ContentInfo"), &huge(&[0x84, 255, 255, 255, 255])),
        case("length of nine bytes", malformed("ContentInfo"), &huge(&[0x89; 10])),
        case("length of 127 bytes", malformed("ContentInfo"), &huge(&[0xFF; 128])),
        case("only the outermost length indefinite", malformed("ContentInfo"), &huge(&[0x80])),
        case("deep nesting", malformed("ContentInfo"), &deep),
        case(
            "deep nesting of indefinite lengths",
            malformed("ContentInfo"),
            &[0x30, 0x80].repeat(9000),
        ),
        case("a tag of two bytes", malformed("ContentInfo"), &[0x30, 3, 0x3F, 0x21, 0]),
        case("an empty sequence", malformed("ContentInfo"), &[0x30, 0]),
        case(
            "an encrypted message",
            Refusal::NotSignedData { found: oid(ENVELOPED_DATA) },
            &fixture.changed(|message| message.kind = oid(ENVELOPED_DATA)),
        ),
        case(
            "a time stamp",
            Refusal::NotData { found: oid(TIME_STAMP) },
            &fixture.changed(|message| message.content_type = oid(TIME_STAMP)),
        ),
    ]
}

/// Other encodings of the same bytes, which would make one message into two.
fn encodings(fixture: &Fixture) -> Vec<Case> {
    let good = fixture.message().to_der();
    let padded = |bytes: &[u8]| {
        // The outermost length in one byte more than necessary.
        [&[0x30, 0x83, 0], bytes, &good[4..]].concat()
    };
    let signed_data = {
        let kind = write::oid(oid("1.2.840.113549.1.7.2"));
        let inner = &good[4 + kind.len() + 4..];
        move |inner_change: &dyn Fn(&[u8]) -> Vec<u8>| {
            let changed = inner_change(inner);
            write::sequence([kind.clone(), write::element(0xA0, &changed)])
        }
    };
    let doubled = signed_data(&|inner| [inner, inner].concat());
    let as_set = signed_data(&|inner| [&[0x31], &inner[1..]].concat());
    let mut pieces = good.clone();
    // The octet string of the content gets the constructed tag without being constructed.
    let at = good.windows(CONTENT.len()).position(|bytes| bytes == CONTENT).unwrap() - 2;
    pieces[at] |= 0x20;
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    vec![
        case("a length with a leading zero", malformed("ContentInfo"), &padded(&good[2..4])),
        case("two bodies", malformed("ContentInfo"), &doubled),
        case("a body that is a SET", malformed("ContentInfo"), &as_set),
        case("a content with a constructed tag", malformed("ContentInfo"), &pieces),
        case(
            "a signer's serial number with a leading zero",
            malformed("SignerInfo"),
            &fixture.changed(|message| {
                let serial = eds::testing::serial(&fixture.person.certificate);
                let name = fixture.authority.name();
                let serial = write::integer(&[&[0], &serial[..]].concat());
                message.signer().identifier = write::sequence([name, serial]);
            }),
        ),
        case(
            "end-of-contents marks missing",
            malformed("ContentInfo"),
            &indefinite(&good)[..indefinite(&good).len() - 2],
        ),
    ]
}

fn signers(fixture: &Fixture) -> Vec<Case> {
    let other = Identity {
        certificate: fixture
            .authority
            .issue(&fixture.authority.holder(Role::Person, &Key::new(fixture.algorithm, "other"))),
        key: Key::new(fixture.algorithm, "other"),
    };
    let case = |name, expected, message: &[u8]| fixture.case(name, expected, message);
    let own = fixture.person.certificate.clone();
    vec![
        case("no signer", Refusal::NoSigner, &fixture.changed(|message| message.signers.clear())),
        case(
            "two signers",
            Refusal::ManySigners { count: 2 },
            &fixture.changed(|message| {
                message.signers.push(SignerInfoSpec::new(CONTENT, &other, now()));
                message.certificates.push(other.certificate.clone());
            }),
        ),
        case(
            "one signer twice",
            Refusal::ManySigners { count: 2 },
            &fixture.changed(|message| message.signers.push(message.signers[0].clone())),
        ),
        case(
            "a signer identified by key",
            Refusal::SignerIdentifier,
            &fixture.changed(|message| {
                message.signer().identifier = write::element(0x80, &[7; 20]);
            }),
        ),
        case(
            "nine certificates",
            Refusal::TooManyCertificates { limit: 8 },
            &fixture.changed(|message| message.certificates = vec![own.clone(); 9]),
        ),
        case(
            "no certificate",
            Refusal::NoCertificate,
            &fixture.changed(|message| message.certificates.clear()),
        ),
        case(
            "another's certificate",
            Refusal::NoCertificate,
            &fixture.changed(|message| message.certificates = vec![other.certificate.clone()]),
        ),
        case(
            "the certificate twice",
            Refusal::TwinCertificates,
            &fixture.changed(|message| message.certificates.push(own.clone())),
        ),
        case(
            "a signer identified by a negative number",
            Refusal::NoCertificate,
            &negative_serial(fixture),
        ),
        case(
            "a malformed certificate",
            malformed("Certificate"),
            &fixture.changed(|message| message.certificates.push(write::sequence([]))),
        ),
        case(
            "an attribute certificate",
            malformed("Certificate"),
            &fixture.changed(|message| message.certificates.push(write::context(2, []))),
        ),
    ]
}

/// Returns a message whose certificate has the serial number 255 while the signer is identified by
/// −1: both have the byte `FF`.
fn negative_serial(fixture: &Fixture) -> Vec<u8> {
    let mut spec = fixture.authority.holder(Role::Person, &fixture.person.key);
    spec.serial = vec![0, 0xFF];
    let signer =
        Identity { certificate: fixture.authority.issue(&spec), key: fixture.person.key.clone() };
    let mut message = Message::new(CONTENT, &signer, now());
    message.signer().identifier =
        write::sequence([fixture.authority.name(), write::integer(&[0xFF])]);
    message.to_der()
}

fn contents(fixture: &Fixture) -> Vec<Case> {
    let swapped = fixture.changed(|message| message.content = Some(b"give me all".to_vec()));
    let detached = fixture.changed(|message| message.content = None);
    let elsewhere = fixture.verify_over(b"another request", &detached);
    let longer = [CONTENT, b"\n"].concat();
    vec![
        fixture.case("other content", Refusal::ContentDiffers, &swapped),
        fixture.case(
            "an empty content",
            Refusal::ContentDiffers,
            &fixture.changed(|message| message.content = Some(Vec::new())),
        ),
        fixture.case(
            "signed content with an extra byte",
            Refusal::ContentDiffers,
            &Message::new(&longer, &fixture.person, now()).to_der(),
        ),
        Case {
            name: "detached, over other content",
            expected: Refusal::DigestDiffers,
            found: elsewhere.map(|_| ()),
        },
    ]
}
