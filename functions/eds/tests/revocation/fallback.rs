//! The fallback from OCSP responses to CRLs, in the verification of whole messages.

use eds::revocation::crl::Crls;
use eds::revocation::ocsp::Ocsp;
use eds::revocation::{Evidence, Fallback, RevocationSource, Status, Unavailable};
use eds::testing::{CertStatus, CrlSpec, Message, NonceEcho, Responder, now};
use eds::{Algorithm, Policy, Refusal, RevocationReason, Signature, Verifier};

use crate::{Fixture, HOUR};

const CONTENT: &[u8] = b"reveal 7";

/// Returns a responder that cannot be reached.
fn silent(fixture: &Fixture) -> Responder {
    let mut responder = Responder::new(&fixture.authority);
    responder.tamper = |_| Err(Unavailable("timeout".to_owned()));
    responder
}

/// Returns the authority's CRL, in which the person's certificate is revoked or not.
fn listed(fixture: &Fixture, revoked: bool) -> Crls {
    let mut list = CrlSpec::full(&fixture.authority, 1);
    if revoked {
        list = list.revoke(&fixture.person.certificate, Some(1));
    }
    let mut crls = Crls::default();
    let der = list.signed_with(&fixture.authority.issuing.key);
    crls.add(&der, &fixture.authority.trust()).unwrap();
    crls
}

fn verify(fixture: &Fixture, source: impl RevocationSource) -> Result<Signature, Refusal> {
    let message = Message::new(CONTENT, &fixture.person, now()).to_der();
    Verifier::new(fixture.authority.trust(), Policy::Person, source).verify(
        CONTENT,
        &message,
        now(),
    )
}

fn both(first: Responder, second: Crls) -> Fallback<Ocsp<Responder>, Crls> {
    Fallback { first: Ocsp::new(first), second }
}

#[test]
fn prefers_the_response_to_the_crl() {
    let fixture = Fixture::new(Algorithm::Gost512);
    let signature =
        verify(&fixture, both(Responder::new(&fixture.authority), listed(&fixture, true)));
    assert!(matches!(signature.unwrap().revocation, Evidence::Ocsp { .. }));
    let mut revoking = Responder::new(&fixture.authority);
    let at = now() - HOUR;
    revoking.status = CertStatus::Revoked { at, reason: Some(6) };
    let reason = Some(RevocationReason::CertificateHold);
    assert_eq!(
        verify(&fixture, both(revoking, listed(&fixture, false))).unwrap_err(),
        Refusal::Revoked { at, reason }
    );
}

#[test]
fn uses_the_crl_without_a_response() {
    let fixture = Fixture::new(Algorithm::RsaSha256);
    let signature = verify(&fixture, both(silent(&fixture), listed(&fixture, false))).unwrap();
    let this_update = now() - HOUR;
    assert_eq!(signature.revocation, Evidence::Crl { number: Some(1), this_update });
    let refusal = verify(&fixture, both(silent(&fixture), listed(&fixture, true))).unwrap_err();
    let reason = Some(RevocationReason::KeyCompromise);
    assert_eq!(refusal, Refusal::Revoked { at: now() - 2 * HOUR, reason });
    assert!(!refusal.is_retryable());
    let mut busy = Responder::new(&fixture.authority);
    busy.response_status = 3;
    assert!(verify(&fixture, both(busy, listed(&fixture, false))).is_ok());
}

#[test]
fn an_untrusted_response_does_not_fall_back_to_the_crl() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let with = |change: fn(&mut Responder)| {
        let mut responder = Responder::new(&fixture.authority);
        change(&mut responder);
        verify(&fixture, both(responder, listed(&fixture, false))).unwrap_err()
    };
    let untrusted = |fault| Refusal::RevocationUntrusted { fault };
    assert_eq!(
        with(|responder| responder.nonce = NonceEcho::Missing),
        untrusted("the response has another nonce")
    );
    assert_eq!(
        with(|responder| responder.certificates.clear()),
        untrusted("the response is not signed by its responder")
    );
    assert_eq!(
        with(|responder| responder.tamper = |_| Ok(Vec::new())),
        untrusted("the response is malformed")
    );
    assert_eq!(
        with(|responder| responder.status = CertStatus::Unknown),
        Refusal::RevocationUnknown
    );
}

#[test]
fn no_source_means_unavailable() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let unavailable = |why: &str| Refusal::RevocationUnavailable { why: why.to_owned() };
    let refusal = verify(&fixture, both(silent(&fixture), Crls::default())).unwrap_err();
    assert_eq!(refusal, unavailable("timeout; no CRL of the authority"));
    assert!(refusal.is_retryable());
    assert_eq!(verify(&fixture, None::<Crls>).unwrap_err(), unavailable("no source was given"));
    assert_eq!(
        verify(&fixture, Crls::default()).unwrap_err(),
        unavailable("no CRL of the authority")
    );
    assert!(verify(&fixture, Some(listed(&fixture, false))).is_ok());
}

#[test]
fn a_revoked_authority_outweighs_a_good_response() {
    let fixture = Fixture::new(Algorithm::Gost512);
    let root = CrlSpec::of_root(&fixture.authority, 1);
    let list = root.revoke(&fixture.authority.issuing.certificate, Some(2));
    let list = list.signed_with(&fixture.authority.root.key);
    let mut crls = listed(&fixture, false);
    crls.add(&list, &fixture.authority.trust()).unwrap();
    let good = Responder::new(&fixture.authority);
    let refusal = verify(&fixture, both(good, crls.clone())).unwrap_err();
    assert_eq!(refusal, Refusal::AuthorityRevoked);
    assert_eq!(verify(&fixture, &crls).unwrap_err(), Refusal::AuthorityRevoked);
    assert_eq!(verify(&fixture, Some(crls)).unwrap_err(), Refusal::AuthorityRevoked);
}

/// A source that fails the test when it is asked.
struct NotAsked;

impl RevocationSource for NotAsked {
    fn status(
        &self,
        _: &eds::Certificate,
        _: &eds::Certificate,
        _: std::time::SystemTime,
    ) -> Result<Status, Unavailable> {
        panic!("no source is asked about a message that is already refused");
    }
}

#[test]
fn asks_no_source_about_an_invalid_message() {
    let fixture = Fixture::new(Algorithm::Gost256);
    let mut message = Message::new(CONTENT, &fixture.person, now());
    message.signer().signature[5] ^= 1;
    let verifier = Verifier::new(fixture.authority.trust(), Policy::Person, NotAsked);
    let refusal = verifier.verify(CONTENT, &message.to_der(), now()).unwrap_err();
    assert_eq!(refusal, Refusal::SignatureInvalid);
}
