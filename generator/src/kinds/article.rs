//! Encyclopedia articles.

use domain::Kind;

use super::common::Common;
use super::key::Key;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, Division, KindFacts, KindSpec, Menu, Scenes};
use crate::read::yaml::{Fields, VocabularyWord, vocabulary};

vocabulary! {
    /// The subject of an article.
    ArticleTopic "article_topic" {
        Music "music",
        History "history",
        Nature "nature",
        Language "language",
        Traditions "traditions",
        Crafts "crafts",
        Games "games",
        Archaeology "archaeology",
        Onomastics "onomastics",
        Education "education",
        Cities "cities",
        Food "food",
        Literature "literature",
    }
}

/// An encyclopedia article.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Its subject.
    pub topic: ArticleTopic,
}

impl DefineKind for Article {
    const SPEC: KindSpec = KindSpec {
        keys: &[Key::required("topic", "history").words(ArticleTopic::NAMES).in_schema()],
        menu: Menu::Bar(4),
        region_row: Some(6),
        division: Some(Division { key: "topic", set: ArticleTopic::SET, is_column: false }),
        needs_sources: true,
        scenes: Scenes {
            other: "library",
            by_word: &[
                (&["music"], "music"),
                (&["history"], "history"),
                (&["nature"], "lake"),
                (&["traditions", "crafts"], "yurt"),
                (&["games"], "games"),
                (&["archaeology"], "petroglyphs"),
                (&["onomastics"], "route"),
                (&["cities"], "settlement"),
                (&["literature", "language"], "pen"),
            ],
        },
        ..KindSpec::new(Kind::Article)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        Some(Article { topic: fields.required("topic")? })
    }
}

impl KindFacts for Article {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.topic.in_set())
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let section = Property::Label(self.topic.in_set());
        Some(Schema::new(Basis::Work, "Article").set("articleSection", section))
    }
}
