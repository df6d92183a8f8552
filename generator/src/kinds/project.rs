//! Social projects with their estimates.

use domain::{Kind, Localized};

use super::common::Common;
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Schema};
use super::spec::{DefineKind, KindFacts, KindSpec, Menu, Scenes};
use crate::diag::Diagnostics;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// The type of a project.
    ProjectType "project_type" {
        Infrastructure "infrastructure",
        Supply "supply",
        Aid "aid",
        Campaign "campaign",
        Investment "investment",
    }
}

vocabulary! {
    /// The progress of a project.
    ProjectStatus "project_status" {
        Collecting "collecting",
        Funded "funded",
        InProgress "in-progress",
        Done "done",
    }
}

/// One line of an estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimateLine {
    /// The goods or work.
    pub what: Localized<String>,
    /// The number of units.
    pub quantity: u32,
    /// The unit.
    pub unit: Option<Localized<String>>,
    /// The price of one unit in whole tenge.
    pub price: u32,
}

impl EstimateLine {
    /// Returns the sum of the line in whole tenge.
    pub fn sum(&self) -> u64 {
        u64::from(self.quantity) * u64::from(self.price)
    }
}

impl FromYaml for EstimateLine {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let what = fields.required("what");
        let quantity = fields.optional("quantity").unwrap_or(1);
        let (unit, price) = (fields.optional("unit"), fields.required("price"));
        fields.finish();
        Some(EstimateLine { what: what?, quantity, unit, price: price? })
    }
}

/// A social project.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// The type of project.
    pub kind: ProjectType,
    /// Whether it is a fictional example.
    pub example: bool,
    /// The progress.
    pub status: Option<ProjectStatus>,
    /// The estimate of costs; the goal is its sum.
    pub estimate: Vec<EstimateLine>,
    /// The post of the official in charge.
    pub official: Option<Localized<String>>,
}

impl Project {
    /// Returns the goal in whole tenge.
    pub fn goal(&self) -> u64 {
        self.estimate.iter().map(EstimateLine::sum).sum()
    }
}

/// The post within `official: {post: …}`.
struct Official(Localized<String>);

impl FromYaml for Official {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let post = fields.required("post");
        fields.finish();
        post.map(Official)
    }
}

impl DefineKind for Project {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "supply").words(ProjectType::NAMES),
            Key::optional("example", "true").in_schema(),
            Key::optional("status", "collecting").words(ProjectStatus::NAMES),
            Key::optional(
                "estimate",
                "[{what: {kk: …, ru: …, en: …}, quantity: 10, \
                 unit: {kk: дана, ru: шт., en: pcs}, price: 1500}]",
            ),
            Key::optional("official", "{post: {kk: …, ru: …, en: …}}"),
        ],
        menu: Menu::Foot(4),
        region_row: Some(9),
        scenes: Scenes { other: "project", by_word: &[] },
        ..KindSpec::new(Kind::Project)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let kind = fields.required("type");
        Some(Project {
            example: fields.optional("example").unwrap_or(false),
            status: fields.optional("status"),
            estimate: fields.list("estimate"),
            official: fields.optional::<Official>("official").map(|official| official.0),
            kind: kind?,
        })
    }
}

impl KindFacts for Project {
    fn is_example(&self) -> bool {
        self.example
    }

    fn rows(&self, rows: &mut dyn Rows) {
        rows.words("type", &[self.kind.in_set()]);
        rows.words("status", self.status.map(ProjectStatus::in_set).as_slice());
        rows.money("goal", Some(self.goal()).filter(|goal| *goal > 0));
        rows.localized("official", self.official.as_ref());
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        (!self.example).then(|| Schema::new(Basis::Subject, "Project"))
    }
}
