//! The public list of volunteers: the same in the built page and in the function's answer, so that
//! the list does not depend on a script.

use domain::form::{Choice, label};
use domain::volunteer::filter::{Filter, ListPage, NO_VEHICLE, codes, within};
use domain::volunteer::form::{DAYS, HOURS, LANGUAGES, SEX, VEHICLE, WAYS};
use domain::volunteer::list::{Age, CROWD, Card};
use domain::{Locale, address};
use maud::{Markup, html};

use super::filter;
use crate::Page;
use crate::facts::Fact;
use crate::texts::volunteers::filter as names;
use crate::texts::volunteers::list as texts;

/// A page of the list as a page of its own.
pub fn page(locale: Locale, list: &ListPage<'_>, filter: &Filter) -> Page {
    Page::new(locale, texts::TITLE, render(locale, list, filter, Moment::Now))
}

/// When a list was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// At this moment.
    Now,
    /// When the site was built; a script asks for the list of this moment.
    Built,
}

/// The filters, how many cards there are, and a page of them. A script finds its places by their
/// data attributes, and the cards of this moment at the address in the first of them.
pub fn render(locale: Locale, list: &ListPage<'_>, filter: &Filter, made: Moment) -> Markup {
    html! {
        div class="volunteers" data-volunteers=(address::volunteer_cards(locale))
            data-found=(texts::FOUND.get(locale))
            data-volunteers-built[made == Moment::Built] {
            "\n"
            div data-volunteers-filters hidden[list.all == 0] {
                (filter::render(locale, filter))
                p class="volunteers__found" role="status" data-volunteers-found {
                    (found(locale, list))
                }
            }
            "\n"
            p class="volunteers__none" data-volunteers-none hidden { (texts::NOBODY.get(locale)) }
            "\n"
            div data-volunteers-cards { (cards(locale, list, filter)) }
        }
        "\n"
    }
}

/// How many cards of all the filter keeps.
fn found(locale: Locale, list: &ListPage<'_>) -> String {
    let (found, all) = (list.found.to_string(), list.all.to_string());
    texts::FOUND.fill(locale, &[("shown", &found), ("all", &all)])
}

/// A page of the cards that a filter keeps, or why there are none, with the way to other pages. It
/// says how many there are, and whether these are all, so that a script can filter them by itself.
pub fn cards(locale: Locale, list: &ListPage<'_>, filter: &Filter) -> Markup {
    let none = if list.all == 0 { texts::EMPTY } else { texts::NOBODY };
    let is_whole = list.cards.len() == list.all;
    html! {
        div data-volunteers-page=(found(locale, list)) data-volunteers-whole[is_whole] {
            @if list.cards.is_empty() {
                p class="volunteers__none" { (none.get(locale)) }
            } @else {
                ul class="volunteers__list" data-volunteers-list {
                    "\n"
                    @for shown in &list.cards { (card(locale, shown)) }
                }
            }
            "\n"
            @if list.pages > 1 { (pager(locale, list, filter)) }
        }
        "\n"
    }
}

/// The way to the pages before and after.
fn pager(locale: Locale, list: &ListPage<'_>, filter: &Filter) -> Markup {
    let address = |page: usize| {
        let (list, query) = (address::volunteer_list(locale), filter.query(page));
        if query.is_empty() { list } else { format!("{list}?{query}") }
    };
    let (page, pages) = ((list.page + 1).to_string(), list.pages.to_string());
    html! {
        nav class="pager" aria-label=(texts::PAGES.get(locale)) {
            @if list.page > 0 {
                a class="pager__step" href=(address(list.page - 1)) rel="prev" {
                    (texts::PREVIOUS.get(locale))
                }
            }
            p class="pager__summary" {
                (texts::PAGE.fill(locale, &[("page", &page), ("pages", &pages)]))
            }
            @if list.page + 1 < list.pages {
                a class="pager__step" href=(address(list.page + 1)) rel="next" {
                    (texts::NEXT.get(locale))
                }
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
    use domain::volunteer::filter::{PAGE, Sort, by_place};

    /// A page of cards as the filter of a test keeps them.
    fn cards(locale: Locale, all: &[Card], filter: &Filter) -> Markup {
        let mut all: Vec<&Card> = all.iter().collect();
        all.sort_by_cached_key(|card| by_place(card));
        super::cards(locale, &filter.page_of(&all), filter)
    }

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
            let list = render(locale, &narrow.page_of(&[]), &narrow, Moment::Built).0;
            assert!(list.contains("data-volunteers-filters hidden"), "{list}");
            assert!(list.contains("data-volunteers-built"), "{list}");
        }
        let list = ListPage { cards: Vec::new(), found: 3, all: 12, page: 0, pages: 1 };
        assert!(found(Locale::of(domain::Lang::En), &list).contains("3 of 12"));
    }

    #[test]
    fn a_page_of_a_long_list_is_light_and_leads_to_its_neighbours() {
        let all: Vec<Card> =
            (0..2500).map(|at| card(&format!("{at:032x}"), Some("103230000"), &["work"])).collect();
        for locale in Locale::ALL {
            let filter = Filter { way: Some("work"), page: 1, ..Filter::default() };
            let html = cards(locale, &all, &filter).0;
            assert_eq!(ids(&html).len(), PAGE);
            assert!(!html.contains("data-volunteers-whole"));
            let list = address::volunteer_list(locale);
            assert!(html.contains(&format!("href=\"{list}?way=work\" rel=\"prev\"")), "{html}");
            assert!(html.contains(&format!("href=\"{list}?way=work&amp;page=3\" rel=\"next\"")));
            assert!(html.len() < 50_000, "{}", html.len());
        }
        let few = cards(Locale::ALL[0], &all[..PAGE], &Filter::default()).0;
        assert!(few.contains("data-volunteers-whole") && !few.contains("pager"), "{few}");
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
