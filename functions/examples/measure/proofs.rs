//! Signups with their proofs of work, solved before anything is measured.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use base64ct::{Base64, Encoding};
use domain::volunteer::form::{CONSENT, FORM};
use functions::keys::{SECRET, Secrets};
use functions::pow;
use serde_json::{Value, json};

use crate::Fault;

/// The master secret of everything that is measured, so that proofs can be kept for the next time.
pub(crate) const MASTER: [u8; SECRET] = [7; SECRET];

/// How long they can be kept, in seconds.
const KEPT: u64 = 30 * 24 * 60 * 60;

fn solve() -> Result<String, Fault> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let challenge = pow::challenge(&Secrets::of(MASTER).proofs, FORM.name, now + KEPT)?;
    let options = altcha::SolveChallengeOptions::new(&challenge);
    let solution = altcha::solve_challenge(options).map_err(|error| format!("{error:?}"))?;
    let solution = solution.ok_or("no solution in time")?;
    let payload = altcha::Payload { challenge, solution };
    Ok(Base64::encode_string(&serde_json::to_vec(&payload)?))
}

/// So many proofs, solved on all cores.
pub(crate) fn solved(count: usize) -> Result<Vec<String>, Fault> {
    let cores = std::thread::available_parallelism()?.get();
    let each = count.div_ceil(cores);
    let threads: Vec<_> = (0..cores)
        .map(|_| std::thread::spawn(move || (0..each).map(|_| solve()).collect::<Vec<_>>()))
        .collect();
    let mut proofs = Vec::new();
    for thread in threads {
        for proof in thread.join().map_err(|_| "a thread that solves broke off")? {
            proofs.push(proof?);
        }
    }
    proofs.truncate(count);
    Ok(proofs)
}

/// The same, with those that a file keeps; the rest is solved and added to it.
pub(crate) fn kept(count: usize, file: &Path) -> Result<Vec<String>, Fault> {
    let read = fs::read_to_string(file).ok().and_then(|text| serde_json::from_str(&text).ok());
    let mut proofs: Vec<String> = read.unwrap_or_default();
    while proofs.len() < count {
        let some = solved((count - proofs.len()).min(200))?;
        proofs.extend(some);
        fs::write(file, serde_json::to_vec(&proofs)?)?;
        eprintln!("{} of {count} proofs of work are solved", proofs.len());
    }
    proofs.truncate(count);
    Ok(proofs)
}

/// A filled-in questionnaire.
pub(crate) fn answers(proof: &str) -> Value {
    json!({
        "born": "1990", "sex": "f", "education": "higher", "experience": "none",
        "place": "103200000", "languages": ["kk", "ru"], "ways": ["advice"], "days": ["sat"],
        "hours": ["morning"], "vehicle": "car", "name": "Айгүл Серікқызы",
        "phone": "8 701 234 56 78", "email": "aigul@example.kz", "consent": CONSENT,
        "altcha": proof,
    })
}
