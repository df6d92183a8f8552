//! Which certificates may sign: the purpose of the key, its strength and the role of its holder.

use const_oid::ObjectIdentifier;

use crate::certificate::Certificate;
use crate::oid;
use crate::refusal::Refusal;
use crate::role::{Position, Role};

/// The shortest RSA key that is accepted, in bits.
const MIN_RSA_BITS: u32 = 2048;

/// The positions by their object identifiers in extKeyUsage, the narrowest first.
const POSITIONS: [(ObjectIdentifier, Position); 7] = [
    (oid::ORGANISATION_SYSTEM, Position::InformationSystem),
    (oid::HEAD, Position::Head),
    (oid::RIGHT_TO_SIGN, Position::RightToSign),
    (oid::FINANCE, Position::Finance),
    (oid::PERSONNEL, Position::Personnel),
    (oid::EMPLOYEE, Position::Employee),
    (oid::TREASURY_CLIENT, Position::TreasuryClient),
];

/// The signers whose signatures are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// People who sign on their own behalf.
    Person,
    /// People who sign for their organisations.
    Organisation,
    /// People, organisations and information systems.
    Any,
}

impl Policy {
    /// Returns the role of a certificate if its key may sign documents under this policy.
    pub(crate) fn check(self, certificate: &Certificate) -> Result<Role, Refusal> {
        if certificate.is_authority() {
            return Err(Refusal::SignerIsAuthority);
        }
        let purposes = certificate.extended_key_usage();
        let non_repudiation = certificate.key_usage().is_some_and(|usage| usage.non_repudiation());
        if !non_repudiation && purposes.contains(&oid::CLIENT_AUTHENTICATION) {
            return Err(Refusal::AuthenticationKey);
        }
        let role = role_of(certificate);
        // The keys of people carry emailProtection, those of information systems do not.
        let is_system = role.as_ref().is_ok_and(|role| role.is_system());
        if !non_repudiation || !(is_system || purposes.contains(&oid::EMAIL_PROTECTION)) {
            return Err(Refusal::NotASigningKey);
        }
        if let Some(bits) = certificate.public_key()?.rsa_bits()
            && bits < MIN_RSA_BITS
        {
            return Err(Refusal::WeakKey { bits });
        }
        let role = role?;
        if self.accepts(role) { Ok(role) } else { Err(Refusal::RoleNotAsked { role }) }
    }

    fn accepts(self, role: Role) -> bool {
        match self {
            Policy::Person => role == Role::Person,
            Policy::Organisation => matches!(role, Role::Organisation(_)) && !role.is_system(),
            Policy::Any => true,
        }
    }
}

/// Returns the role that the extKeyUsage of a certificate names; of several positions, the
/// narrowest.
fn role_of(certificate: &Certificate) -> Result<Role, Refusal> {
    let purposes = certificate.extended_key_usage();
    let position = POSITIONS.iter().find(|(purpose, _)| purposes.contains(purpose));
    match (purposes.contains(&oid::ORGANISATION), position) {
        (true, Some((_, position))) => Ok(Role::Organisation(*position)),
        (false, None) if purposes.contains(&oid::PERSON_SYSTEM) => Ok(Role::PersonSystem),
        (false, None) if purposes.contains(&oid::PERSON) => Ok(Role::Person),
        _ => Err(Refusal::NoRole),
    }
}
