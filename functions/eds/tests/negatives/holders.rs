//! Certificates whose holder has the wrong key purposes, role or numbers.

use eds::testing::{CertificateSpec, Extension, Identity, Key, Message, NeverRevoked, now, write};
use eds::{Number, Policy, Position, Refusal, Role, Verifier};

use crate::case::Case;
use crate::fixture::{CONTENT, Fixture, oid};
use crate::messages::malformed;

const KEY_USAGE: &str = "2.5.29.15";
const BASIC_CONSTRAINTS: &str = "2.5.29.19";
const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
const PERSON: &str = "1.2.398.3.3.4.1.1";
const SERIAL_NUMBER: &str = "2.5.4.5";
const UNIT: &str = "2.5.4.11";
const EMAIL_PROTECTION: &str = "1.3.6.1.5.5.7.3.4";
const CLIENT_AUTHENTICATION: &str = "1.3.6.1.5.5.7.3.2";
const CODE_SIGNING: &str = "1.3.6.1.5.5.7.3.3";
const ANY_USE: &str = "2.5.29.37.0";
const ORGANISATION: &str = "1.2.398.3.3.4.1.2";
const HEAD: &str = "1.2.398.3.3.4.1.2.1";

pub(crate) fn cases(fixture: &Fixture) -> Vec<Case> {
    [purposes(fixture), roles(fixture), numbers(fixture)].into_iter().flatten().collect()
}

fn purposes(fixture: &Fixture) -> Vec<Case> {
    let case = |name, expected, change: &dyn Fn(&mut CertificateSpec)| {
        fixture.case(name, expected, &fixture.issued(change))
    };
    let not = Refusal::NotASigningKey;
    let weak = Identity {
        certificate: fixture.authority.issue(&fixture.authority.holder(Role::Person, &Key::weak())),
        key: Key::weak(),
    };
    vec![
        case("an authority", Refusal::SignerIsAuthority, &|spec| spec.set_authority()),
        fixture.case(
            "an authentication key",
            Refusal::AuthenticationKey,
            &fixture.by(fixture
                .authority
                .issue(&fixture.authority.authentication(&fixture.person.key))),
        ),
        case("no keyUsage", not.clone(), &|spec| spec.remove_extension(oid(KEY_USAGE))),
        case("no nonRepudiation", not.clone(), &|spec| spec.set_key_usage(0b1010_0000)),
        case("no emailProtection", not.clone(), &|spec| {
            spec.set_extended_key_usage(&[oid(PERSON)])
        }),
        case("for code signing", not.clone(), &|spec| {
            spec.set_extended_key_usage(&[oid(CODE_SIGNING), oid(PERSON)]);
        }),
        case("for any purpose", not.clone(), &|spec| {
            spec.set_extended_key_usage(&[oid(ANY_USE), oid(PERSON)])
        }),
        case("no extKeyUsage", not, &|spec| spec.remove_extension(oid(EXTENDED_KEY_USAGE))),
        case("no keyUsage, for authentication", Refusal::AuthenticationKey, &|spec| {
            spec.remove_extension(oid(KEY_USAGE));
            spec.set_extended_key_usage(&[
                oid(CLIENT_AUTHENTICATION),
                oid(EMAIL_PROTECTION),
                oid(PERSON),
            ]);
        }),
        fixture.case(
            "a weak key",
            Refusal::WeakKey { bits: 1024 },
            &Message::new(CONTENT, &weak, now()).to_der(),
        ),
        case("malformed basicConstraints", malformed("Certificate"), &|spec| {
            let (name, value) = (oid(BASIC_CONSTRAINTS), write::boolean(true));
            spec.set_extension(Extension { name, critical: true, value });
        }),
    ]
}

fn roles(fixture: &Fixture) -> Vec<Case> {
    let with = |name, purposes: &[&str]| {
        let purposes: Vec<_> =
            [EMAIL_PROTECTION].iter().chain(purposes).map(|name| oid(name)).collect();
        fixture.case(
            name,
            Refusal::NoRole,
            &fixture.issued(|spec| spec.set_extended_key_usage(&purposes)),
        )
    };
    let asked = |name, policy, role| {
        let message = fixture.issued_to(role, |_| {});
        let found = fixture.verify_for(policy, &message).map(|_| ());
        Case { name, expected: Refusal::RoleNotAsked { role }, found }
    };
    let head = Role::Organisation(Position::Head);
    let system = Role::Organisation(Position::InformationSystem);
    vec![
        with("no role", &[]),
        with("an organisation without position", &[ORGANISATION]),
        with("a position without organisation", &[HEAD]),
        with("a person with a position", &[PERSON, HEAD]),
        asked("a head for a person", Policy::Person, head),
        asked("a person for an organisation", Policy::Organisation, Role::Person),
        asked("a system for a person", Policy::Person, Role::PersonSystem),
        asked("a system for an organisation", Policy::Organisation, system),
        person_and_head(fixture),
    ]
}

/// A certificate with two roles is not accepted as that of a person.
fn person_and_head(fixture: &Fixture) -> Case {
    let message = fixture.issued_to(Role::Organisation(Position::Head), |spec| {
        spec.set_extended_key_usage(&[EMAIL_PROTECTION, PERSON, ORGANISATION, HEAD].map(oid));
    });
    let role = Role::Organisation(Position::Head);
    Case {
        name: "a person who is also a head",
        expected: Refusal::RoleNotAsked { role },
        found: fixture.verify_for(Policy::Person, &message).map(|_| ()),
    }
}

fn numbers(fixture: &Fixture) -> Vec<Case> {
    let (iin, bin) = (Number::Iin, Number::Bin);
    let with = |name, expected, values: &[Vec<u8>]| {
        fixture.case(
            name,
            expected,
            &fixture.issued(|spec| spec.set_subject(oid(SERIAL_NUMBER), values)),
        )
    };
    let malformed = |name, text: &str| {
        with(name, Refusal::NumberMalformed { number: iin }, &[write::utf8(text)])
    };
    let of_head = |name, expected, values: &[Vec<u8>]| {
        let head = Role::Organisation(Position::Head);
        let message = fixture.issued_to(head, |spec| spec.set_subject(oid(UNIT), values));
        fixture.case(name, expected, &message)
    };
    let text = |text: &str| write::printable(text);
    let good = text("IIN123456789011");
    let bmp =
        write::element(0x1E, &"IIN123456789012".bytes().flat_map(|c| [0, c]).collect::<Vec<_>>());
    let twice = Refusal::NumberRepeated { number: iin };
    let real =
        Verifier::new(fixture.authority.trust_with_control_digits(), Policy::Any, NeverRevoked);
    let found = real.verify(CONTENT, &fixture.message().to_der(), now()).map(|_| ());
    vec![
        with("no IIN", Refusal::NumberMissing { number: iin }, &[]),
        with("a passport", Refusal::NumberMissing { number: iin }, &[text("PAS12345678")]),
        with("two IINs", twice.clone(), &[good.clone(), text("IIN123456789012")]),
        with("an IIN twice", twice.clone(), &[good.clone(), good.clone()]),
        with("an IIN and a passport", twice.clone(), &[good.clone(), text("PAS12345678")]),
        with("a second IIN in UTF-16", twice, &[good, bmp]),
        malformed("11 digits", "IIN12345678901"),
        malformed("13 digits", "IIN1234567890111"),
        malformed("a letter", "IIN12345678901O"),
        malformed("Arabic digits", "IIN١٢٣٤٥٦٧٨٩٠١١"),
        malformed("a NUL after the digits", "IIN123456789011\0"),
        malformed("a space before the digits", "IIN 12345678901"),
        Case {
            name: "a wrong control digit",
            expected: Refusal::NumberMalformed { number: iin },
            found,
        },
        of_head("no BIN", Refusal::NumberMissing { number: bin }, &[]),
        of_head("a department", Refusal::NumberMissing { number: bin }, &[write::utf8("БӨЛІМ")]),
        of_head(
            "two BINs",
            Refusal::NumberRepeated { number: bin },
            &[text("BIN123456789021"), text("BIN123456789022")],
        ),
        of_head(
            "a BIN of 10 digits",
            Refusal::NumberMalformed { number: bin },
            &[text("BIN1234567890")],
        ),
    ]
}
