//! Codes on plates: the ledger of issued codes and their QR symbols.

pub mod issue;
pub mod ledger;
mod picture;
pub mod qr;
