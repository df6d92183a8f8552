//! Good messages of every kind, so that the others are refused for their one fault only.

use der::pem::{LineEnding, encode_string};
use eds::testing::{
    Attribute, Authority, Identity, Message, NeverRevoked, in_pieces, indefinite, now, write,
};
use eds::{Algorithm, Policy, Position, Role, Verifier};

use crate::world::{CONTENT, World, oid};

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
fn every_role_with_every_algorithm() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let roles = POSITIONS.map(Role::Organisation);
        for role in [Role::Person, Role::PersonSystem].into_iter().chain(roles) {
            let message = world.issued_to(role, |_| {});
            let signature = world.verify(&message).unwrap();
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
fn each_policy_takes_its_own() {
    let world = World::new(Algorithm::Gost256);
    let takes = |policy, role| {
        let message = world.issued_to(role, |_| {});
        world.verify_for(policy, &message).is_ok()
    };
    let roles = POSITIONS.map(Role::Organisation);
    for role in [Role::Person, Role::PersonSystem].into_iter().chain(roles) {
        assert!(takes(Policy::Any, role));
        assert_eq!(takes(Policy::Person, role), role == Role::Person, "{role:?}");
        let of_people = matches!(role, Role::Organisation(_)) && !role.is_system();
        assert_eq!(takes(Policy::Organisation, role), of_people, "{role:?}");
    }
}

/// The ways in which a message arrives.
fn transcripts(der: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let pem = encode_string("CMS", LineEnding::CRLF, der).unwrap();
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    vec![
        ("DER", der.to_vec()),
        ("PEM", pem.into_bytes()),
        ("base64", base64.clone().into_bytes()),
        ("base64 with spaces around", format!(" \n{base64}\r\n").into_bytes()),
        ("BER without lengths", indefinite(der)),
        ("BER in pieces", in_pieces(der, 7)),
        ("both", indefinite(&in_pieces(der, 1000))),
        ("pieces without a common length", in_pieces_of_no_length(der)),
        (
            "PEM of BER",
            encode_string("PKCS7", LineEnding::LF, &indefinite(der)).unwrap().into_bytes(),
        ),
    ]
}

/// `indefinite` sees the string in pieces as any other constructed element.
fn in_pieces_of_no_length(der: &[u8]) -> Vec<u8> {
    let indefinite = indefinite(&in_pieces(der, 3));
    assert!(indefinite.windows(2).any(|bytes| bytes == [0x24, 0x80]));
    indefinite
}

#[test]
fn every_form_with_every_algorithm() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let attached = world.message().to_der();
        let detached = world.changed(|message| message.content = None);
        for (form, message) in [attached, detached].iter().flat_map(|der| transcripts(der)) {
            let verdict = world.verify(&message);
            assert!(verdict.is_ok(), "{algorithm:?}, {form}: {verdict:?}");
        }
    }
}

#[test]
fn what_may_be_there_or_not() {
    let world = World::new(Algorithm::RsaSha256);
    let set = |name, value: Option<Vec<u8>>| {
        world.signed(|message| message.signer().set(oid(name), value.clone()))
    };
    let unsigned = Attribute::new(oid("1.2.840.113549.1.9.16.2.14"), write::sequence([]));
    let good = [
        ("no certificate named", set("1.2.840.113549.1.9.16.2.47", None)),
        ("no time", set("1.2.840.113549.1.9.5", None)),
        ("an unknown attribute", set("1.2.3", Some(write::utf8("?")))),
        (
            "only RSA named",
            world.changed(|message| {
                message.signer().signature_algorithm = oid("1.2.840.113549.1.1.1");
            }),
        ),
        ("another version", world.changed(|message| message.version = 3)),
        ("no digests before", world.changed(|message| message.digest_algorithms.clear())),
        (
            "the certificates above",
            world.changed(|message| {
                message.certificates.insert(0, world.authority.root.certificate.clone());
                message.certificates.push(world.authority.issuing.certificate.clone());
            }),
        ),
        (
            "a list of revoked ones",
            world.changed(|message| message.lists = vec![write::sequence([])]),
        ),
        (
            "an unsigned attribute",
            world.changed(|message| message.signer().unsigned = Some(vec![unsigned])),
        ),
        ("a number less than zero", world.issued(|spec| spec.serial = vec![0xFE])),
        ("the number nothing", world.issued(|spec| spec.serial = vec![0])),
    ];
    for (name, message) in good {
        assert!(world.verify(&message).is_ok(), "{name}: {:?}", world.verify(&message));
    }
}

#[test]
fn a_person_of_one_algorithm_under_an_authority_of_another() {
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
fn a_real_number_has_its_control_digit() {
    let world = World::new(Algorithm::Gost256);
    let message = world.issued(|spec| {
        // The number of no person: it begins with the thirteenth month.
        spec.set_subject(oid("2.5.4.5"), &[write::printable("IIN001340000002")]);
    });
    let real = Verifier::new(world.authority.trust_with_real_numbers(), Policy::Any, NeverRevoked);
    let signature = real.verify(CONTENT, &message, now()).unwrap();
    assert_eq!(signature.signer.iin.unwrap().as_str(), "001340000002");
}
