//! The failures of a measurement: of the machine, a program, or the data of the benchmark.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// A failure that ends the run; the source is printed by `main`.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// A file or folder could not be read, written or removed.
    #[error("cannot {action} {}", path.display())]
    File {
        /// The failed operation, as a verb.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// A YAML text is not of the expected form.
    #[error("{name} is not of the expected form")]
    Yaml {
        /// The file or the part of the program it belongs to.
        name: String,
        /// The parser's reason.
        #[source]
        source: serde_yaml::Error,
    },
    /// A Markdown file of the corpus does not begin with a head between two `---` lines.
    #[error("{} has no YAML head", .0.display())]
    NoHead(PathBuf),
    /// A template of the floor program failed.
    #[error("the template {name} failed")]
    Template {
        /// Which one.
        name: &'static str,
        /// The engine's reason.
        #[source]
        source: tera::Error,
    },
    /// The folder has files that this program did not write.
    #[error("{} is not empty and not a corpus of this benchmark; it is left alone", .0.display())]
    Foreign(PathBuf),
    /// A picture could not be encoded.
    #[error("cannot encode a picture")]
    Picture(#[source] image::ImageError),
    /// A measured program could not be started or failed.
    #[error("{program} {what}; its output is in {}", log.display())]
    Program {
        /// The command.
        program: String,
        /// How it failed.
        what: String,
        /// Where its output went.
        log: PathBuf,
    },
    /// No program was named, so there is nothing to measure.
    #[error("name at least one program to measure: --tugan, --hugo or --floor")]
    NothingToMeasure,
    /// The measuring child printed something unexpected.
    #[error("the measuring process gave no figures: {0:?}")]
    NoFigures(String),
    /// The measured child failed or timed out.
    #[error("the measured program ended with {0}")]
    BadEnd(ExitStatus),
    /// The operating system refused a call.
    #[error("the system refused {0}")]
    System(&'static str, #[source] io::Error),
}

impl BenchError {
    /// Wraps a file error with the operation and the path.
    pub fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> BenchError {
        let path = path.to_owned();
        move |source| BenchError::File { action, path, source }
    }

    /// Wraps a YAML error with the name of the text.
    pub fn yaml(name: impl Into<String>) -> impl FnOnce(serde_yaml::Error) -> BenchError {
        let name = name.into();
        move |source| BenchError::Yaml { name, source }
    }
}
