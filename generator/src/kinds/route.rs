//! Journeys with their stops.

use domain::{Coordinates, EntryId, Kind, Localized, Precision};

use super::common::{Common, months};
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, KindFacts, KindSpec, Menu, Reference, Scenes};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// The mode of travel.
    Mode "route_mode" {
        Car "car",
        Walk "walk",
        Bike "bike",
        Rail "rail",
        Horse "horse",
    }
}

vocabulary! {
    /// The direction of a route.
    Direction "direction" {
        NorthSouth "north-south",
        SouthNorth "south-north",
        WestEast "west-east",
        EastWest "east-west",
        Ring "ring",
    }
}

vocabulary! {
    /// The surface of a road.
    Surface "surface" {
        Paved "paved",
        Gravel "gravel",
        Dirt "dirt",
    }
}

vocabulary! {
    /// Standard advice, whose text is in the theme.
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

/// The place of a stop.
#[derive(Debug, Clone, PartialEq)]
pub enum StopPlace {
    /// An entry, which provides name and position.
    Entry(At<EntryId>),
    /// A place with its own name.
    Named {
        /// The name.
        name: Localized<String>,
        /// The position.
        location: Coordinates,
    },
}

/// A stop of a route.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// The place.
    pub place: StopPlace,
    /// The day of the journey, from 1.
    pub day: Option<u32>,
    /// The distance from the start in kilometres.
    pub km: Option<u32>,
    /// Entries to visit from here.
    pub see: Vec<At<EntryId>>,
}

impl FromYaml for Stop {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        // The id only helps people who edit the list; nothing refers to it.
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
    /// The mode of travel.
    pub mode: Mode,
    /// The direction.
    pub direction: Option<Direction>,
    /// The number of days.
    pub days: Option<u32>,
    /// The recommended months, 1 to 12.
    pub season: Vec<u32>,
    /// The length in kilometres.
    pub distance_km: Option<u32>,
    /// The surfaces of the road.
    pub surface: Vec<Surface>,
    /// Safety advice.
    pub safety: Vec<Advice>,
    /// The stops in order.
    pub stops: Vec<Stop>,
    /// The track as a GeoJSON file, a file name in the entry's folder.
    pub track: Option<At<String>>,
}

impl DefineKind for Route {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("mode", "car").words(Mode::NAMES),
            Key::required("stops", "[]").in_schema(),
            Key::optional("direction", "north-south").words(Direction::NAMES),
            Key::optional("days", "5"),
            Key::optional("season", "[5, 6, 7, 8, 9]"),
            Key::optional("distance_km", "850"),
            Key::optional("surface", "[paved]").words(Surface::NAMES),
            Key::optional("safety", "[emergency-112, carry-water]").words(Advice::NAMES),
            Key::optional("track", "track.geojson"),
        ],
        menu: Menu::Bar(5),
        region_row: Some(5),
        needs_sources: true,
        scenes: Scenes { other: "route", by_word: &[] },
        ..KindSpec::new(Kind::Route)
    };

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

impl KindFacts for Route {
    fn references(&self) -> Vec<Reference<'_>> {
        let mut references = Vec::new();
        for stop in &self.stops {
            if let StopPlace::Entry(id) = &stop.place {
                references.push(Reference::Entry(id));
            }
            references.extend(stop.see.iter().map(Reference::Entry));
        }
        references.extend(self.track.as_ref().map(Reference::Track));
        references
    }

    fn rows(&self, rows: &mut dyn Rows) {
        rows.words("mode", &[self.mode.in_set()]);
        rows.words("direction", self.direction.map(Direction::in_set).as_slice());
        rows.count("days", "day", self.days);
        rows.unit("distance", "km", self.distance_km.map(f64::from));
        let surface: Vec<_> = self.surface.iter().map(|s| s.in_set()).collect();
        rows.words("surface", &surface);
        rows.months("season", &self.season);
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let stops = self.stops.iter().map(Stop::schema).collect();
        Some(Schema::new(Basis::Subject, "TouristTrip").set("itinerary", Property::Items(stops)))
    }
}

impl Stop {
    /// Returns the stop in the vocabulary of schema.org.
    fn schema(&self) -> Property<'_> {
        match &self.place {
            StopPlace::Entry(id) => Property::Entry(&id.value),
            StopPlace::Named { name, location } => Property::Node(
                "Place",
                vec![("name", Property::Localized(name)), ("geo", Property::Point(*location))],
            ),
        }
    }
}
