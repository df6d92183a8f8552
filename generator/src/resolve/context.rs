//! What entries are checked against, apart from each other.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::EntryId;

use super::codes::Codes;
use super::published::PublishedAddresses;
use crate::map::Basemap;
use crate::read::config::{Classifier, Config};
use crate::read::snapshot::Volunteers;

/// What the drafts are checked against, beside each other.
#[derive(Debug)]
pub struct Context {
    /// The settings.
    pub config: Config,
    /// Regions, eras and tags.
    pub classifier: Classifier,
    /// The codes that were given out, with the places of their lines.
    pub codes: Codes,
    /// The addresses that were published before.
    pub published: PublishedAddresses,
    /// The public list of volunteers.
    pub volunteers: Volunteers,
    /// Where regions and the country lie.
    pub basemap: Arc<Basemap>,
    /// Entries that are there but cannot be read.
    pub unread: BTreeSet<EntryId>,
}
