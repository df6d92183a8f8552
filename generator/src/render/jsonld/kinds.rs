//! What the entries of each kind are in the words of schema.org.

use domain::{Coordinates, Kind, Lang, Locale, Localized, Point};

use super::node::{Json, Node};
use super::{About, LICENCE, hours, list_item, publisher, site_id};
use crate::address::{self, List};
use crate::kinds::{
    Archive, Event, Facts, Image, Licence, Life, Moment, Monument, Nature, NatureType, Person,
    Place, PlaceType, Price, Route, Stop, StopPlace, VagueDate,
};
use crate::read::source::At;
use crate::render::pictures::{self, Copies, Copy};

/// What the page of an entry is about; nothing where the page is all there is, or where the
/// subject is invented to show what such a page looks like.
pub(super) fn subject(about: &About) -> Option<Node> {
    Some(match &about.entry.facts {
        Facts::Monument(monument) => about.monument(monument),
        Facts::Nature(nature) => about.nature(nature),
        Facts::Place(place) => about.place(place),
        Facts::Person(person) => about.person(person),
        Facts::Article(article) => about
            .work("Article")
            .set("articleSection", about.words.label("article_topic", article.topic.word())),
        Facts::News(news) => about
            .work("NewsArticle")
            .set("datePublished", news.date.to_string())
            .set("articleSection", about.words.at(&format!("rubric.{}.name", news.rubric.word()))),
        Facts::Archive(archive) => about.archive(archive),
        Facts::Craft(_) => about.craft(),
        Facts::Event(event) => about.event(event),
        Facts::Route(route) => about.route(route),
        Facts::Project(project) if !project.example => about.thing("Project"),
        Facts::Region => about.region(),
        Facts::Project(_) | Facts::Topic(_) | Facts::Page | Facts::Unread => return None,
    })
}

fn point(point: Coordinates) -> Node {
    Node::new("GeoCoordinates").set("latitude", point.lat()).set("longitude", point.lon())
}

fn named(kind: &str, name: &Localized<String>, locale: Locale) -> Option<Node> {
    let (_, name) = name.best(locale)?;
    Some(Node::new(kind).set("name", name.as_str()))
}

fn wikidata(item: Option<&str>) -> Option<String> {
    item.map(|item| format!("https://www.wikidata.org/wiki/{item}"))
}

/// A date as exactly as ISO 8601 can tell it; centuries and years before the common era it cannot.
fn iso(date: VagueDate) -> Option<String> {
    match date {
        VagueDate::Point(Point::Century(_)) => None,
        VagueDate::Point(Point::Year(year)) if year < 1 => None,
        date => Some(date.to_string()),
    }
}

fn instant(moment: Moment) -> String {
    match moment.time {
        None => moment.date.to_string(),
        // The whole country has one time, UTC+5.
        Some(time) => format!("{}T{}+05:00", moment.date, time.strftime("%H:%M:%S")),
    }
}

/// The address of a licence; a permission has none.
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
    /// What every subject has.
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

    /// The pictures of the entry, the one that stands for it first.
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

    /// A subject with a name of its own, which each language may say differently.
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

    /// A subject with a place on the map.
    fn spot(&self, types: impl Json) -> Node {
        let (_, text) = self.entry.text(self.locale);
        let region = self.entry.regions.first();
        let region = region.map(|region| &self.renderer.catalog.classifier.regions[*region]);
        let region = region.and_then(|region| region.name.best(self.locale));
        let address = Node::new("PostalAddress")
            .set("addressCountry", "KZ")
            .maybe("addressRegion", region.map(|(_, name)| name.as_str()))
            .maybe("streetAddress", text.address.as_deref());
        self.proper(types)
            .maybe("geo", self.geo())
            .set("address", address)
            .list("containedInPlace", self.regions())
    }

    /// The point, with its height where that is known.
    fn geo(&self) -> Option<Node> {
        let height = match &self.entry.facts {
            Facts::Nature(nature) => nature.elevation_m,
            _ => None,
        };
        Some(point(self.entry.point()?).maybe("elevation", height))
    }

    /// A text that the portal itself has written or shows.
    fn work(&self, kind: &str) -> Node {
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

    fn monument(&self, monument: &Monument) -> Node {
        let types = ["LandmarksOrHistoricalBuildings", "TouristAttraction"];
        let types = if monument.is_lost() { &types[..1] } else { &types };
        self.visit(self.spot(types), monument.hours.as_deref(), &monument.prices)
            .maybe("sameAs", wikidata(monument.wikidata.as_deref()))
    }

    fn nature(&self, nature: &Nature) -> Node {
        let kind = match nature.kind {
            NatureType::Lake => "LakeBodyOfWater",
            NatureType::River => "RiverBodyOfWater",
            NatureType::Waterfall => "Waterfall",
            NatureType::Spring => "BodyOfWater",
            NatureType::Mountain => "Mountain",
            NatureType::Park => "Park",
            NatureType::Reserve => "Place",
            _ => "Landform",
        };
        self.visit(self.spot(kind), nature.hours.as_deref(), &nature.prices)
            .maybe("sameAs", wikidata(nature.wikidata.as_deref()))
    }

    fn place(&self, place: &Place) -> Node {
        let kind = match place.kind {
            PlaceType::Library => "Library",
            PlaceType::Museum => "Museum",
            PlaceType::Theatre => "PerformingArtsTheater",
            PlaceType::Archive => "ArchiveOrganization",
            PlaceType::TourCompany => "TravelAgency",
            PlaceType::Bookcrossing | PlaceType::ReadingCorner | PlaceType::SchoolStand => {
                "CivicStructure"
            }
            PlaceType::Club | PlaceType::Workshop | PlaceType::DropOff => "Place",
        };
        // Only organisations are founded; schema.org's museum is a building.
        let organisation =
            matches!(place.kind, PlaceType::Library | PlaceType::Archive | PlaceType::TourCompany);
        let founded = place.founded.filter(|_| organisation).map(|year| year.to_string());
        let same = [place.website.clone(), wikidata(place.wikidata.as_deref())];
        let phones = place.phones.iter().map(|phone| phone.number.as_str()).collect();
        self.visit(self.spot(kind), place.hours.as_deref(), &place.prices)
            .maybe("foundingDate", founded)
            .list("telephone", phones)
            .list("sameAs", same.into_iter().flatten().collect())
    }

    /// When one may come and whether it costs something.
    fn visit(&self, node: Node, hours: Option<&str>, prices: &[Price]) -> Node {
        let hours = hours.map(hours::specifications).unwrap_or_default();
        let free = prices.iter().all(|price| price.amount == 0);
        node.list("openingHoursSpecification", hours)
            .maybe("isAccessibleForFree", (!prices.is_empty()).then_some(free))
    }

    fn person(&self, person: &Person) -> Node {
        let date = |life: &Option<Life>| life.as_ref()?.date.and_then(iso);
        let place =
            |life: &Option<Life>| named("Place", life.as_ref()?.place.as_ref()?, self.locale);
        let occupation = |word: &str| {
            let label = self.words.label("occupation", word);
            Node::new("Occupation").set("name", label)
        };
        let occupations = person.occupations.iter().map(|o| occupation(o.word())).collect();
        self.proper("Person")
            .maybe("birthDate", date(&person.born))
            .maybe("birthPlace", place(&person.born))
            .maybe("deathDate", date(&person.died))
            .maybe("deathPlace", place(&person.died))
            .list("hasOccupation", occupations)
            .maybe("sameAs", wikidata(person.wikidata.as_deref()))
    }

    fn archive(&self, archive: &Archive) -> Node {
        let parts = [&archive.fonds, &archive.inventory, &archive.file, &archive.sheets];
        let cipher = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("-");
        let languages = archive.languages.iter().map(|locale| locale.tag()).collect();
        self.thing("ArchiveComponent")
            .maybe("holdingArchive", named("ArchiveOrganization", &archive.archive, self.locale))
            .maybe("identifier", Some(cipher).filter(|cipher| !cipher.is_empty()))
            .maybe("dateCreated", archive.date.and_then(iso))
            .list("inLanguage", languages)
            .list("spatialCoverage", self.regions())
            .list("citation", self.citations())
    }

    fn craft(&self) -> Node {
        let list = address::list(self.locale, List::Kind(Kind::Craft), 1);
        let set = Node::new("DefinedTermSet")
            .set("name", self.words.at("kind.craft.many"))
            .set("url", self.renderer.absolute(&list));
        self.proper("DefinedTerm").set("inDefinedTermSet", set)
    }

    fn event(&self, event: &Event) -> Node {
        let mode = if event.online { "Online" } else { "Offline" };
        let (found, _) = self.entry.text(self.locale);
        self.thing("Event")
            .set("startDate", instant(event.starts))
            .maybe("endDate", event.ends.map(instant))
            .set("eventStatus", "https://schema.org/EventScheduled")
            .set("eventAttendanceMode", format!("https://schema.org/{mode}EventAttendanceMode"))
            .set("inLanguage", found.tag())
            .maybe("location", self.venue(event))
            .maybe(
                "organizer",
                event.organiser.as_ref().and_then(|name| named("Organization", name, self.locale)),
            )
    }

    /// Where an event takes place, as far as that is known.
    fn venue(&self, event: &Event) -> Option<Node> {
        if event.online {
            return Some(Node::new("VirtualLocation").set("url", self.url.as_str()));
        }
        let name = event.venue.as_ref().and_then(|venue| venue.best(self.locale));
        let geo = self.entry.point().map(point);
        if name.is_none() && geo.is_none() {
            return None;
        }
        let (_, text) = self.entry.text(self.locale);
        let place = Node::new("Place")
            .maybe("name", name.map(|(_, name)| name.as_str()))
            .maybe("address", text.address.as_deref())
            .maybe("geo", geo)
            .list("containedInPlace", self.regions());
        Some(place)
    }

    fn route(&self, route: &Route) -> Node {
        let stops = route.stops.iter().filter_map(|stop| self.stop(stop)).enumerate();
        let item = |(at, stop)| list_item(at).set("item", stop);
        let items: Vec<Node> = stops.map(item).collect();
        let itinerary =
            Node::new("ItemList").set("numberOfItems", items.len()).list("itemListElement", items);
        self.thing("TouristTrip").set("itinerary", itinerary)
    }

    fn stop(&self, stop: &Stop) -> Option<Node> {
        let catalog = &self.renderer.catalog;
        let place = match &stop.place {
            StopPlace::Entry(id) => {
                let entry = catalog.get(catalog.find(&id.value)?);
                Node::new("Place")
                    .set("name", entry.title(self.locale))
                    .set("url", self.renderer.absolute(&address::entry(self.locale, &entry.id)))
                    .maybe("geo", entry.point().map(point))
            }
            StopPlace::Named { name, location } => Node::new("Place")
                .maybe("name", name.best(self.locale).map(|(_, name)| name.as_str()))
                .set("geo", point(*location)),
        };
        Some(place)
    }

    fn region(&self) -> Node {
        let regions = &self.renderer.catalog.classifier.regions;
        let region = regions.iter().find(|region| region.slug == self.entry.id.slug);
        let center = region.and_then(|region| region.center_location);
        let country = Node::new("Country").set("name", "Kazakhstan").set("identifier", "KZ");
        self.proper("AdministrativeArea")
            .maybe("geo", center.map(point))
            .maybe("identifier", region.map(|region| region.iso.as_str()))
            .set("containedInPlace", country)
    }
}
