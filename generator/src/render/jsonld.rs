//! Structured data after schema.org, as JSON-LD.

use domain::Lang;

use super::Press;
use crate::resolve::Entry;

/// What an entry is, for search engines.
pub(super) fn entry(_press: &Press, _entry: &Entry, _lang: Lang) -> String {
    String::new()
}

/// What the site is, for search engines.
pub(super) fn site(_press: &Press, _lang: Lang) -> String {
    String::new()
}
