//! The functions on one machine: table, keys and staff in the files of a folder.
#![expect(clippy::disallowed_methods, reason = "the door to the files of a app on one machine")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;

use crate::api::{self, Platform};
use crate::app::{AppContext, Site, Tools};
use crate::audit::{Found, Head, Log, Report};
use crate::compress;
use crate::local_keys::{KeyFileError, LocalKeys, write_private};
use crate::pages::Pages;
use crate::records::publish;
use crate::request_log::{RequestLog, Unrecorded};
use crate::rotate::{self, RotateError};
use crate::seal::{SealError, Unwrap};
use crate::staff::{List, Role, Staff, name};
use crate::store::Unavailable;
use crate::store::embedded::Engine;
use crate::stored;
use crate::verifier::{SignatureVerifier, Signatures};
use crate::volunteers::public::{self, PublicList};

/// The table, as the engine keeps it.
const TABLE: &str = "table.sqlite";
/// Whose signatures are taken here.
const SIGNATURES: &str = "signatures";
/// The staff.
const STAFF: &str = "staff.json";

/// Functions that were started.
#[derive(Debug)]
pub struct Local {
    /// Its tools.
    pub app: AppContext,
    /// All its functions, below `/api`.
    pub router: Router,
    /// Whether its keys were made just now, so that a copy of them must be put away.
    pub keys_made: bool,
}

/// Why a counter cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// Its keys.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// Its public key.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Sealing again.
    #[error(transparent)]
    Rotate(#[from] RotateError),
    /// Its table.
    #[error("the table {path}")]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Unavailable,
    },
    /// One of its files.
    #[error("the file {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It takes other signatures: what real people entrusted is not shown to test keys.
    #[error("{path} was begun for {had} signatures, not for {asked}; choose another folder")]
    Signatures {
        /// The folder.
        path: PathBuf,
        /// What it was begun for.
        had: String,
        /// What was asked.
        asked: &'static str,
    },
}

/// What a counter is opened with.
#[derive(Debug)]
pub struct Opening {
    /// Whose signatures are taken.
    pub signatures: Signatures,
    /// The site's pages.
    pub pages: Arc<dyn Pages>,
    /// What is to be known of the site.
    pub site: Site,
    /// Takes a record of each request.
    pub records: Arc<dyn RequestLog>,
}

impl Opening {
    /// With these signatures and pages, and nothing else.
    pub fn new(signatures: Signatures, pages: Arc<dyn Pages>) -> Opening {
        Opening { signatures, pages, site: Site::default(), records: Arc::new(Unrecorded) }
    }
}

/// Starts the functions over a folder, which is created if it does not exist.
pub async fn open(folder: &Path, opening: Opening) -> Result<Local, LocalError> {
    let signatures = opening.signatures;
    let keys = LocalKeys::open(folder)?;
    claim(folder, signatures)?;
    let app = app(folder, &keys, opening).await?;
    let keys_made = keys.were_made();
    let staff = Arc::new(StaffFile::of(folder));
    publish::start(&app).await;
    let platform = Machine { app: app.clone(), signatures, staff, keys };
    let router = api::router(crate::FUNCTIONS, &platform).layer(compress::layer());
    Ok(Local { app, router, keys_made })
}

/// One machine, as the functions see it.
struct Machine {
    app: AppContext,
    signatures: Signatures,
    staff: Arc<StaffFile>,
    keys: LocalKeys,
}

impl Platform for Machine {
    fn app(&self) -> AppContext {
        self.app.clone()
    }

    fn verifier(&self) -> Arc<dyn SignatureVerifier> {
        self.signatures.verifier()
    }

    fn staff(&self) -> Arc<dyn Staff> {
        self.staff.clone()
    }

    fn unwrap(&self) -> Arc<dyn Unwrap> {
        Arc::new(self.keys.clone())
    }
}

/// The tools of a folder.
async fn app(folder: &Path, keys: &LocalKeys, opening: Opening) -> Result<AppContext, LocalError> {
    let Opening { pages, site, records, .. } = opening;
    let path = folder.join(TABLE);
    let failed = |source| LocalError::Table { path: path.clone(), source };
    let table = Engine::open(&path).map_err(failed)?.table().await.map_err(failed)?;
    Ok(AppContext::new(Tools {
        table,
        secrets: keys.secrets().clone(),
        sealer: keys.sealer()?,
        pages,
        site,
        kinds: crate::KINDS,
        records,
        clock: Timestamp::now,
    }))
}

/// Makes a new key for a folder and seals everything with it; how much that was.
pub async fn rotate(folder: &Path) -> Result<usize, LocalError> {
    let keys = LocalKeys::renew(folder)?;
    let app = app(folder, &keys, pageless()).await?;
    Ok(rotate::rotate(&app, &keys).await?)
}

/// What of a folder everybody may see: the list of volunteers, published again, and the end of the
/// log.
pub async fn snapshot(folder: &Path) -> Result<(PublicList, Head), LocalError> {
    let keys = LocalKeys::open(folder)?;
    let app = app(folder, &keys, pageless()).await?;
    let unavailable = || LocalError::Table {
        path: folder.join(TABLE),
        source: Unavailable("the list cannot be published".to_owned()),
    };
    public::publish(&app).await.map_err(|_| unavailable())?;
    let list = public::published(&app).await.map_err(|_| unavailable())?;
    let head = Log::AUDIT.head(&app.table).await;
    let failed = |source| LocalError::Table { path: folder.join(TABLE), source };
    Ok((list, head.map_err(failed)?))
}

/// Checks the log of a folder against itself and against the ends that it had.
pub async fn verify(folder: &Path, published: &[Head]) -> Result<Report, LocalError> {
    let keys = LocalKeys::open(folder)?;
    let app = app(folder, &keys, pageless()).await?;
    let failed = |source| LocalError::Table { path: folder.join(TABLE), source };
    Log::AUDIT.verify(&app.table, published).await.map_err(failed)
}

/// So many rows of the log of a folder, from a number on.
pub async fn rows(folder: &Path, from: u64, count: usize) -> Result<Vec<Found>, LocalError> {
    let keys = LocalKeys::open(folder)?;
    let app = app(folder, &keys, pageless()).await?;
    let failed = |source| LocalError::Table { path: folder.join(TABLE), source };
    Log::AUDIT.rows(&app.table, from, count).await.map_err(failed)
}

/// For who answers nothing.
fn pageless() -> Opening {
    Opening::new(Signatures::National, Arc::new(Pageless))
}

/// No pages: nothing is answered.
#[derive(Debug)]
struct Pageless;

impl Pages for Pageless {
    fn page(&self, _: domain::Locale) -> Option<String> {
        None
    }

    fn name(&self, _: domain::Locale) -> Option<String> {
        None
    }
}

/// Notes whose signatures are taken in a folder, for good.
fn claim(folder: &Path, signatures: Signatures) -> Result<(), LocalError> {
    let path = folder.join(SIGNATURES);
    let asked = signatures.word();
    match fs::read_to_string(&path) {
        Ok(had) if had.trim() == asked => Ok(()),
        Ok(had) => {
            let (path, had) = (folder.to_owned(), had.trim().to_owned());
            Err(LocalError::Signatures { path, had, asked })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write_private(&path, asked.as_bytes())
                .map_err(|source| LocalError::File { path, source })
        }
        Err(source) => Err(LocalError::File { path, source }),
    }
}

/// The staff in a file, read again at every question.
#[derive(Debug, Clone)]
pub struct StaffFile(PathBuf);

impl StaffFile {
    /// The staff of a folder.
    pub fn of(folder: &Path) -> StaffFile {
        StaffFile(folder.join(STAFF))
    }

    fn read(&self) -> io::Result<List> {
        match fs::read_to_string(&self.0) {
            Ok(text) => stored::read(&text).ok_or_else(|| io::Error::other("it cannot be read")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(List::default()),
            Err(error) => Err(error),
        }
    }
}

impl Staff for StaffFile {
    fn roles(&self, name: &str) -> BTreeSet<Role> {
        self.read().unwrap_or_default().roles(name)
    }
}

/// Gives somebody roles in a folder, or takes all away with none; `iin` is not kept.
pub fn appoint(folder: &Path, iin: &str, roles: &[Role]) -> Result<(), LocalError> {
    let keys = LocalKeys::open(folder)?;
    let StaffFile(path) = StaffFile::of(folder);
    let failed = |source| LocalError::File { path: path.clone(), source };
    let file = StaffFile(path.clone());
    let mut list = file.read().map_err(failed)?;
    list.set(name(keys.secrets(), iin), roles);
    // What a newer program has put into the file stays.
    let text = match fs::read_to_string(&path) {
        Ok(former) => stored::rewrite(&former, &list),
        Err(_) => stored::write(&list),
    };
    let text: serde_json::Value =
        serde_json::from_str(&text).map_err(io::Error::other).map_err(failed)?;
    let text = format!("{text:#}\n");
    let beside = path.with_extension("new");
    write_private(&beside, text.as_bytes()).map_err(failed)?;
    fs::rename(&beside, &path).map_err(failed)
}
