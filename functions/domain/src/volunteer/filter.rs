//! Filters of the public list of volunteers: which cards are shown and in what order.

use std::collections::HashSet;

use super::form::{DAYS, HOURS, VEHICLE, WAYS};
use super::list::Card;
use crate::form::{Choice, Input};
use crate::kato::Kato;
use crate::texts::volunteer as texts;

/// The order of the cards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By oblast, district and rural district.
    #[default]
    Place,
    /// By the first way of helping.
    Way,
    /// By the first day.
    Day,
    /// By the first part of the day.
    Hours,
}

/// The orders with their labels, as they are offered.
pub const SORTS: [(Sort, Choice); 4] = [
    (Sort::Place, Choice { word: "place", label: texts::sort::PLACE }),
    (Sort::Way, Choice { word: "way", label: texts::sort::WAY }),
    (Sort::Day, Choice { word: "day", label: texts::sort::DAY }),
    (Sort::Hours, Choice { word: "hours", label: texts::sort::HOURS }),
];

/// The word of [`VEHICLE`] for having none, which is not offered as a filter.
pub const NO_VEHICLE: &str = "none";

/// How many cards are on a page: as many as a slow phone shows at once.
pub const PAGE: usize = 25;

/// Which cards are shown, in what order, and which page of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A word of [`WAYS`].
    pub way: Option<&'static str>,
    /// A word of [`DAYS`].
    pub day: Option<&'static str>,
    /// A word of [`HOURS`].
    pub hours: Option<&'static str>,
    /// A word of [`VEHICLE`].
    pub vehicle: Option<&'static str>,
    /// An oblast or a district.
    pub place: Option<Kato>,
    /// The order.
    pub sort: Sort,
    /// The page, from 0.
    pub page: usize,
}

/// One page of the cards that a filter keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage<'a> {
    /// The cards of the page, in the order that was asked for.
    pub cards: Vec<&'a Card>,
    /// How many cards the filter keeps.
    pub found: usize,
    /// How many cards there are.
    pub all: usize,
    /// The page, from 0: the last one if there is none of the number that was asked for.
    pub page: usize,
    /// How many pages there are, at least 1.
    pub pages: usize,
}

impl Filter {
    /// Reads what the form sends; values that are none of its choices filter nothing.
    pub fn from_pairs(input: &Input) -> Filter {
        let last = |name: &str| {
            input.iter().rev().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
        };
        let one = |name: &str, choices: &'static [Choice]| {
            let value = last(name)?;
            choices.iter().map(|choice| choice.word).find(|word| *word == value)
        };
        let sort = last("sort").unwrap_or_default();
        Filter {
            way: one("way", WAYS),
            day: one("day", DAYS),
            hours: one("hours", HOURS),
            vehicle: one("vehicle", VEHICLE).filter(|word| *word != NO_VEHICLE),
            place: last("place").and_then(|code| code.parse().ok()),
            page: last("page")
                .and_then(|page| page.parse().ok())
                .map_or(0, |page: usize| page.saturating_sub(1)),
            sort: SORTS
                .iter()
                .find(|(_, choice)| choice.word == sort)
                .map_or_else(Sort::default, |(sort, _)| *sort),
        }
    }

    /// Whether a card is shown. A value that is hidden on the card matches no filter.
    pub fn keeps(&self, card: &Card) -> bool {
        self.keeps_within(card, self.place.map(codes_within).as_ref())
    }

    /// The same, given the codes of all places that lie in the one that is asked for.
    fn keeps_within(&self, card: &Card, places: Option<&HashSet<String>>) -> bool {
        let among = |asked: Option<&str>, words: &[String]| {
            asked.is_none_or(|word| words.iter().any(|of| of == word))
        };
        among(self.way, &card.ways)
            && among(self.day, &card.days)
            && among(self.hours, &card.hours)
            && among(self.vehicle, card.vehicle.as_slice())
            && places.is_none_or(|places| {
                card.place.as_ref().is_some_and(|place| places.contains(place))
            })
    }

    /// The page of the cards that are kept. The cards are given in the order of [`by_place`], so that
    /// a long list is not sorted again for every reader.
    pub fn page_of<'a>(&self, all: &[&'a Card]) -> ListPage<'a> {
        let places = self.place.map(codes_within);
        let keeps = |card: &&Card| self.keeps_within(card, places.as_ref());
        let mut kept: Vec<&Card> = all.iter().copied().filter(keeps).collect();
        if self.sort != Sort::Place {
            kept.sort_by_key(|card| rank(card, self.sort));
        }
        let (found, pages) = (kept.len(), kept.len().div_ceil(PAGE).max(1));
        let page = self.page.min(pages - 1);
        let cards = kept.into_iter().skip(page * PAGE).take(PAGE).collect();
        ListPage { cards, found, all: all.len(), page, pages }
    }

    /// The query of an address that asks for the same, on a page from 0.
    pub fn query(&self, page: usize) -> String {
        let sort = SORTS.iter().find(|(sort, _)| *sort == self.sort && *sort != Sort::default());
        let pairs = [
            ("place", self.place.map(|place| place.to_string())),
            ("way", self.way.map(str::to_owned)),
            ("day", self.day.map(str::to_owned)),
            ("hours", self.hours.map(str::to_owned)),
            ("vehicle", self.vehicle.map(str::to_owned)),
            ("sort", sort.map(|(_, choice)| choice.word.to_owned())),
            ("page", (page > 0).then(|| (page + 1).to_string())),
        ];
        let pairs = pairs.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }
}

/// The rank of a card in an order, before its place; the page's script computes the same.
fn rank(card: &Card, sort: Sort) -> usize {
    let first = |words: &[String], choices: &[Choice]| {
        words
            .first()
            .and_then(|word| choices.iter().position(|choice| choice.word == word))
            .unwrap_or(usize::MAX)
    };
    match sort {
        Sort::Place => 0,
        Sort::Way => first(&card.ways, WAYS),
        Sort::Day => first(&card.days, DAYS),
        Sort::Hours => first(&card.hours, HOURS),
    }
}

/// The position of a card by its place: those without one come last; the page's script computes the
/// same.
pub fn by_place(card: &Card) -> (bool, String, String) {
    let within = within(card);
    (within.is_empty(), codes(&within), card.id.clone())
}

/// The codes of a place and of all that lies in it.
fn codes_within(place: Kato) -> HashSet<String> {
    let mut within = vec![place];
    let mut at = 0;
    while let Some(place) = within.get(at).copied() {
        within.extend(place.children());
        at += 1;
    }
    within.iter().map(Kato::to_string).collect()
}

/// The divisions that a card's place is in, from the oblast down; none is the whole country.
pub fn within(card: &Card) -> Vec<Kato> {
    let place = card.place.as_ref().and_then(|code| code.parse().ok());
    let mut within: Vec<Kato> = std::iter::successors(place, |kato: &Kato| kato.parent()).collect();
    within.reverse();
    within
}

/// Codes in one text, as the page's script reads them.
pub fn codes(places: &[Kato]) -> String {
    places.iter().map(Kato::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::list::Age;
    use super::*;

    /// A card with little in it.
    fn card(id: &str, place: Option<&str>, ways: &[&str]) -> Card {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Card {
            id: id.to_owned(),
            place: place.map(str::to_owned),
            age: Some(Age { from: 25, to: Some(34) }),
            sex: None,
            vehicle: Some("car".to_owned()),
            company: None,
            ways: list(ways),
            days: list(&["sat"]),
            hours: list(&["morning"]),
            languages: list(&["kk"]),
            proposal: None,
        }
    }

    fn pairs(text: &str) -> Vec<(String, String)> {
        let pair = |pair: &str| {
            pair.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        text.split('&').filter_map(pair).collect()
    }

    #[test]
    fn what_is_no_choice_narrows_nothing() {
        let filter = Filter::from_pairs(&pairs(
            "way=teaching&day=&hours=noon&vehicle=none&place=1&sort=x&y=1",
        ));
        assert_eq!(filter, Filter { way: Some("teaching"), ..Filter::default() });
        let place: Kato = "103200000".parse().expect("a district");
        let filter = Filter::from_pairs(&pairs("place=103200000&sort=day&way=care&way=work"));
        assert_eq!(
            filter,
            Filter { place: Some(place), sort: Sort::Day, way: Some("work"), ..Filter::default() }
        );
    }

    #[test]
    fn a_long_list_comes_in_pages_and_a_page_that_is_not_there_is_the_last() {
        let many: Vec<Card> =
            (0..120).map(|at| card(&format!("{at:03}"), None, &["work"])).collect();
        let all: Vec<&Card> = many.iter().collect();
        let filter = Filter::from_pairs(&pairs("page=2&way=work"));
        let page = filter.page_of(&all);
        assert_eq!((page.found, page.all, page.page, page.pages), (120, 120, 1, 5));
        assert_eq!((page.cards[0].id.as_str(), page.cards.len()), ("025", PAGE));
        for (asked, page, first) in
            [("page=99", 4, "100"), ("page=0", 0, "000"), ("page=x", 0, "000")]
        {
            let of = Filter::from_pairs(&pairs(asked)).page_of(&all);
            assert_eq!((of.page, of.cards[0].id.as_str()), (page, first), "{asked}");
        }
        let none = Filter { way: Some("care"), ..Filter::default() }.page_of(&all);
        assert_eq!((none.found, none.pages, none.cards.len()), (0, 1, 0));
    }

    #[test]
    fn the_query_of_a_page_asks_for_the_same() {
        let filter = Filter::from_pairs(&pairs("place=103200000&sort=day&way=care&vehicle=car"));
        assert_eq!(filter.query(0), "place=103200000&way=care&vehicle=car&sort=day");
        let next = Filter::from_pairs(&pairs(&filter.query(2)));
        assert_eq!(next, Filter { page: 2, ..filter });
        assert_eq!(Filter::default().query(0), "");
    }

    #[test]
    fn a_place_is_found_by_all_it_lies_in_and_the_hidden_by_none() {
        let rural = card("a", Some("103230000"), &["work"]);
        let anywhere = card("b", None, &["work"]);
        for code in ["100000000", "103200000"] {
            let filter = Filter { place: code.parse().ok(), ..Filter::default() };
            assert!(filter.place.is_some() && filter.keeps(&rural), "{code}");
            assert!(!filter.keeps(&anywhere), "{code}");
        }
        assert!(!Filter { place: "110000000".parse().ok(), ..Filter::default() }.keeps(&rural));
        assert!(Filter::default().keeps(&anywhere));
        let vehicle = Filter { vehicle: Some("car"), ..Filter::default() };
        assert!(vehicle.keeps(&rural) && !vehicle.keeps(&Card { vehicle: None, ..rural }));
    }
}
