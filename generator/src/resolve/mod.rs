//! Drafts to the catalog: every reference is checked, nothing dangles afterwards.

mod catalog;
mod codes;
mod context;
mod entry;
mod links;
mod names;
mod nearby;
mod order;
mod pictures;
mod places;
mod publish;
mod published;
mod reuse;
mod terms;

pub use catalog::Catalog;
pub use codes::{Codes, LEDGER_FILE};
pub use context::Context;
pub use entry::{Entry, EntryRef, Neighbour};
pub(crate) use order::Alphabet;
pub(crate) use published::add as add_addresses;
pub use published::{ADDRESSES_FILE, PublishedAddresses};
pub use reuse::Reuse;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::parse::Draft;
use names::Names;
use reuse::Known;

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
