//! The public list of volunteers: the same in the built page and in the function's answer, so that
//! the list does not depend on a script.

use domain::form::{Choice, label};
use domain::volunteer::filter::{Filter, NO_VEHICLE, codes, order, within};
use domain::volunteer::form::{DAYS, HOURS, LANGUAGES, SEX, VEHICLE, WAYS};
use domain::volunteer::list::{Age, CROWD, Card};
use domain::{Locale, address};
use maud::{Markup, html};

use super::filter;
use crate::Page;
use crate::facts::Fact;
use crate::texts::volunteers::filter as names;
use crate::texts::volunteers::list as texts;

/// The list as a page of its own.
pub fn page(locale: Locale, all: &[Card], filter: &Filter) -> Page {
    Page::new(locale, texts::TITLE, render(locale, all, filter))
}

/// The filters, how many cards are shown, and the cards. A script finds its places by their data
/// attributes, and the cards of this moment at the address in the first of them.
pub fn render(locale: Locale, all: &[Card], filter: &Filter) -> Markup {
    let shown = all.iter().filter(|card| filter.keeps(card)).count();
    html! {
        div class="volunteers" data-volunteers=(address::volunteer_cards(locale))
            data-found=(texts::FOUND.get(locale)) {
            "\n"
            div data-volunteers-filters hidden[all.is_empty()] {
                (filter::render(locale, filter))
                p class="volunteers__found" role="status" data-volunteers-found {
                    (found(locale, shown, all.len()))
                }
            }
            "\n"
            p class="volunteers__none" data-volunteers-none hidden { (texts::NOBODY.get(locale)) }
            "\n"
            div data-volunteers-cards { (cards(locale, all, filter)) }
        }
        "\n"
    }
}

/// How many cards of all are shown.
fn found(locale: Locale, shown: usize, all: usize) -> String {
    texts::FOUND.fill(locale, &[("shown", &shown.to_string()), ("all", &all.to_string())])
}

/// The cards that a filter keeps, in its order, or why there are none.
pub fn cards(locale: Locale, all: &[Card], filter: &Filter) -> Markup {
    let mut kept: Vec<&Card> = all.iter().filter(|card| filter.keeps(card)).collect();
    kept.sort_by_cached_key(|card| order(card, filter.sort));
    let none = if all.is_empty() { texts::EMPTY } else { texts::NOBODY };
    html! {
        @if kept.is_empty() {
            p class="volunteers__none" { (none.get(locale)) }
        } @else {
            ul class="volunteers__list" data-volunteers-list {
                "\n"
                @for shown in kept { (card(locale, shown)) }
            }
        }
        "\n"
    }
}

fn card(locale: Locale, card: &Card) -> Markup {
    let within = within(card);
    // From the narrowest to the widest, as people name a place.
    let names: Vec<&str> = within.iter().rev().map(|kato| kato.name(locale.language())).collect();
    let place = match names.is_empty() {
        true => names::ANYWHERE.get(locale).to_owned(),
        false => names.join(", "),
    };
    html! {
        li class="volunteers__card" id=(card.id) data-within=(codes(&within))
            data-ways=(card.ways.join(" ")) data-days=(card.days.join(" "))
            data-hours=(card.hours.join(" "))
            data-vehicle=(card.vehicle.as_deref().unwrap_or_default()) {
            "\n"
            h2 class="volunteers__place" id={ (card.id) "-place" } { (capital(&place)) }
            "\n"
            ul class="volunteers__ways" {
                @for way in card.ways.iter().filter_map(|way| label(WAYS, way, locale)) {
                    li { (way) }
                }
            }
            "\n"
            @if let Some(proposal) = &card.proposal {
                p class="volunteers__proposal" {
                    strong { (texts::OFFERS.get(locale)) ":" } " " (proposal)
                }
                "\n"
            }
            dl class="volunteers__facts" {
                @for Fact { label, value } in facts(locale, card) {
                    div { dt { (label) } dd { (value) } }
                }
            }
            "\n"
            a class="volunteers__ask" href=(address::reveal(locale, &card.id))
                aria-describedby={ (card.id) "-place" } { (texts::ASK.get(locale)) }
        }
        "\n"
    }
}

/// The facts shown of a volunteer, without those that are hidden.
fn facts(locale: Locale, card: &Card) -> Vec<Fact> {
    let all = |choices: &[Choice], words: &[String]| {
        let labels: Vec<&str> =
            words.iter().filter_map(|word| label(choices, word, locale)).collect();
        labels.join(", ")
    };
    let days = match card.days.len() == DAYS.len() {
        true => texts::DAILY.get(locale).to_owned(),
        false => all(DAYS, &card.days),
    };
    let has_vehicle = card.vehicle.as_deref().is_some_and(|word| word != NO_VEHICLE);
    let vehicle = card.vehicle.as_slice();
    let facts = [
        (names::DAY, days),
        (names::HOURS, all(HOURS, &card.hours)),
        (names::VEHICLE, if has_vehicle { all(VEHICLE, vehicle) } else { String::new() }),
        (texts::LANGUAGES, all(LANGUAGES, &card.languages)),
        (texts::AGE, card.age.map(|age| years(locale, age)).unwrap_or_default()),
        (texts::SEX, all(SEX, card.sex.as_slice())),
        (texts::COMPANY, card.company.clone().unwrap_or_default()),
    ];
    let shown = facts.into_iter().filter(|(_, value)| !value.is_empty());
    shown.map(|(label, value)| Fact { label: label.get(locale), value }).collect()
}

fn years(locale: Locale, age: Age) -> String {
    match age.to {
        Some(to) => format!("{}–{to}", age.from),
        None => texts::OLDER.fill(locale, &[("from", &age.from.to_string())]),
    }
}

/// A text with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How few people of an oblast are not listed, in the words for an empty list.
const _: () = assert!(CROWD == 5, "the words for an empty list say five");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::card;
    use domain::volunteer::filter::Sort;

    fn ids(html: &str) -> Vec<&str> {
        html.split("<li class=\"volunteers__card\" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    }

    #[test]
    fn cards_are_in_their_order_and_those_without_a_place_last() {
        let all = [
            card("a", None, &["advice"]),
            card("b", Some("110000000"), &["heritage"]),
            card("c", Some("103230000"), &["work"]),
            card("d", Some("103200000"), &["work", "heritage"]),
        ];
        let shown = |filter: &Filter| cards(Locale::ALL[0], &all, filter).0;
        assert_eq!(ids(&shown(&Filter::default())), ["d", "c", "b", "a"]);
        let by_way = Filter { sort: Sort::Way, ..Filter::default() };
        assert_eq!(ids(&shown(&by_way)), ["a", "d", "c", "b"]);
        assert_eq!(ids(&shown(&Filter { way: Some("heritage"), ..Filter::default() })), ["d", "b"]);
    }

    #[test]
    fn what_is_hidden_is_not_shown() {
        let all = [card("a", None, &["work"])];
        for locale in Locale::ALL {
            let html = cards(locale, &all, &Filter::default()).0;
            assert!(!html.contains(texts::SEX.get(locale)), "{locale}");
            let place = capital(names::ANYWHERE.get(locale));
            assert!(html.contains(&place), "{locale}: {place}");
        }
    }

    #[test]
    fn an_empty_list_and_a_narrow_filter_say_why_nobody_is_shown() {
        let all = [card("a", None, &["work"])];
        let narrow = Filter { way: Some("care"), ..Filter::default() };
        for locale in Locale::ALL {
            assert!(cards(locale, &[], &narrow).0.contains(texts::EMPTY.get(locale)));
            assert!(cards(locale, &all, &narrow).0.contains(texts::NOBODY.get(locale)));
            let list = render(locale, &[], &narrow).0;
            assert!(list.contains("data-volunteers-filters hidden"), "{list}");
        }
        assert!(found(Locale::of(domain::Lang::En), 3, 12).contains("3 of 12"));
    }

    #[test]
    fn the_filters_hold_what_was_chosen() {
        let filter = Filter {
            day: Some("sun"),
            vehicle: Some("truck"),
            place: "103200000".parse().ok(),
            sort: Sort::Hours,
            ..Filter::default()
        };
        let html = filter::render(Locale::ALL[0], &filter).0;
        for word in ["sun", "103200000", "truck", "hours", ""] {
            assert!(html.contains(&format!("<option value=\"{word}\" selected>")), "{word}");
        }
        assert!(!html.contains("value=\"none\""));
    }
}
