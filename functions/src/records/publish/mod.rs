//! The public list of a kind: what everybody may see of the records that are listed.
//!
//! A list is a head and parts. Publishing writes the parts that changed beside the former ones and
//! then switches the head, so that a reader sees one list whole, whatever its size. Every change of
//! who is listed is noted in the transaction that changes the card: readers pass over those who left,
//! and the publisher finds what it has to do, also after a crash. Everybody who was ever on a list is
//! remembered ([`ever`]).

mod background;
pub mod cache;
mod document;
mod ever;
mod leave;
pub mod publisher;
mod read;
mod renew;
#[cfg(all(test, feature = "embedded"))]
mod tests;
mod turns;

pub(crate) use background::soon;
pub use background::start;
pub(crate) use leave::{comes, leave};
pub use read::{ListCard, Published, SharedList, Status, published, shared, status};
pub use renew::{publish, publish_due};
