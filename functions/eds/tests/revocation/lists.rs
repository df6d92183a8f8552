//! Lists of revoked certificates (CRL), full and delta.

use std::time::Duration;

use const_oid::ObjectIdentifier;
use eds::revocation::crl::{CrlError, Crls};
use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::testing::{Authority, Entry, Extension, Key, List, certificate, now, serial, write};
use eds::{Algorithm, Reason, Role, Trust};

use crate::{ALGORITHMS, DAY, HOUR, MINUTE, SECOND, World};

/// In a delta: no longer on hold.
const REMOVE: Option<u8> = Some(8);

impl World {
    /// The lists, each signed by the authority.
    fn crls(&self, lists: &[List]) -> Crls {
        let mut crls = Crls::default();
        for list in lists {
            self.add(&mut crls, list).unwrap();
        }
        crls
    }

    fn add(&self, crls: &mut Crls, list: &List) -> Result<(), CrlError> {
        crls.add(&list.signed_with(&self.authority.issuing.key), &self.authority.trust())
    }

    /// What lists say of the person's certificate.
    fn status(&self, lists: &[List]) -> Result<Status, Unavailable> {
        self.crls(lists).status(&self.certificate, &self.issuer, now())
    }

    fn full(&self, number: u64) -> List {
        List::full(&self.authority, number)
    }

    fn delta(&self, number: u64, full: u64) -> List {
        List::delta(&self.authority, number, full)
    }

    /// The list, in which the person's certificate is revoked.
    fn revoked_in(&self, list: List, reason: Option<u8>) -> List {
        list.revoke(&self.person.certificate, reason)
    }
}

fn aged(mut list: List, age: Duration) -> List {
    list.this_update = now() - age;
    list
}

fn good(status: &Result<Status, Unavailable>) -> bool {
    matches!(status, Ok(Status::Good(Evidence::Crl { .. })))
}

fn revoked(status: &Result<Status, Unavailable>) -> bool {
    matches!(status, Ok(Status::Revoked { .. }))
}

fn unavailable(status: Result<Status, Unavailable>, why: &str) -> bool {
    status == Err(Unavailable(why.to_owned()))
}

const NONE: &str = "no list of the authority";
const OUT_OF_DATE: &str = "the list of the authority is out of date";
const OLD: &str = "the list of the authority is older than a day";

#[test]
fn what_a_full_list_says() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let this_update = now() - HOUR;
        assert_eq!(
            world.status(&[world.full(7)]),
            Ok(Status::Good(Evidence::Crl { number: Some(7), this_update }))
        );
        let other = world.authority.signer(Role::PersonSystem).certificate;
        assert!(good(&world.status(&[world.full(7).revoke(&other, Some(1))])));
        let reasons = [
            (None, None),
            (Some(0), Some(Reason::Unspecified)),
            (Some(1), Some(Reason::KeyCompromise)),
            (Some(2), Some(Reason::AuthorityCompromise)),
            (Some(3), Some(Reason::AffiliationChanged)),
            (Some(4), Some(Reason::Superseded)),
            (Some(5), Some(Reason::CessationOfOperation)),
            (Some(6), Some(Reason::CertificateHold)),
            (Some(9), Some(Reason::PrivilegeWithdrawn)),
            (Some(77), Some(Reason::Unspecified)),
            // Full lists take nothing out.
            (REMOVE, Some(Reason::Unspecified)),
        ];
        for (code, reason) in reasons {
            let list = world.revoked_in(world.full(7), code);
            let at = now() - 2 * HOUR;
            assert_eq!(world.status(&[list]), Ok(Status::Revoked { at, reason }));
        }
    }
}

#[test]
fn a_list_is_not_older_than_a_day() {
    let world = World::new(Algorithm::Gost256);
    assert!(unavailable(world.status(&[]), NONE));
    assert!(good(&world.status(&[aged(world.full(1), DAY)])));
    assert!(unavailable(world.status(&[aged(world.full(1), DAY + SECOND)]), OLD));
    let mut future = world.full(1);
    future.this_update = now() + 5 * MINUTE;
    assert!(good(&world.status(&[future.clone()])));
    future.this_update = now() + 5 * MINUTE + SECOND;
    assert!(unavailable(world.status(&[future]), OUT_OF_DATE));
    let mut due = world.full(1);
    due.next_update = Some(now());
    assert!(unavailable(world.status(&[due]), OUT_OF_DATE));
    // Even one that says «revoked»: but nothing becomes good by it.
    let old = world.revoked_in(aged(world.full(1), 2 * DAY), None);
    assert!(unavailable(world.status(&[old]), OLD));
}

#[test]
fn who_may_make_a_list() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let trust = world.authority.trust();
        let full = world.full(1);
        let signed = |list: &List, key: &Key| Crls::default().add(&list.signed_with(key), &trust);
        let (root, issuing) = (&world.authority.root.key, &world.authority.issuing.key);
        assert_eq!(signed(&full, issuing), Ok(()));
        let of_root = List::of_root(&world.authority, 1);
        assert_eq!(signed(&of_root, root), Ok(()));
        let untrusted = Err(CrlError::Untrusted);
        assert_eq!(signed(&full, root), untrusted, "the root in the authority's name");
        assert_eq!(signed(&of_root, issuing), untrusted, "the authority in the root's name");
        let impostor = Authority::impostor(algorithm);
        assert_eq!(signed(&full, &impostor.issuing.key), untrusted);
        assert_eq!(signed(&full, &world.person.key), untrusted);
        let mut der = full.signed_with(issuing);
        let last = der.len() - 1;
        der[last] ^= 1;
        assert_eq!(Crls::default().add(&der, &trust), untrusted);
        assert_eq!(Crls::default().add(&full.signed_with(issuing), &Trust::test()), untrusted);
        // The root's own list says nothing of the people's certificates.
        let mut crls = Crls::default();
        crls.add(&of_root.signed_with(root), &trust).unwrap();
        assert!(unavailable(crls.status(&world.certificate, &world.issuer, now()), NONE));
    }
}

#[test]
fn a_namesake_of_the_authority_is_another() {
    let world = World::new(Algorithm::Gost256);
    let namesake = Authority::impostor(Algorithm::Gost256);
    let pair = |authority: &Authority| {
        (authority.issuing.certificate.clone(), authority.root.certificate.clone())
    };
    let trust = Trust::of_tests(&[pair(&namesake), pair(&world.authority)], false).unwrap();
    let mut crls = Crls::default();
    crls.add(&world.full(9).signed_with(&namesake.issuing.key), &trust).unwrap();
    assert!(unavailable(crls.status(&world.certificate, &world.issuer, now()), NONE));
    let own = world.revoked_in(world.full(1), None);
    crls.add(&own.signed_with(&world.authority.issuing.key), &trust).unwrap();
    assert!(revoked(&crls.status(&world.certificate, &world.issuer, now())));
    let other = certificate(&namesake.issuing.certificate).unwrap();
    assert!(good(&crls.status(&world.certificate, &other, now())), "each has its own list");
}

#[test]
fn what_is_no_list() {
    let world = World::new(Algorithm::Gost256);
    let add = |list: &List| world.add(&mut Crls::default(), list);
    let changed = |change: &dyn Fn(&mut List)| {
        let mut list = world.revoked_in(world.full(1), None);
        change(&mut list);
        add(&list)
    };
    assert_eq!(changed(&|_| {}), Ok(()));
    let malformed = Err(CrlError::Malformed);
    assert_eq!(changed(&|list| list.version = None), malformed);
    assert_eq!(changed(&|list| list.next_update = None), malformed);
    assert_eq!(changed(&|list| list.entries[0].serial = vec![1; 21]), malformed);
    let extension = |name: &str, critical, value: Vec<u8>| Extension {
        name: ObjectIdentifier::new_unwrap(name),
        critical,
        value,
    };
    let critical = Err(CrlError::CriticalExtension);
    // Of some certificates only; of other issuers; unknown.
    for name in ["2.5.29.28", "2.5.29.29", "1.2.3"] {
        let extension = extension(name, true, write::sequence([]));
        assert_eq!(changed(&|list| list.extensions.push(extension.clone())), critical);
        assert_eq!(changed(&|list| list.entries[0].extensions.push(extension.clone())), critical);
    }
    let harmless = extension("2.5.29.24", false, write::null());
    assert_eq!(changed(&|list| list.entries[0].extensions.push(harmless.clone())), Ok(()));
    let long = extension("2.5.29.20", false, write::integer(&[1; 9]));
    assert_eq!(changed(&|list| list.extensions = vec![long.clone()]), malformed);
    let good = world.full(1).signed_with(&world.authority.issuing.key);
    let trust = world.authority.trust();
    let add = |der: &[u8]| Crls::default().add(der, &trust);
    assert_eq!(add(&[]), malformed);
    assert_eq!(add(b"<html>"), malformed);
    assert_eq!(add(&good[..good.len() - 1]), malformed);
    assert_eq!(add(&[&good[..], &[0]].concat()), malformed);
    assert_eq!(add(&[&[0x31], &good[1..]].concat()), malformed);
    assert_eq!(add(&world.person.certificate), malformed);
}

#[test]
fn a_delta_adds_and_takes_out() {
    let world = World::new(Algorithm::Gost256);
    let held = || world.revoked_in(aged(world.full(14), 2 * HOUR), Some(6));
    let free = || aged(world.full(14), 2 * HOUR);
    // The real deltas are numbered on their own, and may be of the same moment as the full list.
    for (number, age) in [(15, HOUR), (10, HOUR), (10, 2 * HOUR)] {
        let delta = || aged(world.delta(number, 14), age);
        let this_update = now() - age;
        let evidence = Evidence::Crl { number: Some(number), this_update };
        assert_eq!(world.status(&[free(), delta()]), Ok(Status::Good(evidence.clone())));
        assert!(revoked(&world.status(&[free(), world.revoked_in(delta(), Some(1))])));
        assert!(revoked(&world.status(&[held(), delta()])), "nothing new of it");
        let freed = world.revoked_in(delta(), REMOVE);
        assert_eq!(world.status(&[held(), freed]), Ok(Status::Good(evidence)));
    }
    // The order in which they arrive is of no matter.
    assert!(good(&world.status(&[world.revoked_in(world.delta(1, 14), REMOVE), held()])));
    // Of two entries that contradict each other the worse one counts.
    for reasons in [[REMOVE, Some(1)], [Some(1), REMOVE], [REMOVE, None]] {
        let [first, second] = reasons;
        let delta = world.revoked_in(world.revoked_in(world.delta(1, 14), first), second);
        assert!(revoked(&world.status(&[held(), delta])), "{reasons:?}");
    }
}

#[test]
fn which_deltas_do_not_count() {
    let world = World::new(Algorithm::Gost256);
    let held = |number| world.revoked_in(world.full(number), Some(6));
    let freed = |list| world.revoked_in(list, REMOVE);
    // One from before the full list, played back, would free what was put on hold since.
    assert!(revoked(&world.status(&[held(14), freed(aged(world.delta(9, 13), 2 * HOUR))])));
    // One that adds to a full list which is not here.
    assert!(revoked(&world.status(&[held(14), freed(aged(world.delta(9, 15), MINUTE))])));
    let mut unnumbered = held(14);
    unnumbered.extensions.clear();
    assert!(revoked(&world.status(&[unnumbered, freed(aged(world.delta(9, 0), MINUTE))])));
    // One that is out of date, or of tomorrow.
    let mut due = freed(aged(world.delta(9, 14), MINUTE));
    due.next_update = Some(now() - SECOND);
    assert!(revoked(&world.status(&[held(14), due])));
    let mut tomorrow = freed(world.delta(9, 14));
    tomorrow.this_update = now() + DAY;
    assert!(revoked(&world.status(&[held(14), tomorrow])));
    // One alone.
    assert!(unavailable(world.status(&[world.delta(9, 14)]), NONE));
    // Another's.
    let impostor = Authority::impostor(Algorithm::Gost256);
    let mut crls = world.crls(&[held(14)]);
    let forged = freed(world.delta(9, 14)).signed_with(&impostor.issuing.key);
    assert_eq!(crls.add(&forged, &world.authority.trust()), Err(CrlError::Untrusted));
    assert!(revoked(&crls.status(&world.certificate, &world.issuer, now())));
}

#[test]
fn a_fresh_delta_keeps_an_old_list_fresh() {
    let world = World::new(Algorithm::Gost256);
    let old = || aged(world.full(14), 30 * DAY);
    assert!(good(&world.status(&[old(), world.delta(9, 14)])));
    assert!(good(&world.status(&[old(), aged(world.delta(9, 14), DAY)])));
    assert!(unavailable(world.status(&[old(), aged(world.delta(9, 14), DAY + SECOND)]), OLD));
    let mut due = old();
    due.next_update = Some(now() - SECOND);
    assert!(unavailable(world.status(&[due, world.delta(9, 14)]), OUT_OF_DATE));
}

#[test]
fn the_newer_list_counts() {
    let world = World::new(Algorithm::Gost256);
    let older = || world.revoked_in(aged(world.full(1), 2 * HOUR), None);
    let newer = || aged(world.full(2), HOUR);
    assert!(good(&world.status(&[older(), newer()])));
    assert!(good(&world.status(&[newer(), older()])), "an old one that is played back");
    let mut crls = world.crls(&[older()]);
    assert_eq!((crls.len(), crls.is_empty()), (1, false));
    world.add(&mut crls, &newer()).unwrap();
    assert!(crls.is_empty());
}

#[test]
fn serial_numbers_as_they_may_stand() {
    let world = World::new(Algorithm::Gost256);
    let key = Key::new(Algorithm::Gost256, "signer");
    let revoked_as = |own: &[u8], listed: &[u8]| {
        let mut spec = world.authority.holder(Role::Person, &key);
        spec.serial = own.to_vec();
        let own = certificate(&world.authority.issue(&spec)).unwrap();
        let mut list = world.full(1);
        let serial = listed.to_vec();
        list.entries.push(Entry { serial, at: now(), reason: None, extensions: Vec::new() });
        revoked(&world.crls(&[list]).status(&own, &world.issuer, now()))
    };
    assert!(revoked_as(&[5], &[5]));
    assert!(revoked_as(&[5], &[0, 0, 5]), "with zeros before it");
    assert!(revoked_as(&[0, 0xC8], &[0, 0xC8]));
    assert!(revoked_as(&[0, 0xC8], &[0xC8]), "without its sign");
    assert!(revoked_as(&[0x7F; 20], &[0x7F; 20]));
    let full = [&[0][..], &[0xFF; 20]].concat();
    assert!(revoked_as(&full, &full), "twenty bytes and a sign");
    assert!(!revoked_as(&[5], &[5, 0]));
    assert!(!revoked_as(&[5, 0], &[5]));
    assert!(!revoked_as(&[0x7F; 20], &[0x7F; 19]));
}

#[test]
fn many_certificates_are_found_each() {
    let world = World::new(Algorithm::Gost256);
    let mut list = world.full(1);
    // In no order, as in the real lists.
    let numbers = (0..20_000u32).map(|number| number.wrapping_mul(0x9E37_79B1) | 1);
    list.entries = numbers
        .map(|number| Entry {
            serial: [&[0x40; 4][..], &number.to_be_bytes()].concat(),
            at: now() - HOUR,
            reason: (number % 3 == 0).then_some(6),
            extensions: Vec::new(),
        })
        .collect();
    let crls = world.crls(&[list]);
    assert_eq!(crls.len(), 20_000);
    let key = Key::new(Algorithm::Gost256, "signer");
    for at in (0..20_000u32).step_by(1999) {
        let number = at.wrapping_mul(0x9E37_79B1) | 1;
        for (last, listed) in [(number, true), (number ^ 1, false)] {
            let mut spec = world.authority.holder(Role::Person, &key);
            spec.serial = [&[0x40; 4][..], &last.to_be_bytes()].concat();
            let own = certificate(&world.authority.issue(&spec)).unwrap();
            assert_eq!(revoked(&crls.status(&own, &world.issuer, now())), listed, "{last}");
        }
    }
}

#[test]
fn the_root_revokes_the_authority() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let asked = |list: &List, key: &Key| {
            let mut crls = Crls::default();
            let added = crls.add(&list.signed_with(key), &world.authority.trust());
            assert_eq!(added, Ok(()));
            crls.is_authority_revoked(&world.issuer, now())
        };
        let authority = &world.authority.issuing.certificate;
        let root = &world.authority.root.key;
        let empty = || List::of_root(&world.authority, 1);
        assert!(!asked(&empty(), root));
        assert!(asked(&empty().revoke(authority, Some(2)), root));
        let old = aged(empty().revoke(authority, None), 300 * DAY);
        assert!(asked(&old, root), "revoked is revoked, however old the list");
        let mut future = empty().revoke(authority, None);
        future.this_update = now() + DAY;
        assert!(!asked(&future, root), "not yet made");
        // A person's certificate with the same number is another.
        let own = world.full(1).revoke(authority, None);
        assert!(!asked(&own, &world.authority.issuing.key));
    }
    assert!(!Crls::default().is_authority_revoked(&World::new(Algorithm::Gost256).issuer, now()));
    assert_eq!(serial(&World::new(Algorithm::Gost256).person.certificate).len(), 20);
}
