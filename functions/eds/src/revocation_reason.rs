//! Why a certificate was revoked.

/// The reason for a revocation (CRLReason, RFC 5280, section 5.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevocationReason {
    /// No reason is given.
    Unspecified,
    /// The key was or may have been stolen.
    KeyCompromise,
    /// The authority's key was or may have been stolen.
    AuthorityCompromise,
    /// The holder's data changed.
    AffiliationChanged,
    /// There is a newer certificate.
    Superseded,
    /// The certificate is no longer needed.
    CessationOfOperation,
    /// The certificate is on hold.
    CertificateHold,
    /// A right was withdrawn.
    PrivilegeWithdrawn,
}

impl RevocationReason {
    /// Returns the reason with a code of the standard; an unknown code is `Unspecified`.
    pub(crate) fn from_code(code: u8) -> RevocationReason {
        match code {
            1 => RevocationReason::KeyCompromise,
            2 => RevocationReason::AuthorityCompromise,
            3 => RevocationReason::AffiliationChanged,
            4 => RevocationReason::Superseded,
            5 => RevocationReason::CessationOfOperation,
            6 => RevocationReason::CertificateHold,
            9 => RevocationReason::PrivilegeWithdrawn,
            _ => RevocationReason::Unspecified,
        }
    }
}
