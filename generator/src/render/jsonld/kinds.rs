//! Subjects of pages in the vocabulary of schema.org: nodes made from the data that each kind
//! provides.

use domain::{Coordinates, EntryId, Lang};

use super::about::{About, LICENCE, list_item, publisher, site_id};
use super::hours;
use super::node::{Json, Node};
use crate::address::{self, List};
use crate::kinds::{Basis, Image, Licence, Properties, Property, Schema, SchemaType};
use crate::read::source::At;
use crate::render::pictures::{self, Copies, Copy};

/// Builds the node of the subject of an entry's page; returns nothing if the page has no subject
/// other than itself, or if the subject is a fictional example.
pub(super) fn subject(about: &About) -> Option<Node> {
    let schema = about.entry.facts.any()?.schema(&about.entry.common)?;
    let node = match schema.kind {
        SchemaType::One(kind) => about.begin(&schema, kind),
        SchemaType::Several(kinds) => about.begin(&schema, kinds),
    };
    Some(about.properties(node, schema.properties))
}

fn point(point: Coordinates) -> Node {
    Node::new("GeoCoordinates").set("latitude", point.lat()).set("longitude", point.lon())
}

/// Returns the address of a licence; an individual permission has none.
fn licence(licence: Licence) -> Option<&'static str> {
    match licence {
        Licence::CcBy => Some(LICENCE),
        Licence::CcBySa => Some("https://creativecommons.org/licenses/by-sa/4.0/"),
        Licence::Cc0 => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
        Licence::PublicDomain => Some("https://creativecommons.org/publicdomain/mark/1.0/"),
        Licence::Permission => None,
    }
}

impl About<'_> {
    /// Starts a node with the properties that precede those of the kind.
    fn begin(&self, schema: &Schema, types: impl Json) -> Node {
        match schema.basis {
            Basis::Subject => self.thing(types),
            Basis::Named => self.proper(types),
            Basis::Spot => self.spot(types, schema.elevation_m),
            Basis::Work => self.work(types),
            Basis::Region => self.region(types),
        }
    }

    /// Adds properties to a node; properties without a value are left out.
    fn properties(&self, node: Node, properties: Properties) -> Node {
        properties.into_iter().fold(node, |node, (name, value)| self.property(node, name, value))
    }

    fn property(&self, node: Node, name: &'static str, value: Property) -> Node {
        match value {
            Property::Text(text) => node.set(name, text),
            Property::Texts(texts) => node.list(name, texts),
            Property::Flag(flag) => node.set(name, flag),
            Property::Localized(text) => {
                node.maybe(name, text.best(self.locale).map(|(_, text)| text.as_str()))
            }
            Property::Label(word) => node.set(name, self.words.label(word.set, word.word)),
            Property::Phrase(key) => node.set(name, self.words.at(&key)),
            Property::Nodes(values) => node.list(name, self.nodes(values)),
            Property::Items(values) => node.set(name, self.item_list(values)),
            Property::Hours(hours) => node.list(name, hours::specifications(hours)),
            Property::Address => {
                node.maybe(name, self.entry.text(self.locale).1.address.as_deref())
            }
            Property::Regions => node.list(name, self.regions()),
            Property::Citations => node.list(name, self.citations()),
            Property::Language => node.set(name, self.entry.text(self.locale).0.tag()),
            Property::Page => node.set(name, self.url.as_str()),
            Property::List => {
                let list = address::list(self.locale, List::Kind(self.entry.id.kind), 1);
                node.set(name, self.renderer.absolute(&list))
            }
            Property::Node(..) | Property::Entry(_) | Property::Point(_) => {
                node.maybe(name, self.node(value))
            }
        }
    }

    fn node(&self, value: Property) -> Option<Node> {
        match value {
            Property::Node(kind, properties) => Some(self.properties(Node::new(kind), properties)),
            Property::Entry(id) => self.place_of(id),
            Property::Point(at) => Some(point(at)),
            _ => None,
        }
    }

    fn nodes(&self, values: Vec<Property>) -> Vec<Node> {
        values.into_iter().filter_map(|value| self.node(value)).collect()
    }

    fn item_list(&self, values: Vec<Property>) -> Node {
        let items = self.nodes(values).into_iter().enumerate();
        let items: Vec<Node> = items.map(|(at, node)| list_item(at).set("item", node)).collect();
        Node::new("ItemList").set("numberOfItems", items.len()).list("itemListElement", items)
    }

    /// Builds the node of another entry as a place.
    fn place_of(&self, id: &EntryId) -> Option<Node> {
        let catalog = &self.renderer.catalog;
        let entry = catalog.get(catalog.find(id)?);
        let node = Node::new("Place")
            .set("name", entry.title(self.locale))
            .set("url", self.renderer.absolute(&address::entry(self.locale, &entry.id)))
            .maybe("geo", entry.point().map(point));
        Some(node)
    }

    /// Starts a node with the properties that every subject has.
    fn thing(&self, types: impl Json) -> Node {
        let (_, text) = self.entry.text(self.locale);
        Node::new(types)
            .set("@id", self.id())
            .set("mainEntityOfPage", Node::reference(&self.url))
            .set("url", self.url.as_str())
            .set("name", text.title.as_str())
            .set("description", text.summary.as_str())
            .list("image", self.images())
    }

    /// Builds the nodes of the entry's pictures, the main one first.
    fn images(&self) -> Vec<Node> {
        let image = |image: &At<Image>| {
            let image = &image.value;
            let copies = Copies::of(self.entry, &image.file)?;
            let Copy { url, width, height } = copies.full();
            let node = Node::new("ImageObject")
                .set("url", self.renderer.absolute(url))
                .set("width", *width)
                .set("height", *height)
                .set("caption", pictures::alt(self.entry, &image.file, self.locale))
                .set("creditText", image.credit.as_str())
                .maybe("license", licence(image.licence))
                .maybe("acquireLicensePage", image.url.as_deref());
            Some(node)
        };
        self.entry.common.images.iter().filter_map(image).collect()
    }

    /// Starts a node for a subject with a proper name, which can differ between languages.
    fn proper(&self, types: impl Json) -> Node {
        let (found, text) = self.entry.text(self.locale);
        let others = Lang::ALL.into_iter().filter(|other| *other != found);
        let titles = others.filter_map(|other| self.entry.texts.get(other)).map(|text| &text.title);
        let mut names: Vec<&String> = Vec::new();
        for name in text.aka.iter().chain(titles) {
            if *name != text.title && !names.contains(&name) {
                names.push(name);
            }
        }
        self.thing(types).list("alternateName", names)
    }

    /// Starts a node for a subject with a position on the map.
    fn spot(&self, types: impl Json, elevation_m: Option<i32>) -> Node {
        let (_, text) = self.entry.text(self.locale);
        let region = self.entry.regions.first();
        let region = region.map(|region| &self.renderer.catalog.classifier.regions[*region]);
        let region = region.and_then(|region| region.name.best(self.locale));
        let address = Node::new("PostalAddress")
            .set("addressCountry", "KZ")
            .maybe("addressRegion", region.map(|(_, name)| name.as_str()))
            .maybe("streetAddress", text.address.as_deref());
        self.proper(types)
            .maybe("geo", self.geo(elevation_m))
            .set("address", address)
            .list("containedInPlace", self.regions())
    }

    /// Builds the node of the entry's coordinates, with the elevation if known.
    fn geo(&self, elevation_m: Option<i32>) -> Option<Node> {
        Some(point(self.entry.point()?).maybe("elevation", elevation_m))
    }

    /// Starts a node for a text that the portal has written or shows.
    fn work(&self, kind: impl Json) -> Node {
        let (found, text) = self.entry.text(self.locale);
        let tags = self.entry.tags.iter().filter_map(|tag| {
            let (_, name) = self.renderer.catalog.classifier.tags[*tag].name.best(self.locale)?;
            Some(name.as_str())
        });
        let tags = tags.collect::<Vec<_>>().join(", ");
        let by = publisher(self.renderer, self.locale);
        self.thing(kind)
            .set("headline", text.title.as_str())
            .set("inLanguage", found.tag())
            .set("dateModified", text.updated.to_string())
            .set("isPartOf", Node::reference(&site_id(self.renderer, self.locale)))
            .maybe("keywords", Some(tags).filter(|tags| !tags.is_empty()))
            .list("spatialCoverage", self.regions())
            .list("citation", self.citations())
            .set("author", by.clone())
            .set("publisher", by)
            .set("license", LICENCE)
    }

    /// Starts a node for a region, with the data from the settings of the site.
    fn region(&self, types: impl Json) -> Node {
        let regions = &self.renderer.catalog.classifier.regions;
        let region = regions.iter().find(|region| region.slug == self.entry.id.slug);
        let center = region.and_then(|region| region.center_location);
        self.proper(types)
            .maybe("geo", center.map(point))
            .maybe("identifier", region.map(|region| region.iso.as_str()))
    }
}
