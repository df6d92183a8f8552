//! A function: the endpoints it answers, what it calls of the table, and whether it opens contacts.

use std::collections::BTreeSet;

use axum::Router;

use super::endpoint::Endpoints;
use super::operation::Operation;
use super::platform::Platform;
use crate::http::layers;
use crate::records::Kinds;

/// A call of the table's door, [`crate::store::Table`], or one write of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// `get` and `count`: one item.
    Get,
    /// `parts`: the items of one partition.
    Parts,
    /// `list`: the index of listed items.
    List,
    /// `Write::Create`, `Write::Replace`, `Write::Put`.
    Put,
    /// `Write::Remove`.
    Remove,
    /// `Write::Count`.
    Count,
    /// `Write::Expect`, `Write::Absent`.
    Expect,
}

impl Call {
    /// The action of IAM that allows it. A transaction needs the actions of its writes.
    pub const fn action(self) -> &'static str {
        match self {
            Call::Get => "dynamodb:GetItem",
            Call::Parts | Call::List => "dynamodb:Query",
            Call::Put => "dynamodb:PutItem",
            Call::Remove => "dynamodb:DeleteItem",
            Call::Count => "dynamodb:UpdateItem",
            Call::Expect => "dynamodb:ConditionCheckItem",
        }
    }

    /// Whether it changes the table, and so is allowed in transactions only.
    pub const fn changes(self) -> bool {
        matches!(self, Call::Put | Call::Remove | Call::Count)
    }
}

/// Calls of one sort with the partitions they are allowed on, `*` for any end; for the index of
/// lists, with the lists. `{partition}` and `{kind}` stand for those of each kind of record.
pub type Calls = (Call, &'static [&'static str]);

/// A function. Its role on AWS is given what it declares here, and no more: a test walks through
/// all operations and compares what is called with this, and another compares this with the
/// template.
#[derive(Debug)]
pub struct Function {
    /// Its module, its program in `bin`, its role in the template and its tag in the document.
    pub name: &'static str,
    /// What it answers.
    pub groups: &'static [&'static dyn Endpoints],
    /// What it calls of the table, as [`Function::calls`] reads it.
    pub rights: &'static [Calls],
    /// Whether it opens contacts.
    pub opens_contacts: bool,
}

impl Function {
    /// Its operations, in the order of their declaration.
    pub fn operations(&self) -> impl Iterator<Item = &'static Operation> {
        self.groups.iter().flat_map(|group| group.operations())
    }

    /// What it calls of the table, with the partitions and lists of all kinds of records.
    pub fn calls(&self, kinds: Kinds) -> impl Iterator<Item = (Call, BTreeSet<String>)> {
        self.rights.iter().map(move |(call, patterns)| {
            let all = patterns.iter().flat_map(|pattern| {
                kinds.iter().map(move |kind| {
                    pattern.replace("{partition}", kind.partition).replace("{kind}", kind.name)
                })
            });
            (*call, all.collect())
        })
    }

    /// Whether it must know the staff.
    pub fn knows_staff(&self) -> bool {
        self.operations().any(|operation| operation.rights.is_for_staff())
    }

    /// Its router.
    pub fn router(&self, platform: &dyn Platform) -> Router {
        let routers = self.groups.iter().map(|group| group.router(platform));
        layers::around(&platform.app(), routers.fold(Router::new(), Router::merge))
    }
}

/// The router of several functions.
pub fn router(functions: &[&Function], platform: &dyn Platform) -> Router {
    let routers = functions.iter().map(|function| function.router(platform));
    routers.fold(Router::new(), Router::merge)
}
