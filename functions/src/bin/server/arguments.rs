//! The arguments as they are typed.

use std::ffi::OsString;
use std::iter;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, Subcommand};
use domain::Lang;
use functions::staff::Role;
use functions::verifier::Signatures;
use jiff::civil::Date;

/// What to do.
pub(crate) enum Command {
    Help,
    Serve(PathBuf, Serve),
    Appoint(PathBuf, Vec<Role>),
    Snapshot(PathBuf, PathBuf),
    Audit(PathBuf, PathBuf),
    Digest(PathBuf, Date),
    Evidence(PathBuf, String),
    Rotate(PathBuf),
    Backup(PathBuf, Copies),
}

/// The arguments as clap reads them. The help and the language of messages are the program's own.
#[derive(Parser)]
#[command(args_override_self = true, subcommand_negates_reqs = true)]
#[command(disable_help_subcommand = true)]
struct Typed {
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[arg(long, global = true)]
    lang: Option<String>,
    #[command(flatten)]
    serve: Option<Serve>,
    #[command(subcommand)]
    action: Option<Action>,
}

/// To serve.
#[derive(Args)]
pub(crate) struct Serve {
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    #[arg(long)]
    pub pages: PathBuf,
    // Neither is a default: one shows real people's contacts, the other shows them to anybody.
    #[arg(long = "trust", value_parser = trust)]
    pub signatures: Signatures,
    #[arg(long)]
    pub behind_proxy: bool,
    #[arg(long, value_parser = of_site)]
    pub origin: Option<String>,
    #[arg(long, value_parser = of_operator)]
    pub bin: Option<String>,
    #[arg(long)]
    pub sms_outbox: Option<PathBuf>,
}

/// What else there is to do.
#[derive(Subcommand)]
enum Action {
    /// To give somebody roles; none takes all of them away.
    Appoint {
        #[arg(value_parser = role)]
        roles: Vec<Role>,
    },
    /// To write the public list and the end of the log into the folder of a site.
    Snapshot {
        #[arg(long, default_value = ".")]
        root: PathBuf,
    },
    /// To verify the log, also against the ends that the folder of a site has of it; or to count what
    /// each member of staff has done on a day.
    Audit {
        #[arg(long, default_value = ".")]
        root: PathBuf,
        #[arg(long)]
        digest: Option<Date>,
    },
    /// To open the evidence of a request that two people have confirmed.
    Evidence { request: String },
    /// To encrypt all contacts with a new key, while the server is stopped.
    Rotate,
    /// To copy the table and the staff to one place, and the keys to another.
    Backup(Copies),
}

/// Where copies go.
#[derive(Args)]
pub(crate) struct Copies {
    #[arg(long)]
    pub to: PathBuf,
    #[arg(long)]
    pub keys_to: PathBuf,
}

/// The word at which the arguments are wrong; the sentence around it depends on the language.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misuse(pub String);

impl From<clap::Error> for Misuse {
    fn from(error: clap::Error) -> Misuse {
        use ContextKind::{InvalidArg, InvalidSubcommand, InvalidValue};
        // The value if there is one, else the option without the name of its value.
        let word = [InvalidValue, InvalidSubcommand, InvalidArg].into_iter().find_map(|kind| {
            let word = match error.get(kind)? {
                ContextValue::String(word) => word,
                ContextValue::Strings(words) => words.first()?,
                _ => return None,
            };
            let word = if kind == InvalidArg { word.split(' ').next()? } else { word };
            (!word.is_empty()).then(|| word.to_owned())
        });
        Misuse(word.unwrap_or_default())
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
    let name = iter::once(OsString::from("server"));
    let typed = match Typed::try_parse_from(name.chain(words)) {
        Err(error) if error.kind() == ErrorKind::DisplayHelp => return Ok(Command::Help),
        typed => typed?,
    };
    // An option that both commands need: clap takes it as optional.
    let data = typed.data.ok_or_else(|| Misuse("--data".to_owned()))?;
    Ok(match (typed.action, typed.serve) {
        (Some(Action::Appoint { roles }), _) => Command::Appoint(data, roles),
        (Some(Action::Snapshot { root }), _) => Command::Snapshot(data, root),
        (Some(Action::Audit { digest: Some(day), .. }), _) => Command::Digest(data, day),
        (Some(Action::Audit { root, .. }), _) => Command::Audit(data, root),
        (Some(Action::Evidence { request }), _) => Command::Evidence(data, request),
        (Some(Action::Rotate), _) => Command::Rotate(data),
        (Some(Action::Backup(copies)), _) => Command::Backup(data, copies),
        (None, Some(serve)) => Command::Serve(data, serve),
        (None, None) => return Err(Misuse("--pages".to_owned())),
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
        assert_eq!(wrong("--data d").as_deref(), Some("--pages"));
        assert_eq!(wrong("--pages p --trust test").as_deref(), Some("--data"));
        assert_eq!(wrong("--date d").as_deref(), Some("--date"));
        assert_eq!(wrong("--data").as_deref(), Some("--data"));
        assert_eq!(wrong("--data d serve").as_deref(), Some("serve"));
        let Ok(Command::Serve(_, serve)) = read_words("--data d --pages p --trust national") else {
            panic!("serves")
        };
        assert!(serve.listen.ip().is_loopback() && !serve.behind_proxy);
        assert_eq!(serve.signatures, Signatures::National);
        let more = |words: &str| {
            read_words(&format!("--data d --pages p --trust national {words}")).is_ok()
        };
        assert!(more("--origin https://tugan.example --bin 000740000728 --sms-outbox sms"));
        assert!(!more("--origin https://tugan.example/kk") && !more("--bin 000740000729"));
    }

    #[test]
    fn roles_are_given_by_words_and_numbers_are_not_arguments() {
        for words in ["--data d appoint clerk auditor", "appoint clerk auditor --data d"] {
            let Ok(Command::Appoint(_, roles)) = read_words(words) else { panic!("appoints") };
            assert_eq!(roles, [Role::Clerk, Role::Auditor]);
        }
        let Err(Misuse(word)) = read_words("--data d appoint king") else { panic!("no role") };
        assert_eq!(word, "king");
        assert!(matches!(read_words("appoint -h"), Ok(Command::Help)));
        assert_eq!((iin("123456789012\n"), iin("12345678901x")), (Some("123456789012"), None));
    }

    #[test]
    fn the_commands_of_an_operator_need_no_server() {
        let words = "--data d snapshot --root /srv/source";
        let Ok(Command::Snapshot(data, root)) = read_words(words) else { panic!("a snapshot") };
        assert_eq!((data, root), (PathBuf::from("d"), PathBuf::from("/srv/source")));
        let Ok(Command::Audit(_, root)) = read_words("audit --data d") else { panic!("an audit") };
        assert_eq!(root, PathBuf::from("."));
        assert!(matches!(read_words("--data d rotate"), Ok(Command::Rotate(_))));
        assert!(read_words("--data d rotate --root x").is_err());
        let copies = read_words("--data d backup --to t --keys-to k");
        let Ok(Command::Backup(_, copies)) = copies else { panic!("a copy") };
        assert_eq!((copies.to, copies.keys_to), (PathBuf::from("t"), PathBuf::from("k")));
        let Err(Misuse(word)) = read_words("--data d backup --to t") else { panic!("no keys") };
        assert_eq!(word, "--keys-to");
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
