//! The settings of a site: as written in `site/site.yaml`, and as used with every default filled in.

use domain::{EntryId, Lang, Locale, Localized};
use jiff::civil::Date;

use crate::diag::Diagnostics;
use crate::read::operator::Operator;
use crate::read::source::{At, Sources};
use crate::read::yaml::{self, Fields, FromYaml};

/// The path of the settings below the root.
pub const SITE_FILE: &str = "site/site.yaml";

/// Options of one run, in addition to the settings of the site.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the site is built for; entries of later days are not published.
    pub today: Date,
}

/// Settings as used.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the site.
    pub title: Localized<String>,
    /// A description of the site in one sentence.
    pub tagline: Localized<String>,
    /// Scheme and host without a slash at the end.
    pub base_url: String,
    /// Host in the addresses of codes, as printed.
    pub code_host: String,
    /// The locales of the site, the source language first.
    pub locales: Vec<Locale>,
    /// Entries on one page of a list.
    pub page_size: usize,
    /// Entries on the home page, picked by hand.
    pub featured: Vec<At<EntryId>>,
    /// The organisation that is responsible for the site.
    pub operator: Operator,
    /// The address for reports of mistakes; https or mailto.
    pub corrections: Option<String>,
    /// Whether the functions run behind the site: forms, lists of volunteers, contacts by e-signature.
    pub functions: bool,
    /// The day the site is built for.
    pub today: Date,
}

impl Config {
    /// Reads the settings; values with faults are reported and replaced by the defaults.
    pub(crate) fn read(
        sources: &Sources,
        options: &Options,
        faults: &mut Diagnostics,
    ) -> Option<Config> {
        let (file, source) = sources.find(SITE_FILE)?;
        let root = yaml::parse(&source.text, 0..source.text.len(), file, faults)?;
        let mut fields = Fields::new(&root, faults)?;
        let title = fields.required("title");
        let base_url: Option<At<String>> = fields.required("base_url");
        let languages: Vec<Locale> = fields.list("languages");
        let page_size: Option<At<u32>> = fields.optional("page_size");
        let functions: Option<At<bool>> = fields.renamed("functions", "counter");
        let operator = Operator::read(functions.as_ref(), &mut fields);
        let config = Config {
            tagline: fields.optional("tagline").unwrap_or_default(),
            code_host: fields.optional("code_host").unwrap_or_default(),
            locales: locales_or_all(&languages),
            page_size: 24,
            featured: fields.list("featured"),
            operator,
            corrections: fields.optional("corrections"),
            functions: functions.is_some_and(|functions| functions.value),
            today: options.today,
            base_url: String::new(),
            title: title.unwrap_or_default(),
        };
        let page_size = page_size.map(|size| checked_page_size(size, &mut fields));
        let base_url = base_url.and_then(|url| checked_base_url(url, &mut fields));
        fields.finish();
        Some(config.complete(base_url?, page_size))
    }

    /// The languages that texts are written in, each once.
    pub fn languages(&self) -> Vec<Lang> {
        let mut languages = Vec::new();
        for locale in &self.locales {
            if !languages.contains(&locale.language()) {
                languages.push(locale.language());
            }
        }
        languages
    }

    fn complete(mut self, base_url: String, page_size: Option<usize>) -> Config {
        if self.code_host.is_empty() {
            let host = base_url.split("://").nth(1).unwrap_or_default();
            self.code_host = host.split('/').next().unwrap_or_default().to_owned();
        }
        self.base_url = base_url;
        self.page_size = page_size.unwrap_or(self.page_size);
        self
    }
}

/// Locales in their order, each once; all of them if none is named.
fn locales_or_all(written: &[Locale]) -> Vec<Locale> {
    let all = written.is_empty();
    Locale::ALL.into_iter().filter(|locale| all || written.contains(locale)).collect()
}

fn checked_page_size(size: At<u32>, fields: &mut Fields) -> usize {
    if !(1..=500).contains(&size.value) {
        fields.faults().out_of_range(size.span, &size.value.to_string(), "1–500");
    }
    size.value.clamp(1, 500) as usize
}

fn checked_base_url(url: At<String>, fields: &mut Fields) -> Option<String> {
    let trimmed = url.value.trim_end_matches('/');
    let host = trimmed.strip_prefix("https://").or_else(|| trimmed.strip_prefix("http://"));
    let well = host.is_some_and(|host| {
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b))
    });
    if !well {
        fields.faults().bad_url(url.span, &url.value);
        return None;
    }
    Some(trimmed.to_owned())
}

/// A region of the site, from `site/regions.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// The name in ids and addresses.
    pub slug: domain::Slug,
    /// ISO 3166-2 code, as in the basemap.
    pub iso: String,
    /// Code of the national classifier of places.
    pub kato: Option<String>,
    /// Oblast or city.
    pub kind: RegionKind,
    /// Full name.
    pub name: Localized<String>,
    /// Name for maps and labels.
    pub short: Localized<String>,
    /// Name of the centre.
    pub center: Option<Localized<String>>,
    /// The coordinates of the centre.
    pub center_location: Option<domain::Coordinates>,
    /// Area in square kilometres.
    pub area_km2: Option<f64>,
    /// The day it was formed, for the young ones.
    pub formed: Option<Date>,
}

yaml::vocabulary! {
    /// The types of regions.
    RegionKind "region_kind" {
        Oblast "oblast",
        City "city",
    }
}

impl FromYaml for Region {
    fn from_yaml(node: &yaml::Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (slug, iso) = (fields.required("slug"), fields.required("iso"));
        let name: Option<Localized<String>> = fields.required("name");
        let short = fields.optional("short").or_else(|| name.clone());
        let kato = fields.optional("kato");
        let kind = fields.optional("kind").unwrap_or(RegionKind::Oblast);
        let center = fields.optional("center");
        let location: Option<(domain::Coordinates, domain::Precision)> =
            fields.optional("center_location");
        let (area_km2, formed) = (fields.optional("area_km2"), fields.optional("formed"));
        fields.finish();
        Some(Region {
            slug: slug?,
            iso: iso?,
            kato,
            kind,
            name: name?,
            short: short?,
            center,
            center_location: location.map(|(point, _)| point),
            area_km2,
            formed,
        })
    }
}

/// A tag or an era with its names, from `site/taxonomy.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The name in `entry.yaml` and in addresses.
    pub id: domain::Slug,
    /// The names readers see.
    pub name: Localized<String>,
}

impl FromYaml for Term {
    fn from_yaml(node: &yaml::Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (id, name) = (fields.required("id"), fields.required("name"));
        fields.finish();
        Some(Term { id: id?, name: name? })
    }
}

/// The closed lists that entries refer to.
#[derive(Debug, Clone, Default)]
pub struct Classifier {
    /// Regions in the order in which the site lists them.
    pub regions: Vec<Region>,
    /// Eras in the order of time.
    pub eras: Vec<Term>,
    /// Tags in the order written.
    pub tags: Vec<Term>,
}

impl Classifier {
    /// Reads `site/regions.yaml` and `site/taxonomy.yaml`; a site may lack either.
    pub(crate) fn read(sources: &Sources, faults: &mut Diagnostics) -> Classifier {
        let mut classifier = Classifier::default();
        if let Some((file, source)) = sources.find("site/regions.yaml")
            && let Some(node) = yaml::parse(&source.text, 0..source.text.len(), file, faults)
            && !matches!(&node.value, yaml::Value::Mapping(pairs) if pairs.is_empty())
        {
            classifier.regions = Vec::from_yaml(&node, faults).unwrap_or_default();
        }
        if let Some((file, source)) = sources.find("site/taxonomy.yaml")
            && let Some(node) = yaml::parse(&source.text, 0..source.text.len(), file, faults)
            && let Some(mut fields) = Fields::new(&node, faults)
        {
            classifier.eras = fields.list("eras");
            classifier.tags = fields.list("tags");
            fields.finish();
        }
        classifier
    }
}
