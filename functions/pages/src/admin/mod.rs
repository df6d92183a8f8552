//! The pages of the portal's staff.

mod home;
pub mod log;
mod record;
mod telephone;

use domain::{Locale, address};
use maud::{Markup, html};

use crate::Page;
use crate::button::{Weight, button};
use crate::signing::{self, Signing};
use crate::texts::admin as texts;

pub use home::{Complaint, Erasure, Home, Queue, Tasks, home};
pub use record::{Record, card};
pub use telephone::{TelephoneCode, telephone};

/// The way in.
pub fn sign_in(locale: Locale) -> Page {
    let (action, text) = (address::admin_challenge(locale), texts::ENTER.get(locale));
    let body = html! {
        p { (texts::STAFF_ONLY.get(locale)) }
        (button(&action, &[], text, Weight::Main))
    };
    Page::new(locale, texts::TITLE, body)
}

/// The text that signs a member of staff in.
pub fn challenge(locale: Locale, signing: &Signing<'_>) -> Page {
    let body = signing::render(locale, signing, &address::admin_session(locale));
    Page::new(locale, texts::TITLE, body)
}

/// The way back to the home page.
fn back(locale: Locale) -> Markup {
    html! { p { a href=(address::admin(locale)) { (texts::BACK.get(locale)) } } "\n" }
}
