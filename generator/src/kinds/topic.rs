//! Questions for public discussion.

use domain::Kind;
use jiff::civil::Date;

use super::common::in_order;
use super::key::Key;
use super::rows::Rows;
use super::spec::{DefineKind, KindFacts, KindSpec, ListForm, Menu};
use crate::read::source::At;
use crate::read::yaml::{Fields, vocabulary};

vocabulary! {
    /// The status of a topic: whether it accepts proposals.
    TopicStatus "topic_status" {
        Open "open",
        Closed "closed",
    }
}

/// A question for public discussion.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The status.
    pub status: TopicStatus,
    /// The first day.
    pub opens: Option<Date>,
    /// The last day.
    pub closes: Option<Date>,
    /// Whether it is a fictional example.
    pub example: bool,
}

impl DefineKind for Topic {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("status", "open").words(TopicStatus::NAMES),
            Key::optional("opens", "{day}"),
            Key::optional("closes", "{day}"),
            Key::optional("example", "true"),
        ],
        menu: Menu::Foot(5),
        list: ListForm::Lines,
        has_cover: false,
        ..KindSpec::new(Kind::Topic)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let status = fields.required("status");
        let opens: Option<Date> = fields.optional("opens");
        let closes: Option<At<Date>> = fields.optional("closes");
        let example = fields.optional("example").unwrap_or(false);
        let closes = in_order(fields, opens, closes);
        Some(Topic { status: status?, opens, closes, example })
    }
}

impl KindFacts for Topic {
    fn is_example(&self) -> bool {
        self.example
    }

    fn rows(&self, rows: &mut dyn Rows) {
        rows.words("status", &[self.status.in_set()]);
        rows.date("opens", self.opens);
        rows.date("closes", self.closes);
    }
}
