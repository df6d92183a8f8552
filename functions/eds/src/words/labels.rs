//! Short texts for the values of enums.

use super::language::Language;
use super::table::Words;
use crate::identity::Number;
use crate::revocation_reason::RevocationReason;
use crate::role::{Position, Role};
use crate::step::Step;

/// Returns what a step checks.
pub fn step(step: Step, language: Language) -> &'static str {
    let words = Words::of(language);
    match step {
        Step::Envelope => words.step_envelope,
        Step::Signer => words.step_signer,
        Step::Content => words.step_content,
        Step::Attributes => words.step_attributes,
        Step::Signature => words.step_signature,
        Step::Path => words.step_path,
        Step::Certificate => words.step_certificate,
        Step::Identity => words.step_identity,
        Step::Revocation => words.step_revocation,
    }
}

/// Returns the role of a signer.
pub fn role(role: Role, language: Language) -> &'static str {
    let words = Words::of(language);
    match role {
        Role::Person => words.role_person,
        Role::PersonSystem => words.role_person_system,
        Role::Organisation(position) => self::position(position, words),
    }
}

fn position(position: Position, words: &Words) -> &'static str {
    match position {
        Position::Head => words.role_head,
        Position::RightToSign => words.role_right_to_sign,
        Position::Finance => words.role_finance,
        Position::Personnel => words.role_personnel,
        Position::Employee => words.role_employee,
        Position::TreasuryClient => words.role_treasury_client,
        Position::InformationSystem => words.role_information_system,
    }
}

/// Returns why a certificate was revoked.
pub fn reason(reason: RevocationReason, language: Language) -> &'static str {
    let words = Words::of(language);
    match reason {
        RevocationReason::Unspecified => words.reason_unspecified,
        RevocationReason::KeyCompromise => words.reason_key_compromise,
        RevocationReason::AuthorityCompromise => words.reason_authority_compromise,
        RevocationReason::AffiliationChanged => words.reason_affiliation_changed,
        RevocationReason::Superseded => words.reason_superseded,
        RevocationReason::CessationOfOperation => words.reason_cessation_of_operation,
        RevocationReason::CertificateHold => words.reason_certificate_hold,
        RevocationReason::PrivilegeWithdrawn => words.reason_privilege_withdrawn,
    }
}

/// Returns the name of a national number.
pub(super) fn number(number: Number, language: Language) -> &'static str {
    let words = Words::of(language);
    match number {
        Number::Iin => words.iin,
        Number::Bin => words.bin,
    }
}
