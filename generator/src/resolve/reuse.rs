//! What was found out of the last drafts and still holds when only a few of them have changed.
//!
//! The memory is only asked while settings, lists, codes and maps stay as they were; whoever reads
//! those again begins with an empty one.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{Lang, Localized};

use super::entry::{EntryRef, Lists, Neighbour};
use crate::diag::Diagnostics;
use crate::parse::Draft;
use crate::parse::front_matter::Text;

/// Remembers one resolution for the next.
#[derive(Debug, Default)]
pub struct Reuse(Mutex<Option<Known>>);

/// One resolution.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// All drafts in the order of ids, published or not.
    pub(super) drafts: Vec<Arc<Draft>>,
    /// The faults of each draft among the others.
    pub(super) faults: Arc<Vec<Diagnostics>>,
    /// What the catalog of the published ones found out.
    pub(super) found: Found,
}

/// What a catalog finds out of its entries together.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// The sights nearest to each entry.
    pub(super) nearby: Arc<Vec<Arc<[Neighbour]>>>,
    /// The entries that refer to each entry, in the order of ids.
    pub(super) backlinks: Arc<Vec<Arc<[EntryRef]>>>,
    /// The entries in the order of each language.
    pub(super) lists: Arc<Localized<Lists>>,
}

/// What of the last resolution may be used again.
#[derive(Debug, Default)]
pub(super) struct Reusable {
    /// The last resolution, if the drafts may refer to what they could refer to then.
    known: Option<Known>,
    pub(super) nearby: Option<Arc<Vec<Arc<[Neighbour]>>>>,
    pub(super) backlinks: Option<Arc<Vec<Arc<[EntryRef]>>>>,
    pub(super) lists: Option<Arc<Localized<Lists>>>,
}

impl Reusable {
    /// The faults of the draft at a position, if it did not change.
    pub(super) fn faults(&self, at: usize, draft: &Arc<Draft>) -> Option<Diagnostics> {
        let known = self.known.as_ref().filter(|known| Arc::ptr_eq(&known.drafts[at], draft))?;
        Some(known.faults[at].clone())
    }
}

impl Reuse {
    /// What still holds for these drafts.
    pub(super) fn recall(&self, drafts: &[Arc<Draft>]) -> Reusable {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(known) = known else { return Reusable::default() };
        let same = Same::compare(&known.drafts, drafts);
        if !same.facts {
            return Reusable::default();
        }
        let Found { nearby, backlinks, lists } = known.found.clone();
        Reusable {
            known: same.anchors.then_some(known),
            nearby: Some(nearby),
            backlinks: same.links.then_some(backlinks),
            lists: same.titles.then_some(lists),
        }
    }

    /// Remembers a resolution in the place of the last.
    pub(super) fn keep(&self, known: Known) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
}

/// In what two gatherings of drafts are the same.
struct Same {
    /// Names, and everything that stands in `entry.yaml`.
    facts: bool,
    titles: bool,
    links: bool,
    anchors: bool,
}

impl Same {
    fn compare(old: &[Arc<Draft>], new: &[Arc<Draft>]) -> Same {
        let facts = old.len() == new.len();
        let mut same = Same { facts, titles: true, links: true, anchors: true };
        for (old, new) in old.iter().zip(new).filter(|(old, new)| !Arc::ptr_eq(old, new)) {
            same.facts &= old.id == new.id
                && old.common == new.common
                && old.facts == new.facts
                && old.texts.langs().eq(new.texts.langs());
            same.titles &= texts(old, new, |old, new| old.title == new.title);
            same.links &= texts(old, new, |old, new| old.targets().eq(new.targets()));
            same.anchors &= texts(old, new, |old, new| old.anchors().eq(new.anchors()));
        }
        same
    }
}

/// Whether the texts of two drafts are the same in some respect.
fn texts(old: &Draft, new: &Draft, same: impl Fn(&Text, &Text) -> bool) -> bool {
    Lang::ALL.into_iter().all(|lang| match (old.texts.get(lang), new.texts.get(lang)) {
        (Some(old), Some(new)) => same(old, new),
        (old, new) => old.is_none() && new.is_none(),
    })
}
