//! The lists of a catalog in the order of one language.

use std::collections::BTreeMap;

use domain::{Kind, Lang};

use super::entry::{Entry, EntryRef};
use super::order;
use crate::read::config::Classifier;

/// All entries in the order of one language, and grouped by region, era, tag and type.
#[derive(Debug, Clone, Default)]
pub(super) struct EntryLists {
    /// All entries by kind, then in the kind's order.
    pub(super) order: Vec<EntryRef>,
    /// The position of each entry in `order`.
    pub(super) position: Vec<u32>,
    /// The entries of each region.
    pub(super) regions: Vec<Vec<EntryRef>>,
    /// The entries of each era.
    pub(super) eras: Vec<Vec<EntryRef>>,
    /// The entries with each tag.
    pub(super) tags: Vec<Vec<EntryRef>>,
    /// The entries of each type of a kind.
    pub(super) types: BTreeMap<(Kind, &'static str), Vec<EntryRef>>,
}

impl EntryLists {
    /// Sorts the entries of a catalog for readers of a language.
    pub(super) fn new(entries: &[Entry], classifier: &Classifier, lang: Lang) -> EntryLists {
        let order = order::order(entries, classifier, lang);
        let mut lists = EntryLists {
            position: vec![0; order.len()],
            regions: vec![Vec::new(); classifier.regions.len()],
            eras: vec![Vec::new(); classifier.eras.len()],
            tags: vec![Vec::new(); classifier.tags.len()],
            ..EntryLists::default()
        };
        for (at, this) in order.iter().enumerate() {
            let entry = &entries[this.index()];
            lists.position[this.index()] = at as u32;
            entry.regions.iter().for_each(|region| lists.regions[*region].push(*this));
            entry.eras.iter().for_each(|era| lists.eras[*era].push(*this));
            entry.tags.iter().for_each(|tag| lists.tags[*tag].push(*this));
            if let Some(division) = entry.facts.division() {
                lists.types.entry((entry.id.kind, division.word)).or_default().push(*this);
            }
        }
        lists.order = order;
        lists
    }
}
