//! Digitised archive documents, described by ISAD(G) and the Kazakh archive cipher.

use domain::{Kind, Lang, Localized};

use super::common::Common;
use super::dates::VagueDate;
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Property, Schema};
use super::spec::{DefineKind, KindFacts, KindSpec, Menu, Reference, Scenes};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, VocabularyWord, vocabulary, word};

vocabulary! {
    /// The type of an archive document.
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
    /// The script that a document is written in.
    DocumentScript "script" {
        Arabic "arabic",
        Latin "latin",
        Cyrillic "cyrillic",
    }
}

vocabulary! {
    /// The rules of access to the original.
    Access "access" {
        Open "open",
        Restricted "restricted",
    }
}

/// A digitised archive document.
#[derive(Debug, Clone, PartialEq)]
pub struct Archive {
    /// The type of document.
    pub kind: ArchiveType,
    /// The institution that holds it.
    pub archive: Localized<String>,
    /// The fonds (фонд).
    pub fonds: Option<String>,
    /// The inventory (опись).
    pub inventory: Option<String>,
    /// The file, the unit of storage (дело).
    pub file: Option<String>,
    /// The sheets (листы).
    pub sheets: Option<String>,
    /// The date of writing.
    pub date: Option<VagueDate>,
    /// Whether this is the original rather than a copy.
    pub original: bool,
    /// The languages it is written in.
    pub languages: Vec<Lang>,
    /// The script it is written in.
    pub script: Option<DocumentScript>,
    /// The pictures of its sheets, in order; file names among `images`.
    pub scans: Vec<At<String>>,
    /// The rules of access to the original.
    pub access: Option<Access>,
}

impl FromYaml for Lang {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        word(node, &[("kk", Lang::Kk), ("ru", Lang::Ru), ("en", Lang::En)], faults)
    }
}

impl DefineKind for Archive {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "document").words(ArchiveType::NAMES),
            Key::required("archive", "{kk: …, ru: …, en: …}").in_schema(),
            Key::optional("fonds", "\"1\"").in_schema(),
            Key::optional("inventory", "\"1\"").in_schema(),
            Key::optional("file", "\"1\"").in_schema(),
            Key::optional("sheets", "\"1–4\"").in_schema(),
            Key::optional("date", "\"1925-04\"").in_schema(),
            Key::optional("original", "true"),
            Key::optional("languages", "[kk]").in_schema(),
            Key::optional("script", "arabic").words(DocumentScript::NAMES),
            Key::optional("scans", "[sheet-1.jpg]"),
            Key::optional("access", "open").words(Access::NAMES),
        ],
        menu: Menu::Foot(6),
        scenes: Scenes { other: "pen", by_word: &[] },
        ..KindSpec::new(Kind::Archive)
    };

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

impl KindFacts for Archive {
    fn references(&self) -> Vec<Reference<'_>> {
        self.scans.iter().map(Reference::Picture).collect()
    }

    fn rows(&self, rows: &mut dyn Rows) {
        rows.words("type", &[self.kind.in_set()]);
        rows.localized("archive", Some(&self.archive));
        rows.text("fonds", self.fonds.as_deref());
        rows.text("inventory", self.inventory.as_deref());
        rows.text("file", self.file.as_deref());
        rows.text("sheets", self.sheets.as_deref());
        rows.vague("date", self.date);
        let original = if self.original { "fact.original_yes" } else { "fact.original_no" };
        rows.phrase("original", original);
        let language = |lang: &Lang| VocabularyWord { set: "language.name", word: lang.tag() };
        let languages: Vec<_> = self.languages.iter().map(language).collect();
        rows.words("languages", &languages);
        rows.words("script", self.script.map(DocumentScript::in_set).as_slice());
        rows.words("access", self.access.map(Access::in_set).as_slice());
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let parts = [&self.fonds, &self.inventory, &self.file, &self.sheets];
        let cipher = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("-");
        let cipher = Some(cipher).filter(|cipher| !cipher.is_empty());
        let languages = self.languages.iter().map(|lang| lang.tag().to_owned()).collect();
        let archive = vec![("name", Property::Localized(&self.archive))];
        let schema = Schema::new(Basis::Subject, "ArchiveComponent")
            .set("holdingArchive", Property::Node("ArchiveOrganization", archive))
            .maybe("identifier", cipher.map(Property::Text))
            .maybe("dateCreated", self.date.and_then(VagueDate::iso).map(Property::Text))
            .set("inLanguage", Property::Texts(languages))
            .set("spatialCoverage", Property::Regions)
            .set("citation", Property::Citations);
        Some(schema)
    }
}
