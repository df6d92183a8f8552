//! Writing to disk: a site is written next to the existing one and replaces it as a whole.
//!
//! Files go to `<output>.building`; after all of them are written the two folders are exchanged, in
//! one step where the system can. A crash or a full disk before that leaves the existing site
//! unchanged. Only a folder that has the generator's own marker is ever replaced.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the only module that writes files"
)]

pub(crate) mod cache;
mod error;
mod files;
mod staging;

pub use error::WriteError;
pub use files::{append, create_folder, rewrite};
pub use staging::{MARKER, Receipt, Staging};
