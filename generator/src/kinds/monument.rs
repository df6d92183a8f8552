//! Monuments of history and culture.

use domain::{EntryId, Kind, Localized};
use jiff::civil::Date;

use super::common::{Common, Price, PriceFor, opening_hours};
use super::key::Key;
use super::rows::Rows;
use super::schema::{Basis, Schema, SchemaType};
use super::spec::{Badge, DefineKind, Division, KindFacts, KindSpec, Menu, Reference, Scenes};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, VocabularyWord, vocabulary};

vocabulary! {
    /// The type of a monument.
    MonumentType "monument_type" {
        Mausoleum "mausoleum",
        UndergroundMosque "underground-mosque",
        Mosque "mosque",
        Church "church",
        Settlement "settlement",
        BurialMound "burial-mound",
        Petroglyphs "petroglyphs",
        Palace "palace",
        Fortress "fortress",
        Memorial "memorial",
        Statue "statue",
        Architecture "architecture",
        Engineering "engineering",
        Spaceport "spaceport",
        SacredSite "sacred-site",
        Sanctuary "sanctuary",
    }
}

vocabulary! {
    /// The level of protection of a monument.
    Protection "protection" {
        Unesco "unesco",
        UnescoTentative "unesco-tentative",
        Republican "republican",
        Local "local",
    }
}

vocabulary! {
    /// The state list that a registry number belongs to.
    RegistryList "registry_list" {
        Republican "republican",
        Local "local",
    }
}

vocabulary! {
    /// The material of a monument.
    MonumentMaterial "material" {
        FiredBrick "fired-brick",
        RawBrick "raw-brick",
        Stone "stone",
        Limestone "limestone",
        Granite "granite",
        Wood "wood",
        Earth "earth",
        GlazedTile "glazed-tile",
        Concrete "concrete",
        Metal "metal",
        Ganch "ganch",
        Felt "felt",
    }
}

vocabulary! {
    /// The part that a person had in a monument.
    Role "role" {
        Architect "architect",
        Master "master",
        Sculptor "sculptor",
        Engineer "engineer",
        Painter "painter",
        Patron "patron",
        Explorer "explorer",
    }
}

vocabulary! {
    /// The state of a monument.
    State "condition" {
        Standing "standing",
        Restored "restored",
        Ruins "ruins",
        Excavated "excavated",
        UnderRestoration "under-restoration",
        Lost "lost",
    }
}

/// An entry in a state list.
#[derive(Debug, Clone, PartialEq)]
pub struct Registry {
    /// The list.
    pub list: RegistryList,
    /// The number in the list; inserted lines have numbers like `393-1`.
    pub number: String,
}

/// The legal acts that set the zones around a monument.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Zones {
    /// The act for the protection zone.
    pub protection: Option<String>,
    /// The act for the building-regulation zone.
    pub regulation: Option<String>,
    /// The act for the protected natural landscape.
    pub landscape: Option<String>,
}

/// A person who took part in making or finding a monument.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributor {
    /// The name, if there is no biography.
    pub name: Option<Localized<String>>,
    /// The biography.
    pub person: Option<At<EntryId>>,
    /// The part that the person had.
    pub role: Role,
}

/// The state of a monument and the day of its last inspection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    /// The state.
    pub state: State,
    /// The day of the last inspection.
    pub checked: Option<Date>,
}

/// A monument of history and culture.
#[derive(Debug, Clone, PartialEq)]
pub struct Monument {
    /// The type of monument.
    pub kind: MonumentType,
    /// The levels of protection.
    pub protection: Vec<Protection>,
    /// The entry in a state list.
    pub registry: Option<Registry>,
    /// The zones around it.
    pub zones: Zones,
    /// The materials.
    pub materials: Vec<MonumentMaterial>,
    /// The persons who had a part in it.
    pub authors: Vec<Contributor>,
    /// The state.
    pub condition: Option<Condition>,
    /// The year it was lost; the page of a lost monument is a memorial page.
    pub lost: Option<i32>,
    /// The opening hours in the syntax of OpenStreetMap.
    pub hours: Option<String>,
    /// The prices of a visit.
    pub prices: Vec<Price>,
    /// The item in Wikidata.
    pub wikidata: Option<String>,
}

impl Monument {
    /// Returns whether it no longer exists.
    pub fn is_lost(&self) -> bool {
        self.condition.is_some_and(|condition| condition.state == State::Lost)
    }
}

impl DefineKind for Monument {
    const SPEC: KindSpec = KindSpec {
        keys: &[
            Key::required("type", "mausoleum").words(MonumentType::NAMES),
            Key::optional("protection", "[republican]").words(Protection::NAMES),
            Key::optional("registry", "{list: republican, number: \"1\"}")
                .words(RegistryList::NAMES),
            Key::optional("zones", "{protection: \"…\", regulation: \"…\", landscape: \"…\"}"),
            Key::optional("materials", "[fired-brick]").words(MonumentMaterial::NAMES),
            Key::optional("authors", "[{name: {kk: …, ru: …, en: …}, role: architect}]")
                .words(Role::NAMES),
            Key::optional("condition", "{state: standing, checked: {day}}").words(State::NAMES),
            Key::optional("lost", "{year: 1950}"),
            Key::optional("hours", "\"Mo-Fr 09:00-18:00\"").in_schema(),
            Key::optional("prices", "[{who: adult, amount: 500, checked: {day}}]")
                .words(PriceFor::NAMES)
                .in_schema(),
            Key::optional("wikidata", "Q1").in_schema(),
        ],
        menu: Menu::Bar(1),
        region_row: Some(1),
        division: Some(Division { key: "type", set: MonumentType::SET, is_column: false }),
        is_sight: true,
        needs_region: true,
        needs_sources: true,
        scenes: Scenes {
            other: "settlement",
            by_word: &[
                (&["mausoleum"], "mausoleum"),
                (&["underground-mosque"], "underground-mosque"),
                (&["mosque"], "mosque"),
                (&["church"], "church"),
                (&["burial-mound", "sacred-site", "sanctuary"], "burial-mound"),
                (&["petroglyphs"], "petroglyphs"),
                (&["palace"], "palace"),
                (&["fortress"], "fortress"),
                (&["memorial", "statue"], "memorial"),
                (&["architecture", "engineering"], "architecture"),
                (&["spaceport"], "spaceport"),
            ],
        },
        ..KindSpec::new(Kind::Monument)
    };

    fn read(fields: &mut Fields) -> Option<Self> {
        let kind = fields.required("type");
        Some(Monument {
            protection: fields.list("protection"),
            registry: fields.optional("registry"),
            zones: fields.optional("zones").unwrap_or_default(),
            materials: fields.list("materials"),
            authors: fields.list("authors"),
            condition: fields.optional("condition"),
            lost: fields.optional::<Lost>("lost").map(|lost| lost.0),
            hours: opening_hours(fields, "hours"),
            prices: fields.list("prices"),
            wikidata: fields.optional("wikidata"),
            kind: kind?,
        })
    }
}

impl KindFacts for Monument {
    fn division(&self) -> Option<VocabularyWord> {
        Some(self.kind.in_set())
    }

    fn remark(&self) -> Option<&'static str> {
        self.is_lost().then_some("condition.lost")
    }

    fn warning(&self) -> Option<VocabularyWord> {
        let state = self.condition?.state;
        (state == State::UnderRestoration).then(|| state.in_set())
    }

    fn badges(&self) -> Vec<Badge> {
        let badge = |protection: &Protection| Badge {
            word: protection.in_set(),
            stands_out: *protection == Protection::Unesco,
        };
        self.protection.iter().map(badge).collect()
    }

    fn references(&self) -> Vec<Reference<'_>> {
        let people = self.authors.iter().filter_map(|author| author.person.as_ref());
        people.map(Reference::Person).collect()
    }

    fn rows(&self, rows: &mut dyn Rows) {
        let protection: Vec<_> = self.protection.iter().map(|p| p.in_set()).collect();
        rows.words("protection", &protection);
        let registry = self.registry.as_ref();
        rows.bracketed("registry", registry.map(|r| (r.number.as_str(), r.list.in_set())));
        let materials: Vec<_> = self.materials.iter().map(|m| m.in_set()).collect();
        rows.words("materials", &materials);
        for author in &self.authors {
            let biography = author.person.as_ref().map(|id| &id.value);
            rows.person(author.role.in_set(), biography, author.name.as_ref());
        }
        let condition = self.condition;
        rows.checked("condition", condition.map(|c| (c.state.in_set(), c.checked)));
        rows.number("lost", self.lost.map(i64::from));
        rows.hours(self.hours.as_deref());
        rows.prices(&self.prices);
        rows.listed("zones", &self.zones.papers());
        rows.wikidata(self.wikidata.as_deref());
    }

    fn schema<'f>(&'f self, _: &'f Common) -> Option<Schema<'f>> {
        let types = &["LandmarksOrHistoricalBuildings", "TouristAttraction"];
        let types = if self.is_lost() { &types[..1] } else { types };
        let schema = Schema::of(Basis::Spot, SchemaType::Several(types))
            .visit(self.hours.as_deref(), &self.prices)
            .wikidata(self.wikidata.as_deref());
        Some(schema)
    }
}

impl Zones {
    /// Returns the zones that have a legal act, each with its act.
    fn papers(&self) -> Vec<(VocabularyWord, &str)> {
        let all = [
            ("protection", &self.protection),
            ("regulation", &self.regulation),
            ("landscape", &self.landscape),
        ];
        let papers = all.into_iter().filter_map(|(word, paper)| {
            Some((VocabularyWord { set: "zone", word }, paper.as_deref()?))
        });
        papers.collect()
    }
}

impl FromYaml for Registry {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (list, number) = (fields.required("list"), fields.required("number"));
        fields.finish();
        Some(Registry { list: list?, number: number? })
    }
}

impl FromYaml for Zones {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let zones = Zones {
            protection: fields.optional("protection"),
            regulation: fields.optional("regulation"),
            landscape: fields.optional("landscape"),
        };
        fields.finish();
        Some(zones)
    }
}

impl FromYaml for Contributor {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let name: Option<Localized<String>> = fields.optional("name");
        let person: Option<At<EntryId>> = fields.optional("person");
        let role = fields.required("role");
        if name.is_none() && person.is_none() {
            let span = fields.span();
            fields.faults().missing_key(span, "name", None);
        }
        fields.finish();
        Some(Contributor { name, person, role: role? })
    }
}

impl FromYaml for Condition {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (state, checked) = (fields.required("state"), fields.optional("checked"));
        fields.finish();
        Some(Condition { state: state?, checked })
    }
}

/// The year within `lost: {year: 1950}`.
struct Lost(i32);

impl FromYaml for Lost {
    fn from_yaml(node: &Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let year = fields.required("year");
        fields.finish();
        year.map(Lost)
    }
}
