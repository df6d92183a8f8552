//! The arguments as they are typed.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::SystemTime;

use eds::Policy;
use eds::words::Language;
use lexopt::{Arg, Parser, ValueExt};

use crate::misuse::Misuse;

/// What was asked for.
pub(crate) enum Parsed {
    /// The help.
    Help,
    /// A check.
    Arguments(Arguments),
}

/// What to check, and how.
pub(crate) struct Arguments {
    /// The signed file, or `-`.
    pub message: PathBuf,
    pub content: Option<PathBuf>,
    pub at: Option<SystemTime>,
    pub trust: TrustSet,
    pub crls: Vec<PathBuf>,
    pub ocsp: Option<String>,
    pub role: Policy,
    pub form: Form,
}

/// Whose authorities are trusted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TrustSet {
    Production,
    Test,
}

/// For whom the outcome is written.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Words,
    Json,
}

/// The language that the arguments ask for: known before they are judged, so that mistakes in them
/// are told in it.
pub(crate) fn language(words: &[OsString]) -> Option<Language> {
    let words = || words.iter().map(|word| word.to_string_lossy());
    let next = words().zip(words().skip(1)).find(|(word, _)| word == "--lang");
    let joined = words().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    let tag = next.map(|(_, tag)| tag.into_owned()).or(joined)?;
    Language::from_tag(&tag)
}

impl Arguments {
    /// Reads the words after the program's name.
    pub(crate) fn parse(words: Vec<OsString>) -> Result<Parsed, Misuse> {
        let mut message = None;
        let mut arguments = Arguments {
            message: PathBuf::new(),
            content: None,
            at: None,
            trust: TrustSet::Production,
            crls: Vec::new(),
            ocsp: None,
            role: Policy::Any,
            form: Form::Words,
        };
        let mut parser = Parser::from_args(words);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(Parsed::Help),
                Arg::Long("json") => arguments.form = Form::Json,
                Arg::Long(name) => {
                    let name = format!("--{name}");
                    arguments.set(&name, &mut parser)?;
                }
                Arg::Short(letter) => return Err(Misuse::UnknownOption(format!("-{letter}"))),
                Arg::Value(path) => {
                    if message.replace(PathBuf::from(path)).is_some() {
                        return Err(Misuse::TwoMessages);
                    }
                }
            }
        }
        arguments.message = message.ok_or(Misuse::NoMessage)?;
        Ok(Parsed::Arguments(arguments))
    }

    /// Takes an option with a value.
    fn set(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misuse> {
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
            unknown => return Err(Misuse::UnknownOption(unknown.to_owned())),
        }
        Ok(())
    }
}

/// The value of an option, read by a function; `expected` shows what values there are.
fn choice<T>(
    option: &str,
    parser: &mut Parser,
    expected: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Misuse> {
    let value = parser.value()?.string().unwrap_or_default();
    read(&value).ok_or(Misuse::BadValue { option: option.to_owned(), value, expected })
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

/// An address of plain HTTP: the answers are signed themselves.
fn address(text: &str) -> Option<String> {
    text.starts_with("http://").then(|| text.to_owned())
}
