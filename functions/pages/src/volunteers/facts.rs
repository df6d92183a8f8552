//! The answers of a volunteer as facts, for the volunteer and for moderators.

use domain::form::{Choice, Words, label};
use domain::volunteer::Profile;
use domain::volunteer::form::{
    DAYS, EDUCATION, EXPERIENCE, HOURS, LANGUAGES, SEX, SHIFTS, VEHICLE, WAYS,
};
use domain::{Kato, Locale};

use crate::facts::Fact;
use crate::texts::volunteers::facts as texts;

/// The district of a volunteer with the oblast around it.
pub fn place(locale: Locale, profile: &Profile) -> Option<String> {
    let place: Kato = profile.place.parse().ok()?;
    let within = place.parent().map(|around| around.name(locale.language()));
    let name = place.name(locale.language());
    Some(within.map_or(name.to_owned(), |within| format!("{name}, {within}")))
}

/// The answers with short labels: the questions of the form address the volunteer, but moderators
/// read the answers too.
pub fn facts(locale: Locale, profile: &Profile) -> Vec<Fact> {
    let one = |choices: &[Choice], word: &str| {
        label(choices, word, locale).unwrap_or_default().to_owned()
    };
    let all = |choices: &[Choice], words: &[String]| {
        let labels: Vec<String> = words.iter().map(|word| one(choices, word)).collect();
        labels.join(", ")
    };
    let place: Option<Kato> = profile.place.parse().ok();
    let mut facts: Vec<(Words, String)> = vec![
        (texts::BORN, profile.born.to_string()),
        (texts::SEX, one(SEX, &profile.sex)),
        (texts::EDUCATION, one(EDUCATION, &profile.education)),
        (texts::EXPERIENCE, one(EXPERIENCE, &profile.experience)),
        (texts::PLACE, place.map_or_else(String::new, |place| whole_name(place, locale))),
        (texts::LANGUAGES, all(LANGUAGES, &profile.languages)),
        (texts::WAYS, all(WAYS, &profile.ways)),
        (texts::DAYS, all(DAYS, &profile.days)),
        (texts::HOURS, all(HOURS, &profile.hours)),
        (texts::VEHICLE, one(VEHICLE, &profile.vehicle)),
    ];
    facts.extend(profile.proposal.clone().map(|text| (texts::PROPOSAL, text)));
    if let Some(company) = &profile.company {
        facts.extend(company.name.clone().map(|name| (texts::COMPANY, name)));
        facts.extend(company.bin.clone().map(|bin| (texts::BIN, bin)));
        facts.extend(company.shift.as_ref().map(|shift| (texts::SHIFT, one(SHIFTS, shift))));
    }
    facts.into_iter().map(|(label, value)| Fact { label: label.get(locale), value }).collect()
}

/// A place with all that it lies in, the smallest first: several districts have the same name.
fn whole_name(place: Kato, locale: Locale) -> String {
    let within = std::iter::successors(Some(place), |kato| kato.parent());
    let names: Vec<&str> = within.map(|kato| kato.name(locale.language())).collect();
    names.join(", ")
}
