//! The form that filters and sorts the list; it is sent by GET, so that its address can be shared.

use domain::form::{Choice, Words};
use domain::volunteer::filter::{Filter, NO_VEHICLE, SORTS};
use domain::volunteer::form::{DAYS, HOURS, VEHICLE, WAYS};
use domain::{Kato, Locale, address};
use maud::{Markup, html};

use crate::texts::volunteers::filter as texts;

/// The form with what was chosen.
pub(super) fn render(locale: Locale, filter: &Filter) -> Markup {
    let action = address::volunteer_list(locale);
    html! {
        form class="volunteers__filters" method="get" action=(action) role="search"
            aria-label=(texts::TITLE.get(locale)) {
            "\n"
            (select(locale, "place", texts::PLACE, &places(locale, filter.place)))
            (choose(locale, ("way", texts::WAY), WAYS, filter.way))
            (choose(locale, ("day", texts::DAY), DAYS, filter.day))
            (choose(locale, ("hours", texts::HOURS), HOURS, filter.hours))
            (choose(locale, ("vehicle", texts::VEHICLE), VEHICLE, filter.vehicle))
            (select(locale, "sort", texts::SORT, &html! {
                @for (sort, choice) in &SORTS {
                    (option(choice.word, choice.label.get(locale), *sort == filter.sort))
                }
            }))
            div class="volunteers__buttons" {
                button class="volunteers__show" type="submit" { (texts::SHOW.get(locale)) }
                " "
                a class="volunteers__clear" href=(action) data-volunteers-clear {
                    (texts::CLEAR.get(locale))
                }
            }
        }
        "\n"
    }
}

fn select(locale: Locale, name: &str, title: Words, options: &Markup) -> Markup {
    let id = format!("filter-{name}");
    html! {
        div class="volunteers__filter" {
            label for=(id) { (title.get(locale)) }
            select id=(id) name=(name) { "\n" (options) }
        }
        "\n"
    }
}

fn option(value: &str, text: &str, chosen: bool) -> Markup {
    html! { option value=(value) selected[chosen] { (text) } "\n" }
}

fn choose(
    locale: Locale,
    (name, title): (&str, Words),
    choices: &[Choice],
    chosen: Option<&str>,
) -> Markup {
    // Nobody looks for volunteers without a vehicle.
    let offered = |choice: &&Choice| name != "vehicle" || choice.word != NO_VEHICLE;
    let options = html! {
        (option("", texts::ANY.get(locale), chosen.is_none()))
        @for choice in choices.iter().filter(offered) {
            (option(choice.word, choice.label.get(locale), chosen == Some(choice.word)))
        }
    };
    select(locale, name, title, &options)
}

fn places(locale: Locale, chosen: Option<Kato>) -> Markup {
    let lang = locale.language();
    html! {
        (option("", texts::ANYWHERE.get(locale), chosen.is_none()))
        @for oblast in Kato::oblasts() {
            optgroup label=(oblast.name(lang)) {
                "\n"
                @for place in std::iter::once(oblast).chain(oblast.children()) {
                    (option(&place.to_string(), place.name(lang), chosen == Some(place)))
                }
            }
            "\n"
        }
    }
}
