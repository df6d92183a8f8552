//! The way to a volunteer's own card once more, after a code that leads nowhere.

use domain::{Locale, address};
use maud::html;

use crate::Page;
use crate::button::Weight;
use crate::field::LINK;
use crate::problem::alert;
use crate::texts::volunteers::own as texts;

/// The way to the card once more, with what was typed in place of its code.
pub fn wrong_code(locale: Locale, typed: &str, message: &str) -> Page {
    let body = html! {
        (alert(message))
        form class="form" method="post" action=(address::own_card(locale)) {
            div class="form__field form__field--wrong" {
                label for=(LINK) { (texts::CODE.get(locale)) }
                "\n"
                input id=(LINK) name=(LINK) type="text" value=(typed) required maxlength="400"
                    autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-invalid="true";
            }
            button class=(Weight::Main.class()) type="submit" { (texts::OPEN.get(locale)) }
        }
        p { a href=(address::recovery(locale)) { (texts::LOST.get(locale)) } }
        "\n"
        p { a href=(address::join(locale)) { (texts::JOIN.get(locale)) } }
        "\n"
    };
    Page::new(locale, texts::TITLE, body)
}
