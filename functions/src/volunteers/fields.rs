//! The names of the fields that come with the pages of one's own card.

/// The secret link.
pub(super) const LINK: &str = "link";

/// The change of one's own card.
pub(super) const CHANGE: &str = "change";

/// Names one row of the access log.
pub(super) const LOOK: &str = "look";

/// The words of a complaint.
pub(super) const WORDS: &str = "words";
