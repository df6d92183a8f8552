//! Labels of the stable words on the pages of the staff.

use domain::form::{Choice, choice};

use crate::texts::admin as texts;

/// States of a card, in the order in which they are offered.
pub(super) const STATES: &[Choice] = &[
    choice("waiting", texts::states::WAITING),
    choice("listed", texts::states::LISTED),
    choice("paused", texts::states::PAUSED),
    choice("refused", texts::states::REFUSED),
];

/// What each state means.
pub(super) const MEANINGS: &[Choice] = &[
    choice("waiting", texts::meanings::WAITING),
    choice("listed", texts::meanings::LISTED),
    choice("paused", texts::meanings::PAUSED),
    choice("refused", texts::meanings::REFUSED),
];

/// Decisions.
pub(super) const DECISIONS: &[Choice] = &[
    choice("list", texts::LIST),
    choice("refuse", texts::REFUSE),
    choice("return", texts::RETURN),
    choice("propose-erasing", texts::PROPOSE),
    choice("erase", texts::ERASE),
    choice("keep", texts::KEEP),
    choice("answer", texts::complaint::ANSWER),
    choice("settle", texts::SETTLE),
    choice("block", texts::complaint::BLOCK),
    choice("unblock", texts::complaint::UNBLOCK),
    choice("grant", texts::oversight::GRANT),
    choice("decline", texts::oversight::DECLINE),
    choice("seen", texts::oversight::SEEN),
];

/// What somebody of the staff does that is counted.
pub(super) const ACTIVITIES: &[Choice] =
    &[choice("visits", texts::oversight::VISITS), choice("readings", texts::oversight::READINGS)];

/// Within what time it is counted.
pub(super) const MEASURES: &[Choice] = &[
    choice("burst", texts::oversight::BURST),
    choice("hour", texts::oversight::HOUR),
    choice("day", texts::oversight::DAY),
];
