//! Record keys in a file of slots, which destroying overwrites in place.
//!
//! The file begins with a header of 64 bytes: eight of format, sixteen random ones that tell this
//! file from all others, and zeros. So no slot lies across two sectors of a disk, and a power failure
//! leaves each as it was or as it is to be. A slot has 64 bytes: the name of the record (the first 16 bytes of a
//! SHA-256), the state (1 live, 2 destroyed), the key (32 bytes, zero once it is destroyed), and
//! the first 15 bytes of the SHA-256 of all before. A slot that was cut off at the end of the file
//! was never used and is overwritten by the next.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the door to the file of record keys"
)]

use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sha2::{Digest, Sha256};

use super::{Answer, KeyState, RecordKey, RecordKeys, destroyed};
use crate::keys::{SECRET, hex, random};
use crate::store::Unavailable;

const FORMAT: &[u8; 8] = b"tuganrk1";
const HEADER: usize = 64;
const ID: usize = 16;
const NAME: usize = 16;
const SLOT: usize = 64;
const CHECKED: usize = NAME + 1 + SECRET;

const LIVE: u8 = 1;
const DESTROYED: u8 = 2;

type Name = [u8; NAME];

/// Why a file of record keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordKeyFileError {
    /// It cannot be read or written.
    #[error("the record keys {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Another program writes it.
    #[error("{path} is in use by another program")]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// It is not a file of record keys, or a slot was changed.
    #[error("{path} is damaged; put back the latest copy of it")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
}

/// Record keys in a file, all of them in memory too.
#[derive(Clone)]
pub struct KeyFile(Arc<Inner>);

struct Inner {
    /// Tells the file from all others.
    id: [u8; 16],
    access: Access,
    slots: Mutex<Slots>,
    /// How many slots are known to be on the disk; held while the disk is waited for.
    synced: Mutex<u64>,
}

/// What may be done with the file.
enum Access {
    /// It is locked for this program.
    Write(File),
    /// It is only read.
    Read,
    /// There is none.
    Memory,
}

#[derive(Default)]
struct Slots {
    keys: HashMap<Name, (u64, Option<RecordKey>)>,
    count: u64,
}

impl std::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyFile")
    }
}

impl KeyFile {
    /// Makes a new file, which must not exist.
    pub fn begin(path: &Path) -> Result<KeyFile, RecordKeyFileError> {
        let failed = |source| RecordKeyFileError::File { path: path.to_owned(), source };
        let id: [u8; 16] = random().map_err(|error| failed(io::Error::other(error.to_string())))?;
        let beside = path.with_extension("new");
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create(true).truncate(true).mode(0o600);
        let file = file.open(&beside).map_err(failed)?;
        lock(&file, path)?;
        let mut header = [FORMAT.as_slice(), &id].concat();
        header.resize(HEADER, 0);
        file.write_all_at(&header, 0).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        // The file appears whole, and never in the place of another.
        std::fs::hard_link(&beside, path).map_err(failed)?;
        std::fs::remove_file(&beside).map_err(failed)?;
        Ok(KeyFile::of(id, Access::Write(file), Slots::default()))
    }

    /// Opens a file and reads all its keys. While they are in use, no other program can open it.
    pub fn open(path: &Path) -> Result<KeyFile, RecordKeyFileError> {
        let failed = |source| RecordKeyFileError::File { path: path.to_owned(), source };
        let file = OpenOptions::new().read(true).write(true).open(path).map_err(failed)?;
        lock(&file, path)?;
        let (id, slots) = read(path)?;
        Ok(KeyFile::of(id, Access::Write(file), slots))
    }

    /// Reads the keys that are in a file now, perhaps beside a program that writes it; none can be
    /// made or destroyed.
    pub fn read(path: &Path) -> Result<KeyFile, RecordKeyFileError> {
        let (id, slots) = read(path)?;
        Ok(KeyFile::of(id, Access::Read, slots))
    }

    /// Keys that are forgotten with the process, for a table in memory.
    pub fn in_memory() -> KeyFile {
        KeyFile::of([0; 16], Access::Memory, Slots::default())
    }

    fn of(id: [u8; 16], access: Access, slots: Slots) -> KeyFile {
        let synced = Mutex::new(slots.count);
        KeyFile(Arc::new(Inner { id, access, slots: Mutex::new(slots), synced }))
    }

    /// How many keys were destroyed.
    pub fn destroyed(&self) -> usize {
        self.0.slots().keys.values().filter(|(_, key)| key.is_none()).count()
    }

    /// What tells this file from all others, in hexadecimal digits.
    pub fn id(&self) -> String {
        hex(&self.0.id)
    }

    fn look_up(&self, record: &str) -> KeyState {
        match self.0.slots().keys.get(&name(record)) {
            None => KeyState::Unknown,
            Some((_, Some(key))) => KeyState::Live(key.clone()),
            Some((_, None)) => KeyState::Destroyed,
        }
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> io::Result<T> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let inner = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || work(&inner)).await;
        let done = done.map_err(|_| Unavailable("the record keys".to_owned()))?;
        // The text of the error is that of the system, which knows no keys.
        done.map_err(|error| Unavailable(format!("the file of record keys: {error}")))
    }
}

impl Inner {
    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a key into the next slot, unless the record has one; none if it was destroyed.
    fn append(&self, name: Name, fresh: &RecordKey) -> io::Result<Option<RecordKey>> {
        let (at, key) = {
            let mut slots = self.slots();
            if let Some((at, key)) = slots.keys.get(&name) {
                (*at, key.clone())
            } else {
                let at = slots.count;
                self.put(at, &slot(name, Some(fresh)))?;
                slots.keys.insert(name, (at, Some(fresh.clone())));
                slots.count += 1;
                (at, Some(fresh.clone()))
            }
        };
        self.sync(at + 1)?;
        Ok(key)
    }

    fn overwrite(&self, name: Name) -> io::Result<()> {
        {
            let mut slots = self.slots();
            let at = slots.keys.get(&name).map_or(slots.count, |(at, _)| *at);
            self.put(at, &slot(name, None))?;
            slots.keys.insert(name, (at, None));
            slots.count = slots.count.max(at + 1);
        }
        match &self.access {
            Access::Write(file) => file.sync_all(),
            Access::Read | Access::Memory => Ok(()),
        }
    }

    fn put(&self, at: u64, slot: &[u8; SLOT]) -> io::Result<()> {
        match &self.access {
            Access::Write(file) => file.write_all_at(slot, HEADER as u64 + at * SLOT as u64),
            Access::Read => Err(io::Error::other("they are only read here")),
            Access::Memory => Ok(()),
        }
    }

    /// Waits until so many slots are on the disk; one wait serves all that were put before it.
    fn sync(&self, count: u64) -> io::Result<()> {
        let Access::Write(file) = &self.access else { return Ok(()) };
        let mut synced = self.synced.lock().unwrap_or_else(PoisonError::into_inner);
        if *synced < count {
            let all = self.slots().count;
            file.sync_data()?;
            *synced = all;
        }
        Ok(())
    }
}

impl RecordKeys for KeyFile {
    fn state<'a>(&'a self, record: &'a str) -> Answer<'a, KeyState> {
        Box::pin(async move { Ok(self.look_up(record)) })
    }

    fn states<'a>(&'a self, records: &'a [String]) -> Answer<'a, Vec<KeyState>> {
        Box::pin(async move { Ok(records.iter().map(|record| self.look_up(record)).collect()) })
    }

    fn create<'a>(&'a self, record: &'a str) -> Answer<'a, RecordKey> {
        Box::pin(async move {
            let fresh = random().map(RecordKey).map_err(|error| Unavailable(error.to_string()))?;
            let name = name(record);
            let key = self.blocking(move |inner| inner.append(name, &fresh)).await?;
            key.ok_or_else(destroyed)
        })
    }

    fn destroy<'a>(&'a self, record: &'a str) -> Answer<'a, ()> {
        let name = name(record);
        Box::pin(async move { self.blocking(move |inner| inner.overwrite(name)).await })
    }
}

/// Takes the file for this program, until it is closed.
fn lock(file: &File, path: &Path) -> Result<(), RecordKeyFileError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(RecordKeyFileError::InUse { path: path.to_owned() }),
        Err(TryLockError::Error(source)) => {
            Err(RecordKeyFileError::File { path: path.to_owned(), source })
        }
    }
}

/// The number and the slots of a file.
fn read(path: &Path) -> Result<([u8; 16], Slots), RecordKeyFileError> {
    let failed = |source| RecordKeyFileError::File { path: path.to_owned(), source };
    let damaged = || RecordKeyFileError::Damaged { path: path.to_owned() };
    let bytes = std::fs::read(path).map_err(failed)?;
    let (header, rest) = bytes.split_at_checked(HEADER).ok_or_else(damaged)?;
    let id = header.strip_prefix(FORMAT).and_then(|rest| rest.get(..ID)?.try_into().ok());
    let mut slots = Slots::default();
    let (whole, _) = rest.as_chunks::<SLOT>();
    for slot in whole {
        let (name, key) = read_slot(slot).ok_or_else(damaged)?;
        slots.keys.insert(name, (slots.count, key));
        slots.count += 1;
    }
    Ok((id.ok_or_else(damaged)?, slots))
}

/// The first bytes of a SHA-256 in an array.
fn short<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let hash = Sha256::digest(bytes);
    std::array::from_fn(|at| hash[at])
}

fn name(record: &str) -> Name {
    short(record.as_bytes())
}

fn slot(name: Name, key: Option<&RecordKey>) -> [u8; SLOT] {
    let mut slot = [0; SLOT];
    slot[..NAME].copy_from_slice(&name);
    slot[NAME] = if key.is_some() { LIVE } else { DESTROYED };
    if let Some(RecordKey(key)) = key {
        slot[NAME + 1..CHECKED].copy_from_slice(key);
    }
    let check: [u8; SLOT - CHECKED] = short(&slot[..CHECKED]);
    slot[CHECKED..].copy_from_slice(&check);
    slot
}

fn read_slot(slot: &[u8; SLOT]) -> Option<(Name, Option<RecordKey>)> {
    let (checked, check) = slot.split_at(CHECKED);
    if short::<{ SLOT - CHECKED }>(checked) != check {
        return None;
    }
    let (name, rest) = checked.split_first_chunk()?;
    let (state, key) = rest.split_first()?;
    match *state {
        LIVE => Some((*name, Some(RecordKey(key.try_into().ok()?)))),
        DESTROYED => Some((*name, None)),
        _ => None,
    }
}
