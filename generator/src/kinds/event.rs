//! Contests, gatherings, festivals and classes.

use domain::{Kind, Localized};
use jiff::civil::Date;

use super::common::{Common, in_order};
use super::dates::Moment;
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Properties, Property, Schema};
use super::spec::{DefineKind, Division, KindFacts, KindSpec, ListForm, Menu, Scenes, SortBy};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, VocabularyWord, vocabulary};

vocabulary! {
    /// The type of an event.
    EventType "event_type" {
        Contest "contest",
        Gathering "gathering",
        MasterClass "master-class",
        Webinar "webinar",
        Planting "planting",
        Festival "festival",
        MuseumDay "museum-day",
        LibraryDay "library-day",
        Tournament "tournament",
        Exhibition "exhibition",
        Conference "conference",
        Commemoration "commemoration",
    }
}

/// The days on which registration is open.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Registration {
    /// The first day.
    pub opens: Option<Date>,
    /// The last day.
    pub closes: Option<Date>,
}

impl FromYaml for Registration {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let opens = fields.optional("opens");
        let closes = fields.optional("closes");
        let closes = in_order(&mut fields, opens, closes);
        fields.finish();
        Some(Registration { opens, closes })
    }
}

/// One line of a table of results.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The place taken.
    pub place: u32,
    /// The person or team.
    pub who: Localized<String>,
    /// The points or another result.
    pub score: Option<String>,
}

impl FromYaml for Standing {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (place, who) = (fields.required("place"), fields.required("who"));
        let score = fields.optional("score");
        fields.finish();
        Some(Standing { place: place?, who: who?, score })
    }
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The type of event.
    pub kind: EventType,
    /// The beginning.
    pub starts: Moment,
    /// The end.
    pub ends: Option<Moment>,
    /// Whether it is held every year.
    pub yearly: bool,
    /// Whether it is held online.
    pub online: bool,
    /// The venue, in words.
    pub venue: Option<Localized<String>>,
    /// The organiser.
    pub organiser: Option<Localized<String>>,
    /// The days on which registration is open.
    pub registration: Option<Registration>,
    /// The results.
    pub results: Vec<Standing>,
}

impl DefineKind for Event {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "festival").words(EventType::NAMES),
            Key::required("starts", "{day}").in_schema(),
            Key::optional("ends", "{day}").in_schema(),
            Key::optional("yearly", "true"),
            Key::optional("online", "true").in_schema(),
            Key::optional("venue", "{kk: …, ru: …, en: …}"),
            Key::optional("organiser", "{kk: …, ru: …, en: …}").in_schema(),
            Key::optional("registration", "{opens: {day}, closes: {day}}"),
            Key::optional("results", "[{place: 1, who: {kk: …, ru: …, en: …}, score: \"10\"}]"),
        ],
        menu: Menu::Foot(3),
        region_row: Some(8),
        list: ListForm::Lines,
        sort: SortBy::Day,
        division: Some(Division { key: "type", set: EventType::SET, is_column: false }),
        scenes: Scenes {
            other: "event",
            by_word: &[
                (&["museum-day", "exhibition"], "museum"),
                (&["library-day", "conference", "webinar"], "library"),
                (&["planting"], "project"),
                (&["master-class"], "felt"),
                (&["commemoration"], "pen"),
            ],
        },
        ..KindSpec::new(Kind::Event)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let kind = fields.required("type");
        let starts: Option<Moment> = fields.required("starts");
        let ends: Option<At<Moment>> = fields.optional("ends");
        if let (Some(starts), Some(ends)) = (starts, &ends)
            && ends.value.date < starts.date
        {
            fields.faults().reversed_dates(ends.span);
        }
        let (yearly, online) = (fields.optional("yearly"), fields.optional("online"));
        let (venue, organiser) = (fields.optional("venue"), fields.optional("organiser"));
        let (registration, results) = (fields.optional("registration"), fields.list("results"));
        Some(Event {
            kind: kind?,
            starts: starts?,
            ends: ends.map(|ends| ends.value),
            yearly: yearly.unwrap_or(false),
            online: online.unwrap_or(false),
            venue,
            organiser,
            registration,
            results,
        })
    }
}

impl KindFacts for Event {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.kind.in_set())
    }

    fn day(&self) -> Option<Date> {
        Some(self.starts.date)
    }

    fn last_day(&self) -> Option<Date> {
        Some(self.ends.unwrap_or(self.starts).date)
    }

    fn rows(&self, rows: &mut dyn Rows) {
        rows.localized("organiser", self.organiser.as_ref());
    }

    fn schema<'f>(&'f self, common: &'f Common) -> Option<Schema<'f>> {
        let mode = if self.online { "Online" } else { "Offline" };
        let mode = format!("https://schema.org/{mode}EventAttendanceMode");
        let organiser = self
            .organiser
            .as_ref()
            .map(|name| Property::Node("Organization", vec![("name", Property::Localized(name))]));
        let scheduled = "https://schema.org/EventScheduled".to_owned();
        let schema = Schema::new(Basis::Subject, "Event")
            .set("startDate", Property::Text(self.starts.iso()))
            .maybe("endDate", self.ends.map(|ends| Property::Text(ends.iso())))
            .set("eventStatus", Property::Text(scheduled))
            .set("eventAttendanceMode", Property::Text(mode))
            .set("inLanguage", Property::Language)
            .maybe("location", self.location(common))
            .maybe("organizer", organiser);
        Some(schema)
    }
}

impl Event {
    /// Returns the place of the event in the vocabulary of schema.org, as far as it is known.
    fn location<'f>(&'f self, common: &'f Common) -> Option<Property<'f>> {
        if self.online {
            return Some(Property::Node("VirtualLocation", vec![("url", Property::Page)]));
        }
        let point = common.location.as_ref().map(|location| location.value.0);
        if self.venue.is_none() && point.is_none() {
            return None;
        }
        let mut place: Properties = Vec::new();
        place.extend(self.venue.as_ref().map(|name| ("name", Property::Localized(name))));
        place.push(("address", Property::Address));
        place.extend(point.map(|point| ("geo", Property::Point(point))));
        place.push(("containedInPlace", Property::Regions));
        Some(Property::Node("Place", place))
    }
}
