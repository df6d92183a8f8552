//! Attacks on lists that follow one another: nobody is picked out by what has changed.

use std::collections::BTreeSet;

use super::list::{CROWD, Card, Listed, publish};
use super::tests::{YEAR, crowd, smallest_crowd};

fn ids(cards: &[Card]) -> BTreeSet<String> {
    cards.iter().map(|card| card.id.clone()).collect()
}

/// So many people who are alike.
fn alike(count: usize) -> Vec<Listed> {
    let one = crowd(1).remove(0);
    (0..count).map(|at| Listed { id: format!("{at:04}"), ..one.clone() }).collect()
}

/// One list after another, with who was ever on one.
#[derive(Default)]
struct Lists {
    ever: BTreeSet<String>,
    shown: BTreeSet<String>,
}

impl Lists {
    /// Publishes the next list and tries to pick somebody out by it; who is new on it.
    fn publish(&mut self, people: &[Listed], year: u16) -> BTreeSet<String> {
        let cards = publish(people, &self.ever, year);
        assert!(smallest_crowd(&cards) >= CROWD);
        let shown = ids(&cards);
        let new: BTreeSet<String> = &shown - &self.ever;
        assert!(new.is_empty() || new.len() >= CROWD, "{} are new", new.len());
        let oblast = |of: &Listed| of.profile.place[..2].to_owned();
        for place in people.iter().map(oblast).collect::<BTreeSet<_>>() {
            let here = people.iter().filter(|of| new.contains(&of.id) && oblast(of) == place);
            let count = here.count();
            assert!(count == 0 || count >= CROWD, "{count} are new in one oblast");
        }
        let listed: BTreeSet<String> = people.iter().map(|of| of.id.clone()).collect();
        let back = &(&listed & &self.ever) - &shown;
        assert!(back.len() < CROWD, "{} who were shown before wait without need", back.len());
        self.ever.extend(shown.iter().cloned());
        self.shown = shown;
        new
    }
}

#[test]
fn a_newcomer_does_not_fill_the_place_of_one_who_pauses() {
    let people = alike(6);
    let mut lists = Lists::default();
    assert_eq!(lists.publish(&people[..5], YEAR).len(), 5);
    assert!(lists.publish(&people, YEAR).is_empty(), "the sixth waits");
    assert_eq!(lists.shown.len(), 5);
    // One pauses: the list is empty, and the sixth would be the only new one on the next.
    lists.publish(&people[1..], YEAR);
    assert!(lists.shown.is_empty());
    lists.publish(&people, YEAR);
    assert_eq!(lists.shown, people[..5].iter().map(|of| of.id.clone()).collect());
}

#[test]
fn who_comes_back_makes_no_crowd_for_a_newcomer() {
    let mut people = alike(10);
    let mut lists = Lists::default();
    lists.publish(&people[..5], YEAR);
    // Four leave and come back beside the newcomer, corrected, in another oblast and another year.
    lists.publish(&people[4..5], YEAR);
    let elsewhere =
        crowd(400).into_iter().find(|of| of.profile.place[..2] != people[0].profile.place[..2]);
    let place = elsewhere.expect("somebody elsewhere").profile.place;
    people[..6].iter_mut().for_each(|of| of.profile.place.clone_from(&place));
    assert!(lists.publish(&people[..6], YEAR + 1).is_empty());
    assert_eq!(lists.shown.len(), 5, "who was shown before appears at once");
    people.iter_mut().for_each(|of| of.profile.place.clone_from(&place));
    assert_eq!(lists.publish(&people, YEAR + 1).len(), 5, "five newcomers come together");
}

#[test]
fn newcomers_of_whom_too_few_find_a_crowd_wait() {
    let mut people = alike(9);
    let mut lists = Lists::default();
    lists.publish(&people[..5], YEAR);
    // Four of five newcomers are like nobody else: one alone would be seen to be new.
    let others = crowd(400);
    let oblast = people[0].profile.place[..2].to_owned();
    let other = others
        .iter()
        .find(|of| of.profile.place[..2] == oblast && of.profile.sex != people[0].profile.sex);
    for of in &mut people[5..8] {
        of.profile = other.expect("somebody").profile.clone();
    }
    people.push(Listed { id: "last".to_owned(), ..people[0].clone() });
    lists.publish(&people, YEAR);
    assert!(lists.shown.len() == 5 || lists.shown.len() == 10);
}

#[test]
fn whatever_people_do_no_few_are_ever_new() {
    for seed in 1..=20_u64 {
        let mut state = seed;
        let mut next = move |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let everybody = crowd(60 + next(60));
        let mut people: Vec<Listed> = Vec::new();
        let (mut paused, mut lists): (Vec<Listed>, _) = (Vec::new(), Lists::default());
        let (mut joined, mut year) = (0, YEAR);
        for _ in 0..200 {
            match next(10) {
                0..=3 if joined < everybody.len() => {
                    people.push(everybody[joined].clone());
                    joined += 1;
                }
                4 | 5 if !people.is_empty() => paused.push(people.swap_remove(next(people.len()))),
                6 | 7 if !paused.is_empty() => people.push(paused.swap_remove(next(paused.len()))),
                8 if !people.is_empty() => {
                    let (at, like) = (next(people.len()), next(everybody.len()));
                    people[at].profile = everybody[like].profile.clone();
                }
                9 if next(20) == 0 => year += 1,
                9 if !people.is_empty() => {
                    // Gone for good.
                    people.swap_remove(next(people.len()));
                }
                _ => {}
            }
            if next(3) > 0 {
                lists.publish(&people, year);
            }
        }
        assert!(lists.ever.len() >= 20, "most were shown some time: {}", lists.ever.len());
    }
}
