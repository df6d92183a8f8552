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
use domain::{Lang, Locale};
use functions::http::Problem;
use functions::local::{self, Local, LocalError, Opening};
use functions::pages::Pages;
use functions::verifier::Signatures;
use tower::ServiceExt;

use super::Reporter;
use super::current::CurrentSite;
use crate::read::load;

/// Where the counter keeps what it is told, and whose signatures it takes.
#[derive(Debug, Clone)]
pub struct FunctionsSettings {
    /// The folder of table and keys.
    pub folder: PathBuf,
    /// Whose signatures.
    pub signatures: Signatures,
}

/// A counter that was opened.
#[derive(Debug, Clone, Copy)]
pub struct FunctionsOpened<'a> {
    /// The folder of table and keys.
    pub folder: &'a Path,
    /// Whose signatures.
    pub signatures: Signatures,
    /// Whether its keys were made just now, so that a copy of them must be put away.
    pub keys_made: bool,
}

/// Why a counter cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum FunctionsError {
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
pub(super) struct MountedFunctions {
    root: PathBuf,
    settings: FunctionsSettings,
    current: Arc<CurrentSite>,
    reporter: Arc<dyn Reporter>,
    /// Nothing as long as no edition has asked for it.
    desk: OnceLock<Desk>,
}

impl MountedFunctions {
    /// A counter that nobody has asked for yet.
    pub(super) fn new(
        root: PathBuf,
        settings: FunctionsSettings,
        current: Arc<CurrentSite>,
        reporter: Arc<dyn Reporter>,
    ) -> MountedFunctions {
        MountedFunctions { root, settings, current, reporter, desk: OnceLock::new() }
    }

    /// Opens the counter if the edition on the shelf asks for it; tells whether it did.
    pub(super) async fn open_if_asked(&self) -> bool {
        let site = self.current.now().site;
        if !site.is_some_and(|printed| printed.site.has_counter()) {
            return false;
        }
        let FunctionsSettings { folder, signatures } = &self.settings;
        let desk = match self.open().await {
            Ok(Local { router, keys_made, .. }) => {
                let signatures = *signatures;
                self.reporter.counter(&FunctionsOpened { folder, signatures, keys_made });
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
    pub(super) async fn follow(self: Arc<MountedFunctions>) {
        let mut state = self.current.follow();
        while state.changed().await.is_ok() {
            if self.open_if_asked().await {
                break;
            }
        }
    }

    async fn open(&self) -> Result<Local, FunctionsError> {
        let FunctionsSettings { folder, signatures } = &self.settings;
        make(&self.root, folder)?;
        let pages = Arc::new(Shelved(Arc::clone(&self.current)));
        Ok(local::open(folder, Opening::new(*signatures, pages)).await?)
    }
}

/// Makes the folder for its owner alone, unless it is there.
fn make(root: &Path, folder: &Path) -> Result<(), FunctionsError> {
    let failed = |source| FunctionsError::Folder { path: folder.to_owned(), source };
    let full = absolute(folder).map_err(failed)?;
    if let Ok(below) = full.strip_prefix(root) {
        let segments: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        if load::is_read(&segments.join("/")) {
            return Err(FunctionsError::AmongSources(folder.to_owned()));
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
struct Shelved(Arc<CurrentSite>);

impl Pages for Shelved {
    fn page(&self, locale: Locale) -> Option<String> {
        let printed = self.0.now().site?;
        let bytes = printed.site.file(&pages::answer::path(locale))?.ok()?;
        String::from_utf8(bytes).ok()
    }
}

/// Answers what is asked below `/api/`, if the site has a counter; the rest is the site's.
pub(super) async fn answer(
    State(counter): State<Arc<MountedFunctions>>,
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
