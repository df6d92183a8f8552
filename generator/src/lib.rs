//! The generator: Markdown in, a site in three languages out.

pub mod address;
pub mod build;
pub mod code;
pub mod commands;
pub mod diag;
pub mod kinds;
pub mod map;
pub mod parse;
pub mod read;
pub mod render;
pub mod resolve;
pub mod serve;
pub mod write;

mod texts {
    //! The interface texts of the program, from `texts/<locale>.yaml`.
    words::compile!("texts", domain::locale, find);
}
