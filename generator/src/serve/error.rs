//! Why a server cannot start or continue.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::build::workspace::OpenError;

/// A failure that stops the server.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The root cannot be read.
    #[error("cannot read {path}")]
    Root {
        /// The root.
        path: PathBuf,
        /// Why it cannot be.
        source: io::Error,
    },
    /// The site cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The files cannot be watched.
    #[error("cannot watch the files")]
    Watch(#[source] notify::Error),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why it cannot be.
        source: io::Error,
    },
    /// The system refuses a resource of the server.
    #[error("the server cannot run")]
    Run(#[source] io::Error),
}
