//! The commands for the data of the functions: roles of staff, the public list of volunteers, the
//! audit of the log, and new keys.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::{fs, io};

use functions::audit::{Head, SHOWN};
use functions::local::{self, Snapshot};
use generator::commands::cli::{Data, Staff};
use generator::commands::console;
use generator::read::snapshot::VOLUNTEERS_FILE;
use generator::write;

use crate::{Failure, Outcome, Setting, complain, say};

/// The file with the last row of the log for each day, below the root; it is stored with the site,
/// so that a log that was truncated or rewritten is detected.
const LOG_FILE: &str = "site/log.csv";
const LOG_HEADER: &str = "day,number,hash\n";

/// The data folder of the functions; the default is `site/.data`.
pub(crate) fn data(setting: &Setting, given: Option<PathBuf>) -> PathBuf {
    given.unwrap_or_else(|| setting.root.join("site").join(".data"))
}

/// Runs an operation of the functions to its end.
fn wait<T, E: Into<Failure>>(work: impl Future<Output = Result<T, E>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(work).map_err(Into::into)
}

/// Gives a person roles in the admin pages. The IIN is read from the standard input, because
/// arguments are visible to every user of the machine and stored in the shell's history.
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
    let message = match roles.is_empty() {
        true => console::dismissed(setting.locale),
        false => console::appointed(setting.locale, &roles.join(", ")),
    };
    say(&format!("{message}\n"));
    Ok(Outcome::Ok)
}

/// Writes the public list into the site's folder, and records the last row of the log today.
pub(crate) fn snapshot(setting: &Setting, arguments: Data) -> Result<Outcome, Failure> {
    let Snapshot { list, head } = wait(local::snapshot(&data(setting, arguments.data)))?;
    let path = setting.root.join(VOLUNTEERS_FILE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_string_pretty(&list)? + "\n";
    write::rewrite(&path, |_| text)?;
    write::rewrite(&setting.root.join(LOG_FILE), |text| noted(text, setting, &head))?;
    let (cards, rows) = (list.cards.len().to_string(), head.number.to_string());
    say(&format!("{}\n", console::snapshot(setting.locale, &cards, &rows)));
    Ok(Outcome::Ok)
}

/// Adds the last row of today to the list; a day has one line.
fn noted(text: &str, setting: &Setting, head: &Head) -> String {
    if head.number == 0 {
        return text.to_owned();
    }
    let today = setting.today.to_string();
    let former = text.lines().skip(1).filter(|line| !line.starts_with(&today));
    let former: String = former.map(|line| format!("{line}\n")).collect();
    format!("{LOG_HEADER}{former}{today},{},{}\n", head.number, head.hash)
}

/// Verifies the log and compares it with its recorded last rows.
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
        return Ok(Outcome::Ok);
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

/// Creates a new key for contacts and encrypts all of them with it.
pub(crate) fn rotate(setting: &Setting, arguments: Data) -> Result<Outcome, Failure> {
    let folder = data(setting, arguments.data);
    let count = wait(local::rotate(&folder))?.to_string();
    let folder = folder.display().to_string();
    say(&format!("{}\n", console::rotated(setting.locale, &count, &folder)));
    Ok(Outcome::Ok)
}
