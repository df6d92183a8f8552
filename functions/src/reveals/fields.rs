//! The names of the fields that come with the pages of this function.

/// The record, by the text that names it.
pub(super) const RECORD: &str = "record";
