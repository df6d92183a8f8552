//! The commands for the data of the functions: roles of staff, the public list of volunteers, the
//! audit of the log, new keys and copies.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use functions::{local, operator};
use generator::commands::cli::{Audit, Backup, Data, Evidence, Staff};
use generator::commands::console;

use crate::{Failure, Outcome, Setting, complain, say};

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
    wait(local::appoint(&data(setting, folder), iin, &role))?;
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
    let folder = data(setting, arguments.data);
    let work = operator::snapshot(&folder, &setting.root, setting.today, setting.locale);
    Ok(told(wait(work)?))
}

/// Verifies the log and compares it with its recorded last rows, or counts the staff's work on a day.
pub(crate) fn audit(setting: &Setting, arguments: Audit) -> Result<Outcome, Failure> {
    let folder = data(setting, arguments.data);
    if let Some(day) = arguments.digest {
        return Ok(told(wait(operator::digest(&folder, day, setting.locale))?));
    }
    Ok(told(wait(operator::audit(&folder, &setting.root, setting.locale))?))
}

/// Opens the evidence of a signed request that two people of the staff have confirmed.
pub(crate) fn evidence(setting: &Setting, arguments: &Evidence) -> Result<Outcome, Failure> {
    let folder = data(setting, arguments.data.clone());
    Ok(told(wait(operator::evidence(&folder, &arguments.request, setting.locale))?))
}

/// Creates a new key for contacts and encrypts all of them with it.
pub(crate) fn rotate(setting: &Setting, arguments: Data) -> Result<Outcome, Failure> {
    let folder = data(setting, arguments.data);
    Ok(told(wait(operator::rotate(&folder, setting.locale))?))
}

/// Copies the table and the staff to one folder and the keys to another.
pub(crate) fn backup(setting: &Setting, arguments: Backup) -> Result<Outcome, Failure> {
    let Backup { data: folder, to, keys_to } = arguments;
    let folder = data(setting, folder);
    Ok(told(wait(operator::backup(&folder, &to, &keys_to, setting.locale))?))
}

/// Prints what a command of the functions says; a warning goes to the standard error output.
fn told(outcome: operator::Outcome) -> Outcome {
    for line in &outcome.lines {
        match outcome.good {
            true => say(&format!("{line}\n")),
            false => complain(line),
        }
    }
    if outcome.good { Outcome::Ok } else { Outcome::Faulty }
}
