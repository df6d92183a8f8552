//! Libraries, museums, clubs and other places to go to.

use super::ReadFacts;
use super::common::{Price, https, opening_hours};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// What a place is.
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

/// A place to go to.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceType,
    /// The year it was founded.
    pub founded: Option<i32>,
    /// Its site.
    pub website: Option<String>,
    /// Its telephones.
    pub phones: Vec<Phone>,
    /// Opening hours in the syntax of OpenStreetMap.
    pub hours: Option<String>,
    /// What a visit costs.
    pub prices: Vec<Price>,
    /// Its item in Wikidata.
    pub wikidata: Option<String>,
}

impl ReadFacts for Place {
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

impl FromYaml for Phone {
    /// A number that is not marked official may be somebody's own and is a fault.
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
