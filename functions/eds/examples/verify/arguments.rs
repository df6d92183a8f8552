//! The command-line arguments.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::SystemTime;

use eds::Policy;
use eds::words::Language;
use lexopt::{Arg, Parser, ValueExt};

use crate::usage_error::UsageError;

/// The parsed arguments.
pub(crate) enum Parsed {
    /// A request for help.
    Help,
    /// A request for a check.
    Arguments(Arguments),
}

/// The message to check, and how.
pub(crate) struct Arguments {
    /// The signed file, or `-` for standard input.
    pub message: PathBuf,
    pub content: Option<PathBuf>,
    pub at: Option<SystemTime>,
    pub trust: TrustSet,
    pub crls: Vec<PathBuf>,
    pub ocsp: Option<String>,
    pub role: Policy,
    pub format: OutputFormat,
}

/// The authorities that are trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TrustSet {
    Production,
    Test,
}

/// The format of the output.
#[derive(Clone, Copy)]
pub(crate) enum OutputFormat {
    Words,
    Json,
}

/// Returns the language in the arguments. It is found before they are parsed, so that errors in them
/// are reported in it.
pub(crate) fn language(words: &[OsString]) -> Option<Language> {
    let words = || words.iter().map(|word| word.to_string_lossy());
    let next = words().zip(words().skip(1)).find(|(word, _)| word == "--lang");
    let joined = words().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    let tag = next.map(|(_, tag)| tag.into_owned()).or(joined)?;
    Language::from_tag(&tag)
}

impl Arguments {
    /// Parses the arguments after the program's name.
    pub(crate) fn parse(words: Vec<OsString>) -> Result<Parsed, UsageError> {
        let mut message = None;
        let mut arguments = Arguments {
            message: PathBuf::new(),
            content: None,
            at: None,
            trust: TrustSet::Production,
            crls: Vec::new(),
            ocsp: None,
            role: Policy::Any,
            format: OutputFormat::Words,
        };
        let mut parser = Parser::from_args(words);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(Parsed::Help),
                Arg::Long("json") => arguments.format = OutputFormat::Json,
                Arg::Long(name) => {
                    let name = format!("--{name}");
                    arguments.set(&name, &mut parser)?;
                }
                Arg::Short(letter) => return Err(UsageError::UnknownOption(format!("-{letter}"))),
                Arg::Value(path) => {
                    if message.replace(PathBuf::from(path)).is_some() {
                        return Err(UsageError::SeveralMessages);
                    }
                }
            }
        }
        arguments.message = message.ok_or(UsageError::NoMessage)?;
        Ok(Parsed::Arguments(arguments))
    }

    /// Sets an option with a value.
    fn set(&mut self, name: &str, parser: &mut Parser) -> Result<(), UsageError> {
        match name {
            "--content" => self.content = Some(parser.value()?.into()),
            "--crl" => self.crls.push(parser.value()?.into()),
            "--at" => self.at = Some(choice(name, parser, "2026-11-24T12:00:00Z", moment)?),
            "--trust" => self.trust = choice(name, parser, "production, test", trust)?,
            "--ocsp" => self.ocsp = Some(choice(name, parser, "http://…", address)?),
            "--role" => self.role = choice(name, parser, "person, organisation, any", role)?,
            "--lang" => {
                choice(name, parser, "kk, ru, en", Language::from_tag)?;
            }
            unknown => return Err(UsageError::UnknownOption(unknown.to_owned())),
        }
        Ok(())
    }
}

/// Parses the value of an option with a function; `expected` lists the allowed values.
fn choice<T>(
    option: &str,
    parser: &mut Parser,
    expected: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, UsageError> {
    let value = parser.value()?.string().unwrap_or_default();
    read(&value).ok_or(UsageError::BadValue { option: option.to_owned(), value, expected })
}

fn moment(text: &str) -> Option<SystemTime> {
    text.parse::<jiff::Timestamp>().ok()?.try_into().ok()
}

fn trust(text: &str) -> Option<TrustSet> {
    match text {
        "production" => Some(TrustSet::Production),
        "test" => Some(TrustSet::Test),
        _ => None,
    }
}

fn role(text: &str) -> Option<Policy> {
    match text {
        "person" => Some(Policy::Person),
        "organisation" => Some(Policy::Organisation),
        "any" => Some(Policy::Any),
        _ => None,
    }
}

/// Parses an address of plain HTTP, which is enough because the responses are signed.
fn address(text: &str) -> Option<String> {
    text.starts_with("http://").then(|| text.to_owned())
}
