//! The frames in which answers are shown: pages of the site with placeholders for an answer.

use std::fmt;

use domain::Locale;

/// Gives the frames of the site.
pub trait Pages: fmt::Debug + Send + Sync {
    /// The frame of a locale, as the generator has built it.
    fn page(&self, locale: Locale) -> Option<String>;

    /// The site's name for readers of a locale, as its settings have it.
    fn name(&self, locale: Locale) -> Option<String>;
}
