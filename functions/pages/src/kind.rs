//! The words of a kind of record on these pages.

use domain::{Locale, Words};
use maud::{Markup, html};

/// What a kind of record is called on the pages about its records.
#[derive(Debug, Clone, Copy)]
pub struct KindWords {
    /// The public list.
    pub list: Words,
    /// The address of the public list.
    pub list_address: fn(Locale) -> String,
    /// The heading of the page on which a contact is asked for.
    pub ask: Words,
    /// How a contact is asked for.
    pub ask_help: Words,
    /// The heading of the page that shows a contact.
    pub contact: Words,
    /// That the owner sees the request, on that page.
    pub recorded: Words,
    /// The heading of new cards, for moderators.
    pub waiting: Words,
    /// How many cards are listed and shown, with `{listed}` and `{shown}`.
    pub counted: Words,
    /// Where a clerk finds a card.
    pub clerk: Words,
}

impl KindWords {
    /// A link to the public list.
    pub(crate) fn link(&self, locale: Locale) -> Markup {
        html! { a href=((self.list_address)(locale)) { (self.list.get(locale)) } }
    }

    /// A paragraph with a link to the public list.
    pub(crate) fn list_line(&self, locale: Locale) -> Markup {
        html! { p { (self.link(locale)) } "\n" }
    }
}
