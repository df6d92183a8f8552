//! Biographies.

use domain::{Kind, Localized, Slug};

use super::common::Common;
use super::dates::VagueDate;
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, KindFacts, KindSpec, Menu, Reference, Scenes};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, VocabularyWord, vocabulary};

vocabulary! {
    /// The occupation of a person.
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

/// The birth or death of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// The date.
    pub date: Option<VagueDate>,
    /// The place, in words.
    pub place: Option<Localized<String>>,
    /// The region of today that the place is in.
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
    /// The occupations, the most important first.
    pub occupations: Vec<Occupation>,
    /// The birth.
    pub born: Option<Life>,
    /// The death.
    pub died: Option<Life>,
    /// The item in Wikidata.
    pub wikidata: Option<String>,
}

impl DefineKind for Person {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("occupations", "[]").words(Occupation::NAMES).in_schema(),
            Key::optional(
                "born",
                "{date: \"1845-08-10\", place: {kk: …, ru: …, en: …}, region: abai}",
            )
            .in_schema(),
            Key::optional(
                "died",
                "{date: \"1904-07\", place: {kk: …, ru: …, en: …}, region: abai}",
            )
            .in_schema(),
            Key::optional("wikidata", "Q1").in_schema(),
        ],
        menu: Menu::Bar(3),
        region_row: Some(4),
        needs_sources: true,
        scenes: Scenes {
            other: "pen",
            by_word: &[
                (&["composer", "musician", "singer"], "music"),
                (&["batyr", "soldier", "cosmonaut", "athlete"], "star"),
                (&["traveller", "archaeologist", "ethnographer", "geologist"], "history"),
                (&["ruler", "statesman"], "yurt"),
                (&["scholar", "philosopher", "teacher", "educator", "scientist"], "library"),
                (&["religious-figure"], "library"),
            ],
        },
        ..KindSpec::new(Kind::Person)
    };

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

impl KindFacts for Person {
    /// Returns the first occupation.
    fn cover_word(&self) -> Option<VocabularyWord> {
        self.occupations.first().map(|occupation| occupation.in_set())
    }

    fn lifespan(&self) -> Option<[Option<VagueDate>; 2]> {
        Some([&self.born, &self.died].map(|life| life.as_ref().and_then(|life| life.date)))
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let lives = [&self.born, &self.died].into_iter().flatten();
        lives.filter_map(|life| life.region.as_ref()).map(Reference::Region).collect()
    }

    fn rows(&self, rows: &mut dyn Rows) {
        let occupations: Vec<_> = self.occupations.iter().map(|o| o.in_set()).collect();
        rows.words("occupations", &occupations);
        for (key, life) in [("born", &self.born), ("died", &self.died)] {
            if let Some(life) = life {
                rows.life(key, life.date, life.place.as_ref());
            }
        }
        rows.wikidata(self.wikidata.as_deref());
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let date = |life: &Option<Life>| life.as_ref()?.date?.iso().map(Property::Text);
        let occupation = |occupation: &Occupation| {
            Property::Node("Occupation", vec![("name", Property::Label(occupation.in_set()))])
        };
        let occupations = self.occupations.iter().map(occupation).collect();
        let schema = Schema::new(Basis::Named, "Person")
            .maybe("birthDate", date(&self.born))
            .maybe("birthPlace", self.born.as_ref().and_then(Life::schema))
            .maybe("deathDate", date(&self.died))
            .maybe("deathPlace", self.died.as_ref().and_then(Life::schema))
            .set("hasOccupation", Property::Nodes(occupations))
            .wikidata(self.wikidata.as_deref());
        Some(schema)
    }
}

impl Life {
    /// Returns the place in the vocabulary of schema.org.
    fn schema(&self) -> Option<Property<'_>> {
        let name = Property::Localized(self.place.as_ref()?);
        Some(Property::Node("Place", vec![("name", name)]))
    }
}
