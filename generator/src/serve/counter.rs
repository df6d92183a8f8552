//! The counter beside the site: the functions on a table in a folder, below `/api/`.
//!
//! It opens as soon as an edition says that its site has one. The site is served whether or not it
//! could be opened.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf, absolute};
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::Lang;
use functions::http::Problem;
use functions::local::{self, Local, LocalError, Opening};
use functions::notary::Signatures;
use functions::pages::{self, Pages};
use tower::ServiceExt;

use super::Reporter;
use super::shelf::Shelf;
use crate::load;

/// Where the counter keeps what it is told, and whose signatures it takes.
#[derive(Debug, Clone)]
pub struct CounterSettings {
    /// The folder of table and keys.
    pub folder: PathBuf,
    /// Whose signatures.
    pub signatures: Signatures,
}

/// A counter that was opened.
#[derive(Debug, Clone, Copy)]
pub struct CounterOpened<'a> {
    /// The folder of table and keys.
    pub folder: &'a Path,
    /// Whose signatures.
    pub signatures: Signatures,
    /// Whether its keys were made just now, so that a copy of them must be put away.
    pub keys_made: bool,
}

/// Why a counter cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum CounterError {
    /// Its folder lies where texts and settings are read.
    #[error("{0} lies among the texts of the site; choose a folder elsewhere")]
    AmongSources(PathBuf),
    /// Its folder cannot be made.
    #[error("the folder {path}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its table or its keys.
    #[error(transparent)]
    Local(#[from] LocalError),
}

/// What became of the counter.
#[derive(Debug)]
enum Desk {
    Open(Router),
    Failed,
}

/// The counter of a served site.
pub(super) struct Counter {
    root: PathBuf,
    settings: CounterSettings,
    shelf: Arc<Shelf>,
    reporter: Arc<dyn Reporter>,
    /// Nothing as long as no edition has asked for it.
    desk: OnceLock<Desk>,
}

impl Counter {
    /// A counter that nobody has asked for yet.
    pub(super) fn new(
        root: PathBuf,
        settings: CounterSettings,
        shelf: Arc<Shelf>,
        reporter: Arc<dyn Reporter>,
    ) -> Counter {
        Counter { root, settings, shelf, reporter, desk: OnceLock::new() }
    }

    /// Opens the counter if the edition on the shelf asks for it; tells whether it did.
    pub(super) async fn open_if_asked(&self) -> bool {
        let edition = self.shelf.now().edition;
        if !edition.is_some_and(|printed| printed.edition.has_counter()) {
            return false;
        }
        let CounterSettings { folder, signatures } = &self.settings;
        let desk = match self.open().await {
            Ok(Local { router, keys_made, .. }) => {
                let signatures = *signatures;
                self.reporter.counter(&CounterOpened { folder, signatures, keys_made });
                Desk::Open(router)
            }
            Err(error) => {
                self.reporter.no_counter(&error);
                Desk::Failed
            }
        };
        self.desk.set(desk).is_ok()
    }

    /// Waits for an edition that asks for the counter.
    pub(super) async fn follow(self: Arc<Counter>) {
        let mut state = self.shelf.follow();
        while state.changed().await.is_ok() {
            if self.open_if_asked().await {
                break;
            }
        }
    }

    async fn open(&self) -> Result<Local, CounterError> {
        let CounterSettings { folder, signatures } = &self.settings;
        make(&self.root, folder)?;
        let pages = Arc::new(Shelved(Arc::clone(&self.shelf)));
        Ok(local::open(folder, Opening::new(*signatures, pages)).await?)
    }
}

/// Makes the folder for its owner alone, unless it is there.
fn make(root: &Path, folder: &Path) -> Result<(), CounterError> {
    let failed = |source| CounterError::Folder { path: folder.to_owned(), source };
    let full = absolute(folder).map_err(failed)?;
    if let Ok(below) = full.strip_prefix(root) {
        let segments: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        if load::is_read(&segments.join("/")) {
            return Err(CounterError::AmongSources(folder.to_owned()));
        }
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&full).map_err(failed)
}

/// The pages for answers, from the edition on the shelf.
#[derive(Debug)]
struct Shelved(Arc<Shelf>);

impl Pages for Shelved {
    fn page(&self, lang: Lang) -> Option<String> {
        let printed = self.0.now().edition?;
        let bytes = printed.edition.file(&pages::path(lang))?.ok()?;
        String::from_utf8(bytes).ok()
    }
}

/// Answers what is asked below `/api/`, if the site has a counter; the rest is the site's.
pub(super) async fn answer(
    State(counter): State<Arc<Counter>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    match counter.desk.get().filter(|_| path.starts_with("/api/")) {
        None => next.run(request).await,
        Some(Desk::Open(router)) => match router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        },
        Some(Desk::Failed) => {
            let lang = path.split('/').nth(2).and_then(|tag| tag.parse().ok());
            Problem::Unavailable.document(lang.unwrap_or(Lang::Kk))
        }
    }
}
