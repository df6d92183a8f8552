//! The public list of volunteers: what may be shown of each, so that nobody can be picked out.
//!
//! What a stranger may know of a neighbour — place, age, sex, vehicle, company — is shown only as
//! finely as at least [`CROWD`] people share it (k-anonymity); the coarsest steps hide it. Ways,
//! days, hours and languages say how somebody helps, not who they are, and are always shown. New
//! cards come in crowds too, so that two lists side by side single nobody out: whoever was ever on a
//! list and comes back to it is not new.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Profile;
use crate::kato::{Kato, Level};

/// How many people must share what is shown of one.
pub const CROWD: usize = 5;

/// A volunteer who agreed to be listed and whom a moderator has let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The public id.
    pub id: String,
    /// The answers.
    pub profile: Profile,
    /// Whether a moderator has found the proposal fit to be shown.
    pub proposal_read: bool,
}

/// What everybody may see of a volunteer. What is not there is hidden.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Card {
    /// The public id, by which the contact is asked for.
    pub id: String,
    /// Rural district, district or oblast; nothing is anywhere in the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Age in whole years from and to; `to` open at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    /// A word of [`super::form::SEX`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// A word of [`super::form::VEHICLE`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle: Option<String>,
    /// The company they help with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Words of [`super::form::WAYS`].
    pub ways: Vec<String>,
    /// Words of [`super::form::DAYS`].
    pub days: Vec<String>,
    /// Words of [`super::form::HOURS`].
    pub hours: Vec<String>,
    /// Words of [`super::form::LANGUAGES`].
    pub languages: Vec<String>,
    /// The proposal, once read by a moderator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

/// An age group, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Age {
    /// The youngest.
    pub from: u16,
    /// The oldest; nothing is «and older».
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<u16>,
}

/// What a stranger may know of somebody, as finely as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    place: Option<Kato>,
    age: Option<Age>,
    sex: Option<String>,
    vehicle: Option<String>,
    company: Option<String>,
}

/// How coarsely somebody is shown: one more step hides one thing more, the least useful first.
type Step = usize;
const STEPS: Step = 8;

impl Known {
    fn of(profile: &Profile, year: u16, step: Step) -> Known {
        let place: Option<Kato> = profile.place.parse().ok();
        let level = match step {
            0..=1 => Some(Level::RuralDistrict),
            2..=4 => Some(Level::District),
            5..=6 => Some(Level::Oblast),
            _ => None,
        };
        let age = year.saturating_sub(profile.born);
        let company = profile.company.as_ref().and_then(|company| company.name.clone());
        Known {
            company: company.filter(|_| step < 1),
            place: level.and_then(|level| place.map(|place| place.at(level))),
            vehicle: Some(profile.vehicle.clone()).filter(|_| step < 3),
            age: match step {
                0..=3 => Some(narrow(age)),
                4..=5 => Some(wide(age)),
                _ => None,
            },
            sex: Some(profile.sex.clone()).filter(|_| step < 7),
        }
    }
}

fn group(age: u16, starts: &[u16]) -> Age {
    let at = starts.partition_point(|start| *start <= age).max(1);
    Age { from: starts[at - 1], to: starts.get(at).map(|next| next - 1) }
}

fn narrow(age: u16) -> Age {
    group(age, &[18, 25, 35, 45, 55, 65])
}

fn wide(age: u16) -> Age {
    group(age, &[18, 35, 55])
}

/// The cards of a list, sorted by id. `published` has the ids of all who were ever on a list, the
/// former one included; `year` is the current one.
///
/// Who is not fit to be shown without being picked out waits: everybody whose crowd is too small, and
/// newcomers, who were never on a list, until [`CROWD`] of them come to their oblast at once.
pub fn publish(people: &[Listed], published: &BTreeSet<String>, year: u16) -> Vec<Card> {
    let mut people: Vec<&Listed> = people.iter().collect();
    let mut few = of_few_newcomers(&people, published);
    loop {
        people.retain(|person| published.contains(&person.id) || !few.contains(&oblast(person)));
        let shown = in_crowds(&people, year);
        // Some of the newcomers may find no crowd, and then the others are too few.
        let seen: Vec<&Listed> = shown.iter().map(|(person, _)| *person).collect();
        few = of_few_newcomers(&seen, published);
        if few.is_empty() {
            let cards = shown.into_iter().map(|(person, step)| card(person, year, step));
            let mut cards: Vec<Card> = cards.collect();
            cards.sort();
            return cards;
        }
    }
}

/// Those who find a crowd, each at the finest step at which it is large enough.
fn in_crowds<'a>(people: &[&'a Listed], year: u16) -> Vec<(&'a Listed, Step)> {
    let mut steps = vec![0; people.len()];
    loop {
        let mut crowds: BTreeMap<Known, Vec<usize>> = BTreeMap::new();
        for (at, person) in people.iter().enumerate() {
            if steps[at] < STEPS {
                let known = Known::of(&person.profile, year, steps[at]);
                crowds.entry(known).or_default().push(at);
            }
        }
        let lone = crowds.values().filter(|crowd| crowd.len() < CROWD).flatten();
        // The finest shown of them take the next step, so that they meet those a step further.
        let Some(least) = lone.clone().map(|at| steps[*at]).min() else { break };
        let lone: Vec<usize> = lone.copied().filter(|at| steps[*at] == least).collect();
        lone.into_iter().for_each(|at| steps[at] += 1);
    }
    let shown = people.iter().copied().zip(steps);
    shown.filter(|(_, step)| *step < STEPS).collect()
}

fn oblast(person: &Listed) -> Option<Kato> {
    let place: Option<Kato> = person.profile.place.parse().ok();
    place.map(|place| place.at(Level::Oblast))
}

/// The oblasts to which some newcomers come, but fewer than a crowd.
fn of_few_newcomers(people: &[&Listed], published: &BTreeSet<String>) -> BTreeSet<Option<Kato>> {
    let mut new: BTreeMap<Option<Kato>, usize> = BTreeMap::new();
    for person in people.iter().filter(|person| !published.contains(&person.id)) {
        *new.entry(oblast(person)).or_default() += 1;
    }
    new.into_iter().filter(|(_, count)| *count < CROWD).map(|(oblast, _)| oblast).collect()
}

fn card(person: &Listed, year: u16, step: Step) -> Card {
    let Listed { id, profile, proposal_read } = person;
    let known = Known::of(profile, year, step);
    Card {
        id: id.clone(),
        place: known.place.map(|place| place.to_string()),
        age: known.age,
        sex: known.sex,
        vehicle: known.vehicle,
        company: known.company,
        ways: profile.ways.clone(),
        days: profile.days.clone(),
        hours: profile.hours.clone(),
        languages: profile.languages.clone(),
        proposal: profile.proposal.clone().filter(|_| *proposal_read),
    }
}
