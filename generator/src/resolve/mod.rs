//! Drafts to the catalog: every reference is checked, nothing dangles afterwards.

mod catalog;
mod codes;
mod links;
mod nearby;
mod order;
mod pictures;
mod places;
mod publish;
mod terms;

pub use catalog::{Catalog, Entry, EntryRef, Neighbour};
pub use codes::{Codes, LEDGER_FILE};
pub(crate) use order::Alphabet;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::EntryId;

use crate::config::{Classifier, Config};
use crate::diag::{Diagnostics, nearest};
use crate::map::Basemap;
use crate::parse::Draft;
use crate::source::Span;

/// Everything an entry may refer to, before it is known which of it is published.
pub(crate) struct Names<'d> {
    /// Only looked up; walked in the order of ids when a suggestion is sought.
    drafts: HashMap<&'d EntryId, &'d Draft>,
    aliases: BTreeMap<EntryId, &'d EntryId>,
}

impl<'d> Names<'d> {
    /// Gathers the names of all drafts and tells addresses that two of them claim.
    fn gather(drafts: &'d [Arc<Draft>], faults: &mut Diagnostics) -> Names<'d> {
        let by_id: HashMap<_, _> = drafts.iter().map(|draft| (&draft.id, &**draft)).collect();
        let mut aliases = BTreeMap::new();
        for draft in drafts {
            for alias in &draft.common.aliases {
                let id = EntryId { kind: draft.id.kind, slug: alias.value.clone() };
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
        Names { drafts: by_id, aliases }
    }

    /// The draft with this id or former id.
    pub(crate) fn find(&self, id: &EntryId) -> Option<&'d Draft> {
        let found = self.drafts.get(id);
        found.or_else(|| self.drafts.get(self.aliases.get(id)?)).copied()
    }

    /// Tells a reference to nothing.
    pub(crate) fn dead(&self, id: &EntryId, span: Span, faults: &mut Diagnostics) {
        faults.dead_link(span, &id.to_string(), self.nearest(id));
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
    /// Where regions and the country lie.
    pub basemap: Arc<Basemap>,
}

/// Checks all drafts together; the catalog is whole only if no error was told.
pub fn resolve(drafts: Vec<Arc<Draft>>, context: Context, faults: &mut Diagnostics) -> Catalog {
    let names = Names::gather(&drafts, faults);
    for draft in &drafts {
        links::check(draft, &names, faults);
        terms::check(draft, &context.classifier, faults);
        pictures::check(draft, faults);
        publish::check(draft, &context.config, faults);
        places::check(draft, &context, faults);
    }
    codes::check(&context.codes, &names, faults);
    links::check_featured(&context.config, &names, faults);
    let redirects = names.aliases.iter().map(|(from, to)| (from.clone(), (*to).clone())).collect();
    let published =
        drafts.into_iter().filter(|draft| publish::is_published(draft, &context.config)).collect();
    Catalog::build(published, redirects, context)
}
