//! What an operator does with a data folder.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the door to the files of a data folder"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;

use super::error::LocalError;
use super::folder::{Access, DataFolder, SIGNATURES, TABLE};
use super::marks::RECORD_KEYS;
use super::staff_file::StaffFile;
use super::upkeep::prepare;
use crate::audit::{Digest, Found, Head, Log, Report};
use crate::http::Problem;
use crate::local_keys::{LocalKeys, write_private};
use crate::record_keys::RecordKeyFileError;
use crate::rotate;
use crate::store::Unavailable;
use crate::volunteers::public::{self, PublicList};

/// What everybody may see of a folder.
#[derive(Debug)]
pub struct Snapshot {
    /// The public list of volunteers.
    pub list: PublicList,
    /// The end of the log.
    pub head: Head,
}

/// Makes a new key pair and encrypts everything with it; how much that was. No other program may
/// use the folder.
pub async fn rotate(folder: &Path) -> Result<usize, LocalError> {
    let mut data = DataFolder::open(folder, Access::Alone).await?;
    prepare(&mut data).await?;
    drop(data);
    let keys = LocalKeys::renew(folder)?;
    // Opened again, so that the table knows the new key before anything is encrypted with it.
    let data = DataFolder::open(folder, Access::Alone).await?;
    Ok(rotate::rotate(&data.tools()?, &keys).await?)
}

/// What everybody may see of a folder. The list is published again, unless another program serves
/// the folder and does so itself.
pub async fn snapshot(folder: &Path) -> Result<Snapshot, LocalError> {
    let data = match DataFolder::open(folder, Access::Alone).await {
        Ok(mut data) => {
            prepare(&mut data).await?;
            let published = public::publish(&data.tools()?).await;
            published.map_err(|problem| data.failed(unavailable(&problem)))?;
            data
        }
        Err(LocalError::RecordKeys(RecordKeyFileError::InUse { .. })) => {
            DataFolder::open(folder, Access::Beside).await?
        }
        Err(error) => return Err(error),
    };
    let list = public::published(&data.tools()?).await;
    let list = list.map_err(|problem| data.failed(unavailable(&problem)))?;
    let head = Log::AUDIT.head(&data.table).await.map_err(|error| data.failed(error))?;
    Ok(Snapshot { list, head })
}

/// Checks the log of a folder against itself and against the ends that it had.
pub async fn verify(folder: &Path, published: &[Head]) -> Result<Report, LocalError> {
    let data = DataFolder::open(folder, Access::Beside).await?;
    Log::AUDIT.verify(&data.table, published).await.map_err(|error| data.failed(error))
}

/// So many rows of the log of a folder, from a number on.
pub async fn rows(folder: &Path, from: u64, count: usize) -> Result<Vec<Found>, LocalError> {
    let data = DataFolder::open(folder, Access::Beside).await?;
    Log::AUDIT.rows(&data.table, from, count).await.map_err(|error| data.failed(error))
}

/// Copies a folder, also while it is served: table, staff and marker to one place, all keys to
/// another, because both together can read everything.
///
/// The copy of the record keys replaces the former one, so that what was erased since is gone from
/// all copies of the table.
pub async fn back_up(folder: &Path, to: &Path, keys_to: &Path) -> Result<(), LocalError> {
    let data = DataFolder::open(folder, Access::Beside).await?;
    for folder in [to, keys_to] {
        super::folder::create(folder)?;
    }
    let beside = to.join(format!("{TABLE}.new"));
    let failed = |source| LocalError::File { path: beside.clone(), source };
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        Ok(()) | Err(_) => {}
    }
    data.engine.copy_to(&beside).await.map_err(|error| data.failed(error))?;
    super::folder::private(&beside, 0o600)?;
    fs::rename(&beside, to.join(TABLE)).map_err(failed)?;
    copy(folder, to, SIGNATURES)?;
    if StaffFile::of(folder).path().exists() {
        copy(folder, to, StaffFile::NAME)?;
    }
    // The keys last: a record that comes meanwhile has a key, though the copy has no record.
    for file in data.keys.files() {
        copy(folder, keys_to, &file)?;
    }
    let former = former(&keys_to.join(RECORD_KEYS))?;
    copy(folder, keys_to, RECORD_KEYS)?;
    former.map_or(Ok(()), |former| overwrite(former, &keys_to.join(RECORD_KEYS)))
}

/// The former copy of a file, if there is one, to be overwritten once another is in its place.
fn former(path: &Path) -> Result<Option<File>, LocalError> {
    match OpenOptions::new().write(true).open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(LocalError::File { path: path.to_owned(), source }),
    }
}

/// Overwrites a file that has no name any more, so that no key of it stays on the medium.
fn overwrite(mut file: File, path: &Path) -> Result<(), LocalError> {
    let failed = |source| LocalError::File { path: path.to_owned(), source };
    let mut left = file.metadata().map_err(failed)?.len();
    let zeros = [0; 4096];
    while left > 0 {
        let part = zeros.len().min(usize::try_from(left).unwrap_or(zeros.len()));
        file.write_all(&zeros[..part]).map_err(failed)?;
        left -= part as u64;
    }
    file.sync_all().map_err(failed)
}

/// Copies one file of a folder into another, whole or not at all.
fn copy(from: &Path, to: &Path, name: &str) -> Result<(), LocalError> {
    let path = from.join(name);
    let failed = |source| LocalError::File { path: path.clone(), source };
    let beside = to.join(format!("{name}.new"));
    write_private(&beside, &fs::read(&path).map_err(failed)?).map_err(failed)?;
    fs::rename(&beside, to.join(name)).map_err(failed)
}

/// What each member of staff has done on a day.
pub async fn digest(folder: &Path, day: Date) -> Result<Digest, LocalError> {
    let data = DataFolder::open(folder, Access::Beside).await?;
    Log::AUDIT.digest(&data.table, day).await.map_err(|error| data.failed(error))
}

fn unavailable(problem: &Problem) -> Unavailable {
    Unavailable(problem.code().to_owned())
}
