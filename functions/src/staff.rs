//! The staff: who may do what, by the names made of their numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::keys::Secrets;
use crate::stored::stored;

/// What somebody of the staff may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Lets cards in and out.
    Moderator,
    /// Shows a contact to a person who is present with an identity document.
    Clerk,
    /// Reads the log.
    Auditor,
    /// Confirms, with a second one, that the evidence of a signed request is opened.
    Examiner,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 4] = [Role::Moderator, Role::Clerk, Role::Auditor, Role::Examiner];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Role::Moderator => "moderator",
            Role::Clerk => "clerk",
            Role::Auditor => "auditor",
            Role::Examiner => "examiner",
        }
    }

    /// The role of a word.
    pub fn of(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// The staff as it is written down: words of roles by name. A role that only a newer program knows
/// stays, and gives no right.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The words of roles, by the names made of numbers.
    pub staff: BTreeMap<String, Vec<String>>,
}
stored!(staff: List, 1, after ListZero);

/// The same without a field around it, as it was written before there were numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ListZero(pub BTreeMap<String, Vec<String>>);
stored!(former staff: ListZero, 0);

impl From<ListZero> for List {
    fn from(ListZero(staff): ListZero) -> List {
        List { staff }
    }
}

impl List {
    /// A list of names with their roles.
    pub fn of(staff: impl IntoIterator<Item = (String, BTreeSet<Role>)>) -> List {
        let mut list = List::default();
        for (name, roles) in staff {
            list.set(name, &roles.into_iter().collect::<Vec<_>>());
        }
        list
    }

    /// Gives a name these roles and no others, or takes it off the list with none.
    pub fn set(&mut self, name: String, roles: &[Role]) {
        match roles {
            [] => self.staff.remove(&name),
            roles => {
                let words = roles.iter().map(|role| role.word().to_owned());
                self.staff.insert(name, words.collect())
            }
        };
    }
}

/// Knows the staff, as of now: who is struck off is out at once.
pub trait Staff: fmt::Debug + Send + Sync {
    /// The roles of a name; none for strangers, and if the list cannot be read.
    fn roles(&self, name: &str) -> BTreeSet<Role>;
}

impl Staff for List {
    fn roles(&self, name: &str) -> BTreeSet<Role> {
        let words = self.staff.get(name).into_iter().flatten();
        words.filter_map(|word| Role::of(word)).collect()
    }
}

/// The name made of a person's number, used in lists, quotas and the log. Whoever holds the table
/// and the program, but not the secret, learns no number from it.
pub fn name(secrets: &Secrets, iin: &str) -> String {
    secrets.lookup.name(&[b"iin", iin.as_bytes()])
}
