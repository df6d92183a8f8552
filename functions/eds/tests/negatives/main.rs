//! Messages that must be refused, each for its own reason, and valid messages of every kind, with
//! keys of all three algorithms.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod attributes;
mod case;
mod certificates;
mod fixture;
mod holders;
mod messages;
mod positives;
mod revocation;
mod wrappings;

use std::collections::BTreeSet;

use eds::Algorithm;

use case::Case;
use fixture::Fixture;

/// Fails with all cases that were accepted or refused for another reason.
fn check(cases: Vec<Case>) {
    let wrong = cases.iter().filter(|case| case.found.as_ref() != Err(&case.expected));
    let wrong: Vec<String> = wrong
        .map(|case| format!("{}: {:?}, not {:?}", case.name, case.found, case.expected))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn check_messages(algorithm: Algorithm) {
    let fixture = Fixture::new(algorithm);
    check(messages::cases(&fixture));
    check(attributes::cases(&fixture));
}

fn check_certificates(algorithm: Algorithm) {
    let fixture = Fixture::new(algorithm);
    check(certificates::cases(&fixture));
    check(holders::cases(&fixture));
}

#[test]
fn refuses_messages_of_rsa() {
    check_messages(Algorithm::RsaSha256);
}

#[test]
fn refuses_messages_of_gost_256() {
    check_messages(Algorithm::Gost256);
}

#[test]
fn refuses_messages_of_gost_512() {
    check_messages(Algorithm::Gost512);
}

#[test]
fn refuses_certificates_of_rsa() {
    check_certificates(Algorithm::RsaSha256);
}

#[test]
fn refuses_certificates_of_gost_256() {
    check_certificates(Algorithm::Gost256);
}

#[test]
fn refuses_certificates_of_gost_512() {
    check_certificates(Algorithm::Gost512);
}

#[test]
fn cases_are_distinct_and_produce_every_refusal() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let of_message = [messages::cases(&fixture), attributes::cases(&fixture)];
    let of_holder =
        [certificates::cases(&fixture), holders::cases(&fixture), revocation::cases(&fixture)];
    let cases: Vec<Case> = of_message.into_iter().chain(of_holder).flatten().collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "two cases have the same name");
    let produced: BTreeSet<String> = cases
        .iter()
        .map(|case| format!("{:?}", case.expected).split([' ', '{']).next().unwrap().to_owned())
        .collect();
    check(cases);
    let listed = variants();
    assert!(listed.len() > 35, "the scan finds the variants: {listed:?}");
    let never: Vec<&String> = listed.difference(&produced).collect();
    assert!(never.is_empty(), "no case produces {never:?}");
}

/// Returns the variants of `Refusal`, read from its source.
fn variants() -> BTreeSet<String> {
    let source = include_str!("../../src/refusal.rs");
    let (_, after) = source.split_once("pub enum Refusal {").unwrap();
    let (body, _) = after.split_once("\n}").unwrap();
    let name = |line: &str| {
        let rest = line.strip_prefix("    ")?;
        let name = rest.split([' ', ',']).next()?;
        name.starts_with(|first: char| first.is_ascii_uppercase()).then(|| name.to_owned())
    };
    body.lines().filter_map(name).collect()
}
