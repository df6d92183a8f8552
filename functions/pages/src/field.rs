//! The names of the fields that the forms of these pages send beyond the questions of a
//! [`Form`](domain::form::Form).

/// The record that a form is about.
pub const RECORD: &str = "record";

/// The ticket that replaces a proof of work or shows who made a request.
pub const TICKET: &str = "ticket";

/// The attempt to fill in a public form: the same while a person returns to the form and sends it again.
pub const ATTEMPT: &str = "attempt";

/// Asks for a form with its answers, which are not to be taken yet: in another language.
pub const SHOW: &str = "show";

/// The request that is signed or complained about.
pub const REQUEST: &str = "request";

/// A signature made by NCALayer.
pub const SIGNATURE: &str = "signature";

/// The secret code of a volunteer.
pub const LINK: &str = "link";

/// What a volunteer does with the own card.
pub const CHANGE: &str = "change";

/// The access that a volunteer complains about.
pub const LOOK: &str = "look";

/// The words of a complaint.
pub const WORDS: &str = "words";

/// A telephone.
pub const PHONE: &str = "phone";

/// A one-time code that shows that somebody has a telephone.
pub const CODE: &str = "code";

/// The version of a card that a decision is about.
pub const VERSION: &str = "version";

/// What a moderator decides.
pub const DECISION: &str = "decision";

/// Whether a proposal may be shown.
pub const PROPOSAL: &str = "proposal";

/// The newest row of a page of the log.
pub const LAST: &str = "last";

/// Whether all rows of the log are checked.
pub const WHOLE: &str = "whole";

/// What was sent when a session had ended: an address and its fields.
pub const KEPT: &str = "kept";

/// The name of a kind of record.
pub const KIND: &str = "kind";

/// The state of the cards that are shown.
pub const STATE: &str = "state";

/// The place in a list behind which a page begins.
pub const AFTER: &str = "after";

/// The code or the words that are looked for.
pub const FIND: &str = "find";

/// A day, as `2026-11-29`.
pub const DAY: &str = "day";

/// The state that a card had before a decision.
pub const FORMER: &str = "former";

/// Somebody of the staff or a viewer, by the name made of their number.
pub const PERSON: &str = "person";

/// What somebody of the staff does that is counted.
pub const ACTIVITY: &str = "activity";

/// The key of an alarm.
pub const ALARM: &str = "alarm";

/// An event of the log.
pub const EVENT: &str = "event";

/// The first day of rows of the log.
pub const FROM: &str = "from";

/// The last day of rows of the log.
pub const TO: &str = "to";

/// The person whose rows of the log are chosen.
pub const ACTOR: &str = "actor";

/// The number of a document.
pub const NUMBER: &str = "number";
