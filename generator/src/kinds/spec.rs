//! What a kind declares of itself, and what the facts of an entry can be asked.

use domain::{EntryId, Kind, Slug};
use jiff::civil::Date;

use super::common::Common;
use super::dates::VagueDate;
use super::key::Key;
use super::rows::Rows;
use super::schema::Schema;
use crate::read::source::At;
use crate::read::yaml::{Fields, VocabularyWord};

/// Where the list of a kind is linked from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// The bar on top, at this place.
    Bar(u8),
    /// The foot, at this place.
    Foot(u8),
    /// Neither.
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
    /// By day, the next first.
    Day,
    /// By day, the newest first.
    Newest,
    /// As the settings list the regions.
    Region,
}

/// The vocabulary that cuts the list of a kind into shorter lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// The key whose value decides.
    pub key: &'static str,
    /// The name of the vocabulary.
    pub set: &'static str,
    /// A column has a name, a text and a feed instead of a single label.
    pub is_column: bool,
}

/// The scenes of `assets/scenes.svg` for covers.
#[derive(Debug, Clone, Copy)]
pub struct Scenes {
    /// The scene of entries with no scene of their own.
    pub other: &'static str,
    /// The scene for some words, by the word that decides the cover.
    pub by_word: &'static [(&'static [&'static str], &'static str)],
}

impl Scenes {
    /// The scene for a word.
    pub(crate) fn of(&self, word: &str) -> &'static str {
        let found = self.by_word.iter().find(|(words, _)| words.contains(&word));
        found.map_or(self.other, |(_, scene)| scene)
    }
}

/// What a kind declares of itself.
#[derive(Debug, Clone, Copy)]
pub struct KindSpec {
    /// The kind.
    pub kind: Kind,
    /// The keys that only this kind has, in the order in which `tugan new` writes them.
    pub keys: &'static [Key],
    /// Where its list is linked from.
    pub menu: Menu,
    /// The place of its row on the page of a region.
    pub region_row: Option<u8>,
    /// The form of its list.
    pub list: ListForm,
    /// The order of its entries.
    pub sort: SortBy,
    /// What its list is cut into.
    pub division: Option<Division>,
    /// It is something to look at when one is near.
    pub is_sight: bool,
    /// An entry must name a region.
    pub needs_region: bool,
    /// An entry must name a source.
    pub needs_sources: bool,
    /// Its page shows a cover where there is no photograph.
    pub has_cover: bool,
    /// The scenes of its covers.
    pub scenes: Scenes,
}

impl KindSpec {
    /// A kind with a list of cards by title, and nothing else.
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

/// Something that facts refer to.
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
    /// What it says.
    pub(crate) word: VocabularyWord,
    /// It stands out; at most one on a page does.
    pub(crate) stands_out: bool,
}

/// The facts of one kind, as everybody but the kind itself sees them.
pub(crate) trait KindFacts {
    /// The word that puts the entry into a part of the kind's list.
    fn division(&self) -> Option<VocabularyWord> {
        None
    }

    /// The word that decides the cover.
    fn cover_word(&self) -> Option<VocabularyWord> {
        self.division()
    }

    /// The day that lists show and sort by.
    fn day(&self) -> Option<Date> {
        None
    }

    /// The last day, after which the page says that it is past.
    fn last_day(&self) -> Option<Date> {
        None
    }

    /// The dates of a life.
    fn lifespan(&self) -> Option<[Option<VagueDate>; 2]> {
        None
    }

    /// The entry is invented to show what its kind looks like.
    fn is_example(&self) -> bool {
        false
    }

    /// The remark on a card, a key of the theme's words.
    fn remark(&self) -> Option<&'static str> {
        self.is_example().then_some("notice.example")
    }

    /// A state that visitors are warned of.
    fn warning(&self) -> Option<VocabularyWord> {
        None
    }

    /// The labels under the title.
    fn badges(&self) -> Vec<Badge> {
        Vec::new()
    }

    /// What the facts refer to.
    fn references(&self) -> Vec<Reference<'_>> {
        Vec::new()
    }

    /// The rows of the table of facts, after those of every kind.
    fn rows(&self, rows: &mut dyn Rows) {
        let _ = rows;
    }

    /// What the entry is in the words of schema.org; nothing where the page is all there is.
    fn schema<'f>(&'f self, common: &'f Common) -> Option<Schema<'f>> {
        let _ = common;
        None
    }
}

/// A kind: what it declares, and how its facts are read.
pub(crate) trait DefineKind: KindFacts + Sized {
    /// What the kind declares.
    const SPEC: KindSpec;

    /// Reads the kind's own keys; `None` if one that must be there is missing or cannot be read.
    fn read(fields: &mut Fields) -> Option<Self>;
}
