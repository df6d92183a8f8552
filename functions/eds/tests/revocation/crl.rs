//! CRLs, full and delta.

use std::time::Duration;

use const_oid::ObjectIdentifier;
use eds::revocation::crl::{CrlError, Crls};
use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::testing::{
    Authority, CrlEntrySpec, CrlSpec, Extension, Key, certificate, now, serial, write,
};
use eds::{Algorithm, RevocationReason, Role, Trust};

use crate::{ALGORITHMS, DAY, Fixture, HOUR, MINUTE, SECOND};

/// The reason code in a delta CRL for a certificate that is no longer on hold.
const REMOVE: Option<u8> = Some(8);

impl Fixture {
    /// Returns the CRLs, each signed by the authority.
    fn crls(&self, specs: &[CrlSpec]) -> Crls {
        let mut crls = Crls::default();
        for spec in specs {
            self.add(&mut crls, spec).unwrap();
        }
        crls
    }

    fn add(&self, crls: &mut Crls, crl: &CrlSpec) -> Result<(), CrlError> {
        crls.add(&crl.signed_with(&self.authority.issuing.key), &self.authority.trust())
    }

    /// Returns the status of the person's certificate in CRLs.
    fn status(&self, specs: &[CrlSpec]) -> Result<Status, Unavailable> {
        self.crls(specs).status(&self.certificate, &self.issuer, now())
    }

    fn full(&self, number: u64) -> CrlSpec {
        CrlSpec::full(&self.authority, number)
    }

    fn delta(&self, number: u64, full: u64) -> CrlSpec {
        CrlSpec::delta(&self.authority, number, full)
    }

    /// Returns the CRL with the person's certificate added.
    fn revoked_in(&self, crl: CrlSpec, reason: Option<u8>) -> CrlSpec {
        crl.revoke(&self.person.certificate, reason)
    }
}

fn aged(mut crl: CrlSpec, age: Duration) -> CrlSpec {
    crl.this_update = now() - age;
    crl
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

const NONE: &str = "no CRL of the authority";
const OUT_OF_DATE: &str = "the CRL of the authority is out of date";
const OLD: &str = "the CRL of the authority is older than a day";

#[test]
fn returns_the_status_in_a_full_crl() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let this_update = now() - HOUR;
        assert_eq!(
            fixture.status(&[fixture.full(7)]),
            Ok(Status::Good(Evidence::Crl { number: Some(7), this_update }))
        );
        let other = fixture.authority.signer(Role::PersonSystem).certificate;
        assert!(good(&fixture.status(&[fixture.full(7).revoke(&other, Some(1))])));
        let reasons = [
            (None, None),
            (Some(0), Some(RevocationReason::Unspecified)),
            (Some(1), Some(RevocationReason::KeyCompromise)),
            (Some(2), Some(RevocationReason::AuthorityCompromise)),
            (Some(3), Some(RevocationReason::AffiliationChanged)),
            (Some(4), Some(RevocationReason::Superseded)),
            (Some(5), Some(RevocationReason::CessationOfOperation)),
            (Some(6), Some(RevocationReason::CertificateHold)),
            (Some(9), Some(RevocationReason::PrivilegeWithdrawn)),
            (Some(77), Some(RevocationReason::Unspecified)),
            // A full CRL releases no certificate.
            (REMOVE, Some(RevocationReason::Unspecified)),
        ];
        for (code, reason) in reasons {
            let crl = fixture.revoked_in(fixture.full(7), code);
            let at = now() - 2 * HOUR;
            assert_eq!(fixture.status(&[crl]), Ok(Status::Revoked { at, reason }));
        }
    }
}

#[test]
fn uses_no_crl_older_than_a_day() {
    let fixture = Fixture::new(Algorithm::Gost256);
    assert!(unavailable(fixture.status(&[]), NONE));
    assert!(good(&fixture.status(&[aged(fixture.full(1), DAY)])));
    assert!(unavailable(fixture.status(&[aged(fixture.full(1), DAY + SECOND)]), OLD));
    let mut future = fixture.full(1);
    future.this_update = now() + 5 * MINUTE;
    assert!(good(&fixture.status(&[future.clone()])));
    future.this_update = now() + 5 * MINUTE + SECOND;
    assert!(unavailable(fixture.status(&[future]), OUT_OF_DATE));
    let mut due = fixture.full(1);
    due.next_update = Some(now());
    assert!(unavailable(fixture.status(&[due]), OUT_OF_DATE));
    // Not even one that revokes the certificate; the status is unavailable, not good.
    let old = fixture.revoked_in(aged(fixture.full(1), 2 * DAY), None);
    assert!(unavailable(fixture.status(&[old]), OLD));
}

#[test]
fn trusts_only_crls_of_the_authority() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let trust = fixture.authority.trust();
        let full = fixture.full(1);
        let signed = |crl: &CrlSpec, key: &Key| Crls::default().add(&crl.signed_with(key), &trust);
        let (root, issuing) = (&fixture.authority.root.key, &fixture.authority.issuing.key);
        assert_eq!(signed(&full, issuing), Ok(()));
        let of_root = CrlSpec::of_root(&fixture.authority, 1);
        assert_eq!(signed(&of_root, root), Ok(()));
        let untrusted = Err(CrlError::Untrusted);
        assert_eq!(signed(&full, root), untrusted, "the root in the authority's name");
        assert_eq!(signed(&of_root, issuing), untrusted, "the authority in the root's name");
        let impostor = Authority::impostor(algorithm);
        assert_eq!(signed(&full, &impostor.issuing.key), untrusted);
        assert_eq!(signed(&full, &fixture.person.key), untrusted);
        let mut der = full.signed_with(issuing);
        let last = der.len() - 1;
        der[last] ^= 1;
        assert_eq!(Crls::default().add(&der, &trust), untrusted);
        assert_eq!(Crls::default().add(&full.signed_with(issuing), &Trust::test()), untrusted);
        // The CRL of the root does not cover the certificates of people.
        let mut crls = Crls::default();
        crls.add(&of_root.signed_with(root), &trust).unwrap();
        assert!(unavailable(crls.status(&fixture.certificate, &fixture.issuer, now()), NONE));
    }
}

#[test]
fn tells_authorities_with_the_same_name_apart() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let namesake = Authority::impostor(Algorithm::Gost256);
    let pair = |authority: &Authority| {
        (authority.issuing.certificate.clone(), authority.root.certificate.clone())
    };
    let trust = Trust::for_tests(&[pair(&namesake), pair(&fixture.authority)], false).unwrap();
    let mut crls = Crls::default();
    crls.add(&fixture.full(9).signed_with(&namesake.issuing.key), &trust).unwrap();
    assert!(unavailable(crls.status(&fixture.certificate, &fixture.issuer, now()), NONE));
    let own = fixture.revoked_in(fixture.full(1), None);
    crls.add(&own.signed_with(&fixture.authority.issuing.key), &trust).unwrap();
    assert!(revoked(&crls.status(&fixture.certificate, &fixture.issuer, now())));
    let other = certificate(&namesake.issuing.certificate).unwrap();
    assert!(good(&crls.status(&fixture.certificate, &other, now())), "each has its own CRL");
}

#[test]
fn refuses_malformed_crls() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let add = |crl: &CrlSpec| fixture.add(&mut Crls::default(), crl);
    let changed = |change: &dyn Fn(&mut CrlSpec)| {
        let mut crl = fixture.revoked_in(fixture.full(1), None);
        change(&mut crl);
        add(&crl)
    };
    assert_eq!(changed(&|_| {}), Ok(()));
    let malformed = Err(CrlError::Malformed);
    assert_eq!(changed(&|crl| crl.version = None), malformed);
    assert_eq!(changed(&|crl| crl.next_update = None), malformed);
    assert_eq!(changed(&|crl| crl.entries[0].serial = vec![1; 21]), malformed);
    let extension = |name: &str, critical, value: Vec<u8>| Extension {
        name: ObjectIdentifier::new_unwrap(name),
        critical,
        value,
    };
    let critical = Err(CrlError::CriticalExtension);
    // issuingDistributionPoint, certificateIssuer and an unknown extension.
    for name in ["2.5.29.28", "2.5.29.29", "1.2.3"] {
        let extension = extension(name, true, write::sequence([]));
        assert_eq!(changed(&|crl| crl.extensions.push(extension.clone())), critical);
        assert_eq!(changed(&|crl| crl.entries[0].extensions.push(extension.clone())), critical);
    }
    let harmless = extension("2.5.29.24", false, write::null());
    assert_eq!(changed(&|crl| crl.entries[0].extensions.push(harmless.clone())), Ok(()));
    let long = extension("2.5.29.20", false, write::integer(&[1; 9]));
    assert_eq!(changed(&|crl| crl.extensions = vec![long.clone()]), malformed);
    let good = fixture.full(1).signed_with(&fixture.authority.issuing.key);
    let trust = fixture.authority.trust();
    let add = |der: &[u8]| Crls::default().add(der, &trust);
    assert_eq!(add(&[]), malformed);
    assert_eq!(add(b"<html>"), malformed);
    assert_eq!(add(&good[..good.len() - 1]), malformed);
    assert_eq!(add(&[&good[..], &[0]].concat()), malformed);
    assert_eq!(add(&[&[0x31], &good[1..]].concat()), malformed);
    assert_eq!(add(&fixture.person.certificate), malformed);
}

#[test]
fn delta_crls_revoke_and_release() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let held = || fixture.revoked_in(aged(fixture.full(14), 2 * HOUR), Some(6));
    let free = || aged(fixture.full(14), 2 * HOUR);
    // Real delta CRLs have their own numbers, and may be as old as the full CRL.
    for (number, age) in [(15, HOUR), (10, HOUR), (10, 2 * HOUR)] {
        let delta = || aged(fixture.delta(number, 14), age);
        let this_update = now() - age;
        let evidence = Evidence::Crl { number: Some(number), this_update };
        assert_eq!(fixture.status(&[free(), delta()]), Ok(Status::Good(evidence.clone())));
        assert!(revoked(&fixture.status(&[free(), fixture.revoked_in(delta(), Some(1))])));
        assert!(revoked(&fixture.status(&[held(), delta()])), "the delta CRL does not mention it");
        let freed = fixture.revoked_in(delta(), REMOVE);
        assert_eq!(fixture.status(&[held(), freed]), Ok(Status::Good(evidence)));
    }
    // The order in which they are added does not matter.
    assert!(good(&fixture.status(&[fixture.revoked_in(fixture.delta(1, 14), REMOVE), held()])));
    // Of two contradicting entries, the revoking one is used.
    for reasons in [[REMOVE, Some(1)], [Some(1), REMOVE], [REMOVE, None]] {
        let [first, second] = reasons;
        let delta = fixture.revoked_in(fixture.revoked_in(fixture.delta(1, 14), first), second);
        assert!(revoked(&fixture.status(&[held(), delta])), "{reasons:?}");
    }
}

#[test]
fn ignores_unsuitable_delta_crls() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let held = |number| fixture.revoked_in(fixture.full(number), Some(6));
    let freed = |crl| fixture.revoked_in(crl, REMOVE);
    // A replayed one from before the full CRL would release what was put on hold since.
    assert!(revoked(&fixture.status(&[held(14), freed(aged(fixture.delta(9, 13), 2 * HOUR))])));
    // One that updates another full CRL.
    assert!(revoked(&fixture.status(&[held(14), freed(aged(fixture.delta(9, 15), MINUTE))])));
    let mut unnumbered = held(14);
    unnumbered.extensions.clear();
    assert!(revoked(&fixture.status(&[unnumbered, freed(aged(fixture.delta(9, 0), MINUTE))])));
    // One that is out of date or from the future.
    let mut due = freed(aged(fixture.delta(9, 14), MINUTE));
    due.next_update = Some(now() - SECOND);
    assert!(revoked(&fixture.status(&[held(14), due])));
    let mut tomorrow = freed(fixture.delta(9, 14));
    tomorrow.this_update = now() + DAY;
    assert!(revoked(&fixture.status(&[held(14), tomorrow])));
    // One without a full CRL.
    assert!(unavailable(fixture.status(&[fixture.delta(9, 14)]), NONE));
    // One of another authority.
    let impostor = Authority::impostor(Algorithm::Gost256);
    let mut crls = fixture.crls(&[held(14)]);
    let forged = freed(fixture.delta(9, 14)).signed_with(&impostor.issuing.key);
    assert_eq!(crls.add(&forged, &fixture.authority.trust()), Err(CrlError::Untrusted));
    assert!(revoked(&crls.status(&fixture.certificate, &fixture.issuer, now())));
}

#[test]
fn a_fresh_delta_crl_keeps_an_old_full_crl_current() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let old = || aged(fixture.full(14), 30 * DAY);
    assert!(good(&fixture.status(&[old(), fixture.delta(9, 14)])));
    assert!(good(&fixture.status(&[old(), aged(fixture.delta(9, 14), DAY)])));
    assert!(unavailable(fixture.status(&[old(), aged(fixture.delta(9, 14), DAY + SECOND)]), OLD));
    let mut due = old();
    due.next_update = Some(now() - SECOND);
    assert!(unavailable(fixture.status(&[due, fixture.delta(9, 14)]), OUT_OF_DATE));
}

#[test]
fn uses_the_newer_crl() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let older = || fixture.revoked_in(aged(fixture.full(1), 2 * HOUR), None);
    let newer = || aged(fixture.full(2), HOUR);
    assert!(good(&fixture.status(&[older(), newer()])));
    assert!(good(&fixture.status(&[newer(), older()])), "an old one is replayed");
    let mut crls = fixture.crls(&[older()]);
    assert_eq!((crls.len(), crls.is_empty()), (1, false));
    fixture.add(&mut crls, &newer()).unwrap();
    assert!(crls.is_empty());
}

#[test]
fn matches_serial_numbers_in_all_forms() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let key = Key::new(Algorithm::Gost256, "signer");
    let revoked_as = |own: &[u8], listed: &[u8]| {
        let mut spec = fixture.authority.holder(Role::Person, &key);
        spec.serial = own.to_vec();
        let own = certificate(&fixture.authority.issue(&spec)).unwrap();
        let mut crl = fixture.full(1);
        let serial = listed.to_vec();
        crl.entries.push(CrlEntrySpec { serial, at: now(), reason: None, extensions: Vec::new() });
        revoked(&fixture.crls(&[crl]).status(&own, &fixture.issuer, now()))
    };
    assert!(revoked_as(&[5], &[5]));
    assert!(revoked_as(&[5], &[0, 0, 5]), "with leading zeros");
    assert!(revoked_as(&[0, 0xC8], &[0, 0xC8]));
    assert!(revoked_as(&[0, 0xC8], &[0xC8]), "without its sign byte");
    assert!(revoked_as(&[0x7F; 20], &[0x7F; 20]));
    let full = [&[0][..], &[0xFF; 20]].concat();
    assert!(revoked_as(&full, &full), "twenty bytes and a sign byte");
    assert!(!revoked_as(&[5], &[5, 0]));
    assert!(!revoked_as(&[5, 0], &[5]));
    assert!(!revoked_as(&[0x7F; 20], &[0x7F; 19]));
}

#[test]
fn finds_each_of_many_certificates() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let mut crl = fixture.full(1);
    // Unsorted, as in real CRLs.
    let numbers = (0..20_000u32).map(|number| number.wrapping_mul(0x9E37_79B1) | 1);
    crl.entries = numbers
        .map(|number| CrlEntrySpec {
            serial: [&[0x40; 4][..], &number.to_be_bytes()].concat(),
            at: now() - HOUR,
            reason: (number % 3 == 0).then_some(6),
            extensions: Vec::new(),
        })
        .collect();
    let crls = fixture.crls(&[crl]);
    assert_eq!(crls.len(), 20_000);
    let key = Key::new(Algorithm::Gost256, "signer");
    for at in (0..20_000u32).step_by(1999) {
        let number = at.wrapping_mul(0x9E37_79B1) | 1;
        for (last, listed) in [(number, true), (number ^ 1, false)] {
            let mut spec = fixture.authority.holder(Role::Person, &key);
            spec.serial = [&[0x40; 4][..], &last.to_be_bytes()].concat();
            let own = certificate(&fixture.authority.issue(&spec)).unwrap();
            assert_eq!(revoked(&crls.status(&own, &fixture.issuer, now())), listed, "{last}");
        }
    }
}

#[test]
fn the_root_can_revoke_the_authority() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let asked = |crl: &CrlSpec, key: &Key| {
            let mut crls = Crls::default();
            let added = crls.add(&crl.signed_with(key), &fixture.authority.trust());
            assert_eq!(added, Ok(()));
            crls.is_authority_revoked(&fixture.issuer, now())
        };
        let authority = &fixture.authority.issuing.certificate;
        let root = &fixture.authority.root.key;
        let empty = || CrlSpec::of_root(&fixture.authority, 1);
        assert!(!asked(&empty(), root));
        assert!(asked(&empty().revoke(authority, Some(2)), root));
        let old = aged(empty().revoke(authority, None), 300 * DAY);
        assert!(asked(&old, root), "revoked, however old the CRL is");
        let mut future = empty().revoke(authority, None);
        future.this_update = now() + DAY;
        assert!(!asked(&future, root), "from the future");
        // A person's certificate with the same number is a different one.
        let own = fixture.full(1).revoke(authority, None);
        assert!(!asked(&own, &fixture.authority.issuing.key));
    }
    assert!(!Crls::default().is_authority_revoked(&Fixture::new(Algorithm::Gost256).issuer, now()));
    assert_eq!(serial(&Fixture::new(Algorithm::Gost256).person.certificate).len(), 20);
}
