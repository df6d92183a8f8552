//! The names of the fields that come with the pages of the staff.

/// The record, by the text that names it.
pub(super) const RECORD: &str = "record";

/// The version of a card that was looked at.
pub(super) const VERSION: &str = "version";

/// What is decided.
pub(super) const DECISION: &str = "decision";

/// Whether a proposal may be shown.
pub(super) const PROPOSAL: &str = "proposal";

/// The newest row of a page of the log.
pub(super) const LAST: &str = "last";

/// Whether all rows of the log are to be checked.
pub(super) const WHOLE: &str = "whole";
