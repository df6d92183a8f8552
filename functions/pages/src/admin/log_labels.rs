//! Labels of the stable words of the log.

use domain::form::{Choice, choice};

use crate::texts::log as texts;

/// Labels of events.
pub(super) const EVENTS: &[Choice] = &[
    choice("sign-in", texts::events::SIGN_IN),
    choice("sign-in-refused", texts::events::SIGN_IN_REFUSED),
    choice("list", texts::events::LIST),
    choice("refuse", texts::events::REFUSE),
    choice("reveal", texts::events::REVEAL),
    choice("reveal-refused", texts::events::REVEAL_REFUSED),
    choice("complaint", texts::events::COMPLAINT),
    choice("complaint-answered", texts::events::COMPLAINT_ANSWERED),
    choice("complaint-settled", texts::events::COMPLAINT_SETTLED),
    choice("block", texts::events::BLOCK),
    choice("unblock", texts::events::UNBLOCK),
    choice("card-read", texts::events::CARD_READ),
    choice("return", texts::events::RETURN),
    choice("erase-proposed", texts::events::ERASE_PROPOSED),
    choice("erase-declined", texts::events::ERASE_DECLINED),
    choice("erase", texts::events::ERASE),
    choice("telephone-code", texts::events::TELEPHONE_CODE),
    choice("code-renewed", texts::events::CODE_RENEWED),
    choice("recovery-refused", texts::events::RECOVERY_REFUSED),
    choice("alarm", texts::events::ALARM),
    choice("permit-asked", texts::events::PERMIT_ASKED),
    choice("permit", texts::events::PERMIT),
    choice("permit-declined", texts::events::PERMIT_DECLINED),
    choice("role", texts::events::ROLE),
    choice("log-exported", texts::events::LOG_EXPORTED),
    choice("evidence-confirmed", texts::events::EVIDENCE_CONFIRMED),
    choice("evidence-opened", texts::events::EVIDENCE_OPENED),
];

/// Labels of facts.
pub(super) const FACTS: &[Choice] = &[
    choice("request", texts::facts::REQUEST),
    choice("purpose", texts::facts::PURPOSE),
    choice("role", texts::facts::ROLE),
    choice("message", texts::facts::MESSAGE),
    choice("document", texts::facts::DOCUMENT),
    choice("visitor", texts::facts::VISITOR),
    choice("telephone", texts::facts::TELEPHONE),
    choice("step", texts::facts::STEP),
    choice("reason", texts::facts::REASON),
    choice("viewer", texts::facts::VIEWER),
    choice("person", texts::facts::PERSON),
    choice("roles", texts::facts::ROLES),
    choice("activity", texts::facts::ACTIVITY),
    choice("measure", texts::facts::MEASURE),
    choice("count", texts::facts::COUNT),
];

/// Labels of the roles in which somebody signs.
pub(super) const ROLES: &[Choice] = &[
    choice("person", texts::roles::PERSON),
    choice("head", texts::roles::HEAD),
    choice("right-to-sign", texts::roles::RIGHT_TO_SIGN),
    choice("finance", texts::roles::FINANCE),
    choice("personnel", texts::roles::PERSONNEL),
    choice("employee", texts::roles::EMPLOYEE),
];

/// Why a contact was not shown; other reasons are steps of verifying a signature, shown by their
/// stable words.
pub(super) const REASONS: &[Choice] = &[
    choice("used", texts::reasons::USED),
    choice("expired", texts::reasons::EXPIRED),
    choice("quota", texts::reasons::QUOTA),
    choice("not-listed", texts::reasons::NOT_LISTED),
    choice("changed", texts::reasons::CHANGED),
    choice("no-card", texts::reasons::NO_CARD),
    choice("blocked", texts::reasons::BLOCKED),
    choice("staff-limit", texts::reasons::STAFF_LIMIT),
    choice("approval", texts::reasons::APPROVAL),
];
