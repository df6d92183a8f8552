//! Fingerprints of keys in the table, so that a missing or foreign key is noticed before anything is
//! read or written with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::LocalError;
use crate::keys::Secrets;
use crate::local_keys::{LocalKeys, MASTER};
use crate::record_keys::KeyFile;
use crate::seal::SealError;
use crate::store::{Item, Key, Table, Unavailable, Write, WriteError};
use crate::stored::stored;

/// The file of the record keys.
pub(super) const RECORD_KEYS: &str = "record-keys";

/// The fingerprints, none of which tells anything of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeyMarks {
    /// Of the master secret.
    pub secret: String,
    /// Of the key pairs for contacts, by their names.
    pub contacts: BTreeMap<String, String>,
    /// What tells the file of record keys from all others.
    pub record_keys: String,
    /// How many record keys were destroyed when all of the table was last compared with them.
    pub destroyed: usize,
    /// Whether everything that was stored before there were record keys is encrypted now.
    pub protected: bool,
}
stored!(key_marks: KeyMarks, 1);

fn key() -> Key {
    Key::new("KEYMARKS", "KEYMARKS")
}

fn secret(secrets: &Secrets) -> String {
    secrets.lookup.name(&[b"key mark"])
}

impl KeyMarks {
    /// The fingerprints of these keys, over a table that was not looked at yet.
    pub(super) fn of(keys: &LocalKeys, record_keys: String) -> Result<KeyMarks, SealError> {
        let contacts = keys.fingerprints()?;
        let secret = secret(keys.secrets());
        Ok(KeyMarks { secret, contacts, record_keys, destroyed: 0, protected: false })
    }

    /// The fingerprints in a table, with their item.
    pub(super) async fn read(table: &Table) -> Result<Option<(Item, KeyMarks)>, Unavailable> {
        let Some(item) = table.get(&key()).await? else { return Ok(None) };
        let marks = item.document()?;
        Ok(Some((item, marks)))
    }

    /// Puts fingerprints into the table, in the place of those that were read.
    pub(super) async fn write(
        self,
        table: &Table,
        former: Option<Item>,
    ) -> Result<(Item, KeyMarks), Unavailable> {
        let (item, write) = match former {
            None => {
                let item = Item::new(key(), &self);
                (item.clone(), Write::Create(item))
            }
            Some(former) => {
                let item = former.next(&self);
                (item.clone(), Write::Replace(item))
            }
        };
        match table.write(&[write]).await {
            Ok(()) => Ok((item, self)),
            Err(WriteError::Unavailable(error)) => Err(error),
            Err(WriteError::Refused(_)) => {
                Err(Unavailable("another program changes the folder".to_owned()))
            }
        }
    }

    /// Whether the keys of a folder are those of the table.
    pub(super) fn check(
        &self,
        folder: &Path,
        keys: &LocalKeys,
        record_keys: &KeyFile,
    ) -> Result<(), LocalError> {
        let foreign = |path: PathBuf| Err(LocalError::Foreign { path });
        if self.secret != secret(keys.secrets()) {
            return foreign(folder.join(MASTER));
        }
        let have = keys.fingerprints()?;
        for (name, print) in &self.contacts {
            let path = folder.join(name);
            match have.get(name) {
                None => return Err(LocalError::Missing { path }),
                Some(have) if have != print => return foreign(path),
                Some(_) => {}
            }
        }
        if self.record_keys != record_keys.id() {
            return foreign(folder.join(RECORD_KEYS));
        }
        Ok(())
    }
}
