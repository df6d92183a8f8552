//! The events of the server that its caller shows to the user.

use std::error::Error;
use std::path::Path;

use functions::verifier::Signatures;

use crate::build::site::Site;
use crate::commands::console::Opened;
use crate::diag::Diagnostics;
use crate::read::source::Sources;

/// Receives the events of the server.
pub trait Reporter: Send + Sync {
    /// The server accepts requests.
    fn opened(&self, opened: &Opened);
    /// Files changed; one of the three below follows if the site depends on them.
    fn changed(&self);
    /// A new version of the site is served, with so many warnings.
    fn updated(&self, site: &Site, warnings: usize);
    /// The content has errors.
    fn broken(&self, faults: &Diagnostics, sources: &Sources);
    /// The files cannot be read or the theme cannot be used.
    fn failed(&self, failure: &(dyn Error + 'static));
    /// The functions are running.
    fn functions_opened(&self, opened: &FunctionsOpened);
    /// The functions cannot be started; the site is served without them.
    fn functions_failed(&self, failure: &(dyn Error + 'static));
}

/// The functions as they were started.
#[derive(Debug, Clone, Copy)]
pub struct FunctionsOpened<'a> {
    /// The folder of the database and the keys.
    pub folder: &'a Path,
    /// The signatures that are accepted.
    pub signatures: Signatures,
    /// Whether the keys were created just now, so that the operator must back them up.
    pub keys_made: bool,
}
