//! The arguments of the program, as typed.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::{Lang, Locale};
use functions::staff::Role;
use functions::verifier::Signatures;
use jiff::civil::Date;

/// The generator of «Туған жер»: Markdown in, a trilingual site out.
#[derive(Debug, Parser)]
#[command(name = "tugan", version)]
pub struct Arguments {
    /// Folder of the site: it has site/site.yaml and content/.
    #[arg(long, global = true, default_value = ".")]
    pub root: PathBuf,
    /// Language of messages: kk, ru or en; the language of the system if not given.
    #[arg(long, global = true)]
    pub lang: Option<Locale>,
    /// The day to build for, such as 2026-11-24; SOURCE_DATE_EPOCH or today if not given.
    #[arg(long, global = true)]
    pub today: Option<Date>,
    /// What to do; `serve` if not given.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands of the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site, serve it and show every change in the browser.
    Serve(Serve),
    /// Build the site into a folder.
    Build {
        /// Folder to write; site/public if not given.
        #[arg(long)]
        output: Option<PathBuf>,
    },
    /// Report all errors and warnings without building.
    Check {
        /// The form of the report.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Create an entry: a skeleton that passes `check` and is not published yet.
    New(New),
    /// Record all addresses of the site as published: the build fails if one is lost later.
    Addresses,
    /// Give an entry its permanent code: adds a line to site/codes.csv.
    Code {
        /// The id of the entry, such as monument/aisha-bibi.
        entry: String,
    },
    /// Give a person roles in the admin pages; the IIN is read from the standard input.
    Staff(Staff),
    /// Write the published list of volunteers into the site's folder, and record the end of the log.
    Snapshot(Data),
    /// Verify the log of the functions, also against its recorded ends.
    Audit(Audit),
    /// Open the evidence of a signed request, once two examiners have confirmed it.
    Evidence(Evidence),
    /// Create a new key and encrypt all contacts with it; stop the server first.
    Rotate(Data),
    /// Copy the table and the staff to one folder and the keys to another, also while a server runs.
    Backup(Backup),
}

/// The data of the functions.
#[derive(Debug, Args)]
pub struct Data {
    /// Data folder of the functions; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// The arguments of `audit`.
#[derive(Debug, Args)]
pub struct Audit {
    /// Data folder of the functions; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Count what each member of staff has done on this day, such as 2026-11-29, instead.
    #[arg(long)]
    pub digest: Option<Date>,
}

/// The arguments of `evidence`.
#[derive(Debug, Args)]
pub struct Evidence {
    /// The number of the request, as the log and the access log of the card have it.
    pub request: String,
    /// Data folder of the functions; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// The arguments of `backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// Data folder of the functions; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Folder for the copy of the table and the staff.
    #[arg(long)]
    pub to: PathBuf,
    /// Folder for the copy of the keys, on another medium.
    #[arg(long)]
    pub keys_to: PathBuf,
}

/// The arguments of `serve`.
#[derive(Debug, Default, Args)]
pub struct Serve {
    /// Port to listen on; 8000 or the next free one if not given.
    #[arg(long)]
    pub port: Option<u16>,
    /// Address to listen on; 0.0.0.0 makes the site reachable from phones in the local network.
    #[arg(long)]
    pub host: Option<IpAddr>,
    /// Serve the site without building it into site/public first.
    #[arg(long)]
    pub no_build: bool,
    /// Folder for the database and keys of the functions; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// Whose e-signatures are accepted; `test` accepts the published test keys.
    #[arg(long, value_enum, default_value_t = Trust::National)]
    pub trust: Trust,
    /// Folder in which text messages are left for a program that sends them; without it, telephones
    /// are confirmed by clerks.
    #[arg(long)]
    pub sms_outbox: Option<PathBuf>,
}

/// Whose e-signatures are accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Trust {
    /// Those of real people.
    #[default]
    National,
    /// Those with the published test keys, which anyone can make.
    Test,
}

impl Trust {
    /// Converts to the type of the functions.
    pub fn signatures(self) -> Signatures {
        match self {
            Trust::National => Signatures::National,
            Trust::Test => Signatures::Test,
        }
    }
}

/// The arguments of `staff`.
#[derive(Debug, Args)]
pub struct Staff {
    /// Roles, separated by commas: moderator, clerk, auditor, examiner. They replace the former ones.
    #[arg(long, value_delimiter = ',', value_parser = role, required_unless_present = "remove")]
    pub role: Vec<Role>,
    /// Take all roles away.
    #[arg(long, conflicts_with = "role")]
    pub remove: bool,
    /// Data folder of the functions; site/.data if not given.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

fn role(word: &str) -> Result<Role, String> {
    Role::of(word).ok_or_else(|| Role::ALL.map(Role::word).join(", "))
}

/// The arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// The kind of entry: monument, nature, person, article, …
    pub kind: String,
    /// Its short name in addresses: small Latin letters, digits and hyphens.
    pub slug: String,
    /// Languages of its texts; all languages of the site if not given.
    #[arg(long, value_delimiter = ',')]
    pub languages: Vec<Lang>,
}

/// The form of a report, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people at a terminal.
    Human,
    /// For programs.
    Json,
    /// For code hosting sites.
    Sarif,
}
