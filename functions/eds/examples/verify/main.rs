//! `verify`: tells a clerk in doubt, or a program, whether a signed message may be trusted.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a program of its own")]

mod arguments;
mod json;
mod misuse;
mod phrases;
mod verdict;

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use eds::revocation::crl::Crls;
use eds::revocation::http::Http;
use eds::revocation::ocsp::Ocsp;
use eds::revocation::{Fallback, RevocationSource};
use eds::words::Language;
use eds::{Refusal, Signature, Trust, Verifier, attached_content};

use arguments::{Arguments, Form, Parsed, TrustSet};
use misuse::Misuse;

/// How much of a message is read; the library refuses far less.
const MOST_READ: u64 = 1 << 20;

/// What a check came to, and on what.
struct Outcome {
    result: Result<Signature, Refusal>,
    /// The moment for which was asked.
    at: SystemTime,
    /// What was signed, if it was taken out of the message.
    attached: Option<Vec<u8>>,
    /// Whether anybody could be asked about revocation.
    asked_about_revocation: bool,
    /// Whose authorities were trusted.
    trust: TrustSet,
}

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let system = system.and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::Kk);
    let language = arguments::language(&words).unwrap_or(system);
    match run(words, language) {
        Ok((text, code)) => print(&text, code),
        Err(misuse) => {
            // Nobody is left to be told that nobody can be told.
            let _ = writeln!(std::io::stderr(), "{}", misuse.explain(language));
            ExitCode::from(2)
        }
    }
}

/// Prints the outcome; an outcome that nobody could read is none.
fn print(text: &str, code: u8) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::from(code),
        Err(_) => ExitCode::from(2),
    }
}

/// What to print, and the exit status.
fn run(words: Vec<std::ffi::OsString>, language: Language) -> Result<(String, u8), Misuse> {
    let arguments = match Arguments::parse(words)? {
        Parsed::Help => return Ok((phrases::of(language).help.to_owned(), 0)),
        Parsed::Arguments(arguments) => arguments,
    };
    let outcome = check(&arguments)?;
    let code = match &outcome.result {
        Ok(_) => 0,
        Err(refusal) if refusal.is_retryable() => 3,
        Err(_) => 1,
    };
    let text = match arguments.form {
        Form::Words => verdict::write(&outcome, language),
        Form::Json => json::write(&outcome, language),
    };
    Ok((text, code))
}

fn check(arguments: &Arguments) -> Result<Outcome, Misuse> {
    let at = arguments.at.unwrap_or_else(SystemTime::now);
    let message = read_message(&arguments.message)?;
    let content = arguments.content.as_deref().map(read).transpose()?;
    let trust = match arguments.trust {
        TrustSet::Production => Trust::production(),
        TrustSet::Test => Trust::test(),
    };
    let ocsp = arguments.ocsp.as_deref().map(|url| Ocsp::new(Http::new(url)));
    let crls = read_crls(arguments, &trust)?;
    let asked_about_revocation = ocsp.is_some() || crls.is_some();
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
            Ok(None) => return Err(Misuse::ContentNeeded),
            Ok(Some(content)) => (verifier.verify(&content, &message, at), Some(content)),
        },
    };
    Ok(Outcome { result, at, attached, asked_about_revocation, trust: arguments.trust })
}

fn read_crls(arguments: &Arguments, trust: &Trust) -> Result<Option<Crls>, Misuse> {
    let mut crls = (!arguments.crls.is_empty()).then(Crls::default);
    for path in &arguments.crls {
        let mut list = read(path)?;
        if let Ok((_, der)) = der::pem::decode_vec(&list) {
            list = der;
        }
        let added = crls.as_mut().map(|crls| crls.add(&list, trust));
        added.transpose().map_err(|error| Misuse::BadList { path: path.clone(), error })?;
    }
    Ok(crls)
}

fn read(path: &Path) -> Result<Vec<u8>, Misuse> {
    std::fs::read(path).map_err(|error| Misuse::Unreadable { path: path.to_owned(), error })
}

fn read_message(path: &Path) -> Result<Vec<u8>, Misuse> {
    let mut message = Vec::new();
    let done = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MOST_READ).read_to_end(&mut message)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MOST_READ).read_to_end(&mut message))
    };
    done.map_err(|error| Misuse::Unreadable { path: path.to_owned(), error })?;
    Ok(message)
}
