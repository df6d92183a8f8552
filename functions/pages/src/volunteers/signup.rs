//! The questionnaire of a volunteer and what follows it.

use domain::form::{Faults, Input};
use domain::volunteer::form::FORM;
use domain::{Locale, address};
use maud::{Markup, html};

use super::own;
use crate::Page;
use crate::button::Weight;
use crate::form::{self, FormView};
use crate::texts::volunteers::signup as texts;

/// The questionnaire with what was filled in and what is wrong with it.
pub fn questionnaire(locale: Locale, input: &Input, faults: &Faults) -> Markup {
    let action = &address::signup(locale);
    form::render(&FORM, &FormView { locale, action, input, faults, hidden: &[] })
}

/// The questionnaire was accepted: the volunteer's secret code.
pub fn done(locale: Locale, link: &str) -> Page {
    let body = html! {
        p { (texts::DONE_TEXT.get(locale)) }
        p { (texts::KEEP_CODE.get(locale)) }
        p { code class="form__code" { (link) } }
        "\n"
        (own::button(locale, link, None, (texts::OPEN, Weight::Main)))
    };
    Page::new(locale, texts::DONE, body)
}
