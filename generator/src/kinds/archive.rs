//! Digitised archive documents, described by ISAD(G) and the Kazakh archive cipher.

use domain::{Lang, Localized};

use super::ReadFacts;
use super::person::VagueDate;
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary, word};

vocabulary! {
    /// What a document is.
    ArchiveType "archive_type" {
        Document "document",
        Letter "letter",
        Map "map",
        Photograph "photograph",
        Decree "decree",
        Manuscript "manuscript",
    }
}

vocabulary! {
    /// The script a document is written in.
    Script "script" {
        Arabic "arabic",
        Latin "latin",
        Cyrillic "cyrillic",
    }
}

vocabulary! {
    /// Who may see the original.
    Access "access" {
        Open "open",
        Restricted "restricted",
    }
}

/// A digitised archive document.
#[derive(Debug, Clone, PartialEq)]
pub struct Archive {
    /// What it is.
    pub kind: ArchiveType,
    /// The institution that keeps it.
    pub archive: Localized<String>,
    /// Fonds (фонд).
    pub fonds: Option<String>,
    /// Inventory (опись).
    pub inventory: Option<String>,
    /// File, the unit of storage (дело).
    pub file: Option<String>,
    /// Sheets (листы).
    pub sheets: Option<String>,
    /// When it was written.
    pub date: Option<VagueDate>,
    /// Original rather than copy.
    pub original: bool,
    /// Languages it is written in.
    pub languages: Vec<Lang>,
    /// Its script.
    pub script: Option<Script>,
    /// Pictures of its sheets, in order; file names among `images`.
    pub scans: Vec<At<String>>,
    /// Who may see the original.
    pub access: Option<Access>,
}

impl FromYaml for Lang {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        word(node, &[("kk", Lang::Kk), ("ru", Lang::Ru), ("en", Lang::En)], faults)
    }
}

impl ReadFacts for Archive {
    fn read(fields: &mut Fields) -> Option<Self> {
        let (kind, archive) = (fields.required("type"), fields.required("archive"));
        Some(Archive {
            fonds: fields.optional("fonds"),
            inventory: fields.optional("inventory"),
            file: fields.optional("file"),
            sheets: fields.optional("sheets"),
            date: fields.optional("date"),
            original: fields.optional("original").unwrap_or(false),
            languages: fields.list("languages"),
            script: fields.optional("script"),
            scans: fields.list("scans"),
            access: fields.optional("access"),
            kind: kind?,
            archive: archive?,
        })
    }
}
