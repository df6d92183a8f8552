//! Texts about regions, whose facts are in the settings of the site.

use domain::Kind;

use super::common::Common;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, KindFacts, KindSpec, Menu, Scenes, SortBy};
use crate::read::yaml::Fields;

/// The text about a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegionText;

impl DefineKind for RegionText {
    const SPEC: KindSpec = KindSpec {
        menu: Menu::Bar(6),
        sort: SortBy::Region,
        scenes: Scenes { other: "route", by_word: &[] },
        ..KindSpec::new(Kind::Region)
    };

    fn read(_: &mut Fields) -> Option<Self> {
        Some(RegionText)
    }
}

impl KindFacts for RegionText {
    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let text = |text: &str| Property::Text(text.to_owned());
        let country = Property::Node(
            "Country",
            vec![("name", text("Kazakhstan")), ("identifier", text("KZ"))],
        );
        Some(Schema::new(Basis::Region, "AdministrativeArea").set("containedInPlace", country))
    }
}
