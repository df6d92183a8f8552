//! Valid messages of every kind, which show that the others are refused for their single fault.

use der::pem::{LineEnding, encode_string};
use eds::testing::{
    Attribute, Authority, Identity, Message, NeverRevoked, in_pieces, indefinite, now, write,
};
use eds::{Algorithm, Policy, Position, Role, Verifier};

use crate::fixture::{CONTENT, Fixture, oid};

const ALGORITHMS: [Algorithm; 3] = [Algorithm::RsaSha256, Algorithm::Gost256, Algorithm::Gost512];

const POSITIONS: [Position; 7] = [
    Position::Head,
    Position::RightToSign,
    Position::Finance,
    Position::Personnel,
    Position::Employee,
    Position::TreasuryClient,
    Position::InformationSystem,
];

#[test]
fn accepts_every_role_with_every_algorithm() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let roles = POSITIONS.map(Role::Organisation);
        for role in [Role::Person, Role::PersonSystem].into_iter().chain(roles) {
            let message = fixture.issued_to(role, |_| {});
            let signature = fixture.verify(&message).unwrap();
            assert_eq!((signature.algorithm, signature.signer.role), (algorithm, role));
            assert_eq!(signature.signing_time, Some(now()));
            let signer = signature.signer;
            let iin = signer.iin.as_ref().map(|iin| iin.as_str());
            assert_eq!(iin, (!role.is_system()).then_some("123456789011"));
            let of_organisation = matches!(role, Role::Organisation(_));
            assert_eq!(signer.organisation.is_some(), of_organisation);
            let shown = format!("{signer:?}");
            assert!(!shown.contains("ТЕСТ") && !shown.contains("1234"), "{shown}");
        }
    }
}

#[test]
fn each_policy_accepts_its_roles() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let accepts = |policy, role| {
        let message = fixture.issued_to(role, |_| {});
        fixture.verify_for(policy, &message).is_ok()
    };
    let roles = POSITIONS.map(Role::Organisation);
    for role in [Role::Person, Role::PersonSystem].into_iter().chain(roles) {
        assert!(accepts(Policy::Any, role));
        assert_eq!(accepts(Policy::Person, role), role == Role::Person, "{role:?}");
        let of_people = matches!(role, Role::Organisation(_)) && !role.is_system();
        assert_eq!(accepts(Policy::Organisation, role), of_people, "{role:?}");
    }
}

/// Returns a message in all accepted encodings.
fn encodings(der: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let pem = encode_string("CMS", LineEnding::CRLF, der).unwrap();
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    vec![
        ("DER", der.to_vec()),
        ("PEM", pem.into_bytes()),
        ("base64", base64.clone().into_bytes()),
        ("base64 with spaces around", format!(" \n{base64}\r\n").into_bytes()),
        ("BER with indefinite lengths", indefinite(der)),
        ("BER in pieces", in_pieces(der, 7)),
        ("both", indefinite(&in_pieces(der, 1000))),
        ("pieces in an indefinite length", in_pieces_with_indefinite_length(der)),
        (
            "PEM of BER",
            encode_string("PKCS7", LineEnding::LF, &indefinite(der)).unwrap().into_bytes(),
        ),
    ]
}

/// Rewrites octet strings in pieces, with an indefinite length around the pieces.
fn in_pieces_with_indefinite_length(der: &[u8]) -> Vec<u8> {
    let indefinite = indefinite(&in_pieces(der, 3));
    assert!(indefinite.windows(2).any(|bytes| bytes == [0x24, 0x80]));
    indefinite
}

#[test]
fn accepts_every_encoding_with_every_algorithm() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let attached = fixture.message().to_der();
        let detached = fixture.changed(|message| message.content = None);
        for (form, message) in [attached, detached].iter().flat_map(|der| encodings(der)) {
            let verdict = fixture.verify(&message);
            assert!(verdict.is_ok(), "{algorithm:?}, {form}: {verdict:?}");
        }
    }
}

#[test]
fn accepts_optional_parts() {
    let fixture = Fixture::new(Algorithm::RsaSha256);
    let set = |name, value: Option<Vec<u8>>| {
        fixture.signed(|message| message.signer().set(oid(name), value.clone()))
    };
    let unsigned = Attribute::new(oid("1.2.840.113549.1.9.16.2.14"), write::sequence([]));
    let good = [
        ("no certificate identified", set("1.2.840.113549.1.9.16.2.47", None)),
        ("no time", set("1.2.840.113549.1.9.5", None)),
        ("an unknown attribute", set("1.2.3", Some(write::utf8("?")))),
        (
            "only RSA as signature algorithm",
            fixture.changed(|message| {
                message.signer().signature_algorithm = oid("1.2.840.113549.1.1.1");
            }),
        ),
        ("another version", fixture.changed(|message| message.version = 3)),
        ("no digestAlgorithms", fixture.changed(|message| message.digest_algorithms.clear())),
        (
            "the certificates of the path",
            fixture.changed(|message| {
                message.certificates.insert(0, fixture.authority.root.certificate.clone());
                message.certificates.push(fixture.authority.issuing.certificate.clone());
            }),
        ),
        ("a CRL", fixture.changed(|message| message.crls = vec![write::sequence([])])),
        (
            "an unsigned attribute",
            fixture.changed(|message| message.signer().unsigned = Some(vec![unsigned])),
        ),
        ("a negative serial number", fixture.issued(|spec| spec.serial = vec![0xFE])),
        ("the serial number zero", fixture.issued(|spec| spec.serial = vec![0])),
    ];
    for (name, message) in good {
        assert!(fixture.verify(&message).is_ok(), "{name}: {:?}", fixture.verify(&message));
    }
}

#[test]
fn accepts_a_person_and_an_authority_of_different_algorithms() {
    for authority in ALGORITHMS {
        let authority = Authority::new(authority);
        for algorithm in ALGORITHMS {
            let key = eds::testing::Key::new(algorithm, "signer");
            let certificate = authority.issue(&authority.holder(Role::Person, &key));
            let message = Message::new(CONTENT, &Identity { certificate, key }, now()).to_der();
            let verifier = Verifier::new(authority.trust(), Policy::Person, NeverRevoked);
            assert!(verifier.verify(CONTENT, &message, now()).is_ok());
        }
    }
}

#[test]
fn accepts_a_valid_control_digit() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let message = fixture.issued(|spec| {
        // Nobody has this number: it contains a thirteenth month.
        spec.set_subject(oid("2.5.4.5"), &[write::printable("IIN001340000002")]);
    });
    let real =
        Verifier::new(fixture.authority.trust_with_control_digits(), Policy::Any, NeverRevoked);
    let signature = real.verify(CONTENT, &message, now()).unwrap();
    assert_eq!(signature.signer.iin.unwrap().as_str(), "001340000002");
}
