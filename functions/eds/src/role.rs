//! In what role a holder signs, as the national centre writes it into the uses of his key.

use crate::certificate::Certificate;
use crate::oid;
use crate::refusal::Refusal;

/// Shortest key of RSA that is accepted, in bits.
const SHORTEST_RSA: u32 = 2048;

/// The role of a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A person for himself.
    Person,
    /// An information system of a person.
    PersonSystem,
    /// Somebody for an organisation.
    Organisation(Position),
}

/// What somebody is in an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// Its first head.
    Head,
    /// Has the right to sign.
    RightToSign,
    /// Has the right to sign papers of finance.
    Finance,
    /// Of the personnel department, which issues keys to employees.
    Personnel,
    /// An employee.
    Employee,
    /// A client of the treasury.
    TreasuryClient,
    /// No person: an information system of the organisation.
    InformationSystem,
}

impl Role {
    /// The stable word of this role, for logs and programs.
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

    /// Whether no person but a program signs in this role.
    pub fn is_system(self) -> bool {
        matches!(self, Role::PersonSystem | Role::Organisation(Position::InformationSystem))
    }

    /// The role that a certificate tells; the narrowest of several.
    fn of(certificate: &Certificate) -> Result<Role, Refusal> {
        const POSITIONS: [(const_oid::ObjectIdentifier, Position); 7] = [
            (oid::ORGANISATION_SYSTEM, Position::InformationSystem),
            (oid::HEAD, Position::Head),
            (oid::RIGHT_TO_SIGN, Position::RightToSign),
            (oid::FINANCE, Position::Finance),
            (oid::PERSONNEL, Position::Personnel),
            (oid::EMPLOYEE, Position::Employee),
            (oid::TREASURY_CLIENT, Position::TreasuryClient),
        ];
        let uses = certificate.extended_usage();
        let position = POSITIONS.iter().find(|(use_of_key, _)| uses.contains(use_of_key));
        match (uses.contains(&oid::ORGANISATION), position) {
            (true, Some((_, position))) => Ok(Role::Organisation(*position)),
            (false, None) if uses.contains(&oid::PERSON_SYSTEM) => Ok(Role::PersonSystem),
            (false, None) if uses.contains(&oid::PERSON) => Ok(Role::Person),
            _ => Err(Refusal::NoRole),
        }
    }
}

/// Whose signatures are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Those of people for themselves.
    Person,
    /// Those of people for their organisations.
    Organisation,
    /// Those of people, of organisations and of information systems.
    Any,
}

impl Policy {
    /// The role of a certificate whose key may sign what is asked for.
    pub(crate) fn check(self, certificate: &Certificate) -> Result<Role, Refusal> {
        if certificate.is_authority() {
            return Err(Refusal::SignerIsAuthority);
        }
        let uses = certificate.extended_usage();
        let usage = certificate.usage();
        let commits = usage.is_some_and(|usage| usage.non_repudiation());
        if !commits && uses.contains(&oid::CLIENT_AUTHENTICATION) {
            return Err(Refusal::AuthenticationKey);
        }
        let role = Role::of(certificate);
        // The keys of information systems are not named for letters, those of people are.
        let system = role.as_ref().is_ok_and(|role| role.is_system());
        if !commits || !(system || uses.contains(&oid::EMAIL_PROTECTION)) {
            return Err(Refusal::NotASigningKey);
        }
        if let Some(bits) = certificate.public_key()?.rsa_bits()
            && bits < SHORTEST_RSA
        {
            return Err(Refusal::WeakKey { bits });
        }
        let role = role?;
        if self.asks_for(role) { Ok(role) } else { Err(Refusal::RoleNotAsked { role }) }
    }

    fn asks_for(self, role: Role) -> bool {
        match self {
            Policy::Person => role == Role::Person,
            Policy::Organisation => matches!(role, Role::Organisation(_)) && !role.is_system(),
            Policy::Any => true,
        }
    }
}
