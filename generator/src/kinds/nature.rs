//! Natural places and protected areas.

use domain::Kind;

use super::common::{Common, Price, PriceFor, months, opening_hours};
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Schema};
use super::spec::{Badge, DefineKind, Division, KindFacts, KindSpec, Menu, Scenes};
use crate::read::yaml::{Fields, VocabularyWord, vocabulary};

vocabulary! {
    /// The type of a natural place.
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
    /// The protection status of a natural place.
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
    /// The type of place.
    pub kind: NatureType,
    /// The protection status.
    pub status: Vec<NatureStatus>,
    /// The area in square kilometres.
    pub area_km2: Option<f64>,
    /// The height above sea level in metres.
    pub elevation_m: Option<i32>,
    /// The greatest depth in metres.
    pub depth_m: Option<f64>,
    /// The length in kilometres.
    pub length_km: Option<f64>,
    /// The year the protected area was founded.
    pub established: Option<i32>,
    /// The recommended months, 1 to 12.
    pub season: Vec<u32>,
    /// The opening hours in the syntax of OpenStreetMap.
    pub hours: Option<String>,
    /// The prices of a visit.
    pub prices: Vec<Price>,
    /// The item in Wikidata.
    pub wikidata: Option<String>,
}

impl DefineKind for Nature {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "lake").words(NatureType::NAMES).in_schema(),
            Key::optional("status", "[national-park]").words(NatureStatus::NAMES),
            Key::optional("area_km2", "12.5"),
            Key::optional("elevation_m", "650").in_schema(),
            Key::optional("depth_m", "30"),
            Key::optional("length_km", "40"),
            Key::optional("established", "1926"),
            Key::optional("season", "[5, 6, 7, 8, 9]"),
            Key::optional("hours", "\"Mo-Fr 09:00-18:00\"").in_schema(),
            Key::optional("prices", "[{who: adult, amount: 500, checked: {day}}]")
                .words(PriceFor::NAMES)
                .in_schema(),
            Key::optional("wikidata", "Q1").in_schema(),
        ],
        menu: Menu::Bar(2),
        region_row: Some(2),
        division: Some(Division { key: "type", set: NatureType::SET, is_column: false }),
        is_sight: true,
        needs_region: true,
        needs_sources: true,
        scenes: Scenes {
            other: "park",
            by_word: &[
                (&["lake", "river", "spring"], "lake"),
                (&["canyon", "cave", "dune", "rock", "desert"], "canyon"),
                (&["reserve", "steppe"], "reserve"),
            ],
        },
        ..KindSpec::new(Kind::Nature)
    };

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

impl KindFacts for Nature {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.kind.in_set())
    }

    fn badges(&self) -> Vec<Badge> {
        let badge = |status: &NatureStatus| Badge {
            word: status.in_set(),
            stands_out: *status == NatureStatus::Unesco,
        };
        self.status.iter().map(badge).collect()
    }

    fn rows(&self, rows: &mut dyn Rows) {
        let status: Vec<_> = self.status.iter().map(|s| s.in_set()).collect();
        rows.words("status", &status);
        rows.unit("area", "km2", self.area_km2);
        rows.unit("elevation", "m", self.elevation_m.map(f64::from));
        rows.unit("depth", "m", self.depth_m);
        rows.unit("length", "km", self.length_km);
        rows.number("established", self.established.map(i64::from));
        rows.months("season", &self.season);
        rows.hours(self.hours.as_deref());
        rows.prices(&self.prices);
        rows.wikidata(self.wikidata.as_deref());
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let kind = match self.kind {
            NatureType::Lake => "LakeBodyOfWater",
            NatureType::River => "RiverBodyOfWater",
            NatureType::Waterfall => "Waterfall",
            NatureType::Spring => "BodyOfWater",
            NatureType::Mountain => "Mountain",
            NatureType::Park => "Park",
            NatureType::Reserve => "Place",
            _ => "Landform",
        };
        let schema = Schema { elevation_m: self.elevation_m, ..Schema::new(Basis::Spot, kind) }
            .visit(self.hours.as_deref(), &self.prices)
            .wikidata(self.wikidata.as_deref());
        Some(schema)
    }
}
