//! Drafts to the catalog: every reference is checked, and in the catalog every reference resolves.

mod catalog;
mod codes;
mod context;
mod entry;
mod links;
mod lists;
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
pub use codes::{IssuedCodes, LEDGER_FILE};
pub use context::Context;
pub use entry::{Entry, EntryRef, NearbyEntry};
pub(crate) use order::Alphabet;
pub(crate) use published::add as add_addresses;
pub use published::{ADDRESSES_FILE, PublishedAddresses};
pub use reuse::Reuse;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::parse::Draft;
use names::EntryNames;
use reuse::Resolution;

/// Checks all drafts together; the catalog is complete only if there are no errors.
///
/// Results of the last call that `reuse` holds and that are still valid are not computed again.
pub fn resolve(
    drafts: Vec<Arc<Draft>>,
    context: Context,
    reuse: &Reuse,
    faults: &mut Diagnostics,
) -> Catalog {
    let reusable = reuse.reusable(&drafts);
    let names = EntryNames::new(&drafts, &context.unread, faults);
    let checked = drafts.par_iter().enumerate().map(|(at, draft)| {
        reusable.faults(at, draft).unwrap_or_else(|| check(draft, &names, &context))
    });
    let checked: Arc<Vec<Diagnostics>> = Arc::new(checked.collect());
    checked.iter().for_each(|found| faults.extend(found));
    codes::check(&context.codes, &names, faults);
    published::check(&context.published, &context.config, &names, faults);
    links::check_featured(&context.config, &names, faults);
    let redirects = names.redirects();
    let is_published = |draft: &&Arc<Draft>| publish::is_published(draft, &context.config);
    let published = drafts.iter().filter(is_published).cloned().collect();
    let catalog = Catalog::build(published, redirects, context, &reusable);
    reuse.store(Resolution { drafts, faults: checked, relations: catalog.relations() });
    catalog
}

/// Checks one draft against the others and the context.
fn check(draft: &Draft, names: &EntryNames, context: &Context) -> Diagnostics {
    let mut faults = Diagnostics::default();
    links::check(draft, names, &mut faults);
    terms::check(draft, &context.classifier, &mut faults);
    pictures::check(draft, &mut faults);
    publish::check(draft, &context.config, &mut faults);
    places::check(draft, context, &mut faults);
    faults
}
