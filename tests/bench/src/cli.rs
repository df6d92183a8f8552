//! The arguments as typed.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::program::{Name, Program};
use crate::{rebuild, run};

/// Measures site generators on a generated corpus.
#[derive(Debug, Parser)]
#[command(name = "bench")]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a corpus: the same entries as tugan/, plain/ and hugo/ below a folder.
    Corpus {
        /// How many entries; each is a document in three languages.
        #[arg(long)]
        entries: usize,
        /// The folder: a new or empty one, or an older corpus to replace.
        #[arg(long)]
        out: PathBuf,
        /// The seed; the same seed and number give the same bytes.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Clean builds of one corpus in turns: medians and ratios.
    Run {
        /// The corpus.
        #[arg(long)]
        corpus: PathBuf,
        /// The programs to measure.
        #[command(flatten)]
        programs: Programs,
        /// The settings of the measurement.
        #[command(flatten)]
        builds: Builds,
    },
    /// Clean builds of a small and a large corpus: is the growth linear?
    Growth {
        /// The small corpus.
        #[arg(long)]
        small: PathBuf,
        /// The large corpus.
        #[arg(long)]
        large: PathBuf,
        /// The programs to measure.
        #[command(flatten)]
        programs: Programs,
        /// The settings of the measurement.
        #[command(flatten)]
        builds: Builds,
    },
    /// Serve a corpus, edit one document, wait until the page shows it.
    Rebuild {
        /// The corpus.
        #[arg(long)]
        corpus: PathBuf,
        /// The programs to measure.
        #[command(flatten)]
        programs: Programs,
        /// The settings of the measurement.
        #[command(flatten)]
        edits: Edits,
    },
    /// The floor program: read, YAML, Markdown, Tera, write, and nothing else.
    Floor {
        /// The content folder of the plain layout.
        content: PathBuf,
        /// Where the pages go.
        out: PathBuf,
    },
    /// Run one command as the only child and print its figures.
    #[command(hide = true)]
    Measure {
        /// Seconds after which the child is ended.
        #[arg(long, default_value_t = 1_800)]
        timeout: u64,
        /// The command.
        #[arg(last = true, required = true)]
        command: Vec<OsString>,
    },
}

/// The programs to measure; those that are not named are left out.
#[derive(Debug, Args)]
pub struct Programs {
    /// The program `tugan`.
    #[arg(long)]
    tugan: Option<PathBuf>,
    /// The program `hugo`.
    #[arg(long)]
    hugo: Option<PathBuf>,
    /// A floor program, called with `floor CONTENT OUT`: this program, or another of that form.
    #[arg(long)]
    floor: Option<PathBuf>,
}

impl Programs {
    /// The named programs, in the order of their turns.
    pub fn list(self) -> Vec<Program> {
        let named = [(Name::Tugan, self.tugan), (Name::Hugo, self.hugo), (Name::Floor, self.floor)];
        named.into_iter().filter_map(|(name, path)| Some(Program { name, path: path? })).collect()
    }
}

/// How builds are repeated.
#[derive(Debug, Args)]
pub struct Builds {
    /// Rounds.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// A folder on a memory file system for outputs and logs.
    #[arg(long, default_value = "/dev/shm/tugan-bench")]
    out: PathBuf,
    /// Seconds after which a build is given up.
    #[arg(long, default_value_t = 1_800)]
    timeout: u64,
}

impl From<Builds> for run::Plan {
    fn from(Builds { runs, out, timeout }: Builds) -> Self {
        run::Plan { runs, out, timeout: Duration::from_secs(timeout) }
    }
}

/// How edits are repeated.
#[derive(Debug, Args)]
pub struct Edits {
    /// Edits of each sort.
    #[arg(long, default_value_t = 7)]
    edits: usize,
    /// A folder for logs and caches.
    #[arg(long, default_value = "/dev/shm/tugan-bench")]
    out: PathBuf,
    /// Seconds that the server may take to its first page.
    #[arg(long, default_value_t = 600)]
    start_timeout: u64,
    /// The port to serve on; by default a free one.
    #[arg(long)]
    port: Option<u16>,
}

impl From<Edits> for rebuild::Plan {
    fn from(Edits { edits, out, start_timeout, port }: Edits) -> Self {
        rebuild::Plan { edits, out, start: Duration::from_secs(start_timeout), port }
    }
}
