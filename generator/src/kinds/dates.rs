//! Dates that are known to the day, the month, the year or the century.

use std::fmt;

use domain::Point;
use jiff::civil::{Date, Time};

use crate::diag::Diagnostics;
use crate::read::yaml::{FromYaml, Node};

/// A date that is known to the day, the month, the year or the century.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VagueDate {
    /// A known day.
    Day(Date),
    /// A known year and month.
    Month(i16, i8),
    /// A known year or century.
    Point(Point),
}

impl VagueDate {
    /// Returns the first year it may mean, for sorting.
    pub fn first_year(self) -> i32 {
        match self {
            VagueDate::Day(date) => i32::from(date.year()),
            VagueDate::Month(year, _) => i32::from(year),
            VagueDate::Point(point) => point.first_year(),
        }
    }

    /// Formats the date in ISO 8601, which cannot express centuries and years before the common
    /// era.
    pub(crate) fn iso(self) -> Option<String> {
        match self {
            VagueDate::Point(Point::Century(_)) => None,
            VagueDate::Point(Point::Year(year)) if year < 1 => None,
            date => Some(date.to_string()),
        }
    }
}

impl fmt::Display for VagueDate {
    /// Writes ISO 8601 as far as the date is known; a century as its first year.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VagueDate::Day(date) => write!(f, "{date}"),
            VagueDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            VagueDate::Point(point) => write!(f, "{:04}", point.first_year()),
        }
    }
}

impl FromYaml for VagueDate {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let Some(text) = node.text() else {
            faults.wrong_type(node.span, "date");
            return None;
        };
        let read = match (text.len(), text.as_bytes().get(4)) {
            (10, Some(b'-')) => text.parse().ok().map(VagueDate::Day),
            (7, Some(b'-')) => format!("{text}-01")
                .parse::<Date>()
                .ok()
                .map(|date| VagueDate::Month(date.year(), date.month())),
            _ => text.parse().ok().map(VagueDate::Point),
        };
        if read.is_none() {
            faults.bad_date(node.span, text);
        }
        read
    }
}

/// A day, with the local time if it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The local time in Kazakhstan.
    pub time: Option<Time>,
}

impl Moment {
    /// Formats the moment in ISO 8601; the whole country has one time zone, UTC+5.
    pub(crate) fn iso(self) -> String {
        match self.time {
            None => self.date.to_string(),
            Some(time) => format!("{}T{}+05:00", self.date, time.strftime("%H:%M:%S")),
        }
    }
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
