//! One key for each record, in a store of its own and never in the table.
//!
//! Everything the table holds of a person is encrypted with the key of the record. Erasing destroys
//! the key, so no copy of the table, however old, can be read any more.

#[cfg(feature = "embedded")]
mod file;
mod table;
#[cfg(all(test, feature = "embedded"))]
mod tests;

use std::fmt;
use std::pin::Pin;

#[cfg(feature = "embedded")]
pub use file::{KeyFile, RecordKeyFileError};
pub use table::KeyTable;

use crate::keys::SECRET;
use crate::store::Unavailable;

/// The key of one record.
#[derive(Clone, PartialEq, Eq)]
pub struct RecordKey(pub(crate) [u8; SECRET]);

impl fmt::Debug for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordKey(…)")
    }
}

/// What is known of the key of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyState {
    /// There has never been one.
    Unknown,
    /// The key.
    Live(RecordKey),
    /// The record was erased.
    Destroyed,
}

/// The answer of a store of keys.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Unavailable>> + Send + 'a>>;

/// A store of record keys. A record is named by its partition in the table.
pub trait RecordKeys: fmt::Debug + Send + Sync {
    /// The key of a record.
    fn state<'a>(&'a self, record: &'a str) -> Answer<'a, KeyState>;

    /// The keys of many records, in their order.
    fn states<'a>(&'a self, records: &'a [String]) -> Answer<'a, Vec<KeyState>>;

    /// Makes the key of a record and stores it durably; returns the one that is there already.
    /// Fails if the key was destroyed: an erased record gets no other key.
    fn create<'a>(&'a self, record: &'a str) -> Answer<'a, RecordKey>;

    /// Destroys the key of a record for good.
    fn destroy<'a>(&'a self, record: &'a str) -> Answer<'a, ()>;
}

/// The failure of a store that was asked for the key of an erased record.
fn destroyed() -> Unavailable {
    Unavailable("the key of the record was destroyed".to_owned())
}
