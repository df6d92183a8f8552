//! Journeys with their stops.

use domain::{Coordinates, EntryId, Localized, Precision};

use super::ReadFacts;
use super::nature::months;
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// How one travels.
    Mode "route_mode" {
        Car "car",
        Walk "walk",
        Bike "bike",
        Rail "rail",
        Horse "horse",
    }
}

vocabulary! {
    /// Where a route leads.
    Direction "direction" {
        NorthSouth "north-south",
        SouthNorth "south-north",
        WestEast "west-east",
        EastWest "east-west",
        Ring "ring",
    }
}

vocabulary! {
    /// What one travels on.
    Surface "surface" {
        Paved "paved",
        Gravel "gravel",
        Dirt "dirt",
    }
}

vocabulary! {
    /// Fixed advice whose words the theme has.
    Advice "safety" {
        Emergency112 "emergency-112",
        CarryWater "carry-water",
        NoSignal "no-signal",
        FuelGap "fuel-gap",
        HighClearance "high-clearance",
        WinterClosures "winter-closures",
        Heat "heat",
    }
}

/// What a stop is.
#[derive(Debug, Clone, PartialEq)]
pub enum StopPlace {
    /// An entry, whose name and place it takes.
    Entry(At<EntryId>),
    /// A place with its own name.
    Named {
        /// The name.
        name: Localized<String>,
        /// Where it is.
        location: Coordinates,
    },
}

/// A stop of a route.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// What it is.
    pub place: StopPlace,
    /// The day of the journey, from 1.
    pub day: Option<u32>,
    /// Kilometres from the start.
    pub km: Option<u32>,
    /// Entries to visit from here.
    pub see: Vec<At<EntryId>>,
}

impl FromYaml for Stop {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        // The id is a handle for people who edit the list; nothing refers to it.
        let _: Option<String> = fields.optional("id");
        let place = match fields.optional("entry") {
            Some(entry) => Some(StopPlace::Entry(entry)),
            None => {
                let (name, location) = (fields.required("name"), fields.required("location"));
                name.zip(location).map(|(name, (location, _)): (_, (_, Precision))| {
                    StopPlace::Named { name, location }
                })
            }
        };
        let (day, km, see) = (fields.optional("day"), fields.optional("km"), fields.list("see"));
        fields.finish();
        Some(Stop { place: place?, day, km, see })
    }
}

/// A journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// How one travels.
    pub mode: Mode,
    /// Where it leads.
    pub direction: Option<Direction>,
    /// How many days it takes.
    pub days: Option<u32>,
    /// Months, 1 to 12, in which to go.
    pub season: Vec<u32>,
    /// Length in kilometres.
    pub distance_km: Option<u32>,
    /// What one travels on.
    pub surface: Vec<Surface>,
    /// What to mind.
    pub safety: Vec<Advice>,
    /// The stops in order.
    pub stops: Vec<Stop>,
    /// GeoJSON of the line, a file name in the entry's folder.
    pub track: Option<At<String>>,
}

impl ReadFacts for Route {
    fn read(fields: &mut Fields) -> Option<Self> {
        let (mode, stops) = (fields.required("mode"), fields.required("stops"));
        Some(Route {
            direction: fields.optional("direction"),
            days: fields.optional("days"),
            season: months(fields, "season"),
            distance_km: fields.optional("distance_km"),
            surface: fields.list("surface"),
            safety: fields.list("safety"),
            track: fields.optional("track"),
            mode: mode?,
            stops: stops?,
        })
    }
}
