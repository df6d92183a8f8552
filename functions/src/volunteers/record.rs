//! What is kept of a volunteer, and under which keys.

use domain::Lang;
use domain::volunteer::Profile;
use serde::{Deserialize, Serialize};

use crate::store::Key;

/// The kind of record that contacts are bound to.
pub(super) const KIND: &str = "volunteer";

/// A volunteer's card as it is kept: everything but who he is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// What he told.
    pub profile: Profile,
    /// Whether he is listed.
    pub state: State,
    /// The language in which he signed up, and is written to.
    pub lang: Lang,
    /// The version of the consent that he gave.
    pub consent: String,
    /// When, in seconds since 1970.
    pub created: u64,
    /// Whether a moderator has found his proposal fit to be shown.
    pub proposal_read: bool,
}

/// Whether a volunteer is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Waits for a moderator.
    Waiting,
    /// Is listed.
    Listed,
    /// Does not want to be listed for a while.
    Paused,
    /// A moderator has found that it is no volunteer's card.
    Refused,
}

impl State {
    /// The list of the store in which cards of this state stand.
    pub fn list(self) -> &'static str {
        match self {
            State::Waiting => "volunteers:waiting",
            State::Listed => "volunteers:listed",
            State::Paused => "volunteers:paused",
            State::Refused => "volunteers:refused",
        }
    }
}

/// The key of a card.
pub(super) fn card(id: &str) -> Key {
    Key::new(format!("VOLUNTEER#{id}"), "CARD")
}

/// The key of a sealed contact.
pub(super) fn contact(id: &str) -> Key {
    Key::new(format!("VOLUNTEER#{id}"), "CONTACT")
}

/// The key of a secret link, by the name that is made of it: the link itself is not kept.
pub(super) fn link(name: &str) -> Key {
    Key::new(format!("LINK#{name}"), "LINK")
}

/// The key of a proof that was used.
pub(super) fn used(name: &str) -> Key {
    Key::new(format!("USED#{name}"), "USED")
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    /// The volunteer.
    pub id: String,
}

/// What a used proof was used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Used {
    /// The name of the answers that came with it.
    pub answers: String,
}
