//! Results of the last resolution that are still valid after a few drafts have changed.
//!
//! They are reused only while settings, lists, codes and maps are unchanged; after those are read
//! again, the caller begins with an empty `Reuse`.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{Lang, Localized};

use super::entry::{EntryRef, NearbyEntry};
use super::lists::EntryLists;
use crate::diag::Diagnostics;
use crate::parse::Draft;
use crate::parse::front_matter::Text;

/// Stores one resolution for the next.
#[derive(Debug, Default)]
pub struct Reuse(Mutex<Option<Resolution>>);

/// The results of one resolution.
#[derive(Debug, Clone)]
pub(super) struct Resolution {
    /// All drafts in the order of ids, published or not.
    pub(super) drafts: Vec<Arc<Draft>>,
    /// The faults of each draft in relation to the others.
    pub(super) faults: Arc<Vec<Diagnostics>>,
    /// The relations between the published ones.
    pub(super) relations: Relations,
}

/// The relations between the entries of a catalog.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations {
    /// The sights nearest to each entry.
    pub(super) nearby: Arc<Vec<Arc<[NearbyEntry]>>>,
    /// The entries that refer to each entry, in the order of ids.
    pub(super) backlinks: Arc<Vec<Arc<[EntryRef]>>>,
    /// The entries in the order of each language.
    pub(super) lists: Arc<Localized<EntryLists>>,
}

/// The parts of the last resolution that are still valid.
#[derive(Debug, Default)]
pub(super) struct Reusable {
    /// The last resolution, if the same references resolve as before.
    last: Option<Resolution>,
    pub(super) nearby: Option<Arc<Vec<Arc<[NearbyEntry]>>>>,
    pub(super) backlinks: Option<Arc<Vec<Arc<[EntryRef]>>>>,
    pub(super) lists: Option<Arc<Localized<EntryLists>>>,
}

impl Reusable {
    /// The faults of the draft at a position, if it did not change.
    pub(super) fn faults(&self, at: usize, draft: &Arc<Draft>) -> Option<Diagnostics> {
        let last = self.last.as_ref().filter(|last| Arc::ptr_eq(&last.drafts[at], draft))?;
        Some(last.faults[at].clone())
    }
}

impl Reuse {
    /// Returns the results that are valid for these drafts.
    pub(super) fn reusable(&self, drafts: &[Arc<Draft>]) -> Reusable {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(last) = last else { return Reusable::default() };
        let same = Same::compare(&last.drafts, drafts);
        if !same.facts {
            return Reusable::default();
        }
        let Relations { nearby, backlinks, lists } = last.relations.clone();
        Reusable {
            last: same.anchors.then_some(last),
            nearby: Some(nearby),
            backlinks: same.links.then_some(backlinks),
            lists: same.titles.then_some(lists),
        }
    }

    /// Stores a resolution in place of the last one.
    pub(super) fn store(&self, resolution: Resolution) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(resolution);
    }
}

/// The aspects in which two lists of drafts are equal.
struct Same {
    /// Ids, and the content of `entry.yaml`.
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

/// Whether the texts of two drafts are the same by a comparison.
fn texts(old: &Draft, new: &Draft, same: impl Fn(&Text, &Text) -> bool) -> bool {
    Lang::ALL.into_iter().all(|lang| match (old.texts.get(lang), new.texts.get(lang)) {
        (Some(old), Some(new)) => same(old, new),
        (old, new) => old.is_none() && new.is_none(),
    })
}
