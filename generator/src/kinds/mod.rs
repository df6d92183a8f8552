//! What `entry.yaml` says: the facts of an entry that do not depend on language.
//!
//! `common` holds the keys of every kind, each other file the keys of one kind or of a few that
//! stay small. The doc comment of a field is its user documentation.

mod archive;
mod common;
mod craft;
mod event;
mod monument;
mod nature;
mod news;
mod person;
mod place;
mod project;
mod route;

pub use archive::{Access, Archive, ArchiveType, Script};
pub use common::{
    Article, ArticleTopic, Citation, Common, Former, Image, Licence, Price, PriceFor, Topic,
    TopicStatus,
};
pub use craft::{Craft, CraftMaterial, CraftType};
pub use event::{Event, EventType, Moment, Registration, Standing};
pub use monument::{
    Condition, Contributor, List, Monument, MonumentMaterial, MonumentType, Protection, Registry,
    Role, State, Zones,
};
pub use nature::{Nature, NatureStatus, NatureType};
pub use news::{News, Rubric};
pub use person::{Life, Occupation, Person, VagueDate};
pub use place::{Phone, Place, PlaceType};
pub use project::{EstimateLine, Project, ProjectStatus, ProjectType};
pub use route::{Advice, Direction, Mode, Route, Stop, StopPlace, Surface};

use domain::Kind;

use crate::read::yaml::Fields;

/// Facts of one kind, read from the keys that only this kind has.
pub(crate) trait ReadFacts: Sized {
    /// Reads the kind's keys; `None` if one that must be there is missing or cannot be read.
    fn read(fields: &mut Fields) -> Option<Self>;
}

/// The facts of an entry, by kind.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each other variant is the type of its kind")]
pub enum Facts {
    Monument(Box<Monument>),
    Nature(Box<Nature>),
    Person(Box<Person>),
    Article(Article),
    Archive(Box<Archive>),
    Craft(Craft),
    Place(Box<Place>),
    Route(Box<Route>),
    Event(Box<Event>),
    Project(Box<Project>),
    Topic(Topic),
    News(News),
    Region,
    Page,
    /// What could not be read; such an entry is checked with all others and never published.
    Unread,
}

impl Facts {
    /// Reads the keys of a kind.
    pub(crate) fn read(kind: Kind, fields: &mut Fields) -> Option<Facts> {
        Some(match kind {
            Kind::Monument => Facts::Monument(Box::new(Monument::read(fields)?)),
            Kind::Nature => Facts::Nature(Box::new(Nature::read(fields)?)),
            Kind::Person => Facts::Person(Box::new(Person::read(fields)?)),
            Kind::Article => Facts::Article(Article::read(fields)?),
            Kind::Archive => Facts::Archive(Box::new(Archive::read(fields)?)),
            Kind::Craft => Facts::Craft(Craft::read(fields)?),
            Kind::Place => Facts::Place(Box::new(Place::read(fields)?)),
            Kind::Route => Facts::Route(Box::new(Route::read(fields)?)),
            Kind::Event => Facts::Event(Box::new(Event::read(fields)?)),
            Kind::Project => Facts::Project(Box::new(Project::read(fields)?)),
            Kind::Topic => Facts::Topic(Topic::read(fields)?),
            Kind::News => Facts::News(News::read(fields)?),
            Kind::Region => Facts::Region,
            Kind::Page => Facts::Page,
        })
    }
}
