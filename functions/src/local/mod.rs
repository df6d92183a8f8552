//! The functions on one machine: table, keys and staff in the files of a folder.

mod commands;
mod error;
mod folder;
mod marks;
mod outbox;
mod staff_changes;
mod staff_file;
mod upkeep;

use std::path::Path;
use std::sync::Arc;

use axum::Router;

pub use commands::{Snapshot, back_up, digest, rotate, rows, snapshot, verify};
pub use error::LocalError;
pub use outbox::Outbox;
pub use staff_changes::{appoint, evidence};
pub use staff_file::StaffFile;
pub use upkeep::Upkeep;

use crate::api::{self, Platform};
use crate::app::{AppContext, Site};
use crate::compress;
use crate::local_keys::LocalKeys;
use crate::pages::Pages;
use crate::records::publish;
use crate::request_log::{RequestLog, Unrecorded};
use crate::seal::Unwrap;
use crate::sms::Sms;
use crate::staff::Staff;
use crate::verifier::{SignatureVerifier, Signatures};
use folder::{Access, DataFolder};

/// Functions that were started.
#[derive(Debug)]
pub struct Local {
    /// Its tools.
    pub app: AppContext,
    /// All its functions, below `/api`.
    pub router: Router,
    /// Whether its keys were made just now, so that a copy of them must be put away.
    pub keys_made: bool,
    /// What the folder needs from time to time, for whoever runs long enough.
    pub upkeep: Upkeep,
}

/// What a folder is opened with.
#[derive(Debug)]
pub struct Opening {
    /// Whose signatures are accepted.
    pub signatures: Signatures,
    /// The site's pages.
    pub pages: Arc<dyn Pages>,
    /// What is to be known of the site.
    pub site: Site,
    /// Sends text messages, if there is a way to.
    pub sms: Option<Arc<dyn Sms>>,
    /// Takes a record of each request.
    pub records: Arc<dyn RequestLog>,
}

impl Opening {
    /// With these signatures and pages, and nothing else.
    pub fn new(signatures: Signatures, pages: Arc<dyn Pages>) -> Opening {
        let (site, records) = (Site::default(), Arc::new(Unrecorded));
        Opening { signatures, pages, site, sms: None, records }
    }
}

/// Starts the functions over a folder, which is begun if it does not exist. No other program can
/// serve or change the folder while the functions run.
pub async fn open(folder: &Path, opening: Opening) -> Result<Local, LocalError> {
    let Opening { signatures, pages, site, sms, records } = opening;
    let mut data = DataFolder::open(folder, Access::Serve(signatures)).await?;
    upkeep::prepare(&mut data).await?;
    staff_changes::log_first(&data).await?;
    let app = data.app(pages, site, sms, records)?;
    publish::start(&app).await;
    let upkeep = Upkeep::new(app.clone(), data.engine.clone());
    let (keys_made, keys) = (data.keys.were_made(), data.keys);
    let staff = Arc::new(StaffFile::of(folder));
    let platform = Machine { app: app.clone(), signatures, staff, keys };
    let router = api::router(crate::FUNCTIONS, &platform).layer(compress::layer());
    Ok(Local { app, router, keys_made, upkeep })
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
