//! `verify`: reports to a person or a program whether a signed message may be trusted.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a separate program")]

mod arguments;
mod check;
mod json;
mod phrases;
mod usage_error;
mod verdict;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use eds::words::Language;

use arguments::{Arguments, OutputFormat, Parsed};
use usage_error::UsageError;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let system = system.and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::Kk);
    let language = arguments::language(&words).unwrap_or(system);
    match run(words, language) {
        Ok((text, code)) => print(&text, code),
        Err(error) => {
            // If standard error fails too, there is no way left to report it.
            let _ = writeln!(std::io::stderr(), "{}", error.explain(language));
            ExitCode::from(2)
        }
    }
}

/// Prints the outcome; a failure to print is a failure of the program.
fn print(text: &str, code: u8) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::from(code),
        Err(_) => ExitCode::from(2),
    }
}

/// Runs the check; returns the text to print and the exit status.
fn run(words: Vec<OsString>, language: Language) -> Result<(String, u8), UsageError> {
    let arguments = match Arguments::parse(words)? {
        Parsed::Help => return Ok((phrases::of(language).help.to_owned(), 0)),
        Parsed::Arguments(arguments) => arguments,
    };
    let outcome = check::run(&arguments)?;
    let code = match &outcome.result {
        Ok(_) => 0,
        Err(refusal) if refusal.is_retryable() => 3,
        Err(_) => 1,
    };
    let text = match arguments.format {
        OutputFormat::Words => verdict::write(&outcome, language),
        OutputFormat::Json => json::write(&outcome, language),
    };
    Ok((text, code))
}
