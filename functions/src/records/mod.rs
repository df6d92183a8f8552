//! Records of people: cards with a sealed contact, whatever they are of. What the staff's pages,
//! reveals, the access log, complaints, erasure, publishing, the change of keys and signing need of a
//! card goes through the contract [`RecordKind`]; none of them knows a kind.
//!
//! A new kind is a [`RecordKind`] in the module of its function, named in `KINDS` of `lib.rs`.

pub(crate) mod access_log;
pub(crate) mod block;
pub(crate) mod card;
pub(crate) mod complaint;
pub(crate) mod erase;
mod kind;
pub(crate) mod link;
pub(crate) mod one_time_code;
pub mod publish;
pub(crate) mod recovery;
pub(crate) mod telephone;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use card::{Card, Proposal, State, Telephone};
pub use kind::{Kinds, PublicCard, RecordKind, RecordRef, SignedWords};
