//! The public list of volunteers as HTML, and the form that narrows it: the same in the built page
//! and in the function's answer, so that the list does not depend on a script.

use super::filter::{ANYWHERE, CAR, DAY, NO_VEHICLE, TIME, codes, order, put, within};
use super::form::{DAYS, HOURS, LANGUAGES, SEX, VEHICLE, WAYS};
use super::list::{Age, CROWD, Card};
use crate::form::{Choice, Words, label, words};
use crate::lang::Lang;
use crate::text::escape;

pub use super::filter::{Filter, Sort, filters};

const FOUND: Words = words(
    "Көрсетілгені: {shown}, барлығы: {all}",
    "Показано: {shown} из {all}",
    "Shown: {shown} of {all}",
);
const NOBODY: Words = words(
    "Бұл талаптарға сай ерікті табылмады. Талаптың бірін алып тастап көріңіз.",
    "Никто не подходит под все условия. Попробуйте снять одно из них.",
    "Nobody fits all of this. Try to leave one of the filters out.",
);
const EMPTY: Words = words(
    "Тізім әзірге бос. Ол бір облыстан кемінде бес ерікті тіркелгенде ашылады: адам аз болса, карточкадан кім екенін тануға болар еді.",
    "Список пока пуст. Он появится, когда в одной области запишутся хотя бы пять волонтёров: в меньшей группе человека можно было бы узнать по карточке.",
    "The list is still empty. It appears when at least five volunteers of an oblast have signed up: in a smaller group a card would give its owner away.",
);
const ASK: Words = words("Байланыс дерегін сұрау", "Запросить контакт", "Ask for the contact");
const SPEAKS: Words = words("Тілдері", "Языки", "Languages");
const GENDER: Words = words("Жынысы", "Пол", "Sex");
const YEARS: Words = words("Жасы", "Возраст", "Age");
const FIRM: Words = words("Компаниясы", "Компания", "Company");
const OFFERS: Words = words("Өз ұсынысы", "Предлагает", "Offers");
const DAILY: Words = words("күн сайын", "каждый день", "every day");
const OLDER: Words = words("{from} және одан жоғары", "{from} и старше", "{from} and over");

/// How many cards are shown of how many; as a pattern for a script, its numbers stay names.
pub fn found(shown: usize, all: usize, lang: Lang) -> String {
    let text = FOUND.get(lang).replace("{shown}", &shown.to_string());
    text.replace("{all}", &all.to_string())
}

/// The whole of it: the form, how many are shown, and the cards. A script finds its places by their
/// data attributes, and the cards of this moment below `/api/{lang}/volunteers/cards`.
pub fn list(all: &[Card], filter: &Filter, lang: Lang, action: &str) -> String {
    let shown = all.iter().filter(|card| filter.keeps(card)).count();
    let hidden = if all.is_empty() { " hidden" } else { "" };
    format!(
        "<div class=\"volunteers\" data-volunteers=\"/api/{lang}/volunteers/cards\" data-found=\"{}\">\n\
         <div data-volunteers-filters{hidden}>\n{}<p class=\"volunteers__found\" role=\"status\" data-volunteers-found>{}</p>\n</div>\n\
         <p class=\"volunteers__none\" data-volunteers-none hidden>{}</p>\n\
         <div data-volunteers-cards>\n{}</div>\n</div>\n",
        FOUND.get(lang),
        filters(filter, lang, action),
        found(shown, all.len(), lang),
        NOBODY.get(lang),
        cards(all, filter, lang),
    )
}

/// The cards that a filter keeps, in its order, or why there are none.
pub fn cards(all: &[Card], filter: &Filter, lang: Lang) -> String {
    let mut kept: Vec<&Card> = all.iter().filter(|card| filter.keeps(card)).collect();
    if kept.is_empty() {
        let why = if all.is_empty() { EMPTY } else { NOBODY };
        return format!("<p class=\"volunteers__none\">{}</p>\n", why.get(lang));
    }
    kept.sort_by_cached_key(|card| order(card, filter.sort));
    let mut html = String::with_capacity(kept.len() * 1024);
    html.push_str("<ul class=\"volunteers__list\" data-volunteers-list>\n");
    kept.into_iter().for_each(|shown| card(&mut html, shown, lang));
    html.push_str("</ul>\n");
    html
}

fn card(html: &mut String, card: &Card, lang: Lang) {
    let id = escape(&card.id);
    let within = within(card);
    put(
        html,
        format_args!(
            "<li class=\"volunteers__card\" id=\"{id}\" data-within=\"{}\"",
            codes(&within)
        ),
    );
    let lists = [
        ("ways", &card.ways[..]),
        ("days", &card.days),
        ("hours", &card.hours),
        ("vehicle", card.vehicle.as_slice()),
    ];
    for (name, words) in lists {
        put(html, format_args!(" data-{name}=\"{}\"", escape(&words.join(" "))));
    }
    // From the narrowest to the widest, as people tell it.
    let names: Vec<&str> = within.iter().rev().map(|kato| kato.name(lang)).collect();
    let place = if names.is_empty() { ANYWHERE.get(lang).to_owned() } else { names.join(", ") };
    put(
        html,
        format_args!(
            ">\n<h2 class=\"volunteers__place\" id=\"{id}-place\">{}</h2>\n",
            capital(&escape(&place))
        ),
    );
    html.push_str("<ul class=\"volunteers__ways\">");
    card.ways
        .iter()
        .filter_map(|way| label(WAYS, way, lang))
        .for_each(|way| put(html, format_args!("<li>{way}</li>")));
    html.push_str("</ul>\n");
    if let Some(proposal) = &card.proposal {
        put(
            html,
            format_args!(
                "<p class=\"volunteers__proposal\"><strong>{}:</strong> {}</p>\n",
                OFFERS.get(lang),
                escape(proposal)
            ),
        );
    }
    html.push_str("<dl class=\"volunteers__facts\">");
    for (title, value) in facts(card, lang) {
        put(
            html,
            format_args!("<div><dt>{}</dt><dd>{}</dd></div>", title.get(lang), escape(&value)),
        );
    }
    put(
        html,
        format_args!(
            "</dl>\n<a class=\"volunteers__ask\" href=\"/api/{lang}/reveals?record={id}\" aria-describedby=\"{id}-place\">{}</a>\n</li>\n",
            ASK.get(lang)
        ),
    );
}

/// What is told of a volunteer; what is hidden is not there.
fn facts(card: &Card, lang: Lang) -> Vec<(Words, String)> {
    let all = |choices: &[Choice], words: &[String]| {
        let labels: Vec<&str> =
            words.iter().filter_map(|word| label(choices, word, lang)).collect();
        labels.join(", ")
    };
    let days = match card.days.len() == DAYS.len() {
        true => DAILY.get(lang).to_owned(),
        false => all(DAYS, &card.days),
    };
    let has_vehicle = card.vehicle.as_deref().is_some_and(|word| word != NO_VEHICLE);
    let facts = [
        (DAY, days),
        (TIME, all(HOURS, &card.hours)),
        (CAR, if has_vehicle { all(VEHICLE, card.vehicle.as_slice()) } else { String::new() }),
        (SPEAKS, all(LANGUAGES, &card.languages)),
        (YEARS, card.age.map(|age| years(age, lang)).unwrap_or_default()),
        (GENDER, all(SEX, card.sex.as_slice())),
        (FIRM, card.company.clone().unwrap_or_default()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn years(age: Age, lang: Lang) -> String {
    match age.to {
        Some(to) => format!("{}–{to}", age.from),
        None => OLDER.get(lang).replace("{from}", &age.from.to_string()),
    }
}

/// A text with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How few people of an oblast are not listed, in the words of [`EMPTY`].
const _: () = assert!(CROWD == 5, "the words for an empty list say five");

#[cfg(test)]
mod tests {
    use super::super::filter::tests::card;
    use super::*;

    fn ids(html: &str) -> Vec<&str> {
        html.split("<li class=\"volunteers__card\" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    }

    #[test]
    fn cards_stand_in_their_order_and_those_without_a_place_last() {
        let all = [
            card("a", None, &["advice"]),
            card("b", Some("110000000"), &["heritage"]),
            card("c", Some("103230000"), &["work"]),
            card("d", Some("103200000"), &["work", "heritage"]),
        ];
        let shown = |filter: &Filter| cards(&all, filter, Lang::En);
        assert_eq!(ids(&shown(&Filter::default())), ["d", "c", "b", "a"]);
        assert_eq!(
            ids(&shown(&Filter { sort: Sort::Way, ..Filter::default() })),
            ["a", "d", "c", "b"]
        );
        assert_eq!(ids(&shown(&Filter { way: Some("heritage"), ..Filter::default() })), ["d", "b"]);
    }

    #[test]
    fn nothing_that_was_written_is_markup_and_nothing_hidden_is_shown() {
        let mut odd = card("a\"b", None, &["<script>"]);
        odd.proposal = Some("<b>&\"".to_owned());
        odd.company = Some("<i>".to_owned());
        for lang in Lang::ALL {
            let html = list(std::slice::from_ref(&odd), &Filter::default(), lang, "/api/\"x");
            for mark in ["<b>", "<i>", "<script", "a\"b", "/api/\"x"] {
                assert!(!html.contains(mark), "{lang} {mark}");
            }
            assert!(html.contains("&lt;b&gt;&amp;&quot;") && html.contains("&lt;i&gt;"), "{html}");
            assert!(!html.contains(GENDER.get(lang)), "{lang}");
            let place = capital(ANYWHERE.get(lang));
            assert!(html.contains(&place), "{lang}: {place}");
        }
    }

    #[test]
    fn an_empty_list_and_a_narrow_filter_say_why_nobody_is_shown() {
        let all = [card("a", None, &["work"])];
        let narrow = Filter { way: Some("care"), ..Filter::default() };
        for lang in Lang::ALL {
            assert!(cards(&[], &narrow, lang).contains(EMPTY.get(lang)));
            assert!(cards(&all, &narrow, lang).contains(NOBODY.get(lang)));
            assert!(list(&[], &narrow, lang, "/").contains("data-volunteers-filters hidden"));
        }
        assert_eq!(found(3, 12, Lang::En), "Shown: 3 of 12");
    }
}
