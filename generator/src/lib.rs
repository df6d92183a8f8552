//! The press: Markdown in, a trilingual site out.

pub mod diag;
pub mod parse;
pub mod source;
pub mod yaml;
