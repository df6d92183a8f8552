//! Answers of the authority about one certificate (OCSP).

use std::cell::RefCell;
use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use eds::revocation::ocsp::{LONGEST_RESPONSE, Ocsp, Transport};
use eds::revocation::{Evidence, RevocationSource, Status, Unavailable};
use eds::testing::{
    Authority, CertificateSpec, Extension, Key, Nonce, Responder, Statement, judge_recorded, now,
    serial, write,
};
use eds::{Algorithm, Reason, Role};

use crate::{ALGORITHMS, MINUTE, SECOND, World};

fn ask(world: &World, transport: impl Transport) -> Result<Status, Unavailable> {
    Ocsp::new(transport).status(&world.certificate, &world.issuer, now())
}

/// What comes of a change to a responder that else says «good».
fn changed(world: &World, change: impl FnOnce(&mut Responder)) -> Result<Status, Unavailable> {
    let mut responder = Responder::new(&world.authority);
    change(&mut responder);
    ask(world, responder)
}

fn good(status: Result<Status, Unavailable>) -> bool {
    matches!(status, Ok(Status::Good(Evidence::Ocsp { .. })))
}

/// Why an answer is not believed.
fn fault(status: Result<Status, Unavailable>) -> &'static str {
    match status {
        Ok(Status::Untrusted { fault }) => fault,
        other => panic!("believed: {other:?}"),
    }
}

#[test]
fn what_the_authority_says() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let says = |statement| changed(&world, |responder| responder.statement = statement);
        let this_update = now() - SECOND;
        match says(Statement::Good).unwrap() {
            Status::Good(Evidence::Ocsp { this_update: at, response }) => {
                assert_eq!(at, this_update);
                assert!(response.len() > 300);
            }
            other => panic!("{other:?}"),
        }
        let at = now() - 1000 * MINUTE;
        let revoked = |reason| says(Statement::Revoked { at, reason }).unwrap();
        assert_eq!(revoked(None), Status::Revoked { at, reason: None });
        let stolen = Some(Reason::KeyCompromise);
        assert_eq!(revoked(Some(1)), Status::Revoked { at, reason: stolen });
        let held = Some(Reason::CertificateHold);
        assert_eq!(revoked(Some(6)), Status::Revoked { at, reason: held });
        assert_eq!(says(Statement::Unknown).unwrap(), Status::Unknown);
        // So one that was never issued is told.
        let at = SystemTime::UNIX_EPOCH;
        assert_eq!(says(Statement::Revoked { at, reason: Some(6) }).unwrap(), Status::Unknown);
        let reason = Some(1);
        assert_eq!(
            says(Statement::Revoked { at, reason }).unwrap(),
            Status::Revoked { at, reason: stolen }
        );
    }
}

#[test]
fn who_may_answer() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let authority = &world.authority;
        // The authority itself, whether it shows its certificate or not.
        assert!(good(changed(&world, |responder| {
            responder.key = authority.issuing.key.clone();
            responder.certificates.clear();
        })));
        assert!(good(changed(&world, |responder| {
            responder.key = authority.issuing.key.clone();
            responder.certificates = vec![authority.issuing.certificate.clone()];
        })));
        let by = |change: &dyn Fn(&mut CertificateSpec)| {
            let key = Key::new(algorithm, "responder");
            let mut spec = authority.responder(&key);
            change(&mut spec);
            let certificate = authority.issue(&spec);
            fault(changed(&world, |responder| responder.certificates = vec![certificate]))
        };
        let stranger = "the responder is not one of the authority";
        assert_eq!(by(&|spec| spec.set_uses(&[])), stranger);
        assert_eq!(
            by(&|spec| spec.remove_extension(ObjectIdentifier::new_unwrap("2.5.29.37"))),
            stranger
        );
        assert_eq!(by(&|spec| spec.set_authority()), stranger);
        assert_eq!(by(&|spec| spec.issuer = authority.root_name()), stranger);
        let not_in_force = "the responder's certificate is not in force";
        assert_eq!(by(&|spec| spec.until = now() - SECOND), not_in_force);
        assert_eq!(by(&|spec| spec.from = now() + SECOND), not_in_force);
        let unknown = Extension {
            name: ObjectIdentifier::new_unwrap("2.5.29.30"),
            critical: true,
            value: write::sequence([]),
        };
        assert_eq!(by(&|spec| spec.set_extension(unknown.clone())), not_in_force);
    }
}

#[test]
fn who_may_not_answer() {
    for algorithm in ALGORITHMS {
        let world = World::new(algorithm);
        let authority = &world.authority;
        let stranger = "the responder is not one of the authority";
        let other = Responder::new(&Authority::impostor(algorithm));
        assert_eq!(fault(ask(&world, other.clone())), stranger, "the right names, wrong keys");
        // The person whose certificate it is, or a responder that he made himself one.
        let person = world.person.clone();
        assert_eq!(
            fault(changed(&world, |responder| {
                responder.key = person.key.clone();
                responder.certificates = vec![person.certificate.clone()];
            })),
            stranger
        );
        let own = authority.responder(&person.key).signed_with(&person.key);
        assert_eq!(
            fault(changed(&world, |responder| {
                responder.key = person.key.clone();
                responder.certificates = vec![own];
            })),
            stranger
        );
        let of_root = authority.responder(&person.key).signed_with(&authority.root.key);
        assert_eq!(
            fault(changed(&world, |responder| responder.certificates = vec![of_root])),
            stranger
        );
        // With the certificate of the true responder, but not with his key.
        let forged = "the answer is not signed by its responder";
        assert_eq!(fault(changed(&world, |responder| responder.key = person.key.clone())), forged);
        assert_eq!(
            fault(changed(&world, |responder| responder.certificates.clear())),
            forged,
            "the responder's own key is not the authority's"
        );
        let issuing = authority.issuing.certificate.clone();
        assert_eq!(
            fault(changed(&world, |responder| responder.certificates = vec![issuing])),
            forged
        );
        assert_eq!(
            fault(changed(&world, |responder| responder.certificates = vec![write::null()])),
            "the responder's certificate is malformed"
        );
    }
}

#[test]
fn an_answer_is_of_this_moment() {
    let world = World::new(Algorithm::Gost256);
    let at = |this_update| changed(&world, |responder| responder.this_update = this_update);
    let stale = "the answer is not of this moment";
    assert!(good(at(now() - 5 * MINUTE)));
    assert_eq!(fault(at(now() - 5 * MINUTE - SECOND)), stale);
    assert!(good(at(now() + 5 * MINUTE)));
    assert_eq!(fault(at(now() + 5 * MINUTE + SECOND)), stale);
    let next = |next| changed(&world, |responder| responder.next_update = Some(next));
    assert!(good(next(now() + MINUTE)));
    assert!(good(next(now() - 5 * MINUTE)));
    assert_eq!(fault(next(now() - 5 * MINUTE - SECOND)), stale);
    // A stale answer is not believed whatever it says.
    let revoked = Statement::Revoked { at: now() - 100 * MINUTE, reason: None };
    for statement in [revoked, Statement::Unknown] {
        let old = changed(&world, |responder| {
            responder.statement = statement;
            responder.this_update = now() - 6 * MINUTE;
        });
        assert_eq!(fault(old), stale);
    }
}

#[test]
fn an_answer_is_to_this_question() {
    let world = World::new(Algorithm::Gost256);
    let nonce = |nonce| changed(&world, |responder| responder.nonce = nonce);
    let another = "the answer is to another question";
    assert!(good(nonce(Nonce::Same)));
    assert!(good(nonce(Nonce::Bare)));
    assert_eq!(fault(nonce(Nonce::Other)), another);
    assert_eq!(fault(nonce(Nonce::Missing)), another);
    let elsewhere = "the answer is about another certificate";
    let other = world.authority.signer(Role::PersonSystem).certificate;
    for serial in [serial(&other), vec![1], vec![0xFF], Vec::new()] {
        let status = changed(&world, |responder| responder.serial = Some(serial.clone()));
        let expected = if serial.is_empty() { "the answer is malformed" } else { elsewhere };
        assert_eq!(fault(status), expected);
    }
    assert_eq!(
        fault(changed(&world, |responder| responder.issuer_key_hash = Some(vec![7; 32]))),
        elsewhere
    );
    assert_eq!(fault(changed(&world, |responder| responder.times = 0)), elsewhere);
    assert_eq!(
        fault(changed(&world, |responder| responder.times = 2)),
        "the answer tells the status twice"
    );
}

/// Keeps the questions and repeats its first answer.
struct Replay {
    responder: Responder,
    questions: RefCell<Vec<Vec<u8>>>,
}

impl Transport for &Replay {
    fn post(&self, request: &[u8]) -> Result<Vec<u8>, Unavailable> {
        let mut questions = self.questions.borrow_mut();
        questions.push(request.to_vec());
        Ok(self.responder.answer(&questions[0]))
    }
}

#[test]
fn an_answer_does_not_serve_twice() {
    let world = World::new(Algorithm::Gost256);
    let responder = Responder::new(&world.authority);
    let replay = Replay { responder, questions: RefCell::default() };
    assert!(good(ask(&world, &replay)));
    assert_eq!(fault(ask(&world, &replay)), "the answer is to another question");
    let questions = replay.questions.borrow();
    assert_ne!(questions[0], questions[1]);
    let serial = serial(&world.person.certificate);
    assert!(questions[0].windows(serial.len()).any(|bytes| bytes == serial));
}

#[test]
fn critical_extensions_spoil_an_answer() {
    let world = World::new(Algorithm::Gost256);
    let extension = |critical| Extension {
        name: ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.9"),
        critical,
        value: write::null(),
    };
    for critical in [false, true] {
        let of_answer = changed(&world, |responder| responder.extensions.push(extension(critical)));
        let of_statement =
            changed(&world, |responder| responder.single_extensions.push(extension(critical)));
        for status in [of_answer, of_statement] {
            if critical {
                assert_eq!(fault(status), "the answer is malformed");
            } else {
                assert!(good(status));
            }
        }
    }
}

#[test]
fn no_answer_is_none() {
    let world = World::new(Algorithm::Gost256);
    for status in 1..=6 {
        let answer = changed(&world, |responder| responder.response_status = status);
        assert_eq!(answer, Err(Unavailable("the authority gives no answer".to_owned())));
    }
    let spoilt = |spoil| changed(&world, |responder| responder.spoil = spoil);
    assert_eq!(
        spoilt(|_| Err(Unavailable("timeout".to_owned()))),
        Err(Unavailable("timeout".to_owned()))
    );
    assert_eq!(
        spoilt(|_| Ok(vec![0x30; LONGEST_RESPONSE + 1])),
        Err(Unavailable("the answer is too long".to_owned()))
    );
    let malformed = "the answer is malformed";
    assert_eq!(fault(spoilt(|_| Ok(Vec::new()))), malformed);
    assert_eq!(fault(spoilt(|_| Ok(b"<html>".to_vec()))), malformed);
    assert_eq!(fault(spoilt(|answer| Ok(answer[..answer.len() - 1].to_vec()))), malformed);
    assert_eq!(fault(spoilt(|answer| Ok([answer, vec![0]].concat()))), malformed);
    assert_eq!(fault(spoilt(|answer| Ok([vec![0x31], answer[1..].to_vec()].concat()))), malformed);
    let other_type = spoilt(|mut answer| {
        let basic = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");
        let basic = basic.as_bytes();
        let at = answer.windows(basic.len()).position(|bytes| bytes == basic).unwrap();
        answer[at + basic.len() - 1] = 9;
        Ok(answer)
    });
    assert_eq!(fault(other_type), "the answer is of an unknown type");
}

#[test]
fn every_changed_byte_of_an_answer_is_found() {
    for (algorithm, step) in [(Algorithm::RsaSha256, 5), (Algorithm::Gost256, 1)] {
        let world = World::new(algorithm);
        let responder = Responder::new(&world.authority);
        let replay = Replay { responder, questions: RefCell::default() };
        assert!(good(ask(&world, &replay)));
        let answer = replay.responder.answer(&replay.questions.borrow()[0]);
        let serial = serial(&world.person.certificate);
        let judge = |answer: &[u8]| judge_recorded(answer, &serial, &world.issuer, now());
        assert!(good(judge(&answer)));
        for at in (0..answer.len()).step_by(step) {
            for bit in [0x01, 0x20] {
                let mut changed = answer.clone();
                changed[at] ^= bit;
                assert!(!good(judge(&changed)), "{algorithm:?}: byte {at}, bit {bit}");
            }
        }
    }
}
