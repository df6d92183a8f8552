//! The staff: who may do what at the desk, by the names made of their numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::keys::Secrets;

/// What somebody of the staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Lets cards in and out.
    Moderator,
    /// Shows a contact to a person who is present with an identity document.
    Clerk,
    /// Reads the log.
    Auditor,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 3] = [Role::Moderator, Role::Clerk, Role::Auditor];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Role::Moderator => "moderator",
            Role::Clerk => "clerk",
            Role::Auditor => "auditor",
        }
    }

    /// The role of a word.
    pub fn of(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// The staff as it is written down: roles by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List(pub BTreeMap<String, BTreeSet<Role>>);

/// Knows the staff, as of now: who is struck off is out at once.
pub trait Staff: fmt::Debug + Send + Sync {
    /// The roles of a name; none for strangers, and if the list cannot be read.
    fn roles(&self, name: &str) -> BTreeSet<Role>;
}

impl Staff for List {
    fn roles(&self, name: &str) -> BTreeSet<Role> {
        self.0.get(name).cloned().unwrap_or_default()
    }
}

/// The name made of a person's number, under which he stands in lists, quotas and the log. Who has
/// the table and the program, but not the secret, learns no number from it.
pub fn name(secrets: &Secrets, iin: &str) -> String {
    secrets.lookup.name(&[b"iin", iin.as_bytes()])
}
