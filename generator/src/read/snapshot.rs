//! The published list of volunteers, stored with the site as `site/snapshot/volunteers.json`, so
//! that it is part of the built pages.

use domain::Kato;
use domain::form::Choice;
use domain::volunteer::form::{DAYS, HOURS, LANGUAGES, SEX, VEHICLE, WAYS};
use domain::volunteer::list::{Age, Card};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::offset;
use serde::Serialize;

use crate::diag::{Diagnostics, nearest};
use crate::read::source::{At, Sources};
use crate::read::yaml::{self, Fields, FromYaml};

/// The path of the list below the root.
pub const VOLUNTEERS_FILE: &str = "site/snapshot/volunteers.json";

/// The public list of volunteers, as the functions published it; empty if there is none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PublishedVolunteers {
    /// The time of publishing, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<i64>,
    /// The cards, sorted by id.
    pub cards: Vec<Card>,
}

impl PublishedVolunteers {
    /// Reads the list; a site whose functions have published none has no such file.
    pub(crate) fn read(sources: &Sources, faults: &mut Diagnostics) -> PublishedVolunteers {
        let found = sources.find(VOLUNTEERS_FILE).and_then(|(file, source)| {
            // JSON is YAML, so its faults are reported with their places.
            let root = yaml::parse(&source.text, 0..source.text.len(), file, faults)?;
            PublishedVolunteers::from_yaml(&root, faults)
        });
        found.unwrap_or_default()
    }

    /// The day of the list in Kazakhstan.
    pub fn day(&self) -> Option<Date> {
        let at = Timestamp::from_second(self.at?).ok()?;
        Some(offset(5).to_datetime(at).date())
    }
}

impl FromYaml for PublishedVolunteers {
    fn from_yaml(node: &yaml::Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let at: Option<At<i64>> = fields.required("at");
        let mut cards: Vec<Card> = fields.list("cards");
        // Seconds of this century; more are milliseconds by mistake.
        let at = at.filter(|at| {
            let well = (946_684_800..4_102_444_800).contains(&at.value);
            if !well {
                fields.faults().out_of_range(
                    at.span,
                    &at.value.to_string(),
                    "946684800–4102444799",
                );
            }
            well
        });
        fields.finish();
        cards.sort_by(|a, b| a.id.cmp(&b.id));
        Some(PublishedVolunteers { at: at.map(|at| at.value), cards })
    }
}

impl FromYaml for Card {
    fn from_yaml(node: &yaml::Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let card = Card {
            id: String::new(),
            place: place(&mut fields),
            age: fields.optional("age"),
            sex: one(&mut fields, "sex", SEX),
            vehicle: one(&mut fields, "vehicle", VEHICLE),
            company: fields.optional("company"),
            ways: any(&mut fields, "ways", WAYS),
            days: any(&mut fields, "days", DAYS),
            hours: any(&mut fields, "hours", HOURS),
            languages: any(&mut fields, "languages", LANGUAGES),
            proposal: fields.optional("proposal"),
        };
        let id: Option<At<String>> = fields.required("id");
        let id = id.filter(|id| {
            // It becomes an anchor and a part of an address.
            let well = id.value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
            if !well {
                fields.faults().wrong_type(id.span, "slug");
            }
            well
        });
        fields.finish();
        Some(Card { id: id?.value, ..card })
    }
}

impl FromYaml for Age {
    fn from_yaml(node: &yaml::Node, faults: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::new(node, faults)?;
        let (from, to) = (fields.required("from"), fields.optional("to"));
        let mut years = |age: At<u32>| {
            let years = u16::try_from(age.value).ok().filter(|years| (18..=120).contains(years));
            if years.is_none() {
                fields.faults().out_of_range(age.span, &age.value.to_string(), "18–120");
            }
            years
        };
        let age = from.and_then(&mut years).map(|from| Age { from, to: to.and_then(&mut years) });
        fields.finish();
        age
    }
}

fn place(fields: &mut Fields) -> Option<String> {
    let code: At<String> = fields.optional("place")?;
    if code.value.parse::<Kato>().is_err() {
        fields.faults().wrong_type(code.span, "kato");
        return None;
    }
    Some(code.value)
}

fn one(fields: &mut Fields, key: &'static str, choices: &[Choice]) -> Option<String> {
    let word = fields.optional(key)?;
    checked(word, choices, fields)
}

fn any(fields: &mut Fields, key: &'static str, choices: &[Choice]) -> Vec<String> {
    let words: Vec<At<String>> = fields.list(key);
    words.into_iter().filter_map(|word| checked(word, choices, fields)).collect()
}

/// A word, if it is one of the choices.
fn checked(word: At<String>, choices: &[Choice], fields: &mut Fields) -> Option<String> {
    let known: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
    if !known.contains(&word.value.as_str()) {
        let meant = nearest(&word.value, known.iter().copied());
        fields.faults().unknown_value(word.span, &word.value, &known.join(", "), meant);
        return None;
    }
    Some(word.value)
}
