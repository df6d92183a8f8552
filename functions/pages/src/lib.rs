//! The HTML of forms, lists and answers, shared by the generator and the functions.
//!
//! Each function takes plain data and a locale. Markup is written with `maud`, which escapes every
//! value; texts are those of `texts/<locale>.yaml`, compiled in by the crate `words`.

pub mod admin;
pub mod answer;
mod button;
pub mod facts;
pub mod field;
pub mod form;
pub mod intake;
mod kind;
pub mod problem;
pub mod recovery;
pub mod reveals;
pub mod signing;
#[cfg(test)]
mod tests;
mod texts;
pub mod volunteers;

use domain::{Locale, Words};
pub use kind::KindWords;
pub use maud::Markup;

/// A page of an answer, before it is put into the frame of the site.
#[derive(Debug, Clone)]
pub struct Page {
    /// The heading, as text.
    pub heading: &'static str,
    /// What is below it.
    pub body: Markup,
}

impl Page {
    fn new(locale: Locale, heading: Words, body: Markup) -> Page {
        Page { heading: heading.get(locale), body }
    }
}
