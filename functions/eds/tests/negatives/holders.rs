//! What is wrong with the holder of a certificate: the uses of his key, his role, his numbers.

use eds::testing::{CertificateSpec, Extension, Identity, Key, Message, NeverRevoked, now, write};
use eds::{Number, Policy, Position, Refusal, Role, Verifier};

use crate::Case;
use crate::messages::malformed;
use crate::world::{CONTENT, World, oid};

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

pub(crate) fn cases(world: &World) -> Vec<Case> {
    [uses(world), roles(world), numbers(world)].into_iter().flatten().collect()
}

fn uses(world: &World) -> Vec<Case> {
    let case = |name, expected, change: &dyn Fn(&mut CertificateSpec)| {
        world.case(name, expected, &world.issued(change))
    };
    let not = Refusal::NotASigningKey;
    let weak = Identity {
        certificate: world.authority.issue(&world.authority.holder(Role::Person, &Key::weak())),
        key: Key::weak(),
    };
    vec![
        case("an authority", Refusal::SignerIsAuthority, &|spec| spec.set_authority()),
        world.case(
            "a key for signing in",
            Refusal::AuthenticationKey,
            &world.by(world.authority.issue(&world.authority.authentication(&world.person.key))),
        ),
        case("no usage", not.clone(), &|spec| spec.remove_extension(oid(KEY_USAGE))),
        case("a usage without commitment", not.clone(), &|spec| spec.set_usage(0b1010_0000)),
        case("commitment without e-mail", not.clone(), &|spec| spec.set_uses(&[oid(PERSON)])),
        case("for programs", not.clone(), &|spec| {
            spec.set_uses(&[oid(CODE_SIGNING), oid(PERSON)]);
        }),
        case("for anything", not.clone(), &|spec| spec.set_uses(&[oid(ANY_USE), oid(PERSON)])),
        case("no uses", not, &|spec| spec.remove_extension(oid(EXTENDED_KEY_USAGE))),
        case("no usage, for signing in", Refusal::AuthenticationKey, &|spec| {
            spec.remove_extension(oid(KEY_USAGE));
            spec.set_uses(&[oid(CLIENT_AUTHENTICATION), oid(EMAIL_PROTECTION), oid(PERSON)]);
        }),
        world.case(
            "a weak key",
            Refusal::WeakKey { bits: 1024 },
            &Message::new(CONTENT, &weak, now()).to_der(),
        ),
        case("the constraints of an authority that is none", malformed("Certificate"), &|spec| {
            let (name, value) = (oid(BASIC_CONSTRAINTS), write::boolean(true));
            spec.set_extension(Extension { name, critical: true, value });
        }),
    ]
}

fn roles(world: &World) -> Vec<Case> {
    let with = |name, uses: &[&str]| {
        let uses: Vec<_> = [EMAIL_PROTECTION].iter().chain(uses).map(|name| oid(name)).collect();
        world.case(name, Refusal::NoRole, &world.issued(|spec| spec.set_uses(&uses)))
    };
    let asked = |name, policy, role| {
        let message = world.issued_to(role, |_| {});
        let found = world.verify_for(policy, &message).map(|_| ());
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
        world_case_of_both(world),
    ]
}

/// A certificate that tells two roles does not pass as that of a person.
fn world_case_of_both(world: &World) -> Case {
    let message = world.issued_to(Role::Organisation(Position::Head), |spec| {
        spec.set_uses(&[EMAIL_PROTECTION, PERSON, ORGANISATION, HEAD].map(oid));
    });
    let role = Role::Organisation(Position::Head);
    Case {
        name: "a person who is a head",
        expected: Refusal::RoleNotAsked { role },
        found: world.verify_for(Policy::Person, &message).map(|_| ()),
    }
}

fn numbers(world: &World) -> Vec<Case> {
    let (iin, bin) = (Number::Iin, Number::Bin);
    let with = |name, expected, values: &[Vec<u8>]| {
        world.case(
            name,
            expected,
            &world.issued(|spec| spec.set_subject(oid(SERIAL_NUMBER), values)),
        )
    };
    let malformed = |name, text: &str| {
        with(name, Refusal::NumberMalformed { number: iin }, &[write::utf8(text)])
    };
    let of_head = |name, expected, values: &[Vec<u8>]| {
        let head = Role::Organisation(Position::Head);
        let message = world.issued_to(head, |spec| spec.set_subject(oid(UNIT), values));
        world.case(name, expected, &message)
    };
    let text = |text: &str| write::printable(text);
    let good = text("IIN123456789011");
    let bmp =
        write::element(0x1E, &"IIN123456789012".bytes().flat_map(|c| [0, c]).collect::<Vec<_>>());
    let twice = Refusal::NumberRepeated { number: iin };
    let real = Verifier::new(world.authority.trust_with_real_numbers(), Policy::Any, NeverRevoked);
    let found = real.verify(CONTENT, &world.message().to_der(), now()).map(|_| ());
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
            name: "a control digit that is wrong",
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
