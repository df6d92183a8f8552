//! Which volunteers of the public list are shown and in what order, and the form that asks it.

use std::fmt::{Arguments, Write};

use super::form::{DAYS, HOURS, VEHICLE, WAYS};
use super::list::Card;
use crate::form::{Choice, Input, Words, words};
use crate::kato::Kato;
use crate::lang::Lang;
use crate::text::escape;

/// In what order the cards stand.
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

/// Orders with their words, in the order in which they are offered.
const SORTS: [(Sort, Choice); 4] = [
    (
        Sort::Place,
        Choice {
            word: "place", label: words("орны бойынша", "по месту", "by place")
        },
    ),
    (
        Sort::Way,
        Choice {
            word: "way",
            label: words("көмек түрі бойынша", "по виду помощи", "by way of helping"),
        },
    ),
    (Sort::Day, Choice { word: "day", label: words("күні бойынша", "по дням", "by day") }),
    (
        Sort::Hours,
        Choice {
            word: "hours", label: words("уақыты бойынша", "по времени", "by time")
        },
    ),
];

/// The vehicle word of those who have none, which nobody looks for.
pub(super) const NO_VEHICLE: &str = "none";

/// Which cards are shown, and in what order.
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
}

impl Filter {
    /// Reads what the form sends; values that are none of its choices narrow nothing.
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
            sort: SORTS
                .iter()
                .find(|(_, choice)| choice.word == sort)
                .map_or_else(Sort::default, |(sort, _)| *sort),
        }
    }

    /// Whether a card is shown. What is hidden of a volunteer answers no question about it.
    pub fn keeps(&self, card: &Card) -> bool {
        let among = |asked: Option<&str>, words: &[String]| {
            asked.is_none_or(|word| words.iter().any(|of| of == word))
        };
        among(self.way, &card.ways)
            && among(self.day, &card.days)
            && among(self.hours, &card.hours)
            && among(self.vehicle, card.vehicle.as_slice())
            && self.place.is_none_or(|place| within(card).contains(&place))
    }
}

/// Where a card stands; the script reckons the same.
pub(super) fn order(card: &Card, sort: Sort) -> (usize, bool, String, String) {
    let first = |words: &[String], choices: &[Choice]| {
        words
            .first()
            .and_then(|word| choices.iter().position(|choice| choice.word == word))
            .unwrap_or(usize::MAX)
    };
    let first = match sort {
        Sort::Place => 0,
        Sort::Way => first(&card.ways, WAYS),
        Sort::Day => first(&card.days, DAYS),
        Sort::Hours => first(&card.hours, HOURS),
    };
    let within = within(card);
    (first, within.is_empty(), codes(&within), card.id.clone())
}

/// The divisions that a card's place lies in, from the oblast down; none is the whole country.
pub(super) fn within(card: &Card) -> Vec<Kato> {
    let place = card.place.as_ref().and_then(|code| code.parse().ok());
    let mut within: Vec<Kato> = std::iter::successors(place, |kato: &Kato| kato.parent()).collect();
    within.reverse();
    within
}

/// Codes in one text.
pub(super) fn codes(places: &[Kato]) -> String {
    places.iter().map(Kato::to_string).collect::<Vec<_>>().join(" ")
}

const WHERE: Words = words("Қай жерде", "Где", "Where");
const WAY: Words = words("Көмек түрі", "Вид помощи", "Way of helping");
pub(super) const DAY: Words = words("Күні", "День", "Day");
pub(super) const TIME: Words = words("Уақыты", "Время", "Time");
pub(super) const CAR: Words = words("Көлігі", "Транспорт", "Vehicle");
const ORDER: Words = words("Реті", "Порядок", "Order");
const ANY: Words = words("бәрібір", "не важно", "any");
pub(super) const ANYWHERE: Words = words("бүкіл ел", "вся страна", "the whole country");
const SHOW: Words = words("Көрсету", "Показать", "Show");
const CLEAR: Words = words("Сүзгіні алып тастау", "Снять отбор", "Clear the filters");
const FILTERS: Words = words("Іріктеу", "Отбор", "Filters");
/// Writing to a string cannot fail.
pub(super) fn put(html: &mut String, text: Arguments<'_>) {
    html.write_fmt(text).expect("a string takes everything");
}

/// The form that narrows and sorts the list; it is sent by GET, so that its address can be shared.
pub fn filters(filter: &Filter, lang: Lang, action: &str) -> String {
    let action = escape(action);
    let mut html = String::with_capacity(24 * 1024);
    put(
        &mut html,
        format_args!(
            "<form class=\"volunteers__filters\" method=\"get\" action=\"{action}\" role=\"search\" aria-label=\"{}\">\n",
            FILTERS.get(lang)
        ),
    );
    places(&mut html, filter.place, lang);
    choose(&mut html, ("way", WAY), WAYS, filter.way, lang);
    choose(&mut html, ("day", DAY), DAYS, filter.day, lang);
    choose(&mut html, ("hours", TIME), HOURS, filter.hours, lang);
    choose(&mut html, ("vehicle", CAR), VEHICLE, filter.vehicle, lang);
    open(&mut html, "sort", ORDER, lang);
    for (sort, choice) in &SORTS {
        option(&mut html, choice.word, choice.label.get(lang), *sort == filter.sort);
    }
    html.push_str("</select></div>\n");
    put(
        &mut html,
        format_args!(
            "<div class=\"volunteers__buttons\"><button class=\"volunteers__show\" type=\"submit\">{}</button> \
             <a class=\"volunteers__clear\" href=\"{action}\" data-volunteers-clear>{}</a></div>\n</form>\n",
            SHOW.get(lang),
            CLEAR.get(lang)
        ),
    );
    html
}

fn open(html: &mut String, name: &str, title: Words, lang: Lang) {
    put(
        html,
        format_args!(
            "<div class=\"volunteers__filter\"><label for=\"filter-{name}\">{}</label>\
             <select id=\"filter-{name}\" name=\"{name}\">\n",
            title.get(lang)
        ),
    );
}

fn option(html: &mut String, value: &str, text: &str, chosen: bool) {
    let selected = if chosen { " selected" } else { "" };
    put(html, format_args!("<option value=\"{value}\"{selected}>{}</option>\n", escape(text)));
}

fn choose(
    html: &mut String,
    (name, title): (&str, Words),
    choices: &[Choice],
    chosen: Option<&str>,
    lang: Lang,
) {
    open(html, name, title, lang);
    option(html, "", ANY.get(lang), chosen.is_none());
    let offered = choices.iter().filter(|choice| name != "vehicle" || choice.word != NO_VEHICLE);
    offered.for_each(|choice| {
        option(html, choice.word, choice.label.get(lang), chosen == Some(choice.word))
    });
    html.push_str("</select></div>\n");
}

fn places(html: &mut String, chosen: Option<Kato>, lang: Lang) {
    open(html, "place", WHERE, lang);
    option(html, "", ANYWHERE.get(lang), chosen.is_none());
    for oblast in Kato::oblasts() {
        put(html, format_args!("<optgroup label=\"{}\">\n", escape(oblast.name(lang))));
        for place in std::iter::once(oblast).chain(oblast.children()) {
            option(html, &place.to_string(), place.name(lang), chosen == Some(place));
        }
        html.push_str("</optgroup>\n");
    }
    html.push_str("</select></div>\n");
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::list::Age;
    use super::*;

    /// A card with little in it.
    pub(in crate::volunteer) fn card(id: &str, place: Option<&str>, ways: &[&str]) -> Card {
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

    #[test]
    fn the_form_holds_what_was_chosen() {
        let filter = Filter::from_pairs(&pairs("day=sun&place=103200000&vehicle=truck&sort=hours"));
        let html = filters(&filter, Lang::Ru, "/api/ru/volunteers/list");
        for word in ["sun", "103200000", "truck", "hours", ""] {
            assert!(html.contains(&format!("<option value=\"{word}\" selected>")), "{word}");
        }
        assert!(!html.contains("value=\"none\""));
    }
}
