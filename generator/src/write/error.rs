//! Why files cannot or must not be written.

use std::io;
use std::path::{Path, PathBuf};

/// A failure to write, or a refusal.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder has files that the generator did not write.
    #[error("{0} is not empty and was not created by tugan; choose another --output or empty it")]
    NotOurs(PathBuf),
    /// The output would be among the sources, or the sources in it.
    #[error("{0} is among the sources of the site; choose another --output")]
    AmongSources(PathBuf),
    /// The folder to be created exists already.
    #[error("{0} exists; nothing was written")]
    Exists(PathBuf),
    /// Another build of the same output is running.
    #[error("another build is writing {0}")]
    Busy(PathBuf),
    /// A file or folder cannot be written.
    #[error("cannot write {path}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

/// Wraps an error of the system with the path it is about.
pub(super) fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
    move |source| WriteError::Io { path: path.to_owned(), source }
}
