//! The benchmark: one seeded corpus in three layouts, a floor program that does only the necessary
//! work, and paired measurements of whole builds in child processes.

pub mod cli;
pub mod corpus;
pub mod error;
pub mod floor;
pub mod growth;
pub mod measure;
pub mod program;
pub mod rebuild;
pub mod report;
pub mod rng;
pub mod run;
pub mod server;
pub mod vocabulary;
