//! The functions of the site, with a local database, below `/api/`.
//!
//! They start as soon as the settings of the site enable them. The site is served whether or not
//! they could be started.

use std::error::Error;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf, absolute};
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::Locale;
use functions::http::Problem;
use functions::local::{self, Local, LocalError, Opening, Outbox};
use functions::pages::Pages;
use functions::sms::Sms;
use tower::ServiceExt;

use super::current::CurrentSite;
use super::report::{FunctionsOpened, Reporter};
use super::settings::FunctionsSettings;
use crate::address;
use crate::read::load;

/// Why the functions cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum FunctionsError {
    /// The data folder is among the sources of the site.
    #[error("{0} is among the sources of the site; choose a folder elsewhere")]
    AmongSources(PathBuf),
    /// The data folder cannot be created.
    #[error("the folder {path}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The database or the keys cannot be opened.
    #[error(transparent)]
    Local(#[from] LocalError),
}

/// The result of starting the functions.
#[derive(Debug)]
enum Started {
    Running(Router),
    Failed,
}

/// The functions of a served site.
pub(super) struct MountedFunctions {
    root: PathBuf,
    settings: FunctionsSettings,
    current: Arc<CurrentSite>,
    reporter: Arc<dyn Reporter>,
    /// Empty until the settings of the site enable the functions.
    started: OnceLock<Started>,
}

impl MountedFunctions {
    /// Functions that are not started yet.
    pub(super) fn new(
        root: PathBuf,
        settings: FunctionsSettings,
        current: Arc<CurrentSite>,
        reporter: Arc<dyn Reporter>,
    ) -> MountedFunctions {
        MountedFunctions { root, settings, current, reporter, started: OnceLock::new() }
    }

    /// Starts the functions if the current site enables them; returns whether it tried.
    pub(super) async fn open_if_enabled(&self) -> bool {
        let site = self.current.now().site;
        if !site.is_some_and(|served| served.site.has_functions()) {
            return false;
        }
        let FunctionsSettings { folder, signatures, .. } = &self.settings;
        let started = match self.open().await {
            Ok(Local { router, keys_made, upkeep, .. }) => {
                tokio::spawn(upkeep.run());
                let signatures = *signatures;
                self.reporter.functions_opened(&FunctionsOpened { folder, signatures, keys_made });
                Started::Running(router)
            }
            Err(error) => {
                let failure: &(dyn Error + 'static) = match &error {
                    FunctionsError::Local(error) => error,
                    error => error,
                };
                self.reporter.functions_failed(failure);
                Started::Failed
            }
        };
        self.started.set(started).is_ok()
    }

    /// Waits until the settings of the site enable the functions.
    pub(super) async fn follow(self: Arc<MountedFunctions>) {
        let mut state = self.current.follow();
        while state.changed().await.is_ok() {
            if self.open_if_enabled().await {
                break;
            }
        }
    }

    async fn open(&self) -> Result<Local, FunctionsError> {
        let FunctionsSettings { folder, signatures, sms_outbox } = &self.settings;
        create(&self.root, folder)?;
        let pages = Arc::new(CurrentPages(Arc::clone(&self.current)));
        let outbox = sms_outbox.as_deref().map(Outbox::open).transpose()?;
        let sms = outbox.map(|outbox| Arc::new(outbox) as Arc<dyn Sms>);
        let opening = Opening { sms, ..Opening::new(*signatures, pages) };
        Ok(local::open(folder, opening).await?)
    }
}

/// Creates the folder with access for its owner alone, unless it exists.
fn create(root: &Path, folder: &Path) -> Result<(), FunctionsError> {
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

/// The pages that frame the answers of the functions, from the current site.
#[derive(Debug)]
struct CurrentPages(Arc<CurrentSite>);

impl CurrentPages {
    fn file(&self, path: &str) -> Option<String> {
        let served = self.0.now().site?;
        String::from_utf8(served.site.file(path)?.ok()?).ok()
    }
}

impl Pages for CurrentPages {
    fn page(&self, locale: Locale) -> Option<String> {
        self.file(&pages::answer::path(locale))
    }

    fn name(&self, locale: Locale) -> Option<String> {
        self.file(&pages::answer::name_path(locale))
    }
}

/// Passes requests below `/api/` to the functions, if they are enabled, and all others on.
pub(super) async fn answer(
    State(mounted): State<Arc<MountedFunctions>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    match mounted.started.get().filter(|_| path.starts_with(address::FUNCTIONS)) {
        None => next.run(request).await,
        Some(Started::Running(router)) => match router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        },
        Some(Started::Failed) => {
            let locale = path.split('/').nth(2).and_then(|tag| tag.parse().ok());
            Problem::unavailable("the data folder").document(locale.unwrap_or(Locale::ALL[0]))
        }
    }
}
