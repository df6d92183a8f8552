//! What each function calls of the table and of KMS: the rights that its role is given, and no
//! others. A test walks through all operations and compares what is called with this table, and
//! another compares this table with the template.

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
    /// `Write::Expect`.
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

/// The rights of a function, besides that to decrypt the master secret, which all have.
#[derive(Debug)]
pub struct Rights {
    /// The function: its module, its program and its role in the template.
    pub function: &'static str,
    /// What it calls of the table and on which partitions, with `*` for any end; for the index of
    /// lists, on which lists.
    pub calls: &'static [(Call, &'static [&'static str])],
    /// Whether it opens contacts.
    pub opens_contacts: bool,
}

/// The functions that are deployed.
pub const RIGHTS: &[Rights] = &[
    Rights {
        function: "volunteers",
        calls: &[
            (Call::Get, &["AUDIT#HEAD", "LINK#*", "PUBLIC#volunteers", "USED#*", "VOLUNTEER#*"]),
            (Call::Parts, &["PUBLIC#volunteers", "VOLUNTEER#*"]),
            (Call::List, &["volunteers:listed"]),
            (
                Call::Put,
                &["AUDIT", "AUDIT#HEAD", "LINK#*", "PUBLIC#volunteers", "USED#*", "VOLUNTEER#*"],
            ),
            (Call::Remove, &["LINK#*", "VOLUNTEER#*"]),
            (Call::Count, &["LIMIT#*"]),
        ],
        opens_contacts: false,
    },
    Rights {
        function: "reveals",
        calls: &[
            (Call::Get, &["AUDIT#HEAD", "SESSION#*", "SIGN#*", "VOLUNTEER#*"]),
            (
                Call::Put,
                &[
                    "AUDIT",
                    "AUDIT#HEAD",
                    "CMS#*",
                    "EVIDENCE#*",
                    "SESSION#*",
                    "SIGN#*",
                    "VOLUNTEER#*",
                ],
            ),
            (Call::Count, &["LIMIT#*", "QUOTA#*"]),
            (Call::Expect, &["VOLUNTEER#*"]),
        ],
        opens_contacts: true,
    },
    Rights {
        function: "desk",
        calls: &[
            (
                Call::Get,
                &[
                    "AUDIT#HEAD",
                    "ERASURE#*",
                    "LINK#*",
                    "PUBLIC#volunteers",
                    "SESSION#*",
                    "SIGN#*",
                    "VOLUNTEER#*",
                ],
            ),
            (Call::Parts, &["AUDIT", "PUBLIC#volunteers", "VOLUNTEER#*"]),
            (Call::List, &["complaints", "erasures", "volunteers:listed", "volunteers:waiting"]),
            (
                Call::Put,
                &[
                    "AUDIT",
                    "AUDIT#HEAD",
                    "CMS#*",
                    "ERASURE#*",
                    "PUBLIC#volunteers",
                    "SESSION#*",
                    "SIGN#*",
                    "VOLUNTEER#*",
                ],
            ),
            (Call::Remove, &["ERASURE#*", "LINK#*", "SESSION#*", "VOLUNTEER#*"]),
            (Call::Count, &["LIMIT#*"]),
        ],
        opens_contacts: false,
    },
];
