//! The store: one table on the DynamoDB API, whichever engine stands behind it.
//!
//! [`Table`] is the only door to it, with seven calls. What must be unique is unique by its key, what
//! must happen together happens in one transaction: there is no check before a write.

mod attributes;
mod dynamo;
#[cfg(feature = "embedded")]
pub mod embedded;
#[cfg(feature = "embedded")]
pub mod fault;
mod item;
mod parts;
mod protected_list;
mod protection;
#[cfg(feature = "embedded")]
mod response;
mod table;
#[cfg(all(test, feature = "embedded"))]
pub(crate) mod testing;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use dynamo::TableSettings;
pub use item::{Item, Key, Unreadable};
pub use parts::Parts;
#[cfg(feature = "embedded")]
pub(crate) use protection::is_protected;
pub use protection::{Cover, Covers};
pub use table::Table;

/// One write of a transaction.
#[derive(Debug, Clone)]
pub enum Write {
    /// Puts an item where none may be.
    Create(Item),
    /// Puts an item in the place of the one that was read: with the version before its own.
    Replace(Item),
    /// Puts an item, whatever was there.
    Put(Item),
    /// Removes an item that has this version.
    Remove(Key, u64),
    /// Changes nothing, but holds only if an item has this version.
    Expect(Key, u64),
    /// Changes nothing, but holds only if there is no item with this key.
    Absent(Key),
    /// Counts one more, up to a cap; the count expires by itself.
    Count {
        /// Where the count is.
        key: Key,
        /// How far it may count.
        cap: u64,
        /// When it may go, in seconds since 1970.
        expires: u64,
    },
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The writes at these places of the transaction met another item than they expect, or a
    /// counter at its cap. Nothing was written.
    #[error("the conditions of the writes {0:?} do not hold")]
    Refused(Vec<usize>),
    /// The store gives no answer; the writes may or may not have been made.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
}

/// The store gives no answer. Its text is for the log and holds no data of items.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the store is unavailable: {0}")]
pub struct Unavailable(pub String);
