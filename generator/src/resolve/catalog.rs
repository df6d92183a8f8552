//! The catalog: all published entries with everything that is known of them together.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::{EntryId, Kind, Lang, Localized};
use rayon::prelude::*;

use super::context::Context;
use super::entry::{Entry, EntryRef, Lists};
use super::published::PublishedAddresses;
use super::reuse::{Found, Reusable};
use super::{nearby, order};
use crate::parse::Draft;
use crate::read::config::{Classifier, Config};
use crate::read::snapshot::Volunteers;

/// All published entries; whatever one of them refers to exists, published or held back.
#[derive(Debug)]
pub struct Catalog {
    /// The settings.
    pub config: Config,
    /// Regions, eras and tags.
    pub classifier: Classifier,
    /// The public list of volunteers.
    pub volunteers: Volunteers,
    entries: Vec<Entry>,
    /// Where each id stands in `entries`; only looked up, never walked.
    index: HashMap<EntryId, EntryRef>,
    redirects: BTreeMap<EntryId, EntryId>,
    published: PublishedAddresses,
    found: Found,
}

impl Catalog {
    pub(super) fn build(
        drafts: Vec<Arc<Draft>>,
        redirects: BTreeMap<EntryId, EntryId>,
        context: Context,
        recalled: &Reusable,
    ) -> Catalog {
        let Context { config, classifier, codes, published, volunteers, .. } = context;
        let mut entries: Vec<Entry> =
            drafts.into_par_iter().map(|draft| Entry::of(draft, &classifier)).collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        let index = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.id.clone(), EntryRef::new(at)))
            .collect();
        let found = Found::default();
        let mut catalog =
            Catalog { config, classifier, volunteers, entries, index, redirects, published, found };
        for (code, entry) in codes.issued() {
            if let Some(at) = catalog.find(entry) {
                catalog.entries[at.index()].code = Some(code);
            }
        }
        let found = catalog.find_out(recalled);
        for (at, entry) in catalog.entries.iter_mut().enumerate() {
            entry.nearby = Arc::clone(&found.nearby[at]);
            entry.backlinks = Arc::clone(&found.backlinks[at]);
        }
        Catalog { found, ..catalog }
    }

    /// What is not remembered, found out now.
    fn find_out(&self, recalled: &Reusable) -> Found {
        let Reusable { nearby, backlinks, lists, .. } = recalled;
        Found {
            nearby: nearby.clone().unwrap_or_else(|| nearby::nearby(&self.entries).into()),
            backlinks: backlinks.clone().unwrap_or_else(|| self.link_back().into()),
            lists: lists.clone().unwrap_or_else(|| self.list_languages().into()),
        }
    }

    /// What was found out, for the next catalog.
    pub(super) fn found(&self) -> Found {
        self.found.clone()
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
                // Entries come in their order, so one that was noted already is the last.
                let links = &mut backlinks[target.index()];
                if links.last() != Some(&this) {
                    links.push(this);
                }
            }
        }
        backlinks.into_iter().map(Arc::from).collect()
    }

    fn list_languages(&self) -> Localized<Lists> {
        let languages = self.config.languages().into_par_iter();
        let listed: Vec<_> = languages.map(|lang| (lang, self.list_all(lang))).collect();
        let mut lists = Localized::default();
        for (lang, list) in listed {
            lists.set(lang, list);
        }
        lists
    }

    fn list_all(&self, lang: Lang) -> Lists {
        let order = order::order(&self.entries, &self.classifier, lang);
        let mut lists = Lists {
            position: vec![0; order.len()],
            regions: vec![Vec::new(); self.classifier.regions.len()],
            eras: vec![Vec::new(); self.classifier.eras.len()],
            tags: vec![Vec::new(); self.classifier.tags.len()],
            ..Lists::default()
        };
        for (at, this) in order.iter().enumerate() {
            let entry = self.get(*this);
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

    fn lists(&self, lang: impl Into<Lang>) -> &Lists {
        self.found.lists.best(lang).expect("a site has at least one language").1
    }

    /// The entry with this number.
    pub fn get(&self, entry: EntryRef) -> &Entry {
        &self.entries[entry.index()]
    }

    /// The published entry with this id or former id.
    pub fn find(&self, id: &EntryId) -> Option<EntryRef> {
        let found = self.index.get(id);
        found.or_else(|| self.index.get(self.redirects.get(id)?)).copied()
    }

    /// All entries in the order of ids.
    pub fn entries(&self) -> impl Iterator<Item = (EntryRef, &Entry)> {
        self.entries.iter().enumerate().map(|(at, entry)| (EntryRef::new(at), entry))
    }

    /// Published addresses, below the language, whose pages may be gone by themselves.
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

    /// The entries before and after one in its kind.
    pub fn around(
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
