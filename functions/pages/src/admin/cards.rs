//! The cards of one state, page after page, and finding one of them.

use domain::form::label;
use domain::{Locale, address};
use maud::{Markup, html};

use super::{back, labels, line, short};
use crate::button::{Weight, hidden};
use crate::field::{AFTER, DAY, FIND, KIND, STATE};
use crate::texts::admin as texts;
use crate::{KindWords, Page};

/// A page of cards.
#[derive(Debug)]
pub struct Cards<'a> {
    /// The stable name of the kind.
    pub kind: &'a str,
    /// The words of the kind.
    pub words: &'a KindWords,
    /// The state of the cards, by its stable word.
    pub state: &'a str,
    /// The code or the words that were looked for.
    pub find: &'a str,
    /// The day of the cards, as it was written.
    pub day: &'a str,
    /// The cards.
    pub rows: Vec<CardRow>,
    /// The place behind which the next page begins, if there is one.
    pub next: Option<&'a str>,
    /// How many cards of this page cannot be read.
    pub unreadable: usize,
}

/// A card in a list.
#[derive(Debug)]
pub struct CardRow {
    /// The record.
    pub record: String,
    /// When it came, in the reader's language.
    pub when: String,
    /// Its state, by its stable word.
    pub state: &'static str,
    /// Where, if the card tells.
    pub place: Option<String>,
}

/// The page.
pub fn page(locale: Locale, cards: &Cards<'_>) -> Page {
    let unreadable = cards.unreadable.to_string();
    let body = html! {
        (states(locale, cards))
        (search(locale, cards))
        @if cards.rows.is_empty() { p { (texts::NO_CARDS.get(locale)) } "\n" }
        (rows(locale, &cards.rows))
        @if cards.unreadable > 0 {
            p { (texts::UNREADABLE.fill(locale, &[("count", &unreadable)])) }
        }
        @if let Some(next) = cards.next {
            (line(&of(locale, cards, cards.state, Some(next)), texts::NEXT_PAGE.get(locale)))
        }
        (back(locale))
    };
    Page::new(locale, texts::CARDS, body)
}

/// The states, each with what it means.
fn states(locale: Locale, cards: &Cards<'_>) -> Markup {
    html! {
        nav class="admin__states" aria-label=(texts::STATE.get(locale)) {
            @for state in labels::STATES {
                @let here = (state.word == cards.state).then_some("page");
                a href=(of(locale, cards, state.word, None)) aria-current=[here] {
                    (state.label.get(locale))
                }
                "\n"
            }
        }
        p { (label(labels::MEANINGS, cards.state, locale).unwrap_or_default()) }
        "\n"
    }
}

fn search(locale: Locale, cards: &Cards<'_>) -> Markup {
    html! {
        form class="form admin__search" method="get" action=(address::admin_cards(locale))
            role="search" {
            (hidden(&[(KIND, cards.kind), (STATE, cards.state)]))
            div class="form__field" {
                label for="find" { (texts::FIND.get(locale)) }
                "\n"
                input id="find" name=(FIND) value=(cards.find) maxlength="80" data-find;
            }
            div class="form__field" {
                label for="day" { (texts::DAY.get(locale)) }
                "\n"
                input id="day" name=(DAY) type="date" value=(cards.day);
            }
            button class=(Weight::Quiet.class()) type="submit" { (texts::SEARCH.get(locale)) }
        }
        "\n"
    }
}

/// The address of a page of cards.
fn of(locale: Locale, cards: &Cards<'_>, state: &str, after: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(KIND, cards.kind).append_pair(STATE, state);
    for (name, value) in [(FIND, cards.find), (DAY, cards.day), (AFTER, after.unwrap_or(""))] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("{}?{}", address::admin_cards(locale), query.finish())
}

/// Cards as links.
pub(super) fn rows(locale: Locale, rows: &[CardRow]) -> Markup {
    html! {
        @if !rows.is_empty() {
            ul class="admin__rows" {
                @for row in rows {
                    li {
                        a href=(address::admin_card(locale, &row.record)) { (short(&row.record)) }
                        " " (row.when) " · "
                        (label(labels::STATES, row.state, locale).unwrap_or(row.state))
                        @if let Some(place) = &row.place { " · " (place) }
                    }
                    "\n"
                }
            }
            "\n"
        }
    }
}
