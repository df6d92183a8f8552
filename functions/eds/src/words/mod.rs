//! Explains the outcome of a verification in plain Kazakh, Russian and English: what it means and
//! what to do.
//!
//! The texts are in `words/*.yaml` and become part of the program at compile time.

mod dates;
mod explain;
mod labels;
mod language;
mod table;
#[cfg(test)]
mod tests;
mod yaml;

pub use dates::moment;
pub use explain::explain;
pub use labels::{reason, role, step};
pub use language::Language;
