//! Libraries, museums, clubs and other places to visit.

use domain::Kind;

use super::common::{Common, Price, PriceFor, https, opening_hours};
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Property, Schema, wikidata};
use super::spec::{DefineKind, Division, KindFacts, KindSpec, Menu, Scenes};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, VocabularyWord, vocabulary};

vocabulary! {
    /// The type of a place.
    PlaceType "place_type" {
        Library "library",
        Bookcrossing "bookcrossing",
        ReadingCorner "reading-corner",
        Museum "museum",
        SchoolStand "school-stand",
        Club "club",
        Workshop "workshop",
        DropOff "drop-off",
        TourCompany "tour-company",
        Theatre "theatre",
        Archive "archive",
    }
}

/// A telephone number that an institution publishes itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Phone {
    /// The number as it is written, with `+7`.
    pub number: String,
}

/// A place to visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The type of place.
    pub kind: PlaceType,
    /// The year it was founded.
    pub founded: Option<i32>,
    /// The website.
    pub website: Option<String>,
    /// The telephone numbers.
    pub phones: Vec<Phone>,
    /// The opening hours in the syntax of OpenStreetMap.
    pub hours: Option<String>,
    /// The prices of a visit.
    pub prices: Vec<Price>,
    /// The item in Wikidata.
    pub wikidata: Option<String>,
}

impl DefineKind for Place {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "library").words(PlaceType::NAMES).in_schema(),
            Key::optional("founded", "1940").in_schema(),
            Key::optional("website", "https://example.kz").in_schema(),
            Key::optional("phones", "[{number: \"+7 7172 00 00 00\", official: true}]").in_schema(),
            Key::optional("hours", "\"Mo-Fr 09:00-18:00\"").in_schema(),
            Key::optional("prices", "[{who: adult, amount: 500, checked: {day}}]")
                .words(PriceFor::NAMES)
                .in_schema(),
            Key::optional("wikidata", "Q1").in_schema(),
        ],
        menu: Menu::Foot(1),
        region_row: Some(3),
        division: Some(Division { key: "type", set: PlaceType::SET, is_column: false }),
        is_sight: true,
        needs_region: true,
        scenes: Scenes {
            other: "museum",
            by_word: &[
                (&["library", "bookcrossing", "reading-corner", "school-stand"], "library"),
                (&["archive"], "pen"),
                (&["workshop"], "felt"),
                (&["tour-company"], "route"),
            ],
        },
        ..KindSpec::new(Kind::Place)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let kind = fields.required("type");
        Some(Place {
            founded: fields.optional("founded"),
            website: https(fields, "website"),
            phones: fields.list("phones"),
            hours: opening_hours(fields, "hours"),
            prices: fields.list("prices"),
            wikidata: fields.optional("wikidata"),
            kind: kind?,
        })
    }
}

impl KindFacts for Place {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.kind.in_set())
    }

    fn rows(&self, rows: &mut dyn Rows) {
        rows.number("founded", self.founded.map(i64::from));
        rows.hours(self.hours.as_deref());
        rows.prices(&self.prices);
        let phones: Vec<&str> = self.phones.iter().map(|phone| phone.number.as_str()).collect();
        rows.phones(&phones);
        rows.website(self.website.as_deref());
        rows.wikidata(self.wikidata.as_deref());
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let kind = match self.kind {
            PlaceType::Library => "Library",
            PlaceType::Museum => "Museum",
            PlaceType::Theatre => "PerformingArtsTheater",
            PlaceType::Archive => "ArchiveOrganization",
            PlaceType::TourCompany => "TravelAgency",
            PlaceType::Bookcrossing | PlaceType::ReadingCorner | PlaceType::SchoolStand => {
                "CivicStructure"
            }
            PlaceType::Club | PlaceType::Workshop | PlaceType::DropOff => "Place",
        };
        // Only organisations are founded; schema.org's museum is a building.
        let organisation =
            matches!(self.kind, PlaceType::Library | PlaceType::Archive | PlaceType::TourCompany);
        let founded = self.founded.filter(|_| organisation).map(|year| year.to_string());
        let same = [self.website.clone(), self.wikidata.as_deref().map(wikidata)];
        let phones = self.phones.iter().map(|phone| phone.number.clone()).collect();
        let schema = Schema::new(Basis::Spot, kind)
            .visit(self.hours.as_deref(), &self.prices)
            .maybe("foundingDate", founded.map(Property::Text))
            .set("telephone", Property::Texts(phones))
            .set("sameAs", Property::Texts(same.into_iter().flatten().collect()));
        Some(schema)
    }
}

impl FromYaml for Phone {
    /// Reads a number; one that is not marked official may be private and is a fault.
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let number: Option<At<String>> = fields.required("number");
        let official = fields.optional("official").unwrap_or(false);
        if let (Some(number), false) = (&number, official) {
            fields.faults().private_phone(number.span);
        }
        fields.finish();
        Some(Phone { number: number?.value }).filter(|_| official)
    }
}
