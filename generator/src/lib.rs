//! The press: Markdown in, a trilingual site out.

pub mod address;
pub mod config;
pub mod diag;
pub mod facts;
pub mod load;
pub mod parse;
pub mod render;
pub mod resolve;
pub mod source;
pub mod write;
pub mod yaml;
