//! The arguments of the program, as typed.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::{Lang, Locale};
use functions::staff::Role;
use functions::verifier::Signatures;

/// The press of «Туған жер»: Markdown in, a trilingual site out.
#[derive(Debug, Parser)]
#[command(name = "tugan", version)]
pub struct Arguments {
    /// Folder of the site: it has site/site.yaml and content/.
    #[arg(long, global = true, default_value = ".")]
    pub root: PathBuf,
    /// Language of messages: kk, ru or en; the language of the system if not given.
    #[arg(long, global = true)]
    pub lang: Option<Locale>,
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
    /// Build the site, show it in the browser and follow every change.
    Serve(Serve),
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
    /// Begin an entry: a skeleton that passes `check` and is not published yet.
    New(New),
    /// Note all addresses of the site as published: one that is lost later fails the build.
    Addresses,
    /// Give an entry its permanent code: one line more in site/codes.csv.
    Code {
        /// Its id, as monument/aisha-bibi.
        entry: String,
    },
    /// Give somebody roles at the desk; the IIN is read from the standard input.
    Staff(Staff),
    /// Put what the counter has published into the site's folder, and note where its log ends.
    Snapshot(Data),
    /// Check that the log of the counter is whole, also against the ends that it had.
    Audit(Data),
    /// Make a new key for contacts and seal all of them with it; the server must not run meanwhile.
    Rotate(Data),
}

/// Which counter.
#[derive(Debug, Args)]
pub struct Data {
    /// Folder of the counter; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// How to show the site.
#[derive(Debug, Default, Args)]
pub struct Serve {
    /// Port to listen on; 8000 or the next free one if not given.
    #[arg(long)]
    pub port: Option<u16>,
    /// Address to listen on; 0.0.0.0 lets phones of the local network in.
    #[arg(long)]
    pub host: Option<IpAddr>,
    /// Show the site without building it into site/public first.
    #[arg(long)]
    pub no_build: bool,
    /// Folder in which the counter keeps its table and keys; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Whose e-signatures the counter takes; `test` is for trying out with published keys.
    #[arg(long, value_enum, default_value_t = Trust::National)]
    pub trust: Trust,
}

/// Whose e-signatures are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Trust {
    /// Those of real people.
    #[default]
    National,
    /// Those of the published test keys, which anybody can make.
    Test,
}

impl Trust {
    /// The same for the functions.
    pub fn signatures(self) -> Signatures {
        match self {
            Trust::National => Signatures::National,
            Trust::Test => Signatures::Test,
        }
    }
}

/// Who may do what at the desk.
#[derive(Debug, Args)]
pub struct Staff {
    /// Roles, with commas between them: moderator, clerk, auditor. They take the place of former ones.
    #[arg(long, value_delimiter = ',', value_parser = role, required_unless_present = "remove")]
    pub role: Vec<Role>,
    /// Take all roles away.
    #[arg(long, conflicts_with = "role")]
    pub remove: bool,
    /// Folder of the counter; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

fn role(word: &str) -> Result<Role, String> {
    Role::of(word).ok_or_else(|| Role::ALL.map(Role::word).join(", "))
}

/// What entry to begin.
#[derive(Debug, Args)]
pub struct New {
    /// What it is about: monument, nature, person, article, …
    pub kind: String,
    /// Its name in addresses: small Latin letters, digits and hyphens.
    pub slug: String,
    /// Languages to begin texts in; all languages of the site if not given.
    #[arg(long, value_delimiter = ',')]
    pub languages: Vec<Lang>,
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
