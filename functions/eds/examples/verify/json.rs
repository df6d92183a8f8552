//! The outcome as JSON, for programs.

use std::time::SystemTime;

use eds::revocation::Evidence;
use eds::words::{self, Language};
use eds::{Refusal, Signature};
use serde::Serialize;

use crate::check::Outcome;

#[derive(Serialize)]
struct Verdict<'a> {
    /// `good`, `refused` or `unavailable`.
    verdict: &'static str,
    /// The name of the step that failed.
    step: Option<&'static str>,
    reason: Option<Reason>,
    signer: Option<Signer<'a>>,
    algorithm: Option<&'static str>,
    revocation: Option<Revocation>,
}

#[derive(Serialize)]
struct Reason {
    /// The stable name of the refusal.
    name: &'static str,
    /// The explanation for people, in the requested language.
    text: String,
    /// The explanation for developers, in English.
    detail: String,
}

#[derive(Serialize)]
struct Signer<'a> {
    name: &'a str,
    iin: Option<&'a str>,
    role: &'static str,
    organisation: Option<Organisation<'a>>,
    certificate: Certificate,
    /// The signing time by the clock of the signer's computer.
    signing_time: Option<String>,
}

#[derive(Serialize)]
struct Organisation<'a> {
    name: &'a str,
    bin: &'a str,
}

#[derive(Serialize)]
struct Certificate {
    serial: String,
    sha256: String,
}

#[derive(Serialize)]
struct Revocation {
    /// `ocsp` or `crl`.
    source: &'static str,
    /// The number of a CRL.
    number: Option<u64>,
    this_update: String,
}

/// Returns the outcome as one JSON object.
pub(crate) fn write(outcome: &Outcome, language: Language) -> String {
    let verdict = match &outcome.result {
        Ok(signature) => Verdict::good(signature),
        Err(refusal) => Verdict::refused(refusal, language),
    };
    let json = serde_json::to_string_pretty(&verdict);
    json.expect("strings and numbers can be written as JSON") + "\n"
}

impl Verdict<'_> {
    fn good(signature: &Signature) -> Verdict<'_> {
        let signer = &signature.signer;
        let organisation = signer.organisation.as_ref();
        let sha256 = signature.certificate.sha256();
        Verdict {
            verdict: "good",
            step: None,
            reason: None,
            signer: Some(Signer {
                name: &signer.name,
                iin: signer.iin.as_ref().map(|iin| iin.as_str()),
                role: signer.role.name(),
                organisation: organisation.map(|organisation| Organisation {
                    name: &organisation.name,
                    bin: organisation.bin.as_str(),
                }),
                certificate: Certificate {
                    serial: signature.certificate.serial_hex(),
                    sha256: base16ct::lower::encode_string(&sha256),
                },
                signing_time: signature.signing_time.map(moment),
            }),
            algorithm: Some(signature.algorithm.name()),
            revocation: Some(Revocation::of(&signature.revocation)),
        }
    }

    fn refused(refusal: &Refusal, language: Language) -> Verdict<'static> {
        Verdict {
            verdict: if refusal.is_retryable() { "unavailable" } else { "refused" },
            step: Some(refusal.step().name()),
            reason: Some(Reason {
                name: refusal.name(),
                text: words::explain(refusal, language),
                detail: refusal.to_string(),
            }),
            signer: None,
            algorithm: None,
            revocation: None,
        }
    }
}

impl Revocation {
    fn of(evidence: &Evidence) -> Revocation {
        match evidence {
            Evidence::Ocsp { this_update, .. } => {
                Revocation { source: "ocsp", number: None, this_update: moment(*this_update) }
            }
            Evidence::Crl { number, this_update } => {
                Revocation { source: "crl", number: *number, this_update: moment(*this_update) }
            }
        }
    }
}

/// Returns a moment in RFC 3339 form.
fn moment(at: SystemTime) -> String {
    jiff::Timestamp::try_from(at).map(|at| at.to_string()).unwrap_or_default()
}
