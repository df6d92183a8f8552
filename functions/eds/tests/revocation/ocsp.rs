//! OCSP responses of the authority about one certificate.

use std::cell::RefCell;
use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use eds::revocation::ocsp::{MAX_RESPONSE_BYTES, Ocsp, Transport};
use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::testing::{
    Authority, CertStatus, CertificateSpec, Extension, Key, NonceEcho, Responder, now, serial,
    validate_recorded, write,
};
use eds::{Algorithm, RevocationReason, Role};

use crate::{ALGORITHMS, Fixture, MINUTE, SECOND};

fn ask(fixture: &Fixture, transport: impl Transport) -> Result<Status, Unavailable> {
    Ocsp::new(transport).status(&fixture.certificate, &fixture.issuer, now())
}

/// Asks a responder that reports «good», after a change to it.
fn changed(fixture: &Fixture, change: impl FnOnce(&mut Responder)) -> Result<Status, Unavailable> {
    let mut responder = Responder::new(&fixture.authority);
    change(&mut responder);
    ask(fixture, responder)
}

fn good(status: Result<Status, Unavailable>) -> bool {
    matches!(status, Ok(Status::Good(Evidence::Ocsp { .. })))
}

/// Returns the fault of an untrusted response.
fn fault(status: Result<Status, Unavailable>) -> &'static str {
    match status {
        Ok(Status::Untrusted { fault }) => fault,
        other => panic!("trusted: {other:?}"),
    }
}

#[test]
fn returns_the_status_that_the_authority_reports() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let reported = |status| changed(&fixture, |responder| responder.status = status);
        let this_update = now() - SECOND;
        match reported(CertStatus::Good).unwrap() {
            Status::Good(Evidence::Ocsp { this_update: at, response }) => {
                assert_eq!(at, this_update);
                assert!(response.len() > 300);
            }
            other => panic!("{other:?}"),
        }
        let at = now() - 1000 * MINUTE;
        let revoked = |reason| reported(CertStatus::Revoked { at, reason }).unwrap();
        assert_eq!(revoked(None), Status::Revoked { at, reason: None });
        let stolen = Some(RevocationReason::KeyCompromise);
        assert_eq!(revoked(Some(1)), Status::Revoked { at, reason: stolen });
        let held = Some(RevocationReason::CertificateHold);
        assert_eq!(revoked(Some(6)), Status::Revoked { at, reason: held });
        assert_eq!(reported(CertStatus::Unknown).unwrap(), Status::Unknown);
        // RFC 6960: this is how a certificate that was never issued is reported.
        let at = SystemTime::UNIX_EPOCH;
        assert_eq!(reported(CertStatus::Revoked { at, reason: Some(6) }).unwrap(), Status::Unknown);
        let reason = Some(1);
        assert_eq!(
            reported(CertStatus::Revoked { at, reason }).unwrap(),
            Status::Revoked { at, reason: stolen }
        );
    }
}

#[test]
fn trusts_the_authority_and_its_responders() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let authority = &fixture.authority;
        // The authority itself, with or without its certificate.
        assert!(good(changed(&fixture, |responder| {
            responder.key = authority.issuing.key.clone();
            responder.certificates.clear();
        })));
        assert!(good(changed(&fixture, |responder| {
            responder.key = authority.issuing.key.clone();
            responder.certificates = vec![authority.issuing.certificate.clone()];
        })));
        let by = |change: &dyn Fn(&mut CertificateSpec)| {
            let key = Key::new(algorithm, "responder");
            let mut spec = authority.responder(&key);
            change(&mut spec);
            let certificate = authority.issue(&spec);
            fault(changed(&fixture, |responder| responder.certificates = vec![certificate]))
        };
        let stranger = "the responder is not authorised by the authority";
        assert_eq!(by(&|spec| spec.set_extended_key_usage(&[])), stranger);
        assert_eq!(
            by(&|spec| spec.remove_extension(ObjectIdentifier::new_unwrap("2.5.29.37"))),
            stranger
        );
        assert_eq!(by(&|spec| spec.set_authority()), stranger);
        assert_eq!(by(&|spec| spec.issuer = authority.root_name()), stranger);
        let not_valid = "the responder's certificate is not valid";
        assert_eq!(by(&|spec| spec.until = now() - SECOND), not_valid);
        assert_eq!(by(&|spec| spec.from = now() + SECOND), not_valid);
        let unknown = Extension {
            name: ObjectIdentifier::new_unwrap("2.5.29.30"),
            critical: true,
            value: write::sequence([]),
        };
        assert_eq!(by(&|spec| spec.set_extension(unknown.clone())), not_valid);
    }
}

#[test]
fn trusts_no_other_responders() {
    for algorithm in ALGORITHMS {
        let fixture = Fixture::new(algorithm);
        let authority = &fixture.authority;
        let stranger = "the responder is not authorised by the authority";
        let other = Responder::new(&Authority::impostor(algorithm));
        assert_eq!(fault(ask(&fixture, other.clone())), stranger, "the right names, wrong keys");
        // The person whose certificate it is, with their own certificate or a self-made one.
        let person = fixture.person.clone();
        assert_eq!(
            fault(changed(&fixture, |responder| {
                responder.key = person.key.clone();
                responder.certificates = vec![person.certificate.clone()];
            })),
            stranger
        );
        let own = authority.responder(&person.key).signed_with(&person.key);
        assert_eq!(
            fault(changed(&fixture, |responder| {
                responder.key = person.key.clone();
                responder.certificates = vec![own];
            })),
            stranger
        );
        let of_root = authority.responder(&person.key).signed_with(&authority.root.key);
        assert_eq!(
            fault(changed(&fixture, |responder| responder.certificates = vec![of_root])),
            stranger
        );
        // With the certificate of the authorised responder but another key.
        let forged = "the response is not signed by its responder";
        assert_eq!(
            fault(changed(&fixture, |responder| responder.key = person.key.clone())),
            forged
        );
        assert_eq!(
            fault(changed(&fixture, |responder| responder.certificates.clear())),
            forged,
            "the responder's own key is not the authority's"
        );
        let issuing = authority.issuing.certificate.clone();
        assert_eq!(
            fault(changed(&fixture, |responder| responder.certificates = vec![issuing])),
            forged
        );
        assert_eq!(
            fault(changed(&fixture, |responder| responder.certificates = vec![write::null()])),
            "the responder's certificate is malformed"
        );
    }
}

#[test]
fn trusts_only_current_responses() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let at = |this_update| changed(&fixture, |responder| responder.this_update = this_update);
    let stale = "the response is not current";
    assert!(good(at(now() - 5 * MINUTE)));
    assert_eq!(fault(at(now() - 5 * MINUTE - SECOND)), stale);
    assert!(good(at(now() + 5 * MINUTE)));
    assert_eq!(fault(at(now() + 5 * MINUTE + SECOND)), stale);
    let next = |next| changed(&fixture, |responder| responder.next_update = Some(next));
    assert!(good(next(now() + MINUTE)));
    assert!(good(next(now() - 5 * MINUTE)));
    assert_eq!(fault(next(now() - 5 * MINUTE - SECOND)), stale);
    // A stale response is not trusted whatever it reports.
    let revoked = CertStatus::Revoked { at: now() - 100 * MINUTE, reason: None };
    for status in [revoked, CertStatus::Unknown] {
        let old = changed(&fixture, |responder| {
            responder.status = status;
            responder.this_update = now() - 6 * MINUTE;
        });
        assert_eq!(fault(old), stale);
    }
}

#[test]
fn trusts_only_responses_to_the_request() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let nonce = |nonce| changed(&fixture, |responder| responder.nonce = nonce);
    let another = "the response has another nonce";
    assert!(good(nonce(NonceEcho::Same)));
    assert!(good(nonce(NonceEcho::Bare)));
    assert_eq!(fault(nonce(NonceEcho::Other)), another);
    assert_eq!(fault(nonce(NonceEcho::Missing)), another);
    let elsewhere = "the response is about another certificate";
    let other = fixture.authority.signer(Role::PersonSystem).certificate;
    for serial in [serial(&other), vec![1], vec![0xFF], Vec::new()] {
        let status = changed(&fixture, |responder| responder.serial = Some(serial.clone()));
        let expected = if serial.is_empty() { "the response is malformed" } else { elsewhere };
        assert_eq!(fault(status), expected);
    }
    assert_eq!(
        fault(changed(&fixture, |responder| responder.issuer_key_hash = Some(vec![7; 32]))),
        elsewhere
    );
    assert_eq!(fault(changed(&fixture, |responder| responder.copies = 0)), elsewhere);
    assert_eq!(
        fault(changed(&fixture, |responder| responder.copies = 2)),
        "the response has two statuses"
    );
}

/// A transport that records requests and always answers the first one.
struct Replay {
    responder: Responder,
    requests: RefCell<Vec<Vec<u8>>>,
}

impl Transport for &Replay {
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable> {
        let mut requests = self.requests.borrow_mut();
        requests.push(request.to_vec());
        Ok(self.responder.respond(&requests[0]))
    }
}

#[test]
fn refuses_replayed_responses() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let responder = Responder::new(&fixture.authority);
    let replay = Replay { responder, requests: RefCell::default() };
    assert!(good(ask(&fixture, &replay)));
    assert_eq!(fault(ask(&fixture, &replay)), "the response has another nonce");
    let requests = replay.requests.borrow();
    assert_ne!(requests[0], requests[1]);
    let serial = serial(&fixture.person.certificate);
    assert!(requests[0].windows(serial.len()).any(|bytes| bytes == serial));
}

#[test]
fn refuses_unknown_critical_extensions() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let extension = |critical| Extension {
        name: ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.9"),
        critical,
        value: write::null(),
    };
    for critical in [false, true] {
        let of_response =
            changed(&fixture, |responder| responder.extensions.push(extension(critical)));
        let of_status =
            changed(&fixture, |responder| responder.single_extensions.push(extension(critical)));
        for status in [of_response, of_status] {
            if critical {
                assert_eq!(fault(status), "the response is malformed");
            } else {
                assert!(good(status));
            }
        }
    }
}

#[test]
fn reports_missing_and_malformed_responses() {
    let fixture = Fixture::new(Algorithm::Gost256);
    for status in 1..=6 {
        let response = changed(&fixture, |responder| responder.response_status = status);
        assert_eq!(response, Err(Unavailable("the authority gives no status".to_owned())));
    }
    let tampered = |tamper| changed(&fixture, |responder| responder.tamper = tamper);
    assert_eq!(
        tampered(|_| Err(Unavailable("timeout".to_owned()))),
        Err(Unavailable("timeout".to_owned()))
    );
    assert_eq!(
        tampered(|_| Ok(vec![0x30; MAX_RESPONSE_BYTES + 1])),
        Err(Unavailable("the response is too long".to_owned()))
    );
    let malformed = "the response is malformed";
    assert_eq!(fault(tampered(|_| Ok(Vec::new()))), malformed);
    assert_eq!(fault(tampered(|_| Ok(b"<html>".to_vec()))), malformed);
    assert_eq!(fault(tampered(|response| Ok(response[..response.len() - 1].to_vec()))), malformed);
    assert_eq!(fault(tampered(|response| Ok([response, vec![0]].concat()))), malformed);
    assert_eq!(
        fault(tampered(|response| Ok([vec![0x31], response[1..].to_vec()].concat()))),
        malformed
    );
    let other_type = tampered(|mut response| {
        let basic = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");
        let basic = basic.as_bytes();
        let at = response.windows(basic.len()).position(|bytes| bytes == basic).unwrap();
        response[at + basic.len() - 1] = 9;
        Ok(response)
    });
    assert_eq!(fault(other_type), "the response is of an unknown type");
}

#[test]
fn refuses_every_changed_byte() {
    for (algorithm, step) in [(Algorithm::RsaSha256, 5), (Algorithm::Gost256, 1)] {
        let fixture = Fixture::new(algorithm);
        let responder = Responder::new(&fixture.authority);
        let replay = Replay { responder, requests: RefCell::default() };
        assert!(good(ask(&fixture, &replay)));
        let response = replay.responder.respond(&replay.requests.borrow()[0]);
        let serial = serial(&fixture.person.certificate);
        let validate =
            |response: &[u8]| validate_recorded(response, &serial, &fixture.issuer, now());
        assert!(good(validate(&response)));
        for at in (0..response.len()).step_by(step) {
            for bit in [0x01, 0x20] {
                let mut changed = response.clone();
                changed[at] ^= bit;
                assert!(!good(validate(&changed)), "{algorithm:?}: byte {at}, bit {bit}");
            }
        }
    }
}
