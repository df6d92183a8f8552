//! Biographies.

use std::fmt;

use domain::{Localized, Point, Slug};
use jiff::civil::Date;

use super::ReadFacts;
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// What a person did.
    Occupation "occupation" {
        Poet "poet",
        Writer "writer",
        Composer "composer",
        Musician "musician",
        Scholar "scholar",
        Historian "historian",
        Philosopher "philosopher",
        Teacher "teacher",
        Educator "educator",
        Ruler "ruler",
        Statesman "statesman",
        Batyr "batyr",
        Soldier "soldier",
        Scientist "scientist",
        Geologist "geologist",
        Archaeologist "archaeologist",
        Ethnographer "ethnographer",
        Linguist "linguist",
        Translator "translator",
        Journalist "journalist",
        Artist "artist",
        Singer "singer",
        Actor "actor",
        Traveller "traveller",
        ReligiousFigure "religious-figure",
        Cosmonaut "cosmonaut",
        Athlete "athlete",
        PublicFigure "public-figure",
    }
}

/// A date as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VagueDate {
    /// The day is known.
    Day(Date),
    /// Year and month are known.
    Month(i16, i8),
    /// A year or a century is known.
    Point(Point),
}

impl VagueDate {
    /// The first year it may mean, for sorting.
    pub fn first_year(self) -> i32 {
        match self {
            VagueDate::Day(date) => i32::from(date.year()),
            VagueDate::Month(year, _) => i32::from(year),
            VagueDate::Point(point) => point.first_year(),
        }
    }
}

impl fmt::Display for VagueDate {
    /// ISO 8601 as far as it is known; a century as its first year.
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

/// A beginning or an end of a life.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// When.
    pub date: Option<VagueDate>,
    /// Where, in words.
    pub place: Option<Localized<String>>,
    /// Where, as a region of today.
    pub region: Option<At<Slug>>,
}

impl FromYaml for Life {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let life = Life {
            date: fields.optional("date"),
            place: fields.optional("place"),
            region: fields.optional("region"),
        };
        fields.finish();
        Some(life)
    }
}

/// A biography.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// What the person did, the most important first.
    pub occupations: Vec<Occupation>,
    /// Birth.
    pub born: Option<Life>,
    /// Death.
    pub died: Option<Life>,
    /// The item in Wikidata.
    pub wikidata: Option<String>,
}

impl ReadFacts for Person {
    fn read(fields: &mut Fields) -> Option<Self> {
        let occupations = fields.required("occupations");
        Some(Person {
            born: fields.optional("born"),
            died: fields.optional("died"),
            wikidata: fields.optional("wikidata"),
            occupations: occupations?,
        })
    }
}
