//! What is kept of a volunteer, and under which keys.

use domain::Lang;
use domain::volunteer::Profile;
use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::store::{Item, Key, Write};
use crate::stored::stored;

/// The kind of record that contacts are bound to.
pub(crate) const KIND: &str = "volunteer";

/// A volunteer's card as it is kept: everything but who he is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
stored!(volunteer_card: Card, 0..=1);

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
pub(crate) fn card(id: &str) -> Key {
    Key::new(format!("VOLUNTEER#{id}"), "CARD")
}

/// The write that puts a card in the place of its former version, in the list of its state.
pub(crate) fn replace(id: &str, former: &Item, next: &Card) -> Write {
    let place = format!("{:012}#{id}", next.created);
    Write::Replace(former.next(next).listed(next.state.list(), place))
}

/// The key of a sealed contact.
pub(crate) fn contact(id: &str) -> Key {
    Key::new(format!("VOLUNTEER#{id}"), "CONTACT")
}

/// The prefix of the parts that tell who looked.
pub(crate) const LOOKS: &str = "LOOK#";

/// The key of one look at a contact.
pub(crate) fn look(id: &str, at: u64, request: &str) -> Key {
    Key::new(format!("VOLUNTEER#{id}"), format!("{LOOKS}{at:012}#{request}"))
}

/// The key of a volunteer's note of where his own secret link is kept.
pub(crate) fn own_link(id: &str) -> Key {
    Key::new(format!("VOLUNTEER#{id}"), "LINK")
}

/// The name under which a secret link is kept.
pub(super) fn link_name(app: &AppContext, link: &str) -> String {
    app.secrets.links.name(&[b"kept", link.as_bytes()])
}

/// The key of a secret link, by the name that is made of it: the link itself is not kept.
pub(crate) fn link(name: &str) -> Key {
    Key::new(format!("LINK#{name}"), "LINK")
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Link {
    /// The volunteer.
    pub id: String,
}
stored!(link: Link, 0..=1);

/// The name of a volunteer's own secret link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OwnLink {
    /// The name that is made of it.
    pub name: String,
}
stored!(own_link: OwnLink, 1, after OwnLinkZero);

/// The same as a bare text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct OwnLinkZero(String);
stored!(former own_link: OwnLinkZero, 0);

impl From<OwnLinkZero> for OwnLink {
    fn from(OwnLinkZero(name): OwnLinkZero) -> OwnLink {
        OwnLink { name }
    }
}

/// That somebody was shown a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Look {
    /// When, in seconds since 1970.
    pub at: u64,
    /// What for: a word of [`domain::reveal::PURPOSES`].
    pub purpose: String,
    /// How he showed who he is.
    pub way: Way,
    /// Who, hidden from whoever has only the table.
    pub who: String,
}
stored!(look: Look, 0..=1);

/// How somebody shows who he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Way {
    /// By an e-signature.
    Signature,
    /// By a document, to a clerk.
    Counter,
}

/// Who is shown a contact, as the volunteer reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Looker {
    /// His name, or the kind of document that he showed.
    pub name: String,
    /// For whom he asks, if not for himself.
    pub organisation: Option<String>,
}
stored!(looker: Looker, 0..=1);
