//! A data folder: its keys, its table and its markers, opened together or not at all.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the door to the data folder"
)]

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::LocalError;
use super::marks::{KeyMarks, RECORD_KEYS};
use super::staff_file::StaffFile;
use crate::app::{AppContext, Site, Tools};
use crate::local_keys::{LocalKeys, write_private};
use crate::pages::Pages;
use crate::record_keys::KeyFile;
use crate::request_log::{RequestLog, Unrecorded};
use crate::seal::SealError;
use crate::sms::Sms;
use crate::store::embedded::Engine;
use crate::store::{Item, Table, Unavailable};
use crate::verifier::Signatures;
use jiff::Timestamp;

/// The table, as the engine keeps it.
pub(super) const TABLE: &str = "table.sqlite";
/// Whose signatures are accepted here.
pub(super) const SIGNATURES: &str = "signatures";

/// What a folder is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// To serve it: a new folder is begun.
    Serve(Signatures),
    /// To change all of it: no other program may use it.
    Alone,
    /// To read it, perhaps beside the program that serves it; the log and the staff can be written.
    Beside,
}

/// An open data folder.
#[derive(Debug)]
pub(super) struct DataFolder {
    /// Where it is.
    pub path: PathBuf,
    /// The secrets and the key pairs.
    pub keys: LocalKeys,
    /// The record keys.
    pub record_keys: KeyFile,
    /// The engine of the table.
    pub engine: Engine,
    /// The table with its documents as they are stored.
    pub table: Table,
    /// The fingerprints in the table, with their item; none in a folder that was only read so far.
    pub marks: Option<(Item, KeyMarks)>,
}

impl DataFolder {
    /// Opens a folder.
    pub(super) async fn open(path: &Path, access: Access) -> Result<DataFolder, LocalError> {
        create(path)?;
        let begun = path.join(TABLE).exists();
        if !begun && !matches!(access, Access::Serve(_)) {
            return Err(LocalError::Missing { path: path.join(TABLE) });
        }
        if let Access::Serve(signatures) = access {
            claim(path, signatures, begun)?;
        }
        StaffFile::of(path).read().map_err(|source| LocalError::File {
            path: StaffFile::of(path).path().to_owned(),
            source,
        })?;
        let keys = if begun { LocalKeys::read(path)? } else { LocalKeys::open(path)? };
        // Before the table: who holds the record keys may change the folder.
        let record_keys = record_keys(path, access)?;
        let (engine, table) = table(path).await?;
        let failed = |source| LocalError::Table { path: path.join(TABLE), source };
        let former = KeyMarks::read(&table).await.map_err(failed)?;
        let record_keys = match (record_keys, &former) {
            (Some(record_keys), _) => record_keys,
            (None, None) if access == Access::Beside => KeyFile::in_memory(),
            (None, None) => KeyFile::begin(&path.join(RECORD_KEYS))?,
            (None, Some(_)) => return Err(LocalError::Missing { path: path.join(RECORD_KEYS) }),
        };
        if let Some((_, marks)) = &former {
            marks.check(path, &keys, &record_keys)?;
        }
        let marks = match access {
            Access::Beside => former,
            _ => Some(marked(&table, (&keys, &record_keys), former).await.map_err(failed)?),
        };
        let path = path.to_owned();
        Ok(DataFolder { path, keys, record_keys, engine, table, marks })
    }

    /// A failure of its table.
    pub(super) fn failed(&self, source: Unavailable) -> LocalError {
        LocalError::Table { path: self.path.join(TABLE), source }
    }

    /// What functions over this folder work with.
    pub(super) fn app(
        &self,
        pages: Arc<dyn Pages>,
        site: Site,
        sms: Option<Arc<dyn Sms>>,
        records: Arc<dyn RequestLog>,
    ) -> Result<AppContext, LocalError> {
        Ok(AppContext::new(Tools {
            table: self.table.clone(),
            record_keys: Arc::new(self.record_keys.clone()),
            secrets: self.keys.secrets().clone(),
            sealer: self.keys.sealer()?,
            pages,
            site,
            kinds: crate::KINDS,
            sms,
            records,
            clock: Timestamp::now,
        }))
    }

    /// The same for programs that answer no requests.
    pub(super) fn tools(&self) -> Result<AppContext, LocalError> {
        self.app(Arc::new(Pageless), Site::default(), None, Arc::new(Unrecorded))
    }
}

/// No pages: nothing is answered.
#[derive(Debug)]
struct Pageless;

impl Pages for Pageless {
    fn page(&self, _: domain::Locale) -> Option<String> {
        None
    }

    fn name(&self, _: domain::Locale) -> Option<String> {
        None
    }
}

/// Makes the folder if it is not there, and closes it to everybody but its owner.
pub(super) fn create(path: &Path) -> Result<(), LocalError> {
    let failed = |source| LocalError::File { path: path.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed)?;
    private(path, 0o700)?;
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            private(&entry.path(), 0o600)?;
        }
    }
    Ok(())
}

/// Takes the rights of others away from a file or folder.
pub(super) fn private(path: &Path, mode: u32) -> Result<(), LocalError> {
    let failed = |source| LocalError::File { path: path.to_owned(), source };
    let has = fs::metadata(path).map_err(failed)?.permissions().mode() & 0o777;
    if has & !mode == 0 {
        return Ok(());
    }
    fs::set_permissions(path, Permissions::from_mode(has & mode)).map_err(failed)
}

/// Notes whose signatures are accepted in a folder, for good.
fn claim(folder: &Path, signatures: Signatures, begun: bool) -> Result<(), LocalError> {
    let path = folder.join(SIGNATURES);
    let asked = signatures.word();
    match fs::read_to_string(&path) {
        Ok(had) if had.trim() == asked => Ok(()),
        Ok(had) => {
            let (path, had) = (folder.to_owned(), had.trim().to_owned());
            Err(LocalError::Signatures { path, had, asked })
        }
        // Without it, a folder of test keys would pass for one of real people.
        Err(error) if error.kind() == io::ErrorKind::NotFound && begun => {
            Err(LocalError::Missing { path })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write_private(&path, asked.as_bytes())
                .map_err(|source| LocalError::File { path, source })
        }
        Err(source) => Err(LocalError::File { path, source }),
    }
}

/// The record keys, if the folder has any.
fn record_keys(folder: &Path, access: Access) -> Result<Option<KeyFile>, LocalError> {
    let path = folder.join(RECORD_KEYS);
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(match access {
        Access::Beside => KeyFile::read(&path)?,
        Access::Serve(_) | Access::Alone => KeyFile::open(&path)?,
    }))
}

/// The engine over the file of the table, readable by its owner only.
async fn table(folder: &Path) -> Result<(Engine, Table), LocalError> {
    let path = folder.join(TABLE);
    let mut options = OpenOptions::new();
    let made = options.write(true).create(true).truncate(false).mode(0o600).open(&path);
    drop(made.map_err(|source| LocalError::File { path: path.clone(), source })?);
    let failed = |source| LocalError::Table { path: path.clone(), source };
    let engine = Engine::open(&path).map_err(failed)?;
    let table = engine.table().await.map_err(failed)?;
    Ok((engine, table))
}

/// The fingerprints of the keys in the table, completed with those of new keys.
async fn marked(
    table: &Table,
    (keys, record_keys): (&LocalKeys, &KeyFile),
    former: Option<(Item, KeyMarks)>,
) -> Result<(Item, KeyMarks), Unavailable> {
    let unusable = |error: SealError| Unavailable(error.to_string());
    let now = KeyMarks::of(keys, record_keys.id()).map_err(unusable)?;
    let next = match &former {
        None => now,
        Some((_, marks)) => KeyMarks { contacts: now.contacts, ..marks.clone() },
    };
    match former {
        Some((item, marks)) if marks == next => Ok((item, next)),
        former => next.write(table, former.map(|(item, _)| item)).await,
    }
}
