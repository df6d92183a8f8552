//! News and columns.

use domain::Kind;
use jiff::civil::Date;

use super::common::Common;
use super::key::Key;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, Division, KindFacts, KindSpec, ListForm, Menu, SortBy};
use crate::read::yaml::{Fields, VocabularyWord, vocabulary};

vocabulary! {
    /// The column a piece belongs to.
    Rubric "rubric" {
        News "news",
        Letters "letters",
        Sounds "sounds",
        Results "results",
    }
}

/// A piece of news.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// Its column.
    pub rubric: Rubric,
    /// Its day.
    pub date: Date,
}

impl DefineKind for News {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("rubric", "news").words(Rubric::NAMES).in_schema(),
            Key::required("date", "{day}").in_schema(),
        ],
        menu: Menu::Bar(7),
        list: ListForm::Lines,
        sort: SortBy::Newest,
        division: Some(Division { key: "rubric", set: Rubric::SET, is_column: true }),
        has_cover: false,
        ..KindSpec::new(Kind::News)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let (rubric, date) = (fields.required("rubric"), fields.required("date"));
        Some(News { rubric: rubric?, date: date? })
    }
}

impl KindFacts for News {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.rubric.in_set())
    }

    fn day(&self) -> Option<Date> {
        Some(self.date)
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let section = Property::Phrase(format!("rubric.{}.name", self.rubric.word()));
        let schema = Schema::new(Basis::Work, "NewsArticle")
            .set("datePublished", Property::Text(self.date.to_string()))
            .set("articleSection", section);
        Some(schema)
    }
}
