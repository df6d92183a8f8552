//! Plate codes: the ledger of those issued and the QR symbols that carry them.

pub mod issue;
pub mod ledger;
mod picture;
pub mod qr;
