//! Tickets: what a browser without a script is given instead of a proof of work.
//!
//! It sends its answers, sees them once more with a ticket for just these answers, and sends them
//! again. A ticket is good once and for an hour, and few are taken from one network.

use subtle::ConstantTimeEq;

use crate::keys::{Secret, hex, random};
use crate::pow::{Proof, ProofError};

/// How long a ticket is good, in seconds.
const LASTS: u64 = 60 * 60;

/// A ticket for a form with these answers.
pub fn issue(
    secret: &Secret,
    form: &str,
    answers: &[u8],
    now: u64,
) -> Result<String, getrandom::Error> {
    let nonce = hex(&random::<16>()?);
    let expires = now + LASTS;
    Ok(format!("{expires}.{nonce}.{}", signature(secret, form, answers, expires, &nonce)))
}

/// Verifies a ticket that comes back with a form.
pub fn verify(
    secret: &Secret,
    form: &str,
    answers: &[u8],
    ticket: &str,
    now: u64,
) -> Result<Proof, ProofError> {
    let parts: Vec<&str> = ticket.split('.').collect();
    let [expires, nonce, sent] = parts[..] else { return Err(ProofError::Wrong) };
    let expires: u64 = expires.parse().map_err(|_| ProofError::Wrong)?;
    // Compared in constant time, so that the time it takes says nothing about the right signature.
    let expected = signature(secret, form, answers, expires, nonce);
    if !bool::from(expected.as_bytes().ct_eq(sent.as_bytes())) {
        return Err(ProofError::Wrong);
    }
    if now >= expires {
        return Err(ProofError::Expired);
    }
    Ok(Proof { name: secret.name(&[b"ticket", nonce.as_bytes()]), expires })
}

fn signature(secret: &Secret, form: &str, answers: &[u8], expires: u64, nonce: &str) -> String {
    let expires = expires.to_be_bytes();
    secret.name(&[b"ticket for", form.as_bytes(), answers, &expires, nonce.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Secrets;

    #[test]
    fn a_ticket_is_good_for_its_answers_and_its_hour() {
        let secret = Secrets::of([3; 32]).proofs;
        let ticket = issue(&secret, "form", b"answers", 1000).expect("random numbers");
        let verify = |form: &str, answers: &[u8], ticket: &str, now| {
            super::verify(&secret, form, answers, ticket, now)
        };
        let first = verify("form", b"answers", &ticket, 1000).expect("good");
        assert_eq!(verify("form", b"answers", &ticket, 2000).expect("good").name, first.name);
        assert_eq!(verify("form", b"answers", &ticket, 4600), Err(ProofError::Expired));
        assert_eq!(verify("form", b"others", &ticket, 1000), Err(ProofError::Wrong));
        assert_eq!(verify("other", b"answers", &ticket, 1000), Err(ProofError::Wrong));
        let later = ticket.replacen("4600", "9999", 1);
        assert_eq!(verify("form", b"answers", &later, 1000), Err(ProofError::Wrong));
    }
}
