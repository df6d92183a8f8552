//! Contests, gatherings, festivals and classes.

use domain::Localized;
use jiff::civil::{Date, Time};

use super::ReadFacts;
use super::common::in_order;
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// What an event is.
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

/// A day, with the local time if it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Local time in Kazakhstan.
    pub time: Option<Time>,
}

impl FromYaml for Moment {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let Some(text) = node.text() else {
            faults.wrong_type(node.span, "date");
            return None;
        };
        let (day, time) = match text.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let date = (day.len() == 10).then(|| day.parse().ok()).flatten();
        let clock = time.map(|time| format!("{time}:00").parse::<Time>().ok());
        match (date, clock) {
            (Some(date), None) => Some(Moment { date, time: None }),
            (Some(date), Some(Some(time))) => Some(Moment { date, time: Some(time) }),
            _ => {
                faults.bad_date(node.span, text);
                None
            }
        }
    }
}

/// When one may register.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Registration {
    /// First day.
    pub opens: Option<Date>,
    /// Last day.
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
    /// Who took it.
    pub who: Localized<String>,
    /// Points or another result.
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
    /// What it is.
    pub kind: EventType,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Option<Moment>,
    /// Whether it recurs every year.
    pub yearly: bool,
    /// Whether it takes place on the net.
    pub online: bool,
    /// Where, in words.
    pub venue: Option<Localized<String>>,
    /// Who holds it.
    pub organiser: Option<Localized<String>>,
    /// When one may register.
    pub registration: Option<Registration>,
    /// Who won.
    pub results: Vec<Standing>,
}

impl ReadFacts for Event {
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
