//! The command line: arguments, messages of the program, new entries.

pub mod cli;
pub mod console;
pub mod new;
