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
