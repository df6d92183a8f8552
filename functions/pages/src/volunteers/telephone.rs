//! The part of a volunteer's own card about its telephone: whether it is confirmed, and how to do that.

use domain::{Locale, address};
use maud::{Markup, html};

use crate::button::{Weight, hidden};
use crate::field::{CODE, LINK, PHONE};
use crate::texts::volunteers::own::telephone as texts;

/// What is known of the telephone of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TelephoneState {
    /// Its owner has shown to have it.
    Confirmed,
    /// A code is sent to it as a text message.
    BySms,
    /// A clerk gives a code.
    ByClerk,
    /// The card is older than this, and its telephone has to be entered once more.
    Unknown,
}

/// The part.
pub(super) fn part(locale: Locale, link: &str, state: TelephoneState) -> Markup {
    html! {
        h2 { (texts::TITLE.get(locale)) }
        "\n"
        @match state {
            TelephoneState::Confirmed => p { (texts::CONFIRMED.get(locale)) },
            TelephoneState::Unknown => p { (texts::UNKNOWN.get(locale)) },
            TelephoneState::BySms => {
                p { (texts::BY_SMS.get(locale)) }
                "\n"
                (form(locale, link, Field::Code))
                details {
                    summary { (texts::AGAIN.get(locale)) }
                    (form(locale, link, Field::Number))
                }
            }
            TelephoneState::ByClerk => {
                p { (texts::BY_CLERK.get(locale)) }
                "\n"
                (form(locale, link, Field::Code))
            }
        }
        "\n"
    }
}

/// What is typed.
enum Field {
    Code,
    Number,
}

fn form(locale: Locale, link: &str, field: Field) -> Markup {
    html! {
        form class="form" method="post" action=(address::own_telephone(locale)) {
            (hidden(&[(LINK, link)]))
            div class="form__field" {
                @match field {
                    Field::Code => {
                        label for=(CODE) { (texts::CODE.get(locale)) }
                        "\n"
                        input id=(CODE) name=(CODE) type="text" inputmode="numeric" required
                            maxlength="20" autocomplete="one-time-code";
                    }
                    Field::Number => {
                        label for=(PHONE) { (texts::NUMBER.get(locale)) }
                        "\n"
                        input id=(PHONE) name=(PHONE) type="tel" required maxlength="60"
                            autocomplete="tel";
                    }
                }
            }
            button class=(Weight::Quiet.class()) type="submit" {
                @match field {
                    Field::Code => (texts::CONFIRM.get(locale)),
                    Field::Number => (texts::SEND.get(locale)),
                }
            }
        }
        "\n"
    }
}
