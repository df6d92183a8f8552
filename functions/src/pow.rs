//! Proof of work (ALTCHA, protocol version 2): a form costs its sender a second of reckoning, and
//! nobody is asked to recognise pictures.
//!
//! A challenge is bound to one form and a time; which solutions were used the store knows.

use std::collections::BTreeMap;

use altcha::{Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions};
use base64ct::{Base64, Encoding};
use serde_json::Value;

use crate::keys::{Secret, hex};

/// How long a challenge may be solved and sent, in seconds: as long as a form is filled in.
pub const LASTS: u64 = 2 * 60 * 60;

/// The function that is to be computed, and how often within one try: about a second in all on a
/// slow phone, with the browser's own WebCrypto.
const ALGORITHM: &str = "PBKDF2/SHA-256";
const COST: u32 = 2_000;

/// How the found key must begin, in hexadecimal: one try of 256 does.
const PREFIX: &str = "00";

/// The longest proof that is read, in characters.
const LONGEST: usize = 8 * 1024;

/// Why a proof is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// It cannot be read, is not ours, is for another form, or is not solved.
    #[error("the proof of work does not hold")]
    Wrong,
    /// It came too late.
    #[error("the proof of work is too old")]
    Expired,
}

/// A proof that holds: its name, and until when the store must remember it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The name, the same for every copy of this proof.
    pub name: String,
    /// When it cannot be sent any more anyway.
    pub expires: u64,
}

/// A new challenge for a form.
pub fn challenge(secret: &Secret, form: &str, now: u64) -> Result<Challenge, ProofError> {
    let data = BTreeMap::from([
        ("form".to_owned(), Value::from(form)),
        ("expires".to_owned(), Value::from(now + LASTS)),
    ]);
    altcha::create_challenge(CreateChallengeOptions {
        algorithm: ALGORITHM.to_owned(),
        cost: COST,
        key_prefix: PREFIX.to_owned(),
        data: Some(data),
        hmac_signature_secret: Some(signature_secret(secret)),
        ..CreateChallengeOptions::default()
    })
    .map_err(|_| ProofError::Wrong)
}

/// Verifies what a browser sends for a form: the challenge and its solution, as base64 of JSON.
pub fn verify(secret: &Secret, form: &str, sent: &str, now: u64) -> Result<Proof, ProofError> {
    let wrong = ProofError::Wrong;
    let json = Some(sent).filter(|sent| sent.len() <= LONGEST);
    let json = json.and_then(|sent| Base64::decode_vec(sent).ok());
    let payload: Payload = json.and_then(|json| serde_json::from_slice(&json).ok()).ok_or(wrong)?;
    let (challenge, solution) = (&payload.challenge, &payload.solution);
    let parameters = &challenge.parameters;
    // The parameters are signed; these are checked so that an old, easier challenge is not taken.
    let ours = parameters.algorithm == ALGORITHM
        && parameters.cost == COST
        && parameters.key_prefix == PREFIX;
    let options = VerifySolutionOptions::new(challenge, solution, signature_secret(secret));
    let verified = altcha::verify_solution(options).is_ok_and(|result| result.verified);
    let data = parameters.data.as_ref().ok_or(wrong)?;
    let expires = data.get("expires").and_then(Value::as_u64).ok_or(wrong)?;
    let for_form = data.get("form").and_then(Value::as_str) == Some(form);
    if !ours || !verified || !for_form {
        return Err(wrong);
    }
    if now >= expires {
        return Err(ProofError::Expired);
    }
    let name = secret.name(&[b"used", parameters.nonce.as_bytes(), parameters.salt.as_bytes()]);
    Ok(Proof { name, expires })
}

fn signature_secret(secret: &Secret) -> String {
    hex(&secret.mac(&[b"altcha"]))
}
