//! News and columns.

use jiff::civil::Date;

use super::ReadFacts;
use crate::read::yaml::{Fields, vocabulary};

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

impl ReadFacts for News {
    fn read(fields: &mut Fields) -> Option<Self> {
        let (rubric, date) = (fields.required("rubric"), fields.required("date"));
        Some(News { rubric: rubric?, date: date? })
    }
}
