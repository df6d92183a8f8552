//! What went wrong, as a page.

use domain::Locale;
use maud::{Markup, html};

use crate::Page;
use crate::texts::problem as texts;

/// The page of a problem that has no page of its own.
pub fn page(locale: Locale, message: &str) -> Page {
    Page::new(locale, texts::HEADING, alert(message))
}

/// A message that is read aloud at once.
pub(crate) fn alert(message: &str) -> Markup {
    html! { p role="alert" { (message) } "\n" }
}
