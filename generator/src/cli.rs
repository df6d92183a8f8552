//! The arguments of the program, as typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// The press of «Туған жер»: Markdown in, a trilingual site out.
#[derive(Debug, Parser)]
#[command(name = "tugan", version)]
pub struct Arguments {
    /// Folder of the site: it has site/site.yaml and content/.
    #[arg(long, global = true, default_value = ".")]
    pub root: PathBuf,
    /// Language of messages: kk, ru or en; the language of the system if not given.
    #[arg(long, global = true)]
    pub lang: Option<String>,
    /// The day to build for, as 2026-11-24; SOURCE_DATE_EPOCH or today if not given.
    #[arg(long, global = true)]
    pub today: Option<jiff::civil::Date>,
    /// What to do; `serve` if not given.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into a folder.
    Build {
        /// Folder to write; site/public if not given.
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Tell all faults of all files, and build nothing.
    Check {
        /// How to tell them.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
}

/// How faults are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// For programs.
    Json,
    /// For code hosting sites.
    Sarif,
}
