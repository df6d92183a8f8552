//! Messages that must be refused, each for its own reason, and good ones of every kind beside
//! them; with keys of all three algorithms.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod attributes;
mod certificates;
mod holders;
mod messages;
mod positives;
mod revocation;
mod world;

use std::collections::BTreeSet;

use eds::{Algorithm, Refusal};

use world::World;

/// A message that was refused, and why it should have been.
pub(crate) struct Case {
    /// What was done to it.
    pub(crate) name: &'static str,
    /// The one right reason.
    pub(crate) expected: Refusal,
    /// What the verification said.
    pub(crate) found: Result<(), Refusal>,
}

/// Fails with all cases that were refused for another reason or accepted.
fn check(cases: Vec<Case>) {
    let wrong = cases.iter().filter(|case| case.found.as_ref() != Err(&case.expected));
    let wrong: Vec<String> = wrong
        .map(|case| format!("{}: {:?}, not {:?}", case.name, case.found, case.expected))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn check_messages(algorithm: Algorithm) {
    let world = World::new(algorithm);
    check(messages::cases(&world));
    check(attributes::cases(&world));
}

fn check_certificates(algorithm: Algorithm) {
    let world = World::new(algorithm);
    check(certificates::cases(&world));
    check(holders::cases(&world));
}

#[test]
fn messages_of_rsa() {
    check_messages(Algorithm::RsaSha256);
}

#[test]
fn messages_of_gost_256() {
    check_messages(Algorithm::Gost256);
}

#[test]
fn messages_of_gost_512() {
    check_messages(Algorithm::Gost512);
}

#[test]
fn certificates_of_rsa() {
    check_certificates(Algorithm::RsaSha256);
}

#[test]
fn certificates_of_gost_256() {
    check_certificates(Algorithm::Gost256);
}

#[test]
fn certificates_of_gost_512() {
    check_certificates(Algorithm::Gost512);
}

#[test]
fn every_refusal_is_produced_and_every_case_is_another() {
    let world = World::new(Algorithm::Gost256);
    let of_message = [messages::cases(&world), attributes::cases(&world)];
    let of_holder =
        [certificates::cases(&world), holders::cases(&world), revocation::cases(&world)];
    let cases: Vec<Case> = of_message.into_iter().chain(of_holder).flatten().collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
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

/// The variants of `Refusal` as its source lists them.
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
