//! What is wrong with the message: its form, its signers, its content.

use eds::testing::{Identity, Key, Message, SignerInfo, indefinite, now, write};
use eds::{Refusal, Role};

use crate::Case;
use crate::world::{CONTENT, World, oid};

const ENVELOPED_DATA: &str = "1.2.840.113549.1.7.3";
const TIME_STAMP: &str = "1.2.840.113549.1.9.16.1.4";

pub(crate) fn cases(world: &World) -> Vec<Case> {
    [forms(world), encodings(world), signers(world), contents(world)]
        .into_iter()
        .flatten()
        .collect()
}

pub(crate) fn malformed(part: &'static str) -> Refusal {
    Refusal::Malformed { part }
}

fn forms(world: &World) -> Vec<Case> {
    let good = world.message().to_der();
    let with = |bytes: &[u8]| [&good, bytes].concat();
    let huge = |length: &[u8]| [&[0x30], length, &good[4..]].concat();
    let case = |name, expected, message: &[u8]| world.case(name, expected, message);
    let deep = (0..4000).fold(Vec::new(), |inner, _| write::sequence([inner]));
    vec![
        case("too long", Refusal::TooLarge { limit: 65536 }, &[0x30; 65537]),
        case("nothing", Refusal::NotAMessage, b""),
        case("a text", Refusal::NotAMessage, b"hello"),
        case("base64 of something else", Refusal::NotAMessage, b"aGVsbG8gd29ybGQ="),
        case("half a PEM", Refusal::NotAMessage, b"-----BEGIN CMS-----\nMIIB\n"),
        case("a SET", Refusal::NotAMessage, &[&[0x31], &good[1..]].concat()),
        case("cut off", malformed("ContentInfo"), &good[..good.len() - 1]),
        case("a byte after the end", malformed("ContentInfo"), &with(&[0])),
        case("the message twice", malformed("ContentInfo"), &with(&good)),
        case("an end mark after the end", malformed("ContentInfo"), &with(&[0, 0])),
        case("length of 4 GB", malformed("ContentInfo"), &huge(&[0x84, 255, 255, 255, 255])),
        case("length of nine bytes", malformed("ContentInfo"), &huge(&[0x89; 10])),
        case("length of 127 bytes", malformed("ContentInfo"), &huge(&[0xFF; 128])),
        case("the first length without end", malformed("ContentInfo"), &huge(&[0x80])),
        case("deep nesting", malformed("ContentInfo"), &deep),
        case("deep nesting without ends", malformed("ContentInfo"), &[0x30, 0x80].repeat(9000)),
        case("a tag of two bytes", malformed("ContentInfo"), &[0x30, 3, 0x3F, 0x21, 0]),
        case("an empty sequence", malformed("ContentInfo"), &[0x30, 0]),
        case(
            "a message for one reader",
            Refusal::NotSignedData { found: oid(ENVELOPED_DATA) },
            &world.changed(|message| message.kind = oid(ENVELOPED_DATA)),
        ),
        case(
            "a time stamp",
            Refusal::NotData { found: oid(TIME_STAMP) },
            &world.changed(|message| message.content_type = oid(TIME_STAMP)),
        ),
    ]
}

/// Other ways to write the same bytes, which would make two messages of one.
fn encodings(world: &World) -> Vec<Case> {
    let good = world.message().to_der();
    let padded = |bytes: &[u8]| {
        // The outermost length in one byte more than it needs.
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
    // The tag of the content's octet string becomes that of one in pieces, which it is not.
    let at = good.windows(CONTENT.len()).position(|bytes| bytes == CONTENT).unwrap() - 2;
    pieces[at] |= 0x20;
    let case = |name, expected, message: &[u8]| world.case(name, expected, message);
    vec![
        case("a length with a zero before it", malformed("ContentInfo"), &padded(&good[2..4])),
        case("two bodies", malformed("ContentInfo"), &doubled),
        case("a body that is a SET", malformed("ContentInfo"), &as_set),
        case("a content that is not in pieces", malformed("ContentInfo"), &pieces),
        case(
            "a serial number with a zero before it",
            malformed("SignerInfo"),
            &world.changed(|message| {
                let serial = eds::testing::serial(&world.person.certificate);
                let name = world.authority.name();
                let serial = write::integer(&[&[0], &serial[..]].concat());
                message.signer().identifier = write::sequence([name, serial]);
            }),
        ),
        case(
            "end marks cut off",
            malformed("ContentInfo"),
            &indefinite(&good)[..indefinite(&good).len() - 2],
        ),
    ]
}

fn signers(world: &World) -> Vec<Case> {
    let other = Identity {
        certificate: world
            .authority
            .issue(&world.authority.holder(Role::Person, &Key::new(world.algorithm, "other"))),
        key: Key::new(world.algorithm, "other"),
    };
    let case = |name, expected, message: &[u8]| world.case(name, expected, message);
    let own = world.person.certificate.clone();
    vec![
        case("nobody", Refusal::NoSigner, &world.changed(|message| message.signers.clear())),
        case(
            "two",
            Refusal::ManySigners { count: 2 },
            &world.changed(|message| {
                message.signers.push(SignerInfo::new(CONTENT, &other, now()));
                message.certificates.push(other.certificate.clone());
            }),
        ),
        case(
            "one twice",
            Refusal::ManySigners { count: 2 },
            &world.changed(|message| message.signers.push(message.signers[0].clone())),
        ),
        case(
            "named by a key",
            Refusal::SignerIdentifier,
            &world.changed(|message| {
                message.signer().identifier = write::element(0x80, &[7; 20]);
            }),
        ),
        case(
            "nine certificates",
            Refusal::TooManyCertificates { limit: 8 },
            &world.changed(|message| message.certificates = vec![own.clone(); 9]),
        ),
        case(
            "no certificate",
            Refusal::NoCertificate,
            &world.changed(|message| message.certificates.clear()),
        ),
        case(
            "another's certificate",
            Refusal::NoCertificate,
            &world.changed(|message| message.certificates = vec![other.certificate.clone()]),
        ),
        case(
            "the certificate twice",
            Refusal::TwinCertificates,
            &world.changed(|message| message.certificates.push(own.clone())),
        ),
        case(
            "named by a number that is less than zero",
            Refusal::NoCertificate,
            &less_than_zero(world),
        ),
        case(
            "a certificate that is none",
            malformed("Certificate"),
            &world.changed(|message| message.certificates.push(write::sequence([]))),
        ),
        case(
            "a certificate of attributes",
            malformed("Certificate"),
            &world.changed(|message| message.certificates.push(write::context(2, []))),
        ),
    ]
}

/// The certificate has the number 255, its signer is named by −1, both of them `FF`.
fn less_than_zero(world: &World) -> Vec<u8> {
    let mut spec = world.authority.holder(Role::Person, &world.person.key);
    spec.serial = vec![0, 0xFF];
    let signer =
        Identity { certificate: world.authority.issue(&spec), key: world.person.key.clone() };
    let mut message = Message::new(CONTENT, &signer, now());
    message.signer().identifier =
        write::sequence([world.authority.name(), write::integer(&[0xFF])]);
    message.to_der()
}

fn contents(world: &World) -> Vec<Case> {
    let swapped = world.changed(|message| message.content = Some(b"give me all".to_vec()));
    let detached = world.changed(|message| message.content = None);
    let elsewhere = world.verify_over(b"another request", &detached);
    let longer = [CONTENT, b"\n"].concat();
    vec![
        world.case("other content", Refusal::ContentDiffers, &swapped),
        world.case(
            "no content where it is of another length",
            Refusal::ContentDiffers,
            &world.changed(|message| message.content = Some(Vec::new())),
        ),
        world.case(
            "content with a byte more, signed",
            Refusal::ContentDiffers,
            &Message::new(&longer, &world.person, now()).to_der(),
        ),
        Case {
            name: "detached, over other content",
            expected: Refusal::DigestDiffers,
            found: elsewhere.map(|_| ()),
        },
    ]
}
