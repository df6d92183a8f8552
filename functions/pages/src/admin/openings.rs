//! Confirmations of two people that the evidence of a request is to be opened.

use domain::{Locale, address};
use maud::html;

use super::{back, words_form};
use crate::Page;
use crate::button::Weight;
use crate::texts::admin as texts;

/// A request whose evidence is to be opened.
#[derive(Debug)]
pub struct Opening<'a> {
    /// The request.
    pub request: &'a str,
    /// How many people have confirmed it.
    pub people: usize,
    /// Whether the reader is one of them.
    pub confirmed: bool,
    /// When the last confirmation was made, in the reader's language.
    pub when: String,
    /// The reasons that they gave.
    pub reasons: Vec<String>,
}

/// The page of all of them.
pub fn page(locale: Locale, openings: &[Opening<'_>]) -> Page {
    let action = address::admin_evidence(locale);
    let confirm = [("confirm", texts::evidence::CONFIRM, Weight::Main)];
    let body = html! {
        p { (texts::evidence::HELP.get(locale)) }
        @for opening in openings {
            @let people = opening.people.to_string();
            article class="admin__card" {
                p class="admin__when" { (opening.when) " · " code { (opening.request) } }
                p { (texts::evidence::PEOPLE.fill(locale, &[("count", &people)])) }
                @for reason in &opening.reasons { blockquote { (reason) } }
                @if !opening.confirmed {
                    @let id = format!("reason-{}", opening.request);
                    (words_form(locale, &action, &[("request", opening.request)],
                        (&id, texts::evidence::REASON), &confirm))
                }
            }
            "\n"
        }
        h2 { (texts::evidence::NEW.get(locale)) }
        form class="form" method="post" action=(action) {
            div class="form__field" {
                label for="request" { (texts::evidence::REQUEST.get(locale)) }
                "\n"
                input id="request" name="request" maxlength="40" required;
            }
            div class="form__field" {
                label for="reason" { (texts::evidence::REASON.get(locale)) }
                "\n"
                textarea id="reason" name="words" rows="4" maxlength="4000" required {}
            }
            button class=(Weight::Main.class()) type="submit" {
                (texts::evidence::CONFIRM.get(locale))
            }
        }
        (back(locale))
    };
    Page::new(locale, texts::evidence::TITLE, body)
}
