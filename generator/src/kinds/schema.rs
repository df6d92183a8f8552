//! Entries in the vocabulary of schema.org, as plain data that the renderer writes as JSON-LD.

use domain::{Coordinates, EntryId, Localized};

use super::common::Price;
use crate::read::yaml::VocabularyWord;

/// The properties that precede those of the kind; some contain those of another basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    /// Name, description and pictures.
    Subject,
    /// Those of a subject and its other names.
    Named,
    /// Those of a named subject and its position on the map.
    Spot,
    /// Name, description and pictures, and the portal as author.
    Work,
    /// Those of a named subject, and the data of the region in the settings of the site.
    Region,
}

/// A type of schema.org, or several.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SchemaType {
    /// One type.
    One(&'static str),
    /// A list of types.
    Several(&'static [&'static str]),
}

/// An entry in the vocabulary of schema.org.
#[derive(Debug, Clone)]
pub(crate) struct Schema<'f> {
    /// The type.
    pub(crate) kind: SchemaType,
    /// The properties that come first.
    pub(crate) basis: Basis,
    /// The height of the place above the sea, in metres.
    pub(crate) elevation_m: Option<i32>,
    /// The properties of the kind, in order.
    pub(crate) properties: Properties<'f>,
}

/// Properties by their names, in order.
pub(crate) type Properties<'f> = Vec<(&'static str, Property<'f>)>;

/// The value of a property; one without content is left out.
#[derive(Debug, Clone)]
pub(crate) enum Property<'f> {
    /// A text.
    Text(String),
    /// Texts; a single one is written without a list.
    Texts(Vec<String>),
    /// Yes or no.
    Flag(bool),
    /// A text in the language of the reader.
    Localized(&'f Localized<String>),
    /// The label of a word.
    Label(VocabularyWord),
    /// A phrase, by its key in the theme's strings.
    Phrase(String),
    /// A node of a type.
    Node(&'static str, Properties<'f>),
    /// Nodes; a single one is written without a list.
    Nodes(Vec<Property<'f>>),
    /// A list whose items have positions.
    Items(Vec<Property<'f>>),
    /// A place that is an entry.
    Entry(&'f EntryId),
    /// A point.
    Point(Coordinates),
    /// Opening hours in the syntax of OpenStreetMap.
    Hours(&'f str),
    /// The postal address of the entry.
    Address,
    /// The regions of the entry.
    Regions,
    /// The sources of the entry.
    Citations,
    /// The language of the text.
    Language,
    /// The address of the page.
    Page,
    /// The address of the list of the kind.
    List,
}

impl<'f> Schema<'f> {
    /// Creates the data of an entry of one type.
    pub(crate) fn new(basis: Basis, kind: &'static str) -> Schema<'f> {
        Schema::of(basis, SchemaType::One(kind))
    }

    /// Creates the data of an entry of one type or of several.
    pub(crate) fn of(basis: Basis, kind: SchemaType) -> Schema<'f> {
        Schema { kind, basis, elevation_m: None, properties: Vec::new() }
    }

    /// Adds a property.
    pub(crate) fn set(mut self, name: &'static str, value: Property<'f>) -> Schema<'f> {
        self.properties.push((name, value));
        self
    }

    /// Adds a property, if it has a value.
    pub(crate) fn maybe(self, name: &'static str, value: Option<Property<'f>>) -> Schema<'f> {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Adds the opening hours, and whether a visit is free.
    pub(crate) fn visit(self, hours: Option<&'f str>, prices: &[Price]) -> Schema<'f> {
        let free = prices.iter().all(|price| price.amount == 0);
        self.maybe("openingHoursSpecification", hours.map(Property::Hours))
            .maybe("isAccessibleForFree", (!prices.is_empty()).then_some(Property::Flag(free)))
    }

    /// Adds the item in Wikidata as the same subject.
    pub(crate) fn wikidata(self, item: Option<&str>) -> Schema<'f> {
        self.maybe("sameAs", item.map(|item| Property::Text(wikidata(item))))
    }
}

/// Returns the address of an item in Wikidata.
pub(crate) fn wikidata(item: &str) -> String {
    format!("https://www.wikidata.org/wiki/{item}")
}
