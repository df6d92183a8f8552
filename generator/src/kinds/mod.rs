//! The kinds of entries: the keys of `entry.yaml` for each, and everything else that differs from
//! kind to kind.
//!
//! Each kind is one file. It declares its keys and its place in the site ([`KindSpec`]), reads its
//! facts and answers questions about them ([`KindFacts`]). `common` holds the keys of every kind;
//! `key`, `dates`, `rows`, `schema` and `spec` hold the types of the interface between kinds and
//! the rest. A kind does not know its page: it provides rows and structured data as plain values.
//! The meanings of keys are texts of the program, below `keys`.

mod archive;
mod article;
mod common;
mod craft;
mod dates;
mod event;
mod key;
mod monument;
mod nature;
mod news;
mod page;
mod person;
mod place;
mod project;
mod region;
mod route;
mod rows;
mod schema;
mod spec;
mod topic;

pub use archive::{Access, Archive, ArchiveType, DocumentScript};
pub use article::{Article, ArticleTopic};
pub use common::{Citation, Common, Former, Image, Licence, Price, PriceFor};
pub use craft::{Craft, CraftMaterial, CraftType};
pub use dates::{Moment, VagueDate};
pub use event::{Event, EventType, Registration, Standing};
pub use key::{Key, Presence, Use};
pub use monument::{
    Condition, Contributor, Monument, MonumentMaterial, MonumentType, Protection, Registry,
    RegistryList, Role, State, Zones,
};
pub use nature::{Nature, NatureStatus, NatureType};
pub use news::{News, Rubric};
pub use page::PageText;
pub use person::{Life, Occupation, Person};
pub use place::{Phone, Place, PlaceType};
pub use project::{EstimateLine, Project, ProjectStatus, ProjectType};
pub use region::RegionText;
pub use route::{Advice, Direction, Mode, Route, Stop, StopPlace, Surface};
pub(crate) use rows::Rows;
pub(crate) use schema::{Basis, Properties, Property, Schema, SchemaType, wikidata};
pub(crate) use spec::{DefineKind, KindFacts, Reference};
pub use spec::{Division, KindSpec, ListForm, Menu, Scenes, SortBy};
pub use topic::{Topic, TopicStatus};

use domain::Kind;

use crate::read::yaml::{Fields, VocabularyWord};

/// Declares the facts of all kinds; the arguments pair each kind with the type of its facts.
macro_rules! kinds {
    ($($kind:ident $facts:ident,)+) => {
        /// The facts of an entry, by kind.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs, reason = "each other variant is the type of its kind")]
        pub enum Facts {
            $($kind(Box<$facts>),)+
            /// Facts that could not be read; the entry is checked like all others but never
            /// published.
            Unread,
        }

        impl Facts {
            /// Reads the keys of a kind.
            pub(crate) fn read(kind: Kind, fields: &mut Fields) -> Option<Facts> {
                Some(match kind {
                    $(Kind::$kind => Facts::$kind(Box::new($facts::read(fields)?)),)+
                })
            }

            /// Returns the facts through the interface of all kinds; nothing if they could not be
            /// read.
            pub(crate) fn any(&self) -> Option<&dyn KindFacts> {
                match self {
                    $(Facts::$kind(facts) => Some(facts.as_ref()),)+
                    Facts::Unread => None,
                }
            }
        }

        /// Returns the declaration of a kind.
        pub fn spec(kind: Kind) -> &'static KindSpec {
            match kind {
                $(Kind::$kind => &<$facts as DefineKind>::SPEC,)+
            }
        }
    };
}

kinds! {
    Monument Monument,
    Nature Nature,
    Person Person,
    Article Article,
    Archive Archive,
    Craft Craft,
    Place Place,
    Route Route,
    Event Event,
    Project Project,
    Topic Topic,
    News News,
    Region RegionText,
    Page PageText,
}

impl Facts {
    /// Returns the word that assigns the entry to a part of its kind's list.
    pub(crate) fn division(&self) -> Option<VocabularyWord> {
        self.any()?.division()
    }

    /// Returns the references in the facts.
    pub(crate) fn references(&self) -> Vec<Reference<'_>> {
        self.any().map(KindFacts::references).unwrap_or_default()
    }
}

/// Returns the keys of every kind, in the order in which `tugan new` writes them.
pub fn common_keys() -> &'static [Key] {
    common::KEYS
}

/// Returns the kinds that have a position, sorted by it.
pub(crate) fn in_order(place: impl Fn(&KindSpec) -> Option<u8>) -> Vec<Kind> {
    let placed = Kind::ALL.iter().filter_map(|kind| Some((place(spec(*kind))?, *kind)));
    let mut placed: Vec<(u8, Kind)> = placed.collect();
    placed.sort();
    placed.into_iter().map(|(_, kind)| kind).collect()
}
