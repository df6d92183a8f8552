//! Monuments of history and culture.

use domain::{EntryId, Localized};
use jiff::civil::Date;

use super::ReadFacts;
use super::common::{Price, opening_hours};
use crate::diag::Diagnostics;
use crate::read::source::At;
use crate::read::yaml::{Fields, FromYaml, Node, vocabulary};

vocabulary! {
    /// What a monument is.
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
    /// Under whose protection it stands.
    Protection "protection" {
        Unesco "unesco",
        UnescoTentative "unesco-tentative",
        Republican "republican",
        Local "local",
    }
}

vocabulary! {
    /// Which state list a registry number is of.
    List "registry_list" {
        Republican "republican",
        Local "local",
    }
}

vocabulary! {
    /// What a monument is made of.
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
    /// What a person did for a monument.
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
    /// The state a monument is in.
    State "condition" {
        Standing "standing",
        Restored "restored",
        Ruins "ruins",
        Excavated "excavated",
        UnderRestoration "under-restoration",
        Lost "lost",
    }
}

/// A line of a state list.
#[derive(Debug, Clone, PartialEq)]
pub struct Registry {
    /// Which list.
    pub list: List,
    /// The number in it; inserted lines have numbers like `393-1`.
    pub number: String,
}

/// The papers that set the zones around a monument.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Zones {
    /// Protection zone.
    pub protection: Option<String>,
    /// Building-regulation zone.
    pub regulation: Option<String>,
    /// Protected natural landscape.
    pub landscape: Option<String>,
}

/// Somebody who had a part in making or finding it.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributor {
    /// The name, if there is no biography.
    pub name: Option<Localized<String>>,
    /// The biography.
    pub person: Option<At<EntryId>>,
    /// The part.
    pub role: Role,
}

/// The state of a monument and when somebody last saw it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    /// The state.
    pub state: State,
    /// The day of the last look.
    pub checked: Option<Date>,
}

/// A monument of history and culture.
#[derive(Debug, Clone, PartialEq)]
pub struct Monument {
    /// What it is.
    pub kind: MonumentType,
    /// Under whose protection it stands.
    pub protection: Vec<Protection>,
    /// Its line in a state list.
    pub registry: Option<Registry>,
    /// The zones around it.
    pub zones: Zones,
    /// What it is made of.
    pub materials: Vec<MonumentMaterial>,
    /// Who had a part in it.
    pub authors: Vec<Contributor>,
    /// Its state.
    pub condition: Option<Condition>,
    /// The year it was lost; its page is then a memorial page.
    pub lost: Option<i32>,
    /// Opening hours in the syntax of OpenStreetMap.
    pub hours: Option<String>,
    /// What a visit costs.
    pub prices: Vec<Price>,
    /// Its item in Wikidata.
    pub wikidata: Option<String>,
}

impl Monument {
    /// Whether it no longer exists.
    pub fn is_lost(&self) -> bool {
        self.condition.is_some_and(|condition| condition.state == State::Lost)
    }
}

impl ReadFacts for Monument {
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
