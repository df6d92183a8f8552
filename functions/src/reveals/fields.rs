//! The names of the fields that come with the pages of this function.

/// Names a record.
pub(super) const RECORD: &str = "record";
