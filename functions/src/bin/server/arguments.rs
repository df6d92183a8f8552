//! The arguments as they are typed.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use domain::Lang;
use functions::staff::Role;
use functions::verifier::Signatures;
use lexopt::{Arg, Parser, ValueExt};

/// What to do.
pub(crate) enum Command {
    Help,
    Serve(Serve),
    Appoint(Appoint),
}

/// To serve.
pub(crate) struct Serve {
    pub data: PathBuf,
    pub listen: SocketAddr,
    pub pages: PathBuf,
    pub signatures: Signatures,
    pub behind_proxy: bool,
    pub origin: Option<String>,
    pub bin: Option<String>,
}

/// To give somebody roles; none takes all of them away.
pub(crate) struct Appoint {
    pub data: PathBuf,
    pub roles: Vec<Role>,
}

/// The word at which the arguments are wrong; the sentence around it depends on the language.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misuse(pub String);

impl From<lexopt::Error> for Misuse {
    fn from(error: lexopt::Error) -> Misuse {
        use lexopt::Error::*;
        Misuse(match error {
            MissingValue { option } => option.unwrap_or_default(),
            UnexpectedOption(option) | UnexpectedValue { option, .. } => option,
            UnexpectedArgument(value) | NonUnicodeValue(value) => value.display().to_string(),
            ParsingFailed { value, .. } => value,
            Custom(error) => error.to_string(),
        })
    }
}

/// Reads the words after the program's name, and the language in which to answer.
pub(crate) fn read(words: Vec<OsString>, locale: Option<&str>) -> (Lang, Result<Command, Misuse>) {
    let tags = words.iter().map(|word| word.to_string_lossy());
    let after = tags.skip_while(|word| word != "--lang").nth(1);
    let tag = after.as_deref().or(locale).and_then(|tag| tag.get(..2));
    let lang = tag.and_then(|tag| tag.parse().ok()).unwrap_or(Lang::En);
    (lang, command(words))
}

fn command(words: Vec<OsString>) -> Result<Command, Misuse> {
    let mut parser = Parser::from_args(words);
    let (mut data, mut pages, mut signatures) = (None, None, None);
    let mut listen: SocketAddr = ([127, 0, 0, 1], 8080).into();
    let mut behind_proxy = false;
    let (mut origin, mut bin) = (None, None);
    let mut roles = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Long("lang") => {
                parser.value()?;
            }
            Arg::Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Arg::Long("pages") => pages = Some(PathBuf::from(parser.value()?)),
            Arg::Long("listen") => listen = parser.value()?.parse()?,
            Arg::Long("trust") => signatures = Some(parser.value()?.parse_with(trust)?),
            Arg::Long("behind-proxy") => behind_proxy = true,
            Arg::Long("origin") => origin = Some(parser.value()?.parse_with(of_site)?),
            Arg::Long("bin") => bin = Some(parser.value()?.parse_with(of_operator)?),
            Arg::Value(word) if roles.is_none() && word == "appoint" => roles = Some(Vec::new()),
            Arg::Value(word) => match &mut roles {
                Some(roles) => roles.push(word.parse_with(role)?),
                None => return Err(Arg::Value(word).unexpected().into()),
            },
            other => return Err(other.unexpected().into()),
        }
    }
    let lacking = |name: &str| Misuse(format!("--{name}"));
    let data = data.ok_or_else(|| lacking("data"))?;
    Ok(match roles {
        Some(roles) => Command::Appoint(Appoint { data, roles }),
        None => {
            let pages = pages.ok_or_else(|| lacking("pages"))?;
            // Neither is a default: one shows real people's contacts, the other to anybody.
            let signatures = signatures.ok_or_else(|| lacking("trust"))?;
            Command::Serve(Serve { data, listen, pages, signatures, behind_proxy, origin, bin })
        }
    })
}

fn trust(word: &str) -> Result<Signatures, String> {
    let all = [Signatures::National, Signatures::Test];
    let known = all.into_iter().find(|signatures| signatures.word() == word);
    known.ok_or_else(|| "national | test".to_owned())
}

/// The address of a site, without a path.
fn of_site(word: &str) -> Result<String, String> {
    let host = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
    let well = host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' ']));
    if well { Ok(word.to_owned()) } else { Err("https://…".to_owned()) }
}

fn of_operator(word: &str) -> Result<String, String> {
    if domain::number::is_bin(word) { Ok(word.to_owned()) } else { Err("БСН/БИН".to_owned()) }
}

fn role(word: &str) -> Result<Role, String> {
    let all = Role::ALL.map(Role::word).join(" | ");
    Role::of(word).ok_or(all)
}

/// The number that was typed, if it has twelve digits.
pub(crate) fn iin(typed: &str) -> Option<&str> {
    let iin = typed.trim();
    let is_number = iin.len() == 12 && iin.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(iin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &str) -> Result<Command, Misuse> {
        read(words.split(' ').map(OsString::from).collect(), None).1
    }

    #[test]
    fn whose_signatures_are_taken_must_be_said() {
        let wrong = |words| read_words(words).err().map(|Misuse(word)| word);
        assert_eq!(wrong("--data d --pages p --trust all").as_deref(), Some("all"));
        assert_eq!(wrong("--data d --pages p").as_deref(), Some("--trust"));
        assert_eq!(wrong("--date d").as_deref(), Some("--date"));
        let Ok(Command::Serve(serve)) = read_words("--data d --pages p --trust national") else {
            panic!("serves")
        };
        assert!(serve.listen.ip().is_loopback() && !serve.behind_proxy);
        assert_eq!(serve.signatures, Signatures::National);
        let more = |words: &str| {
            read_words(&format!("--data d --pages p --trust national {words}")).is_ok()
        };
        assert!(more("--origin https://tugan.example --bin 000740000728"));
        assert!(!more("--origin https://tugan.example/kk") && !more("--bin 000740000729"));
    }

    #[test]
    fn roles_are_given_by_words_and_numbers_are_not_arguments() {
        let Ok(Command::Appoint(appoint)) = read_words("--data d appoint clerk auditor") else {
            panic!("appoints")
        };
        assert_eq!(appoint.roles, [Role::Clerk, Role::Auditor]);
        assert!(read_words("--data d appoint king").is_err());
        assert_eq!((iin("123456789012\n"), iin("12345678901x")), (Some("123456789012"), None));
    }

    #[test]
    fn the_language_is_that_of_the_arguments_or_the_system() {
        let lang =
            |words: &str, locale| read(words.split(' ').map(OsString::from).collect(), locale).0;
        assert_eq!(lang("--lang kk", Some("ru_RU.UTF-8")), Lang::Kk);
        assert_eq!(lang("--help", Some("ru_RU.UTF-8")), Lang::Ru);
        assert_eq!(lang("--help", Some("C")), Lang::En);
    }
}
