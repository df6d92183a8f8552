//! The roles in which the holder of a certificate signs.

/// The role of a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A person who signs on their own behalf.
    Person,
    /// An information system of a person.
    PersonSystem,
    /// A person or an information system that signs for an organisation.
    Organisation(Position),
}

/// The position of a signer in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// The head of the organisation.
    Head,
    /// An employee with the right to sign.
    RightToSign,
    /// An employee with the right to sign financial documents.
    Finance,
    /// A member of the personnel department, which issues keys to employees.
    Personnel,
    /// An employee.
    Employee,
    /// A client of the treasury.
    TreasuryClient,
    /// An information system of the organisation, not a person.
    InformationSystem,
}

impl Role {
    /// Returns the stable name of this role, for logs and programs.
    pub fn name(self) -> &'static str {
        match self {
            Role::Person => "person",
            Role::PersonSystem => "person-system",
            Role::Organisation(position) => match position {
                Position::Head => "head",
                Position::RightToSign => "right-to-sign",
                Position::Finance => "finance",
                Position::Personnel => "personnel",
                Position::Employee => "employee",
                Position::TreasuryClient => "treasury-client",
                Position::InformationSystem => "information-system",
            },
        }
    }

    /// Whether the signer in this role is a program, not a person.
    pub fn is_system(self) -> bool {
        matches!(self, Role::PersonSystem | Role::Organisation(Position::InformationSystem))
    }
}
