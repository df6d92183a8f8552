//! `tugan serve`: the site in the browser, in step with the files.
//!
//! A thread watches the files, reads the changed ones and replaces the current site; pages are
//! rendered from the current site on request. Content with errors never replaces it.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the server listens, watches files and measures time"
)]

mod address;
mod answer;
mod current;
mod error;
mod error_page;
mod events;
mod functions;
mod listen;
mod live;
mod media;
mod reply;
mod report;
mod revision;
mod settings;
mod watch;

use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

use ::functions::connections::{self, Limits};
use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;

pub use error::ServeError;
pub use functions::FunctionsError;
pub use report::{FunctionsOpened, Reporter};
pub use settings::{FunctionsSettings, Settings};

use crate::read::config::Options;
use current::CurrentSite;
use functions::MountedFunctions;

/// A bound address; connections to it are accepted once the site is served.
#[derive(Debug)]
pub struct Bound(TcpListener);

/// Binds the address to serve at, so that an address in use is reported before any work is done.
pub fn bind(settings: Settings) -> Result<Bound, ServeError> {
    listen::bind(settings).map(Bound)
}

/// Serves the site at a root until the process receives a signal to stop.
pub fn serve(
    root: &Path,
    options: Options,
    Bound(listener): Bound,
    functions: FunctionsSettings,
    reporter: Arc<dyn Reporter>,
) -> Result<(), ServeError> {
    let unreadable = |source| ServeError::Root { path: root.to_owned(), source };
    // Watchers report real paths, so the root must be one too.
    let root = root.canonicalize().map_err(unreadable)?;
    let current = Arc::new(CurrentSite::default());
    watch::begin(&root, options, Arc::clone(&current), Arc::clone(&reporter))?;
    reporter.opened(&listen::opened(&listener).map_err(ServeError::Run)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let mounted = Arc::new(MountedFunctions::new(root, functions, Arc::clone(&current), reporter));
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
    if !mounted.open_if_enabled().await {
        tokio::spawn(Arc::clone(&mounted).follow());
    }
    // The outermost layer: the functions set their own headers, and compress only what everybody may
    // see, because compression can leak secrets.
    let layer = from_fn_with_state(mounted, functions::answer);
    let router = router(Arc::clone(&current)).layer(layer);
    let stop = async move {
        stop_signal().await;
        current.close();
    };
    connections::serve(listener, router, Limits::default(), stop).await
}

/// The routes of the server.
fn router(current: Arc<CurrentSite>) -> Router {
    Router::new()
        .route("/_tugan/events", get(events::events))
        .route(live::SCRIPT, get(live::script))
        .route(live::STYLE, get(live::style))
        .fallback(answer::answer)
        .layer(CompressionLayer::new())
        .layer(map_response(reply::finish))
        .with_state(current)
}

/// Waits for Ctrl+C or SIGTERM.
async fn stop_signal() {
    let interrupt = async {
        // Without a handler the system ends the process itself.
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
