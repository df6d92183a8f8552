//! The command line: arguments, the words of the program, new entries.

pub mod cli;
pub mod console;
pub mod new;
