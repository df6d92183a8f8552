//! The groups of documents: translations, sections, tags, regions.

use std::collections::BTreeMap;

use super::Document;

const PER_LIST: usize = 20;

/// A list of one language: a section, a tag or a region.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) lang: &'a str,
    pub(super) title: &'a str,
    /// The numbers of its documents, the newest first.
    pub(super) documents: Vec<usize>,
}

/// A page of a list.
#[derive(Debug)]
pub(super) struct List<'a> {
    pub(super) group: &'a Group<'a>,
    pub(super) address: String,
    pub(super) documents: &'a [usize],
    pub(super) number: usize,
    pub(super) total: usize,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

/// All groups by address, and each document's place in them.
#[derive(Debug)]
pub(super) struct Index<'a> {
    groups: BTreeMap<String, Group<'a>>,
    translations: BTreeMap<&'a str, Vec<usize>>,
    /// The position of each document in its section.
    places: Vec<usize>,
}

impl<'a> Index<'a> {
    pub(super) fn new(documents: &'a [Document]) -> Self {
        let mut order: Vec<usize> = (0..documents.len()).collect();
        order.sort_unstable_by_key(|&number| {
            let document = &documents[number];
            (std::cmp::Reverse(&document.head.date), &document.address)
        });
        let mut index = Index {
            groups: BTreeMap::new(),
            translations: BTreeMap::new(),
            places: vec![0; documents.len()],
        };
        for number in order {
            let document = &documents[number];
            let (lang, section) = (&document.lang, &document.section);
            index.places[number] = index.add(format!("{lang}/{section}/"), lang, section, number);
            for tag in &document.head.tags {
                index.add(format!("{lang}/tags/{tag}/"), lang, tag, number);
            }
            for region in &document.head.regions {
                index.add(format!("{lang}/regions/{region}/"), lang, region, number);
            }
            index.translations.entry(&document.id).or_default().push(number);
        }
        index
    }

    fn add(&mut self, address: String, lang: &'a str, title: &'a str, number: usize) -> usize {
        let new = || Group { lang, title, documents: Vec::new() };
        let group = self.groups.entry(address).or_insert_with(new);
        group.documents.push(number);
        group.documents.len() - 1
    }

    /// The document in all its languages.
    pub(super) fn translations(&self, document: &Document) -> &[usize] {
        self.translations.get(document.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The documents before and after this one in its section.
    pub(super) fn neighbours(
        &self,
        number: usize,
        document: &Document,
    ) -> (Option<usize>, Option<usize>) {
        let section = self.documents(&format!("{}/{}/", document.lang, document.section));
        let place = self.places[number];
        let before = place.checked_sub(1).and_then(|place| section.get(place));
        (before.copied(), section.get(place + 1).copied())
    }

    /// Five others of the same region.
    pub(super) fn related(
        &self,
        number: usize,
        document: &Document,
    ) -> impl Iterator<Item = usize> {
        let region = document.head.regions.first();
        let address = region.map(|region| format!("{}/regions/{region}/", document.lang));
        let documents = address.map_or(&[][..], |address| self.documents(&address));
        documents.iter().take(6).copied().filter(move |other| *other != number).take(5)
    }

    fn documents(&self, address: &str) -> &[usize] {
        self.groups.get(address).map_or(&[], |group| &group.documents)
    }

    /// Every page of every list.
    pub(super) fn lists(&self) -> Vec<List<'_>> {
        let mut lists = Vec::new();
        for (address, group) in &self.groups {
            let total = group.documents.len().div_ceil(PER_LIST);
            let page = |number: usize| match number {
                1 => address.clone(),
                _ => format!("{address}page/{number}/"),
            };
            for (at, documents) in group.documents.chunks(PER_LIST).enumerate() {
                let number = at + 1;
                lists.push(List {
                    group,
                    address: page(number),
                    documents,
                    number,
                    total,
                    previous: (number > 1).then(|| page(number - 1)),
                    next: (number < total).then(|| page(number + 1)),
                });
            }
        }
        lists
    }
}
