//! Natural places and protected areas.

use super::ReadFacts;
use super::common::{Price, opening_hours};
use crate::read::source::At;
use crate::read::yaml::{Fields, vocabulary};

vocabulary! {
    /// What a natural place is.
    NatureType "nature_type" {
        Lake "lake",
        Mountain "mountain",
        Canyon "canyon",
        Cave "cave",
        Park "park",
        Reserve "reserve",
        Dune "dune",
        Spring "spring",
        River "river",
        Rock "rock",
        Desert "desert",
        Steppe "steppe",
        Waterfall "waterfall",
        Forest "forest",
    }
}

vocabulary! {
    /// How a natural place is protected.
    NatureStatus "nature_status" {
        Unesco "unesco",
        NationalPark "national-park",
        NatureReserve "nature-reserve",
        Ramsar "ramsar",
        BiosphereReserve "biosphere-reserve",
        NaturalMonument "natural-monument",
    }
}

/// A natural place or a protected area.
#[derive(Debug, Clone, PartialEq)]
pub struct Nature {
    /// What it is.
    pub kind: NatureType,
    /// How it is protected.
    pub status: Vec<NatureStatus>,
    /// Area in square kilometres.
    pub area_km2: Option<f64>,
    /// Height above the sea in metres.
    pub elevation_m: Option<i32>,
    /// Greatest depth in metres.
    pub depth_m: Option<f64>,
    /// Length in kilometres.
    pub length_km: Option<f64>,
    /// The year the protected area was founded.
    pub established: Option<i32>,
    /// Months, 1 to 12, in which to go.
    pub season: Vec<u32>,
    /// Opening hours in the syntax of OpenStreetMap.
    pub hours: Option<String>,
    /// What a visit costs.
    pub prices: Vec<Price>,
    /// Its item in Wikidata.
    pub wikidata: Option<String>,
}

impl ReadFacts for Nature {
    fn read(fields: &mut Fields) -> Option<Self> {
        let kind = fields.required("type");
        Some(Nature {
            status: fields.list("status"),
            area_km2: fields.optional("area_km2"),
            elevation_m: fields.optional("elevation_m"),
            depth_m: fields.optional("depth_m"),
            length_km: fields.optional("length_km"),
            established: fields.optional("established"),
            season: months(fields, "season"),
            hours: opening_hours(fields, "hours"),
            prices: fields.list("prices"),
            wikidata: fields.optional("wikidata"),
            kind: kind?,
        })
    }
}

/// Reads months and tells those that no calendar has.
pub(super) fn months(fields: &mut Fields, key: &'static str) -> Vec<u32> {
    let months: Vec<At<u32>> = fields.list(key);
    for month in months.iter().filter(|month| !(1..=12).contains(&month.value)) {
        fields.faults().out_of_range(month.span, &month.value.to_string(), "1–12");
    }
    months.into_iter().map(|month| month.value).filter(|month| (1..=12).contains(month)).collect()
}
