//! Drafts to the catalog: every reference is checked, nothing dangles afterwards.

mod catalog;
mod codes;
mod links;
mod nearby;
mod order;
mod pictures;
mod places;
mod publish;
mod published;
mod reuse;
mod terms;

pub use catalog::{Catalog, Entry, EntryRef, Neighbour};
pub use codes::{Codes, LEDGER_FILE};
pub(crate) use order::Alphabet;
pub(crate) use published::add as add_addresses;
pub use published::{ADDRESSES_FILE, PublishedAddresses};
pub use reuse::Reuse;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use domain::EntryId;
use rayon::prelude::*;

use crate::diag::{Diagnostics, nearest};
use crate::map::Basemap;
use crate::parse::Draft;
use crate::read::config::{Classifier, Config};
use crate::read::snapshot::Volunteers;
use crate::read::source::Span;
use reuse::Known;

/// Everything an entry may refer to, before it is known which of it is published.
pub(crate) struct Names<'d> {
    /// Only looked up; walked in the order of ids when a suggestion is sought.
    drafts: HashMap<&'d EntryId, &'d Draft>,
    aliases: BTreeMap<EntryId, &'d EntryId>,
    /// Entries that are there but cannot be read, which is fault enough.
    unread: &'d BTreeSet<EntryId>,
}

impl<'d> Names<'d> {
    /// Gathers the names of all drafts and tells addresses that two of them claim.
    fn gather(
        drafts: &'d [Arc<Draft>],
        unread: &'d BTreeSet<EntryId>,
        faults: &mut Diagnostics,
    ) -> Names<'d> {
        let by_id: HashMap<_, _> = drafts.iter().map(|draft| (&draft.id, &**draft)).collect();
        let mut aliases = BTreeMap::new();
        for draft in drafts {
            for alias in &draft.common.aliases {
                let id = alias.value.id(draft.id.kind);
                let other = by_id.get(&id).map(|other| other.id.to_string());
                let other = other.or(aliases.get(&id).map(|id: &&EntryId| id.to_string()));
                match other {
                    Some(other) => faults.address_clash(alias.span, &id.to_string(), &other),
                    None => {
                        aliases.insert(id, &draft.id);
                    }
                }
            }
        }
        Names { drafts: by_id, aliases, unread }
    }

    /// The draft with this id or former id.
    pub(crate) fn find(&self, id: &EntryId) -> Option<&'d Draft> {
        let found = self.drafts.get(id);
        found.or_else(|| self.drafts.get(self.aliases.get(id)?)).copied()
    }

    /// Whether there is such an entry, be it one that cannot be read.
    pub(crate) fn is_there(&self, id: &EntryId) -> bool {
        self.find(id).is_some() || self.unread.contains(id)
    }

    /// Tells a reference to nothing.
    pub(crate) fn dead(&self, id: &EntryId, span: Span, faults: &mut Diagnostics) {
        if !self.unread.contains(id) {
            faults.dead_link(span, &id.to_string(), self.nearest(id));
        }
    }

    /// The id that may have been meant.
    pub(crate) fn nearest(&self, id: &EntryId) -> Option<String> {
        let mut known: Vec<String> = self.drafts.keys().map(|id| id.to_string()).collect();
        known.sort();
        nearest(&id.to_string(), known.iter().map(String::as_str))
    }
}

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

/// Checks all drafts together; the catalog is whole only if no error was told.
///
/// What `memory` holds from the last time and still is true is not found out again.
pub fn resolve(
    drafts: Vec<Arc<Draft>>,
    context: Context,
    reuse: &Reuse,
    faults: &mut Diagnostics,
) -> Catalog {
    let recalled = reuse.recall(&drafts);
    let names = Names::gather(&drafts, &context.unread, faults);
    let checked = drafts.par_iter().enumerate().map(|(at, draft)| {
        let known = recalled.faults(at, draft);
        known.unwrap_or_else(|| check(draft, &names, &context))
    });
    let told: Arc<Vec<Diagnostics>> = Arc::new(checked.collect());
    told.iter().for_each(|told| faults.extend(told));
    codes::check(&context.codes, &names, faults);
    published::check(&context.published, &context.config, &names, faults);
    links::check_featured(&context.config, &names, faults);
    let redirects = names.aliases.iter().map(|(from, to)| (from.clone(), (*to).clone())).collect();
    let is_published = |draft: &&Arc<Draft>| publish::is_published(draft, &context.config);
    let published = drafts.iter().filter(is_published).cloned().collect();
    let catalog = Catalog::build(published, redirects, context, &recalled);
    reuse.keep(Known { drafts, faults: told, found: catalog.found() });
    catalog
}

/// The faults of one draft among the others.
fn check(draft: &Draft, names: &Names, context: &Context) -> Diagnostics {
    let mut faults = Diagnostics::default();
    links::check(draft, names, &mut faults);
    terms::check(draft, &context.classifier, &mut faults);
    pictures::check(draft, &mut faults);
    publish::check(draft, &context.config, &mut faults);
    places::check(draft, context, &mut faults);
    faults
}
