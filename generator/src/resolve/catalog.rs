//! The catalog: all published entries and their relations.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::{EntryId, Kind, Lang, Localized};
use rayon::prelude::*;

use super::context::Context;
use super::entry::{Entry, EntryRef};
use super::lists::EntryLists;
use super::nearby;
use super::published::PublishedAddresses;
use super::reuse::{Relations, Reusable};
use crate::parse::Draft;
use crate::read::config::{Classifier, Config};
use crate::read::snapshot::PublishedVolunteers;

/// All published entries; every reference leads to an entry, which may be not published yet.
#[derive(Debug)]
pub struct Catalog {
    /// The settings.
    pub config: Config,
    /// Regions, eras and tags.
    pub classifier: Classifier,
    /// The public list of volunteers.
    pub volunteers: PublishedVolunteers,
    entries: Vec<Entry>,
    /// The number of each id in `entries`; only looked up, never iterated, so its order is free.
    index: HashMap<EntryId, EntryRef>,
    redirects: BTreeMap<EntryId, EntryId>,
    published: PublishedAddresses,
    relations: Relations,
}

impl Catalog {
    pub(super) fn build(
        drafts: Vec<Arc<Draft>>,
        redirects: BTreeMap<EntryId, EntryId>,
        context: Context,
        reusable: &Reusable,
    ) -> Catalog {
        let Context { config, classifier, codes, published, volunteers, .. } = context;
        let mut entries: Vec<Entry> =
            drafts.into_par_iter().map(|draft| Entry::new(draft, &classifier)).collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let index = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.id.clone(), EntryRef::new(at)))
            .collect();
        let relations = Relations::default();
        let mut catalog = Catalog {
            config,
            classifier,
            volunteers,
            entries,
            index,
            redirects,
            published,
            relations,
        };
        for (code, entry) in codes.issued() {
            if let Some(at) = catalog.find(entry) {
                catalog.entries[at.index()].code = Some(code);
            }
        }
        let relations = catalog.compute(reusable);
        for (at, entry) in catalog.entries.iter_mut().enumerate() {
            entry.nearby = Arc::clone(&relations.nearby[at]);
            entry.backlinks = Arc::clone(&relations.backlinks[at]);
        }
        Catalog { relations, ..catalog }
    }

    /// Computes the relations between entries, except those that can be reused.
    fn compute(&self, reusable: &Reusable) -> Relations {
        let Reusable { nearby, backlinks, lists, .. } = reusable;
        Relations {
            nearby: nearby.clone().unwrap_or_else(|| nearby::nearby(&self.entries).into()),
            backlinks: backlinks.clone().unwrap_or_else(|| self.link_back().into()),
            lists: lists.clone().unwrap_or_else(|| self.list_languages().into()),
        }
    }

    /// The relations between entries, for the next catalog.
    pub(super) fn relations(&self) -> Relations {
        self.relations.clone()
    }

    fn link_back(&self) -> Vec<Arc<[EntryRef]>> {
        let targets: Vec<Vec<EntryRef>> = self
            .entries
            .par_iter()
            .map(|entry| entry.references().into_iter().filter_map(|id| self.find(id)).collect())
            .collect();
        let mut backlinks: Vec<Vec<EntryRef>> = vec![Vec::new(); self.entries.len()];
        for (at, targets) in targets.into_iter().enumerate() {
            let this = EntryRef::new(at);
            for target in targets.into_iter().filter(|target| *target != this) {
                // Entries come in order, so an entry that is in the list already is the last one.
                let links = &mut backlinks[target.index()];
                if links.last() != Some(&this) {
                    links.push(this);
                }
            }
        }
        backlinks.into_iter().map(Arc::from).collect()
    }

    fn list_languages(&self) -> Localized<EntryLists> {
        let languages = self.config.languages().into_par_iter();
        let listed: Vec<_> = languages
            .map(|lang| (lang, EntryLists::new(&self.entries, &self.classifier, lang)))
            .collect();
        let mut lists = Localized::default();
        for (lang, list) in listed {
            lists.set(lang, list);
        }
        lists
    }

    fn lists(&self, lang: impl Into<Lang>) -> &EntryLists {
        self.relations.lists.best(lang).expect("a site has at least one language").1
    }

    /// The entry with this number.
    pub fn get(&self, entry: EntryRef) -> &Entry {
        &self.entries[entry.index()]
    }

    /// The published entry with this id or former id.
    pub fn find(&self, id: &EntryId) -> Option<EntryRef> {
        let current = self.index.get(id);
        current.or_else(|| self.index.get(self.redirects.get(id)?)).copied()
    }

    /// All entries in the order of ids.
    pub fn entries(&self) -> impl Iterator<Item = (EntryRef, &Entry)> {
        self.entries.iter().enumerate().map(|(at, entry)| (EntryRef::new(at), entry))
    }

    /// Published addresses, below the language, whose pages may be gone without a fault.
    pub(crate) fn may_be_gone(&self) -> Vec<String> {
        self.published.may_be_gone(|id| self.find(id).is_some())
    }

    /// Former ids and the ids they lead to now.
    pub fn redirects(&self) -> impl Iterator<Item = (&EntryId, &EntryId)> {
        self.redirects.iter().filter(|(_, to)| self.find(to).is_some())
    }

    /// The entries of a kind, in the order of a language.
    pub fn of_kind(&self, kind: Kind, lang: impl Into<Lang>) -> &[EntryRef] {
        let order = &self.lists(lang).order;
        let begin = order.partition_point(|entry| self.get(*entry).id.kind < kind);
        let end = order.partition_point(|entry| self.get(*entry).id.kind <= kind);
        &order[begin..end]
    }

    /// The words of the types that a kind's entries have, with the entries of each.
    pub fn types(
        &self,
        kind: Kind,
        lang: impl Into<Lang>,
    ) -> impl Iterator<Item = (&'static str, &[EntryRef])> {
        let types = &self.lists(lang).types;
        types
            .range((kind, "")..)
            .take_while(move |((k, _), _)| *k == kind)
            .map(|((_, word), list)| (*word, list.as_slice()))
    }

    /// The entries of a region, an era or a tag, by its position in the classifier.
    pub fn in_region(&self, region: usize, lang: impl Into<Lang>) -> &[EntryRef] {
        &self.lists(lang).regions[region]
    }

    /// The entries of an era.
    pub fn in_era(&self, era: usize, lang: impl Into<Lang>) -> &[EntryRef] {
        &self.lists(lang).eras[era]
    }

    /// The entries with a tag.
    pub fn with_tag(&self, tag: usize, lang: impl Into<Lang>) -> &[EntryRef] {
        &self.lists(lang).tags[tag]
    }

    /// Returns the entries before and after an entry in its kind.
    pub fn previous_and_next(
        &self,
        entry: EntryRef,
        lang: impl Into<Lang>,
    ) -> (Option<EntryRef>, Option<EntryRef>) {
        let lists = self.lists(lang);
        let at = lists.position[entry.index()] as usize;
        let kind = self.get(entry).id.kind;
        let same = |other: &&EntryRef| self.get(**other).id.kind == kind;
        let before = at.checked_sub(1).and_then(|at| lists.order.get(at)).filter(same).copied();
        let after = lists.order.get(at + 1).filter(same).copied();
        (before, after)
    }
}
