//! What each function calls of the table and of KMS: the rights that its role is given, and no
//! others. A test compares this table with the code on one side and the template on the other.

/// A call of the table's door, [`crate::store::Table`], or one write of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// `get` and `count`: one item.
    Get,
    /// `parts`: the parts of one thing.
    Parts,
    /// `list`: the index of listed items.
    List,
    /// `Write::Create`, `Write::Replace`, `Write::Put`.
    Put,
    /// `Write::Remove`.
    Remove,
    /// `Write::Count`.
    Count,
}

impl Call {
    /// All of them.
    pub const ALL: [Call; 6] =
        [Call::Get, Call::Parts, Call::List, Call::Put, Call::Remove, Call::Count];

    /// The action of IAM that allows it. A transaction needs the actions of its writes.
    pub const fn action(self) -> &'static str {
        match self {
            Call::Get => "dynamodb:GetItem",
            Call::Parts | Call::List => "dynamodb:Query",
            Call::Put => "dynamodb:PutItem",
            Call::Remove => "dynamodb:DeleteItem",
            Call::Count => "dynamodb:UpdateItem",
        }
    }

    /// How it stands in the code of a function.
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Call::Get => &["table.get(", "table.count("],
            Call::Parts => &["table.parts("],
            Call::List => &["table.list("],
            Call::Put => &["Write::Create(", "Write::Replace(", "Write::Put("],
            Call::Remove => &["Write::Remove("],
            Call::Count => &["Write::Count {"],
        }
    }
}

/// The rights of a function, besides that to decrypt the master secret, which all have.
#[derive(Debug)]
pub struct Rights {
    /// The function: its module, its program and its role in the template.
    pub function: &'static str,
    /// What it calls of the table.
    pub calls: &'static [Call],
    /// The partitions that it may touch, with `*` for any end.
    pub partitions: &'static [&'static str],
    /// Whether it opens contacts.
    pub opens_contacts: bool,
}

/// The functions that are deployed.
pub const RIGHTS: &[Rights] = &[Rights {
    function: "volunteers",
    calls: &[Call::Get, Call::Put, Call::Remove, Call::Count],
    partitions: &["LIMIT#*", "LINK#*", "USED#*", "VOLUNTEER#*"],
    opens_contacts: false,
}];
