//! The special parts of the pages of persons, events, projects and topics.

use serde::Serialize;

use super::scope::{Day, Scope};
use crate::kinds::{Event, Life, Person, Project};
use crate::render::theme::{Shared, ThemeError};
use crate::resolve::EntryRef;

/// A date in the life of a person.
#[derive(Debug, Serialize)]
pub(super) struct LifeItem {
    iso: Option<String>,
    when: String,
    text: String,
    place: Option<String>,
    url: Option<String>,
}

/// The time and place of an event.
#[derive(Debug, Serialize)]
pub(super) struct Panel {
    when: Day,
    #[serde(rename = "where")]
    place: Option<Venue>,
    yearly: Option<String>,
    registration: Option<String>,
    calendar_url: Option<String>,
}

#[derive(Debug, Serialize)]
struct Venue {
    text: String,
    url: Option<String>,
    note: Option<String>,
}

/// A line of a table of results.
#[derive(Debug, Serialize)]
pub(super) struct ResultRow<'e> {
    place: u32,
    who: String,
    score: &'e str,
}

/// A line of a project's estimate.
#[derive(Debug, Serialize)]
pub(super) struct Estimate {
    lines: Vec<EstimateLine>,
    total: String,
}

#[derive(Debug, Serialize)]
struct EstimateLine {
    what: String,
    quantity: String,
    price: String,
    sum: String,
}

impl<'e> Scope<'e> {
    /// Returns birth and death with their places.
    pub(super) fn life(&self, person: &Person) -> Vec<LifeItem> {
        let item = |key: &'static str, life: &Life| {
            let place = life.place.as_ref()?.best(self.locale)?.1.clone();
            let region = life.region.as_ref().and_then(|slug| {
                let regions = &self.renderer.catalog.classifier.regions;
                regions.iter().position(|region| region.slug == slug.value)
            });
            Some(LifeItem {
                iso: None,
                when: life.date.map_or_else(String::new, |date| self.words.vague(date)),
                text: format!("{}:", self.words.get(key)),
                place: Some(place),
                url: region.map(|at| self.region_link(at).url).filter(|url| !url.is_empty()),
            })
        };
        let born = person.born.as_ref().and_then(|life| item("fact.born", life));
        let died = person.died.as_ref().and_then(|life| item("fact.died", life));
        born.into_iter().chain(died).collect()
    }

    /// Returns the cards of the sights that name a person.
    pub(super) fn works(
        &self,
        backlinks: &[EntryRef],
        person: &domain::EntryId,
    ) -> Result<Vec<Shared>, ThemeError> {
        let names = |entry: &EntryRef| {
            let entry = self.get(*entry);
            entry.is_sight() && entry.common.people.iter().any(|id| id.value == *person)
        };
        self.cards(backlinks.iter().copied().filter(names))
    }

    pub(super) fn panel(&self, event: &Event) -> Panel {
        let words = self.words;
        let text = match event.ends {
            Some(ends) => words.moments(event.starts, ends),
            None => words.moment(event.starts),
        };
        let venue = event.venue.as_ref().and_then(|venue| venue.best(self.locale));
        let place = match (venue, event.online) {
            (Some((_, text)), _) => Some(text.clone()),
            (None, true) => Some(words.at("event.online")),
            (None, false) => None,
        };
        Panel {
            when: Day { iso: event.starts.date.to_string(), text },
            place: place.map(|text| Venue { text, url: None, note: None }),
            yearly: event.yearly.then(|| words.at("event.yearly")),
            registration: self.registration(event),
            calendar_url: None,
        }
    }

    fn registration(&self, event: &Event) -> Option<String> {
        let registration = event.registration?;
        let words = self.words;
        match (registration.opens, registration.closes) {
            (Some(opens), Some(closes)) => Some(words.fill(
                "event.register_window",
                &[("from", &words.date(opens)), ("to", &words.date(closes))],
            )),
            (Some(opens), None) => {
                Some(words.fill("event.register_soon", &[("date", &words.date(opens))]))
            }
            (None, Some(closes)) => {
                Some(words.fill("event.register_open", &[("date", &words.date(closes))]))
            }
            (None, None) => None,
        }
    }

    pub(super) fn results(&self, event: &'e Event) -> Vec<ResultRow<'e>> {
        let row = |standing: &'e crate::kinds::Standing| ResultRow {
            place: standing.place,
            who: standing.who.best(self.locale).map_or_else(String::new, |(_, who)| who.clone()),
            score: standing.score.as_deref().unwrap_or_default(),
        };
        event.results.iter().map(row).collect()
    }

    pub(super) fn estimate(&self, project: &Project) -> Option<Estimate> {
        if project.estimate.is_empty() {
            return None;
        }
        let words = self.words;
        let line = |line: &crate::kinds::EstimateLine| {
            let unit = line.unit.as_ref().and_then(|unit| unit.best(self.locale));
            let quantity = words.whole(u64::from(line.quantity));
            EstimateLine {
                what: line
                    .what
                    .best(self.locale)
                    .map_or_else(String::new, |(_, what)| what.clone()),
                quantity: match unit {
                    Some((_, unit)) => format!("{quantity}\u{a0}{unit}"),
                    None => quantity,
                },
                price: words.tenge(u64::from(line.price)),
                sum: words.tenge(line.sum()),
            }
        };
        Some(Estimate {
            lines: project.estimate.iter().map(line).collect(),
            total: words.tenge(project.goal()),
        })
    }
}
