//! Answers first, lists second, and a whole message judged by both.

use eds::revocation::crl::Crls;
use eds::revocation::ocsp::Ocsp;
use eds::revocation::{Evidence, Fallback, RevocationSource, Status, Unavailable};
use eds::testing::{List, Message, Nonce, Responder, Statement, now};
use eds::{Algorithm, Policy, Reason, Refusal, Signature, Verifier};

use crate::{HOUR, World};

const CONTENT: &[u8] = b"reveal 7";

/// A responder that cannot be reached, and one that can.
fn silent(world: &World) -> Responder {
    let mut responder = Responder::new(&world.authority);
    responder.spoil = |_| Err(Unavailable("timeout".to_owned()));
    responder
}

/// The authority's list, with the person in it or not.
fn listed(world: &World, revoked: bool) -> Crls {
    let mut list = List::full(&world.authority, 1);
    if revoked {
        list = list.revoke(&world.person.certificate, Some(1));
    }
    let mut crls = Crls::default();
    let der = list.signed_with(&world.authority.issuing.key);
    crls.add(&der, &world.authority.trust()).unwrap();
    crls
}

fn verify(world: &World, source: impl RevocationSource) -> Result<Signature, Refusal> {
    let message = Message::new(CONTENT, &world.person, now()).to_der();
    Verifier::new(world.authority.trust(), Policy::Person, source).verify(CONTENT, &message, now())
}

fn both(first: Responder, second: Crls) -> Fallback<Ocsp<Responder>, Crls> {
    Fallback { first: Ocsp::new(first), second }
}

#[test]
fn the_answer_counts_before_the_list() {
    let world = World::new(Algorithm::Gost512);
    let signature = verify(&world, both(Responder::new(&world.authority), listed(&world, true)));
    assert!(matches!(signature.unwrap().revocation, Evidence::Ocsp { .. }));
    let mut revoking = Responder::new(&world.authority);
    let at = now() - HOUR;
    revoking.statement = Statement::Revoked { at, reason: Some(6) };
    let reason = Some(Reason::CertificateHold);
    assert_eq!(
        verify(&world, both(revoking, listed(&world, false))).unwrap_err(),
        Refusal::Revoked { at, reason }
    );
}

#[test]
fn the_list_counts_where_there_is_no_answer() {
    let world = World::new(Algorithm::RsaSha256);
    let signature = verify(&world, both(silent(&world), listed(&world, false))).unwrap();
    let this_update = now() - HOUR;
    assert_eq!(signature.revocation, Evidence::Crl { number: Some(1), this_update });
    let refusal = verify(&world, both(silent(&world), listed(&world, true))).unwrap_err();
    let reason = Some(Reason::KeyCompromise);
    assert_eq!(refusal, Refusal::Revoked { at: now() - 2 * HOUR, reason });
    assert!(!refusal.is_retryable());
    let mut busy = Responder::new(&world.authority);
    busy.response_status = 3;
    assert!(verify(&world, both(busy, listed(&world, false))).is_ok());
}

#[test]
fn an_answer_that_is_not_believed_is_not_made_good_by_a_list() {
    let world = World::new(Algorithm::Gost256);
    let with = |change: fn(&mut Responder)| {
        let mut responder = Responder::new(&world.authority);
        change(&mut responder);
        verify(&world, both(responder, listed(&world, false))).unwrap_err()
    };
    let untrusted = |fault| Refusal::RevocationUntrusted { fault };
    assert_eq!(
        with(|responder| responder.nonce = Nonce::Missing),
        untrusted("the answer is to another question")
    );
    assert_eq!(
        with(|responder| responder.certificates.clear()),
        untrusted("the answer is not signed by its responder")
    );
    assert_eq!(
        with(|responder| responder.spoil = |_| Ok(Vec::new())),
        untrusted("the answer is malformed")
    );
    assert_eq!(
        with(|responder| responder.statement = Statement::Unknown),
        Refusal::RevocationUnknown
    );
}

#[test]
fn nothing_is_good_that_nobody_said() {
    let world = World::new(Algorithm::Gost256);
    let unavailable = |why: &str| Refusal::RevocationUnavailable { why: why.to_owned() };
    let refusal = verify(&world, both(silent(&world), Crls::default())).unwrap_err();
    assert_eq!(refusal, unavailable("timeout; no list of the authority"));
    assert!(refusal.is_retryable());
    assert_eq!(verify(&world, None::<Crls>).unwrap_err(), unavailable("no source was given"));
    assert_eq!(
        verify(&world, Crls::default()).unwrap_err(),
        unavailable("no list of the authority")
    );
    assert!(verify(&world, Some(listed(&world, false))).is_ok());
}

#[test]
fn a_revoked_authority_spoils_even_a_good_answer() {
    let world = World::new(Algorithm::Gost512);
    let root = List::of_root(&world.authority, 1);
    let list = root.revoke(&world.authority.issuing.certificate, Some(2));
    let list = list.signed_with(&world.authority.root.key);
    let mut crls = listed(&world, false);
    crls.add(&list, &world.authority.trust()).unwrap();
    let good = Responder::new(&world.authority);
    let refusal = verify(&world, both(good, crls.clone())).unwrap_err();
    assert_eq!(refusal, Refusal::AuthorityRevoked);
    assert_eq!(verify(&world, &crls).unwrap_err(), Refusal::AuthorityRevoked);
    assert_eq!(verify(&world, Some(crls)).unwrap_err(), Refusal::AuthorityRevoked);
}

/// Fails the test when it is asked.
struct NotAsked;

impl RevocationSource for NotAsked {
    fn status(
        &self,
        _: &eds::Certificate,
        _: &eds::Certificate,
        _: std::time::SystemTime,
    ) -> Result<Status, Unavailable> {
        panic!("nobody is asked about a message that is refused already");
    }
}

#[test]
fn nobody_is_asked_about_a_bad_message() {
    let world = World::new(Algorithm::Gost256);
    let mut message = Message::new(CONTENT, &world.person, now());
    message.signer().signature[5] ^= 1;
    let verifier = Verifier::new(world.authority.trust(), Policy::Person, NotAsked);
    let refusal = verifier.verify(CONTENT, &message.to_der(), now()).unwrap_err();
    assert_eq!(refusal, Refusal::SignatureInvalid);
}
