//! The pages on which the owner of a card gets a new secret code in place of a lost one.

use domain::secret_code::SecretCode;
use domain::{Locale, address};
use maud::{Markup, html};

use crate::Page;
use crate::button::{Weight, hidden};
use crate::field::{CODE, PHONE};
use crate::problem::alert;
use crate::signing::{self, Signing};
use crate::texts::admin::session;
use crate::texts::recovery as texts;
use crate::volunteers::{own, signup};

/// How far a person has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The telephone is asked for.
    Telephone,
    /// The code is asked for that was sent to it.
    Code,
}

/// A recovery.
#[derive(Debug, Clone, Copy)]
pub struct Recovery<'a> {
    /// Whether codes can be sent as text messages.
    pub by_sms: bool,
    /// How far it has come.
    pub step: Step,
    /// The telephone, as it was typed.
    pub number: &'a str,
    /// What went wrong.
    pub alert: Option<&'a str>,
}

/// The page that asks for the telephone or the code.
pub fn page(locale: Locale, recovery: &Recovery<'_>) -> Page {
    let Recovery { step, number, alert: message, .. } = *recovery;
    let body = html! {
        @if let Some(message) = message { (alert(message)) }
        @match step {
            Step::Telephone => (telephone(locale, recovery)),
            Step::Code => (code(locale, number)),
        }
    };
    Page::new(locale, texts::TITLE, body)
}

fn telephone(locale: Locale, recovery: &Recovery<'_>) -> Markup {
    let (sms, signature) = (address::recovery(locale), address::signed_recovery(locale));
    let action = if recovery.by_sms { &sms } else { &signature };
    html! {
        p { (texts::HELP.get(locale)) }
        "\n"
        form class="form" method="post" action=(action) {
            div class="form__field" {
                label for=(PHONE) { (texts::NUMBER.get(locale)) }
                "\n"
                input id=(PHONE) name=(PHONE) type="tel" required maxlength="60"
                    autocomplete="tel" value=(recovery.number)
                    aria-invalid=[recovery.alert.map(|_| "true")];
            }
            @if recovery.by_sms {
                p { (texts::SMS_HELP.get(locale)) }
                button class=(Weight::Main.class()) type="submit" { (texts::SMS.get(locale)) }
                "\n"
            }
            p { (texts::SIGN_HELP.get(locale)) }
            button class=(Weight::Quiet.class()) type="submit" formaction=(signature) {
                (texts::SIGN.get(locale))
            }
        }
        "\n"
    }
}

fn code(locale: Locale, number: &str) -> Markup {
    html! {
        p { (texts::SENT.get(locale)) }
        "\n"
        form class="form" method="post" action=(address::recovery_code(locale)) {
            (hidden(&[(PHONE, number)]))
            div class="form__field" {
                label for=(CODE) { (texts::CODE.get(locale)) }
                "\n"
                input id=(CODE) name=(CODE) type="text" inputmode="numeric" required
                    maxlength="20" autocomplete="one-time-code";
            }
            button class=(Weight::Main.class()) type="submit" { (texts::GO.get(locale)) }
        }
        p { a href=(address::recovery(locale)) { (texts::AGAIN.get(locale)) } }
        "\n"
    }
}

/// The text that is signed, and the code that it contains too.
pub fn sign(locale: Locale, signing: &Signing<'_>, code: &str) -> Page {
    let body = html! {
        p class="admin__code" { (session::CODE.get(locale)) " " strong { (code) } }
        p { (session::CODE_HELP.fill(locale, &[("code", code)])) }
        (signing::render(locale, signing, &address::recovered(locale)))
    };
    Page::new(locale, texts::TITLE, body)
}

/// The new secret code.
pub fn done(locale: Locale, link: &SecretCode) -> Page {
    let body = html! {
        p { (texts::DONE_TEXT.get(locale)) }
        (signup::code(locale, link))
        (own::button(locale, &link.to_string(), None, (texts::OPEN, Weight::Main)))
    };
    Page::new(locale, texts::DONE, body)
}
