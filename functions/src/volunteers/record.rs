//! The card of a volunteer, as it is kept.

use domain::volunteer::Profile;
use domain::{Lang, Locale};
use pages::facts::Fact;
use pages::volunteers::facts;
use serde::{Deserialize, Serialize};

use crate::records::{self, Proposal, State, Telephone};
use crate::store::Item;
use crate::stored::stored;

/// A volunteer's card as it is stored: everything but who it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolunteerCard {
    /// The answers.
    pub profile: Profile,
    /// Whether it is listed.
    pub state: State,
    /// The language of the signup, and of letters.
    pub lang: Lang,
    /// The version of the consent that was given.
    pub consent: String,
    /// When, in seconds since 1970.
    pub created: u64,
    /// Whether a moderator has found the proposal fit to be shown.
    pub proposal_read: bool,
    /// What is kept of the telephone outside the sealed contact; nothing in cards that are older
    /// than this.
    #[serde(default)]
    pub telephone: Option<Telephone>,
}
stored!(volunteer_card: VolunteerCard, 0..=2);

impl records::Card for VolunteerCard {
    fn state(&self) -> State {
        self.state
    }

    fn created(&self) -> u64 {
        self.created
    }

    fn proposal(&self) -> Option<Proposal> {
        let shown = if self.proposal_read { Proposal::Shown } else { Proposal::Hidden };
        self.profile.proposal.as_ref().map(|_| shown)
    }

    fn telephone(&self) -> Option<&Telephone> {
        self.telephone.as_ref()
    }

    fn decided(&self, former: &Item, state: State, proposal: Proposal) -> Item {
        let proposal_read = proposal == Proposal::Shown;
        former.next(&VolunteerCard { state, proposal_read, ..self.clone() })
    }

    fn facts(&self, locale: Locale) -> Vec<Fact> {
        facts::facts(locale, &self.profile)
    }

    fn place(&self, locale: Locale) -> Option<String> {
        facts::place(locale, &self.profile)
    }
}
