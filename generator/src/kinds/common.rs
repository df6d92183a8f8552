//! The keys that every kind has, and values that several kinds share.

use domain::{Coordinates, EntryId, Kind, Period, Precision, Slug};
use jiff::civil::Date;

use super::key::Key;
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

/// The keys of every kind.
pub(super) const KEYS: &[Key] = &[
    Key::expected("regions", "[abai]").in_schema(),
    Key::expected("sources", "[{title: …}]").in_schema(),
    Key::expected("draft", "true").publishing(),
    Key::optional("location", "{lat: 43.2973, lon: 68.2709, precision: site}").in_schema(),
    Key::optional("period", "\"1389..1405\""),
    Key::optional("era", "[golden-horde]"),
    Key::optional("tags", "[architecture]").in_schema(),
    Key::optional("people", "[person/abai]"),
    Key::optional("related", "[monument/yasawi]"),
    Key::optional("aliases", "[old-name]").publishing(),
    Key::optional("images", "[{file: facade.jpg, credit: …, licence: CC-BY-4.0, year: 2026}]")
        .words(Licence::NAMES)
        .in_schema(),
    Key::optional("publish", "{day}").publishing(),
    Key::optional("expires", "{day}").publishing(),
];

/// Keys of every kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Common {
    /// Slugs of the regions the entry belongs to, the main one first.
    pub regions: Vec<At<Slug>>,
    /// Where it is.
    pub location: Option<At<(Coordinates, Precision)>>,
    /// When it was made, happened or lived.
    pub period: Option<Period>,
    /// Ids of eras.
    pub eras: Vec<At<Slug>>,
    /// Ids of tags.
    pub tags: Vec<At<Slug>>,
    /// Persons connected with it.
    pub people: Vec<At<EntryId>>,
    /// Entries picked by hand.
    pub related: Vec<At<EntryId>>,
    /// What the facts rest on.
    pub sources: Vec<Citation>,
    /// Former names, whose addresses redirect here.
    pub aliases: Vec<At<Former>>,
    /// Pictures beside the text.
    pub images: Vec<At<Image>>,
    /// Not published at all.
    pub draft: bool,
    /// Not published before this day.
    pub publish: Option<At<Date>>,
    /// Not published after this day.
    pub expires: Option<At<Date>>,
}

impl Common {
    /// Reads the common keys.
    pub(crate) fn read(fields: &mut Fields) -> Common {
        Common {
            regions: fields.list("regions"),
            location: fields.optional("location"),
            period: fields.optional("period"),
            eras: fields.list("era"),
            tags: fields.list("tags"),
            people: fields.list("people"),
            related: fields.list("related"),
            sources: fields.list("sources"),
            aliases: fields.list("aliases"),
            images: fields.list("images"),
            draft: fields.optional("draft").unwrap_or(false),
            publish: fields.optional("publish"),
            expires: fields.optional("expires"),
        }
    }
}

/// A former name of an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Former {
    /// Its slug, when it was of the same kind.
    Slug(Slug),
    /// Its whole id, when it was of another kind, or another entry that it takes the place of.
    Id(EntryId),
}

impl Former {
    /// The id that an entry of this kind had.
    pub(crate) fn id(&self, kind: Kind) -> EntryId {
        match self {
            Former::Slug(slug) => EntryId { kind, slug: slug.clone() },
            Former::Id(id) => id.clone(),
        }
    }
}

impl FromYaml for Former {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        match node.text().is_some_and(|text| text.contains('/')) {
            true => EntryId::from_yaml(node, faults).map(Former::Id),
            false => Slug::from_yaml(node, faults).map(Former::Slug),
        }
    }
}

/// A work that facts rest on, in the work's own language.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Title.
    pub title: String,
    /// Author or authors.
    pub author: Option<String>,
    /// Publisher and place.
    pub publisher: Option<String>,
    /// Year of publication.
    pub year: Option<i32>,
    /// Address on the web.
    pub url: Option<String>,
    /// The day the address was read.
    pub accessed: Option<Date>,
}

impl FromYaml for Citation {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let title = fields.required("title");
        let author = fields.optional("author");
        let publisher = fields.optional("publisher");
        let year = fields.optional("year");
        let url = https(&mut fields, "url");
        let accessed = fields.optional("accessed");
        fields.finish();
        Some(Citation { title: title?, author, publisher, year, url, accessed })
    }
}

/// Reads an address and tells one that is not https.
pub(super) fn https(fields: &mut Fields, key: &'static str) -> Option<String> {
    let url: At<String> = fields.optional(key)?;
    let well = url.value.strip_prefix("https://").is_some_and(|rest| {
        rest.contains('.') && !rest.contains(|c: char| c.is_whitespace() || "<>\"{}".contains(c))
    });
    if !well {
        fields.faults().bad_url(url.span, &url.value);
        return None;
    }
    Some(url.value)
}

vocabulary! {
    /// Under which terms a picture may be used.
    Licence "licence" {
        CcBy "CC-BY-4.0",
        CcBySa "CC-BY-SA-4.0",
        Cc0 "CC0-1.0",
        PublicDomain "public-domain",
        Permission "permission",
    }
}

/// A picture beside the text; its words stand in the front matter of each language.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// File name in the entry's folder.
    pub file: String,
    /// Who made it.
    pub credit: String,
    /// Under which terms.
    pub licence: Licence,
    /// When.
    pub year: Option<i32>,
    /// Where it comes from.
    pub url: Option<String>,
}

impl FromYaml for Image {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (file, credit) = (fields.required("file"), fields.required("credit"));
        let licence = fields.required("licence");
        let (year, url) = (fields.optional("year"), https(&mut fields, "url"));
        fields.finish();
        Some(Image { file: file?, credit: credit?, licence: licence?, year, url })
    }
}

vocabulary! {
    /// Who pays a price.
    PriceFor "price_who" {
        Adult "adult",
        Child "child",
        Student "student",
        Pensioner "pensioner",
        Foreigner "foreigner",
        Family "family",
        Group "group",
        Car "car",
    }
}

/// What a visit costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// Who pays.
    pub who: PriceFor,
    /// Whole tenge; zero is free.
    pub amount: u32,
    /// The day somebody last made sure.
    pub checked: Date,
}

impl FromYaml for Price {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (who, amount) = (fields.required("who"), fields.required("amount"));
        let checked = fields.required("checked");
        fields.finish();
        Some(Price { who: who?, amount: amount?, checked: checked? })
    }
}

/// Reads opening hours in the syntax of OpenStreetMap and tells those that cannot be.
pub(super) fn opening_hours(fields: &mut Fields, key: &'static str) -> Option<String> {
    let hours: At<String> = fields.optional(key)?;
    if opening_hours_syntax::parse(&hours.value).is_err() {
        fields.faults().bad_hours(hours.span, &hours.value);
        return None;
    }
    Some(hours.value)
}

/// Tells an end that stands before its beginning, and passes it on.
pub(super) fn in_order(
    fields: &mut Fields,
    begin: Option<Date>,
    end: Option<At<Date>>,
) -> Option<Date> {
    if let (Some(begin), Some(end)) = (begin, &end)
        && end.value < begin
    {
        fields.faults().reversed_dates(end.span);
    }
    end.map(|end| end.value)
}

/// Reads months and tells those that no calendar has.
pub(super) fn months(fields: &mut Fields, key: &'static str) -> Vec<u32> {
    let months: Vec<At<u32>> = fields.list(key);
    for month in months.iter().filter(|month| !(1..=12).contains(&month.value)) {
        fields.faults().out_of_range(month.span, &month.value.to_string(), "1–12");
    }
    months.into_iter().map(|month| month.value).filter(|month| (1..=12).contains(month)).collect()
}
