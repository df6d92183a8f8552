//! The table of facts of an entry, kind by kind.

use domain::Localized;
use jiff::civil::Date;
use serde::Serialize;

use super::scope::Scope;
use crate::address::{self, List};
use crate::kinds::{
    Archive, Craft, Event, Facts, Life, Monument, Nature, Person, Place, Price, Project, Route,
};
use crate::resolve::Entry;

/// One value of a fact.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct FactValue {
    text: String,
    url: Option<String>,
    external: bool,
    iso: Option<String>,
    lang: Option<&'static str>,
    note: Option<String>,
}

/// A fact with its values.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fact {
    label: String,
    values: Vec<FactValue>,
}

impl FactValue {
    fn text(text: String) -> FactValue {
        FactValue { text, ..FactValue::default() }
    }

    fn link(text: String, url: String) -> FactValue {
        FactValue { url: Some(url), ..FactValue::text(text) }
    }
}

/// Gathers facts in the order in which they are told.
struct Table<'s, 'e> {
    scope: &'s Scope<'e>,
    facts: Vec<Fact>,
}

impl Table<'_, '_> {
    fn values(&mut self, key: &str, values: Vec<FactValue>) {
        if !values.is_empty() {
            let label = self.scope.words.at(&format!("fact.{key}"));
            self.facts.push(Fact { label, values });
        }
    }

    fn value(&mut self, key: &str, text: Option<String>) {
        self.values(key, text.into_iter().map(FactValue::text).collect());
    }

    fn words<'w>(&mut self, key: &str, set: &str, words: impl Iterator<Item = &'w str>) {
        let labels: Vec<String> = words.map(|word| self.scope.words.label(set, word)).collect();
        self.value(key, Some(labels.join(", ")).filter(|text| !text.is_empty()));
    }

    fn localized(&mut self, key: &str, text: Option<&Localized<String>>) {
        let locale = self.scope.locale;
        let best = text.and_then(|text| text.best(locale)).map(|(found, text)| FactValue {
            lang: (found != locale.language()).then(|| found.tag()),
            ..FactValue::text(text.clone())
        });
        self.values(key, best.into_iter().collect());
    }

    fn date(&mut self, key: &str, date: Option<Date>) {
        let value = date.map(|date| FactValue {
            iso: Some(date.to_string()),
            ..FactValue::text(self.scope.words.date(date))
        });
        self.values(key, value.into_iter().collect());
    }

    fn hours(&mut self, hours: Option<&str>) {
        let lines = hours.map(|hours| self.scope.words.hours(hours)).unwrap_or_default();
        self.values("hours", lines.into_iter().map(FactValue::text).collect());
    }

    fn prices(&mut self, prices: &[Price]) {
        let words = self.scope.words;
        let value = |price: &Price| {
            let amount = match price.amount {
                0 => words.at("price_free"),
                amount => words.tenge(u64::from(amount)),
            };
            let who = words.label("price_who", price.who.word());
            let checked = words.date(price.checked);
            FactValue {
                note: Some(words.fill("entry.prices_checked", &[("date", &checked)])),
                ..FactValue::text(format!("{who}: {amount}"))
            }
        };
        self.values("prices", prices.iter().map(value).collect());
    }

    fn unit(&mut self, key: &str, unit: &str, n: Option<f64>) {
        self.value(key, n.map(|n| self.scope.words.unit(unit, n, 1)));
    }

    fn outside(&mut self, key: &str, text: Option<&str>, url: Option<String>) {
        let value = text.zip(url).map(|(text, url)| FactValue {
            external: true,
            ..FactValue::link(text.to_owned(), url)
        });
        self.values(key, value.into_iter().collect());
    }

    fn wikidata(&mut self, item: Option<&str>) {
        self.outside("wikidata", item, item.map(|q| format!("https://www.wikidata.org/wiki/{q}")));
    }
}

/// The facts of an entry.
pub(super) fn facts(scope: &Scope, entry: &Entry) -> Vec<Fact> {
    let mut table = Table { scope, facts: Vec::new() };
    kind_of(&mut table, entry);
    table.regions(entry);
    let address = entry.text(scope.locale).1.address.clone();
    table.value("address", address);
    table.value("period", entry.common.period.map(|period| scope.words.period(period)));
    table.eras(entry);
    match &entry.facts {
        Facts::Monument(monument) => table.monument(monument),
        Facts::Nature(nature) => table.nature(nature),
        Facts::Person(person) => table.person(person),
        Facts::Place(place) => table.place(place),
        Facts::Craft(craft) => table.craft(craft),
        Facts::Route(route) => table.route(route),
        Facts::Event(event) => table.event(event),
        Facts::Project(project) => table.project(project),
        Facts::Archive(archive) => table.archive(archive),
        Facts::Topic(topic) => {
            table.value("status", Some(scope.words.label("topic_status", topic.status.word())));
            table.date("opens", topic.opens);
            table.date("closes", topic.closes);
        }
        Facts::Article(_) | Facts::News(_) | Facts::Region | Facts::Page | Facts::Unread => {}
    }
    table.facts
}

/// What the entry is, as a link to all of its type.
fn kind_of(table: &mut Table, entry: &Entry) {
    let scope = table.scope;
    let Some(word) = entry.type_word() else { return };
    let key = if matches!(entry.facts, Facts::Article(_)) { "topic" } else { "type" };
    let url = address::list(scope.locale, List::Type(entry.id.kind, word), 1);
    table.values(key, vec![FactValue::link(scope.kind_label(entry), url)]);
}

impl Table<'_, '_> {
    fn regions(&mut self, entry: &Entry) {
        let value = |region: &usize| {
            let link = self.scope.region_link(*region);
            FactValue {
                url: Some(link.url).filter(|url| !url.is_empty()),
                ..FactValue::text(link.title)
            }
        };
        self.values("region", entry.regions.iter().map(value).collect());
    }

    fn eras(&mut self, entry: &Entry) {
        let scope = self.scope;
        let eras = &scope.renderer.catalog.classifier.eras;
        let value = |era: &usize| {
            let term = &eras[*era];
            let name = term.name.best(scope.locale).map_or_else(String::new, |(_, n)| n.clone());
            FactValue::link(name, address::list(scope.locale, List::Era(term.id.as_str()), 1))
        };
        self.values("era", entry.eras.iter().map(value).collect());
    }

    fn monument(&mut self, monument: &Monument) {
        let words = self.scope.words;
        self.words("protection", "protection", monument.protection.iter().map(|p| p.word()));
        self.value(
            "registry",
            monument.registry.as_ref().map(|registry| {
                let list = words.label("registry_list", registry.list.word());
                format!("{} ({list})", registry.number)
            }),
        );
        self.words("materials", "material", monument.materials.iter().map(|m| m.word()));
        self.authors(monument);
        self.value(
            "condition",
            monument.condition.map(|condition| {
                let state = words.label("condition", condition.state.word());
                match condition.checked {
                    None => state,
                    Some(date) => words.fill(
                        "fact.condition_checked",
                        &[("state", &state), ("date", &words.date(date))],
                    ),
                }
            }),
        );
        self.value("lost", monument.lost.map(|year| year.to_string()));
        self.hours(monument.hours.as_deref());
        self.prices(&monument.prices);
        self.zones(monument);
        self.wikidata(monument.wikidata.as_deref());
    }

    /// Each part in making it is a fact of its own.
    fn authors(&mut self, monument: &Monument) {
        let Scope { renderer, locale, words } = *self.scope;
        for author in &monument.authors {
            let person = author.person.as_ref().and_then(|id| renderer.catalog.find(&id.value));
            let value = match (person, &author.name) {
                (Some(person), _) => {
                    let link = self.scope.link(person);
                    FactValue::link(link.title, link.url)
                }
                (None, Some(name)) => match name.best(locale) {
                    Some((_, name)) => FactValue::text(name.clone()),
                    None => continue,
                },
                (None, None) => continue,
            };
            let label = words.label("role", author.role.word());
            self.facts.push(Fact { label, values: vec![value] });
        }
    }

    fn zones(&mut self, monument: &Monument) {
        let zones = &monument.zones;
        let all = [
            ("protection", &zones.protection),
            ("regulation", &zones.regulation),
            ("landscape", &zones.landscape),
        ];
        let words = self.scope.words;
        let values = all.into_iter().filter_map(|(zone, paper)| {
            let paper = paper.as_ref()?;
            Some(FactValue::text(format!("{}: {paper}", words.label("zone", zone))))
        });
        self.values("zones", values.collect());
    }

    fn nature(&mut self, nature: &Nature) {
        self.words("status", "nature_status", nature.status.iter().map(|s| s.word()));
        self.unit("area", "km2", nature.area_km2);
        self.unit("elevation", "m", nature.elevation_m.map(f64::from));
        self.unit("depth", "m", nature.depth_m);
        self.unit("length", "km", nature.length_km);
        self.value("established", nature.established.map(|year| year.to_string()));
        self.season(&nature.season);
        self.hours(nature.hours.as_deref());
        self.prices(&nature.prices);
        self.wikidata(nature.wikidata.as_deref());
    }

    fn season(&mut self, months: &[u32]) {
        let said = (!months.is_empty()).then(|| self.scope.words.months(months));
        self.value("season", said);
    }

    fn place(&mut self, place: &Place) {
        self.value("founded", place.founded.map(|year| year.to_string()));
        self.hours(place.hours.as_deref());
        self.prices(&place.prices);
        let phone = |phone: &crate::kinds::Phone| {
            let digits: String =
                phone.number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            FactValue::link(phone.number.clone(), format!("tel:{digits}"))
        };
        self.values("phones", place.phones.iter().map(phone).collect());
        let site = place.website.as_deref().map(|url| url.trim_start_matches("https://"));
        self.outside("website", site.map(|s| s.trim_end_matches('/')), place.website.clone());
        self.wikidata(place.wikidata.as_deref());
    }

    fn person(&mut self, person: &Person) {
        self.words("occupations", "occupation", person.occupations.iter().map(|o| o.word()));
        self.life("born", person.born.as_ref());
        self.life("died", person.died.as_ref());
        self.wikidata(person.wikidata.as_deref());
    }

    fn life(&mut self, key: &str, life: Option<&Life>) {
        let Some(life) = life else { return };
        let Scope { locale, words, .. } = *self.scope;
        let place =
            life.place.as_ref().and_then(|place| place.best(locale)).map(|(_, p)| p.clone());
        let value = match life.date {
            Some(date) => FactValue {
                iso: Some(date.to_string()).filter(|_| date.first_year() > 0),
                note: place,
                ..FactValue::text(words.vague(date))
            },
            None => FactValue::text(place.unwrap_or_default()),
        };
        self.values(key, if value.text.is_empty() { Vec::new() } else { vec![value] });
    }

    fn craft(&mut self, craft: &Craft) {
        self.words("materials", "material", craft.materials.iter().map(|m| m.word()));
    }

    fn route(&mut self, route: &Route) {
        let words = self.scope.words;
        self.value("mode", Some(words.label("route_mode", route.mode.word())));
        self.value("direction", route.direction.map(|d| words.label("direction", d.word())));
        self.value("days", route.days.map(|days| words.count("day", days as usize)));
        self.unit("distance", "km", route.distance_km.map(f64::from));
        self.words("surface", "surface", route.surface.iter().map(|s| s.word()));
        self.season(&route.season);
    }

    fn event(&mut self, event: &Event) {
        self.localized("organiser", event.organiser.as_ref());
    }

    fn project(&mut self, project: &Project) {
        let words = self.scope.words;
        self.value("type", Some(words.label("project_type", project.kind.word())));
        self.value("status", project.status.map(|s| words.label("project_status", s.word())));
        let goal = Some(project.goal()).filter(|goal| *goal > 0);
        self.value("goal", goal.map(|goal| words.tenge(goal)));
        self.localized("official", project.official.as_ref());
    }

    fn archive(&mut self, archive: &Archive) {
        let words = self.scope.words;
        self.value("type", Some(words.label("archive_type", archive.kind.word())));
        self.localized("archive", Some(&archive.archive));
        self.value("fonds", archive.fonds.clone());
        self.value("inventory", archive.inventory.clone());
        self.value("file", archive.file.clone());
        self.value("sheets", archive.sheets.clone());
        self.value("date", archive.date.map(|date| words.vague(date)));
        let original = if archive.original { "fact.original_yes" } else { "fact.original_no" };
        self.value("original", Some(words.at(original)));
        self.words("languages", "language.name", archive.languages.iter().map(|l| l.tag()));
        self.value("script", archive.script.map(|s| words.label("script", s.word())));
        self.value("access", archive.access.map(|a| words.label("access", a.word())));
    }
}

/// The facts of a region, which stand in the settings of the site.
pub(super) fn region_facts(scope: &Scope, region: &crate::read::config::Region) -> Vec<Fact> {
    let mut table = Table { scope, facts: Vec::new() };
    table.localized("center", region.center.as_ref());
    table.unit("area", "km2", region.area_km2.map(f64::round));
    table.date("formed", region.formed);
    table.value("iso", Some(region.iso.clone()));
    table.value("kato", region.kato.clone());
    table.facts
}
