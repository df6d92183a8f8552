//! Cards: everything that is kept of a person but who it is.

use std::fmt;

use domain::Locale;
use pages::facts::Fact;
use serde::{Deserialize, Serialize};

use crate::store::Item;

/// Whether a card is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Waits for a moderator.
    Waiting,
    /// Is listed.
    Listed,
    /// Its owner has taken it off the list for a while.
    Paused,
    /// A moderator does not list it.
    Refused,
}

impl State {
    /// All of them.
    pub const ALL: [State; 4] = [State::Waiting, State::Listed, State::Paused, State::Refused];

    /// The stable word.
    pub const fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Listed => "listed",
            State::Paused => "paused",
            State::Refused => "refused",
        }
    }
}

/// Free text on a card, which is shown only when a moderator has found it fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// It is not shown.
    Hidden,
    /// It is shown.
    Shown,
}

/// What a card keeps of its telephone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telephone {
    /// The name that is made of the number.
    pub name: String,
    /// Since when it is known that its owner has the number, in seconds since 1970.
    pub confirmed: Option<u64>,
}

/// A card of any kind.
pub trait Card: fmt::Debug + Send + Sync {
    /// Whether it is listed.
    fn state(&self) -> State;

    /// When it was made, in seconds since 1970.
    fn created(&self) -> u64;

    /// Its free text, if it has any.
    fn proposal(&self) -> Option<Proposal>;

    /// Its telephone, of which one card at most is let in; nothing where numbers may be shared, and
    /// for cards that are older than this.
    fn telephone(&self) -> Option<&Telephone> {
        None
    }

    /// The item of this card in the place of its former one, with another state and with its free
    /// text shown or not. It stands in no list yet.
    fn decided(&self, former: &Item, state: State, proposal: Proposal) -> Item;

    /// Its answers, as people read them.
    fn facts(&self, locale: Locale) -> Vec<Fact>;

    /// Where, for lists of cards; nothing if the kind does not tell.
    fn place(&self, _: Locale) -> Option<String> {
        None
    }
}

/// The place of a card in the list of its state: the oldest stands first.
pub(crate) fn place(created: u64, id: &str) -> String {
    format!("{created:012}#{id}")
}
