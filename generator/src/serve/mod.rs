//! `tugan serve`: the site in the browser, in step with the files.
//!
//! A thread watches the files, reads what changed and puts a new edition on the shelf; pages are made
//! of the edition on the shelf when somebody asks for them. Broken content never takes the last good
//! edition away.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the server listens, watches and tells time"
)]

mod address;
mod answer;
mod current;
mod error_page;
mod functions;
mod listen;
mod live;
mod media;
mod reply;
mod watch;

use std::error::Error;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use crate::build::site::Site;
use crate::build::workspace::OpenError;
use crate::commands::console::Opened;
use crate::diag::Diagnostics;
use crate::read::config::Options;
use crate::read::source::Sources;
use current::CurrentSite;
use functions::MountedFunctions;
pub use functions::{FunctionsError, FunctionsOpened, FunctionsSettings};

/// Where to listen.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The address; other machines reach only what is no loopback address.
    pub host: IpAddr,
    /// The port; the first free one from 8000 on if none is given.
    pub port: Option<u16>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { host: Ipv4Addr::LOCALHOST.into(), port: None }
    }
}

/// Told what the server does.
pub trait Reporter: Send + Sync {
    /// The site can be seen.
    fn opened(&self, opened: &Opened);
    /// Files changed; one of the three below follows if they mattered.
    fn changed(&self);
    /// A new edition is served, with so many warnings.
    fn renewed(&self, site: &Site, warnings: usize);
    /// The content has errors.
    fn broken(&self, faults: &Diagnostics, sources: &Sources);
    /// The files cannot be read or the theme cannot be used.
    fn failed(&self, failure: &dyn Error);
    /// The counter is open.
    fn counter(&self, opened: &FunctionsOpened);
    /// The counter cannot be opened; the site is served all the same.
    fn no_counter(&self, failure: &dyn Error);
}

/// A server that cannot begin or go on.
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
    /// The system refuses what a server needs.
    #[error("the server cannot run")]
    Run(#[source] io::Error),
}

/// An address that was taken; whoever asks it is answered once the site is served.
#[derive(Debug)]
pub struct Taken(TcpListener);

/// Takes the address to serve at, so that one that is not free is told before any work is done.
pub fn take(settings: Settings) -> Result<Taken, ServeError> {
    listen::bind(settings).map(Taken)
}

/// Serves the site at a root until the process is asked to stop.
pub fn serve(
    root: &Path,
    options: Options,
    Taken(listener): Taken,
    mounted: FunctionsSettings,
    reporter: Arc<dyn Reporter>,
) -> Result<(), ServeError> {
    let unreadable = |source| ServeError::Root { path: root.to_owned(), source };
    // Watchers tell real paths, so the root must be one too.
    let root = root.canonicalize().map_err(unreadable)?;
    let current = Arc::new(CurrentSite::default());
    watch::begin(&root, options, Arc::clone(&current), Arc::clone(&reporter))?;
    reporter.opened(&listen::opened(&listener).map_err(ServeError::Run)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let mounted = Arc::new(MountedFunctions::new(root, mounted, Arc::clone(&current), reporter));
    let serving = run(listener, current, mounted);
    runtime.map_err(ServeError::Run)?.block_on(serving).map_err(ServeError::Run)
}

async fn run(
    listener: TcpListener,
    current: Arc<CurrentSite>,
    mounted: Arc<MountedFunctions>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    if !mounted.open_if_asked().await {
        tokio::spawn(Arc::clone(&mounted).follow());
    }
    // Outside of everything that is done to pages: the functions set headers of their own, and
    // what is secret is not compressed beside what is not.
    let layer = from_fn_with_state(mounted, functions::answer);
    let router = router(Arc::clone(&current)).layer(layer);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stop = async move {
        asked_to_stop().await;
        current.close();
    };
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}

/// Everything the server answers to.
fn router(current: Arc<CurrentSite>) -> Router {
    Router::new()
        .route("/_tugan/events", get(live::events))
        .route(live::SCRIPT, get(live::script))
        .route(live::STYLE, get(live::style))
        .fallback(answer::answer)
        .layer(CompressionLayer::new())
        .layer(map_response(reply::finish))
        .with_state(current)
}

/// Waits for Ctrl+C or a polite end by the system.
async fn asked_to_stop() {
    let interrupt = async {
        // Without a handler the system ends the process by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let terminate = async {
            match signal(SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        let (interrupt, terminate) = (std::pin::pin!(interrupt), std::pin::pin!(terminate));
        futures_util::future::select(interrupt, terminate).await;
    }
    #[cfg(not(unix))]
    interrupt.await;
}

#[cfg(test)]
mod tests;
