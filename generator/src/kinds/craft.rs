//! Crafts and their materials.

use domain::Kind;

use super::common::Common;
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, Division, KindFacts, KindSpec, Menu, Scenes};
use crate::read::yaml::{Fields, VocabularyWord, vocabulary};

vocabulary! {
    /// The type of a craft.
    CraftType "craft_type" {
        Felt "felt",
        Weaving "weaving",
        Jewellery "jewellery",
        Leather "leather",
        Wood "wood",
        Pottery "pottery",
        Forging "forging",
        Yurt "yurt",
        Embroidery "embroidery",
        Bone "bone",
        Instruments "instruments",
    }
}

vocabulary! {
    /// The material of a craft.
    CraftMaterial "material" {
        Wool "wool",
        Felt "felt",
        Silver "silver",
        Leather "leather",
        Wood "wood",
        Clay "clay",
        Iron "iron",
        Bone "bone",
        Reed "reed",
        Cotton "cotton",
        Silk "silk",
        Gold "gold",
        Copper "copper",
    }
}

/// A craft.
#[derive(Debug, Clone, PartialEq)]
pub struct Craft {
    /// The type of craft.
    pub kind: CraftType,
    /// The materials it uses.
    pub materials: Vec<CraftMaterial>,
}

impl DefineKind for Craft {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "felt").words(CraftType::NAMES),
            Key::optional("materials", "[wool]").words(CraftMaterial::NAMES),
        ],
        menu: Menu::Foot(2),
        region_row: Some(7),
        division: Some(Division { key: "type", set: CraftType::SET, is_column: false }),
        needs_sources: true,
        scenes: Scenes {
            other: "felt",
            by_word: &[
                (&["yurt", "wood"], "yurt"),
                (&["weaving", "embroidery"], "weaving"),
                (&["jewellery", "forging", "bone"], "jewellery"),
                (&["instruments"], "music"),
            ],
        },
        ..KindSpec::new(Kind::Craft)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let (kind, materials) = (fields.required("type"), fields.list("materials"));
        Some(Craft { kind: kind?, materials })
    }
}

impl KindFacts for Craft {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.kind.in_set())
    }

    fn rows(&self, rows: &mut dyn Rows) {
        let materials: Vec<_> = self.materials.iter().map(|m| m.in_set()).collect();
        rows.words("materials", &materials);
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let name = Property::Phrase("kind.craft.many".to_owned());
        let set = vec![("name", name), ("url", Property::List)];
        let set = Property::Node("DefinedTermSet", set);
        Some(Schema::new(Basis::Named, "DefinedTerm").set("inDefinedTermSet", set))
    }
}
