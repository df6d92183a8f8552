//! The press: Markdown in, a trilingual site out.

pub mod address;
pub mod build;
pub mod cli;
pub mod code;
pub mod colophon;
pub mod config;
pub mod console;
pub mod cover;
pub mod diag;
pub mod edition;
pub mod facts;
pub mod load;
pub mod map;
pub mod media;
pub mod new;
pub mod parse;
pub mod render;
pub mod resolve;
pub mod serve;
pub mod snapshot;
pub mod source;
pub mod workspace;
pub mod write;
pub mod yaml;
