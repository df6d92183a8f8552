//! Crafts and their work.

use super::ReadFacts;
use crate::read::yaml::{Fields, vocabulary};

vocabulary! {
    /// What a craft is.
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
    /// What a craft works with.
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
    /// What it is.
    pub kind: CraftType,
    /// What it works with.
    pub materials: Vec<CraftMaterial>,
}

impl ReadFacts for Craft {
    fn read(fields: &mut Fields) -> Option<Self> {
        let (kind, materials) = (fields.required("type"), fields.list("materials"));
        Some(Craft { kind: kind?, materials })
    }
}
