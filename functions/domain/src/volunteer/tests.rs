//! The questionnaire, and attacks on the public list.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{CROWD, Card, Listed, publish};
use super::*;
use crate::contact::PhoneFault;
use crate::form::{Fault, validate};

pub(super) const YEAR: u16 = 2026;

fn pairs(text: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').expect("a pair");
        (name.to_owned(), value.to_owned())
    };
    text.split('&').map(pair).collect()
}

fn good() -> Vec<(String, String)> {
    pairs(concat!(
        "born=1990&sex=f&education=higher&experience=none&place=103200000&place_rural=103230000",
        "&languages=kk&languages=ru&ways=work&ways=advice&days=sat&hours=morning&vehicle=car",
        "&name=Айгүл Серікқызы&phone=8 701 234 56 78&consent=2026-11-29&email=&address="
    ))
}

#[test]
fn a_filled_in_questionnaire_is_read() {
    let answers = validate(&form::FORM, &good(), YEAR).expect("all well");
    let (profile, contact) = read(&answers).expect("answers to this form");
    assert_eq!(profile.place, "103230000");
    assert_eq!(profile.ways, ["advice", "work"], "in the order of the form");
    assert_eq!(profile.company, None);
    let fields: Vec<_> = contact.fields().collect();
    assert_eq!(fields, [("name", "Айгүл Серікқызы"), ("phone", "+77012345678")]);
    assert!(!format!("{contact:?} {answers:?}").contains("Айгүл"));
}

#[test]
fn every_fault_is_told_at_its_field() {
    let cases = [
        ("born", "2010", Fault::NotAYear { first: 1926, last: 2008 }),
        ("sex", "x", Fault::NotAChoice),
        ("place", "100000000", Fault::NotAPlace),
        ("place_rural", "113200000", Fault::NotAPlace),
        ("phone", "112", Fault::Phone(PhoneFault::TooShort)),
        ("email", "a@b", Fault::NotAnEmail),
        ("bin", "000740000729", Fault::NotABin),
        ("name", "12345", Fault::NotAName),
        ("name", "Айгүл\u{FFFD}", Fault::Lost),
        ("consent", "2020-01", Fault::NotAChoice),
        ("iin", "1", Fault::Unknown),
    ];
    for (name, value, fault) in cases {
        let mut input = good();
        input.retain(|(of, _)| of != name);
        input.push((name.to_owned(), value.to_owned()));
        let faults = validate(&form::FORM, &input, YEAR).expect_err(name);
        let at = if name == "place_rural" { "place" } else { name };
        assert_eq!(faults, [(at.to_owned(), fault)], "{name}");
    }
    let faults = validate(&form::FORM, &[], YEAR).expect_err("nothing is filled in");
    let required = form::FORM.fields().filter(|field| field.required).count();
    assert_eq!(faults.len(), required);
    let mut doubled = good();
    doubled.push(("sex".to_owned(), "m".to_owned()));
    let faults = validate(&form::FORM, &doubled, YEAR).expect_err("two answers");
    assert_eq!(faults, [("sex".to_owned(), Fault::Doubled)]);
}

/// People spread over places, ages and habits by a plain sequence.
pub(super) fn crowd(count: usize) -> Vec<Listed> {
    let districts: Vec<Kato> = Kato::oblasts().take(3).flat_map(Kato::children).collect();
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let person = |at: usize| {
        let district = districts[next(districts.len())];
        let rural: Vec<Kato> = district.children().collect();
        let place = if rural.is_empty() { district } else { rural[next(rural.len())] };
        let company = (next(4) == 0).then(|| Company {
            name: Some(["Дала", "Көк", "Жол"][next(3)].to_owned()),
            bin: None,
            shift: None,
        });
        let profile = Profile {
            born: 1940 + next(68) as u16,
            sex: form::SEX[next(2)].word.to_owned(),
            education: "higher".to_owned(),
            experience: "none".to_owned(),
            place: place.to_string(),
            languages: vec!["kk".to_owned()],
            ways: vec![form::WAYS[next(form::WAYS.len())].word.to_owned()],
            proposal: Some("алма ағаш".to_owned()),
            days: vec!["sat".to_owned()],
            hours: vec!["morning".to_owned()],
            vehicle: form::VEHICLE[next(5)].word.to_owned(),
            company,
        };
        Listed { id: format!("{at:04}"), profile, proposal_read: at.is_multiple_of(2) }
    };
    (0..count).map(person).collect()
}

/// What a stranger may know, as the card shows it.
fn shown(card: &Card) -> String {
    let Card { place, age, sex, vehicle, company, .. } = card;
    format!("{place:?} {age:?} {sex:?} {vehicle:?} {company:?}")
}

pub(super) fn smallest_crowd(cards: &[Card]) -> usize {
    let mut crowds: BTreeMap<String, usize> = BTreeMap::new();
    cards.iter().for_each(|card| *crowds.entry(shown(card)).or_default() += 1);
    crowds.into_values().min().unwrap_or(CROWD)
}

#[test]
fn nobody_stands_in_a_crowd_of_fewer_than_five() {
    for count in [0, 3, 5, 12, 40, 300, 2000] {
        let people = crowd(count);
        let cards = publish(&people, &BTreeSet::new(), YEAR);
        assert!(smallest_crowd(&cards) >= CROWD, "{count}");
        let few = count < CROWD;
        assert!(!few || cards.is_empty(), "{count}");
        assert!(count < 40 || cards.len() * 10 > count * 9, "{count}: {}", cards.len());
    }
    let cards = publish(&crowd(2000), &BTreeSet::new(), YEAR);
    let fine = cards.iter().filter(|card| card.age.is_some() && card.place.is_some()).count();
    assert!(fine * 10 > cards.len() * 9, "most of many are shown finely: {fine}");
}

#[test]
fn two_lists_side_by_side_single_nobody_out() {
    let people = crowd(400);
    let mut former = BTreeSet::new();
    let mut earlier: Vec<Card> = Vec::new();
    for until in (5..400).step_by(1) {
        let cards = publish(&people[..until], &former, YEAR);
        assert!(smallest_crowd(&cards) >= CROWD, "{until}");
        let new: Vec<&Card> = cards.iter().filter(|card| !former.contains(&card.id)).collect();
        assert!(new.is_empty() || new.len() >= CROWD, "{until}: {} came", new.len());
        former.extend(cards.iter().map(|card| card.id.clone()));
        earlier = cards;
    }
    assert!(earlier.len() > 300, "in the end nearly all are listed: {}", earlier.len());
}

#[test]
fn proposals_are_shown_only_when_read() {
    let cards = publish(&crowd(100), &BTreeSet::new(), YEAR);
    assert!(cards.iter().all(|card| {
        card.proposal.is_some() == card.id.parse::<usize>().expect("a number").is_multiple_of(2)
    }));
}
