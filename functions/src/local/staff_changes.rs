//! Changes of who may do what, each with its row in the log.

use std::path::Path;

use super::error::LocalError;
use super::folder::{Access, DataFolder, TABLE};
use super::staff_file::StaffFile;
use crate::audit::{Entry, Event, Fact, Log};
use crate::local_keys::LocalKeys;
use crate::opening::{self, Evidence, EvidenceError};
use crate::staff::{Role, name};
use crate::store::{Unavailable, WriteError};

/// Gives somebody roles in a folder, or takes all away with none; `iin` is not kept. The log has its
/// row before the list is changed; a folder that was not begun yet gets it when it is first served.
#[expect(clippy::disallowed_methods, reason = "looks whether the folder was begun")]
pub async fn appoint(folder: &Path, iin: &str, roles: &[Role]) -> Result<(), LocalError> {
    let data = match folder.join(TABLE).exists() {
        true => Some(DataFolder::open(folder, Access::Beside).await?),
        false => None,
    };
    let person = match &data {
        Some(data) => name(data.keys.secrets(), iin),
        None => name(LocalKeys::open(folder)?.secrets(), iin),
    };
    if let Some(data) = &data {
        let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
        note(data, &person, &words).await?;
    }
    let file = StaffFile::of(folder);
    let failed = |source| LocalError::File { path: file.path().to_owned(), source };
    let mut list = file.read().map_err(failed)?;
    list.set(person, roles);
    file.replace(&list).map_err(failed)
}

/// Logs the staff that was appointed before the folder was begun.
pub(super) async fn log_first(data: &DataFolder) -> Result<(), LocalError> {
    let head = Log::AUDIT.head(&data.table).await.map_err(|error| data.failed(error))?;
    if head.number > 0 {
        return Ok(());
    }
    let file = StaffFile::of(&data.path);
    let failed = |source| LocalError::File { path: file.path().to_owned(), source };
    for (person, roles) in file.read().map_err(failed)?.staff {
        note(data, &person, &roles).await?;
    }
    Ok(())
}

async fn note<T: AsRef<str>>(
    data: &DataFolder,
    person: &str,
    roles: &[T],
) -> Result<(), LocalError> {
    let roles: Vec<&str> = roles.iter().map(AsRef::as_ref).collect();
    let entry = Entry::new(data.tools()?.now(), Event::Role, "").with(Fact::Person, person);
    let entry = entry.with(Fact::Roles, roles.join(", "));
    let logged = Log::AUDIT.record(&data.table, &[], &entry).await;
    logged.map(|_| ()).map_err(|error| data.failed(unavailable(&error)))
}

fn unavailable(error: &WriteError) -> Unavailable {
    Unavailable(error.to_string())
}

/// Opens the evidence of a request, if two people of the staff have confirmed that within a day.
pub async fn evidence(
    folder: &Path,
    request: &str,
) -> Result<Result<Evidence, EvidenceError>, LocalError> {
    let data = DataFolder::open(folder, Access::Beside).await?;
    let staff = StaffFile::of(folder);
    Ok(opening::open(&data.tools()?, &staff, &data.keys, request).await)
}
