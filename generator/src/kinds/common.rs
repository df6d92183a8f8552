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

/// The values of the keys of every kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Common {
    /// Slugs of the regions the entry belongs to, the main one first.
    pub regions: Vec<At<Slug>>,
    /// The position, and how precise it is.
    pub location: Option<At<(Coordinates, Precision)>>,
    /// The time when it was made, happened or lived.
    pub period: Option<Period>,
    /// The ids of its eras.
    pub eras: Vec<At<Slug>>,
    /// The ids of its tags.
    pub tags: Vec<At<Slug>>,
    /// The persons connected with it.
    pub people: Vec<At<EntryId>>,
    /// Related entries chosen by the editors.
    pub related: Vec<At<EntryId>>,
    /// The sources of the facts.
    pub sources: Vec<Citation>,
    /// Former names, whose addresses redirect here.
    pub aliases: Vec<At<Former>>,
    /// The pictures of the entry.
    pub images: Vec<At<Image>>,
    /// Whether the entry is never published.
    pub draft: bool,
    /// The first day of publication.
    pub publish: Option<At<Date>>,
    /// The last day of publication.
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
    /// The former slug, if the kind was the same.
    Slug(Slug),
    /// The whole former id, if the kind was another, or the id of another entry that it replaces.
    Id(EntryId),
}

impl Former {
    /// Returns the former id of an entry of this kind.
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

/// A source of facts, in the language of the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The title.
    pub title: String,
    /// The author or authors.
    pub author: Option<String>,
    /// The publisher and the place.
    pub publisher: Option<String>,
    /// The year of publication.
    pub year: Option<i32>,
    /// The address on the web.
    pub url: Option<String>,
    /// The day the address was last visited.
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

/// Reads an address and reports one that is not https.
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
    /// The terms under which a picture may be used.
    Licence "licence" {
        CcBy "CC-BY-4.0",
        CcBySa "CC-BY-SA-4.0",
        Cc0 "CC0-1.0",
        PublicDomain "public-domain",
        Permission "permission",
    }
}

/// A picture of an entry; its alternative text is in the front matter of each language.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The file name in the entry's folder.
    pub file: String,
    /// The author.
    pub credit: String,
    /// The terms of use.
    pub licence: Licence,
    /// The year it was made.
    pub year: Option<i32>,
    /// The address it comes from.
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
    /// The group of visitors that a price is for.
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

/// A price of a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The group of visitors.
    pub who: PriceFor,
    /// The amount in whole tenge; zero is free.
    pub amount: u32,
    /// The day the price was last verified.
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

/// Reads opening hours in the syntax of OpenStreetMap and reports invalid ones.
pub(super) fn opening_hours(fields: &mut Fields, key: &'static str) -> Option<String> {
    let hours: At<String> = fields.optional(key)?;
    if opening_hours_syntax::parse(&hours.value).is_err() {
        fields.faults().bad_hours(hours.span, &hours.value);
        return None;
    }
    Some(hours.value)
}

/// Reports an end that is before its beginning, and returns it.
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

/// Reads months and reports numbers outside 1 to 12.
pub(super) fn months(fields: &mut Fields, key: &'static str) -> Vec<u32> {
    let months: Vec<At<u32>> = fields.list(key);
    for month in months.iter().filter(|month| !(1..=12).contains(&month.value)) {
        fields.faults().out_of_range(month.span, &month.value.to_string(), "1–12");
    }
    months.into_iter().map(|month| month.value).filter(|month| (1..=12).contains(month)).collect()
}
