//! The declaration of a kind, and the interface to the facts of an entry.

use domain::{EntryId, Kind, Slug};
use jiff::civil::Date;

use super::common::Common;
use super::dates::VagueDate;
use super::key::Key;
use super::rows::Rows;
use super::schema::Schema;
use crate::read::source::At;
use crate::read::yaml::{Fields, VocabularyWord};

/// The menu that links to the list of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// The top bar, at this position.
    Bar(u8),
    /// The footer, at this position.
    Foot(u8),
    /// No menu.
    Nowhere,
}

/// The form of a list of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListForm {
    /// Cards with pictures.
    Cards,
    /// Lines, with the day where there is one.
    Lines,
    /// The kind has no list.
    Absent,
}

/// The order of entries within a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// By title.
    Title,
    /// By day, the next one first.
    Day,
    /// By day, the newest first.
    Newest,
    /// In the order of the regions in the settings.
    Region,
}

/// The vocabulary that divides the list of a kind into shorter lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// The key whose value assigns an entry to a part.
    pub key: &'static str,
    /// The name of the vocabulary.
    pub set: &'static str,
    /// Whether the parts are columns, which have a name, a text and a feed instead of a single
    /// label.
    pub is_column: bool,
}

/// The scenes of `assets/scenes.svg` for the covers of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Scenes {
    /// The scene of entries without a scene of their own.
    pub other: &'static str,
    /// The scenes for some words, by the word that decides the cover.
    pub by_word: &'static [(&'static [&'static str], &'static str)],
}

impl Scenes {
    /// Returns the scene for a word.
    pub(crate) fn of(&self, word: &str) -> &'static str {
        let found = self.by_word.iter().find(|(words, _)| words.contains(&word));
        found.map_or(self.other, |(_, scene)| scene)
    }
}

/// The declaration of a kind.
#[derive(Debug, Clone, Copy)]
pub struct KindSpec {
    /// The kind.
    pub kind: Kind,
    /// The keys that only this kind has, in the order in which `tugan new` writes them.
    pub keys: &'static [Key],
    /// The menu that links to its list.
    pub menu: Menu,
    /// The position of its row on the page of a region.
    pub region_row: Option<u8>,
    /// The form of its list.
    pub list: ListForm,
    /// The order of its entries.
    pub sort: SortBy,
    /// The division of its list into parts.
    pub division: Option<Division>,
    /// Whether its entries are sights that visitors can see on the spot.
    pub is_sight: bool,
    /// Whether an entry must name a region.
    pub needs_region: bool,
    /// Whether an entry must name a source.
    pub needs_sources: bool,
    /// Whether its page shows a cover if there is no photograph.
    pub has_cover: bool,
    /// The scenes of its covers.
    pub scenes: Scenes,
}

impl KindSpec {
    /// Creates the declaration of a kind with a list of cards by title, and nothing else.
    pub(crate) const fn new(kind: Kind) -> KindSpec {
        KindSpec {
            kind,
            keys: &[],
            menu: Menu::Nowhere,
            region_row: None,
            list: ListForm::Cards,
            sort: SortBy::Title,
            division: None,
            is_sight: false,
            needs_region: false,
            needs_sources: false,
            has_cover: true,
            scenes: Scenes { other: "letter", by_word: &[] },
        }
    }
}

/// A reference in the facts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reference<'f> {
    /// A biography.
    Person(&'f At<EntryId>),
    /// An entry of any kind.
    Entry(&'f At<EntryId>),
    /// A region of the settings.
    Region(&'f At<Slug>),
    /// A picture of `images`.
    Picture(&'f At<String>),
    /// A GeoJSON file in the folder.
    Track(&'f At<String>),
}

/// A short label under the title of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Badge {
    /// The word whose label is shown.
    pub(crate) word: VocabularyWord,
    /// Whether it is highlighted; at most one label on a page is.
    pub(crate) stands_out: bool,
}

/// The interface to the facts of an entry, whatever its kind.
pub(crate) trait KindFacts {
    /// Returns the word that assigns the entry to a part of the kind's list.
    fn division(&self) -> Option<VocabularyWord> {
        None
    }

    /// Returns the word that decides the cover.
    fn cover_word(&self) -> Option<VocabularyWord> {
        self.division()
    }

    /// Returns the day that lists show and sort by.
    fn day(&self) -> Option<Date> {
        None
    }

    /// Returns the last day, after which the page says that the event is over.
    fn last_day(&self) -> Option<Date> {
        None
    }

    /// Returns the dates of a person's life.
    fn lifespan(&self) -> Option<[Option<VagueDate>; 2]> {
        None
    }

    /// Returns whether the entry is a fictional example.
    fn is_example(&self) -> bool {
        false
    }

    /// Returns the remark on a card, a key of the theme's strings.
    fn remark(&self) -> Option<&'static str> {
        self.is_example().then_some("notice.example")
    }

    /// Returns a state that visitors are warned of.
    fn warning(&self) -> Option<VocabularyWord> {
        None
    }

    /// Returns the labels under the title.
    fn badges(&self) -> Vec<Badge> {
        Vec::new()
    }

    /// Returns the references in the facts.
    fn references(&self) -> Vec<Reference<'_>> {
        Vec::new()
    }

    /// Adds the rows of the table of facts, after those of every kind.
    fn rows(&self, rows: &mut dyn Rows) {
        let _ = rows;
    }

    /// Returns the entry in the vocabulary of schema.org; nothing if it has no subject but its
    /// page.
    fn schema<'f>(&'f self, common: &'f Common) -> Option<Schema<'f>> {
        let _ = common;
        None
    }
}

/// A kind: its declaration, and the reading of its facts.
pub(crate) trait DefineKind: KindFacts + Sized {
    /// The declaration of the kind.
    const SPEC: KindSpec;

    /// Reads the kind's own keys; `None` if a required one is missing or cannot be read.
    fn read(fields: &mut Fields) -> Option<Self>;
}
