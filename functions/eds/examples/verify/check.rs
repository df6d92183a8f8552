//! Runs the check that the arguments ask for.

use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use eds::revocation::crl::Crls;
use eds::revocation::http::Http;
use eds::revocation::ocsp::Ocsp;
use eds::revocation::{Fallback, RevocationSource};
use eds::{Refusal, Signature, Trust, Verifier, attached_content};

use crate::arguments::{Arguments, TrustSet};
use crate::usage_error::UsageError;

/// The maximum number of bytes of a message that are read; the library refuses far shorter ones.
const MAX_READ: u64 = 1 << 20;

/// The outcome of a check, with the facts that the output shows.
pub(crate) struct Outcome {
    /// The result of the verification.
    pub(crate) result: Result<Signature, Refusal>,
    /// The moment of the check.
    pub(crate) at: SystemTime,
    /// The signed content, if it was taken from the message.
    pub(crate) attached: Option<Vec<u8>>,
    /// Whether a revocation source was given.
    pub(crate) has_revocation_source: bool,
    /// The authorities that were trusted.
    pub(crate) trust: TrustSet,
}

/// Runs a check.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, UsageError> {
    let at = arguments.at.unwrap_or_else(SystemTime::now);
    let message = read_message(&arguments.message)?;
    let content = arguments.content.as_deref().map(read).transpose()?;
    let trust = match arguments.trust {
        TrustSet::Production => Trust::production(),
        TrustSet::Test => Trust::test(),
    };
    let ocsp = arguments.ocsp.as_deref().map(|url| Ocsp::new(Http::new(url)));
    let crls = read_crls(arguments, &trust)?;
    let has_revocation_source = ocsp.is_some() || crls.is_some();
    let both;
    let source: &dyn RevocationSource = match (&ocsp, &crls) {
        (Some(ocsp), Some(crls)) => {
            both = Fallback { first: ocsp, second: crls };
            &both
        }
        (Some(ocsp), None) => ocsp,
        (None, _) => &crls,
    };
    let verifier = Verifier::new(trust, arguments.role, source);
    let (result, attached) = match content {
        Some(content) => (verifier.verify(&content, &message, at), None),
        None => match attached_content(&message) {
            Err(refusal) => (Err(refusal), None),
            Ok(None) => return Err(UsageError::ContentNeeded),
            Ok(Some(content)) => (verifier.verify(&content, &message, at), Some(content)),
        },
    };
    Ok(Outcome { result, at, attached, has_revocation_source, trust: arguments.trust })
}

fn read_crls(arguments: &Arguments, trust: &Trust) -> Result<Option<Crls>, UsageError> {
    let mut crls = (!arguments.crls.is_empty()).then(Crls::default);
    for path in &arguments.crls {
        let mut crl = read(path)?;
        if let Ok((_, der)) = der::pem::decode_vec(&crl) {
            crl = der;
        }
        let added = crls.as_mut().map(|crls| crls.add(&crl, trust));
        added.transpose().map_err(|error| UsageError::BadCrl { path: path.clone(), error })?;
    }
    Ok(crls)
}

fn read(path: &Path) -> Result<Vec<u8>, UsageError> {
    std::fs::read(path).map_err(|error| UsageError::Unreadable { path: path.to_owned(), error })
}

fn read_message(path: &Path) -> Result<Vec<u8>, UsageError> {
    let mut message = Vec::new();
    let done = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MAX_READ).read_to_end(&mut message)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MAX_READ).read_to_end(&mut message))
    };
    done.map_err(|error| UsageError::Unreadable { path: path.to_owned(), error })?;
    Ok(message)
}
