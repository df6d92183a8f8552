//! The data that drafts are checked against.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::EntryId;

use super::codes::IssuedCodes;
use super::published::PublishedAddresses;
use crate::map::Basemap;
use crate::read::config::{Classifier, Config};
use crate::read::snapshot::PublishedVolunteers;

/// The data that drafts are checked against, in addition to one another.
#[derive(Debug)]
pub struct Context {
    /// The settings.
    pub config: Config,
    /// Regions, eras and tags.
    pub classifier: Classifier,
    /// The issued codes, with the spans of their lines.
    pub codes: IssuedCodes,
    /// The published addresses.
    pub published: PublishedAddresses,
    /// The public list of volunteers.
    pub volunteers: PublishedVolunteers,
    /// The borders of the country and its regions.
    pub basemap: Arc<Basemap>,
    /// Entries that exist but cannot be read.
    pub unread: BTreeSet<EntryId>,
}
