//! The commands about the counter: who works at its desk, what of it is public, whether its log is
//! whole, and new keys.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::{fs, io};

use functions::audit::{Head, SHOWN};
use functions::local;
use generator::commands::cli::{Data, Staff};
use generator::commands::console;
use generator::read::snapshot::VOLUNTEERS_FILE;
use generator::write;

use crate::{Failure, Outcome, Setting, complain, say};

/// The ends that the log had, one a day, below the root: kept with the site, so that a log that was
/// cut or written anew is found out.
const LOG_FILE: &str = "site/log.csv";
const LOG_HEADER: &str = "day,number,hash\n";

/// Where the counter keeps what it is told if nothing else is said.
pub(crate) fn data(setting: &Setting, given: Option<PathBuf>) -> PathBuf {
    given.unwrap_or_else(|| setting.root.join("site").join(".data"))
}

/// Waits for what the functions do.
fn wait<T, E: Into<Failure>>(work: impl Future<Output = Result<T, E>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(work).map_err(Into::into)
}

/// Gives somebody roles at the desk. His number comes by the standard input, because arguments are
/// seen by everybody on the machine and kept in the shell's history.
pub(crate) fn staff(setting: &Setting, arguments: Staff) -> Result<Outcome, Failure> {
    let Staff { role, data: folder, .. } = arguments;
    if io::stdin().is_terminal() {
        complain(&console::ask_iin(setting.locale));
    }
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let iin = line.trim();
    if iin.len() != 12 || !iin.bytes().all(|byte| byte.is_ascii_digit()) {
        complain(&console::bad_iin(setting.locale));
        return Ok(Outcome::Faulty);
    }
    local::appoint(&data(setting, folder), iin, &role)?;
    let roles: Vec<&str> = role.iter().map(|role| role.word()).collect();
    let told = match roles.is_empty() {
        true => console::dismissed(setting.locale),
        false => console::appointed(setting.locale, &roles.join(", ")),
    };
    say(&format!("{told}\n"));
    Ok(Outcome::Sound)
}

/// Puts the public list into the site's folder, and notes where the log ends today.
pub(crate) fn snapshot(setting: &Setting, arguments: Data) -> Result<Outcome, Failure> {
    let (list, head) = wait(local::snapshot(&data(setting, arguments.data)))?;
    let path = setting.root.join(VOLUNTEERS_FILE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_string_pretty(&list)? + "\n";
    write::renew(&path, |_| text)?;
    write::renew(&setting.root.join(LOG_FILE), |text| noted(text, setting, &head))?;
    let (cards, rows) = (list.cards.len().to_string(), head.number.to_string());
    say(&format!("{}\n", console::snapshot(setting.locale, &cards, &rows)));
    Ok(Outcome::Sound)
}

/// The list of ends with that of today; a day has one, its last.
fn noted(text: &str, setting: &Setting, head: &Head) -> String {
    if head.number == 0 {
        return text.to_owned();
    }
    let today = setting.today.to_string();
    let former = text.lines().skip(1).filter(|line| !line.starts_with(&today));
    let former: String = former.map(|line| format!("{line}\n")).collect();
    format!("{LOG_HEADER}{former}{today},{},{}\n", head.number, head.hash)
}

/// Checks the log against itself and against the ends that it had.
pub(crate) fn audit(setting: &Setting, arguments: Data) -> Result<Outcome, Failure> {
    let text = match fs::read_to_string(setting.root.join(LOG_FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read?,
    };
    let heads: Option<Vec<Head>> = text.lines().skip(1).map(head).collect();
    let Some(heads) = heads else {
        complain(&console::log_unreadable(setting.locale, LOG_FILE));
        return Ok(Outcome::Faulty);
    };
    let report = wait(local::verify(&data(setting, arguments.data), &heads))?;
    if report.is_whole() {
        let (rows, days) = (report.rows.to_string(), heads.len().to_string());
        say(&format!("{}\n", console::log_whole(setting.locale, &rows, &days)));
        return Ok(Outcome::Sound);
    }
    for broken in &report.broken {
        complain(&console::log_broken(setting.locale, &broken.to_string()));
    }
    let more = report.places.saturating_sub(SHOWN as u64);
    if more > 0 {
        complain(&console::log_broken(setting.locale, &format!("… +{more}")));
    }
    Ok(Outcome::Faulty)
}

fn head(line: &str) -> Option<Head> {
    let mut columns = line.split(',').skip(1);
    let number = columns.next()?.parse().ok()?;
    Some(Head { number, hash: columns.next()?.to_owned() })
}

/// Makes a new key of contacts and seals everything with it.
pub(crate) fn rotate(setting: &Setting, arguments: Data) -> Result<Outcome, Failure> {
    let folder = data(setting, arguments.data);
    let count = wait(local::rotate(&folder))?.to_string();
    let folder = folder.display().to_string();
    say(&format!("{}\n", console::rotated(setting.locale, &count, &folder)));
    Ok(Outcome::Sound)
}
