//! The questionnaire of a volunteer and what follows it.

use domain::form::{Faults, Form, Input};
use domain::secret_code::SecretCode;
use domain::volunteer::form::{ANSWERS, CONTACTS, FORM};
use domain::{Locale, address};
use maud::{Markup, html};

use super::own;
use crate::Page;
use crate::button::Weight;
use crate::field::LINK;
use crate::form::{self, FormView};
use crate::texts::volunteers::signup as texts;

/// The questionnaire with what was filled in and what is wrong with it.
pub fn questionnaire(locale: Locale, input: &Input, faults: &Faults) -> Markup {
    let action = &address::signup(locale);
    form::render(&FORM, &FormView { locale, action, input, faults, hidden: &[], public: None })
}

/// The questionnaire was accepted: the volunteer's secret code.
pub fn done(locale: Locale, link: &SecretCode) -> Page {
    let body = html! {
        p { (texts::DONE_TEXT.get(locale)) }
        (code(locale, link))
        (own::button(locale, &link.to_string(), None, (texts::OPEN, Weight::Main)))
        p { a href=(address::join(locale)) { (texts::ANOTHER.get(locale)) } }
        "\n"
    };
    Page::new(locale, texts::DONE, body)
}

/// The secret code, to be copied, printed or written down. The script forgets the draft of the form
/// on a page that shows it.
pub(crate) fn code(locale: Locale, link: &SecretCode) -> Markup {
    html! {
        p { (texts::KEEP_CODE.get(locale)) }
        div class="secret" data-secret data-sent=(FORM.name) {
            p { code class="form__code" translate="no" { (link.to_string()) } }
            p class="secret__ways" data-secret-ways hidden {
                button class=(Weight::Quiet.class()) type="button" data-secret-copy
                    data-copied=(texts::COPIED.get(locale)) { (texts::COPY.get(locale)) }
                " "
                button class=(Weight::Quiet.class()) type="button" data-secret-print {
                    (texts::PRINT.get(locale))
                }
            }
            p class="print-only" {
                (texts::PRINTED.get(locale)) " " (address::own(locale))
            }
        }
        "\n"
    }
}

/// Other answers of the same sender arrived before: the way to the card, and the new answers in the
/// forms that change it.
pub fn already(locale: Locale, link: &SecretCode, input: &Input) -> Page {
    let typed = link.to_string();
    let form = |form: &'static Form, action: String| {
        let known = |name: &str| form.fields().any(|field| name.starts_with(field.name));
        let input: Vec<_> = input.iter().filter(|(name, _)| known(name)).cloned().collect();
        let (faults, hidden) = (&Faults::new(), &[(LINK, typed.as_str())]);
        let (action, input) = (&action, &input);
        form::render(form, &FormView { locale, action, input, faults, hidden, public: None })
    };
    let body = html! {
        p role="alert" { strong { (texts::ALREADY_TEXT.get(locale)) } }
        (code(locale, link))
        (own::button(locale, &typed, None, (texts::OPEN, Weight::Main)))
        p { (texts::ALREADY_CHANGE.get(locale)) }
        (form(&ANSWERS, address::own_answers(locale)))
        (form(&CONTACTS, address::own_contacts(locale)))
        p { a href=(address::join(locale)) { (texts::ANOTHER.get(locale)) } }
        "\n"
    };
    Page::new(locale, texts::ALREADY, body)
}
