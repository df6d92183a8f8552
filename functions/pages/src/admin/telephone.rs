//! The page on which a clerk makes a code that confirms a telephone.

use domain::{Locale, address};
use maud::html;

use super::back;
use crate::Page;
use crate::button::Weight;
use crate::field::PHONE;
use crate::problem::alert;
use crate::texts::admin::telephone as texts;

/// A telephone for which a code is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct TelephoneCode<'a> {
    /// The number, as it was typed.
    pub number: &'a str,
    /// Its code, once it is made.
    pub code: Option<&'a str>,
    /// What is wrong with the number.
    pub alert: Option<&'a str>,
}

/// The page.
pub fn telephone(locale: Locale, asked: &TelephoneCode<'_>) -> Page {
    let wrong = asked.alert.map(|_| "true");
    let body = html! {
        @if let Some(message) = asked.alert { (alert(message)) }
        p { (texts::HELP.get(locale)) }
        "\n"
        @if let Some(code) = asked.code {
            p role="status" {
                (texts::CODE.get(locale)) " " bdi { (asked.number) } ": "
                strong translate="no" { (code) }
            }
            "\n"
        } @else {
            form class="form" method="post" action=(address::admin_telephone(locale)) {
                div class="form__field" {
                    label for=(PHONE) { (texts::NUMBER.get(locale)) }
                    "\n"
                    input id=(PHONE) name=(PHONE) type="tel" required maxlength="60"
                        autocomplete="off" value=(asked.number) aria-invalid=[wrong];
                }
                button class=(Weight::Main.class()) type="submit" { (texts::MAKE.get(locale)) }
            }
            "\n"
        }
        (back(locale))
    };
    Page::new(locale, texts::TITLE, body)
}
