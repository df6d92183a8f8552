//! Pages about the portal itself.

use domain::Kind;

use super::spec::{DefineKind, KindFacts, KindSpec, ListForm};
use crate::read::yaml::Fields;

/// A page about the portal itself, which has no facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageText;

impl DefineKind for PageText {
    const SPEC: KindSpec =
        KindSpec { list: ListForm::Absent, has_cover: false, ..KindSpec::new(Kind::Page) };

    fn read(_: &mut Fields) -> Option<Self> {
        Some(PageText)
    }
}

impl KindFacts for PageText {}
