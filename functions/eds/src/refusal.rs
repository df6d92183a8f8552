//! Why a message is not a signature that may be trusted: one variant for each way to fail.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;

use crate::role::Role;

/// The steps of a verification, in their order. The first that fails is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The bytes are a CMS message of signed data.
    Envelope,
    /// It has one signer with one certificate.
    Signer,
    /// It signs the bytes that were expected.
    Content,
    /// Its signed attributes say so, by algorithms that go together.
    Attributes,
    /// The signature is made with the key of the certificate.
    Signature,
    /// The certificate was issued by a pinned authority and is valid today.
    Path,
    /// Its key may sign, in a role that is asked for.
    Certificate,
    /// It names a holder by a well-formed number.
    Identity,
    /// It was not revoked.
    Revocation,
}

impl Step {
    /// The stable word of this step, for logs and programs.
    pub fn name(self) -> &'static str {
        match self {
            Step::Envelope => "envelope",
            Step::Signer => "signer",
            Step::Content => "content",
            Step::Attributes => "attributes",
            Step::Signature => "signature",
            Step::Path => "path",
            Step::Certificate => "certificate",
            Step::Identity => "identity",
            Step::Revocation => "revocation",
        }
    }
}

/// Why a message is refused. The text is for developers; [`crate::words`] has words for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The message is longer than may be.
    #[error("the message has more than {limit} bytes")]
    TooLarge {
        /// How many bytes there may be.
        limit: usize,
    },
    /// The bytes are neither DER nor base64 nor PEM.
    #[error("the message is neither DER, base64 nor PEM")]
    NotAMessage,
    /// A part of the message has not the form it must have.
    #[error("malformed {part}")]
    Malformed {
        /// Which part, by its name in the standard.
        part: &'static str,
    },
    /// It is another kind of CMS message.
    #[error("the message holds {found}, not signed data")]
    NotSignedData {
        /// What it holds.
        found: ObjectIdentifier,
    },
    /// It signs something other than plain data.
    #[error("the signed content is {found}, not data")]
    NotData {
        /// What it signs.
        found: ObjectIdentifier,
    },

    /// Nobody signed.
    #[error("the message has no signer")]
    NoSigner,
    /// More than one signed.
    #[error("the message has {count} signers, not one")]
    ManySigners {
        /// How many.
        count: usize,
    },
    /// The signer is not named by issuer and serial number.
    #[error("the signer is not named by issuer and serial number")]
    SignerIdentifier,
    /// There are more certificates than may be.
    #[error("the message has more than {limit} certificates")]
    TooManyCertificates {
        /// How many there may be.
        limit: usize,
    },
    /// The signer's certificate is not in the message.
    #[error("the certificate of the signer is not in the message")]
    NoCertificate,
    /// Two certificates answer to the signer's issuer and number.
    #[error("two certificates have the issuer and number of the signer")]
    TwinCertificates,

    /// The message carries other bytes than those that were to be signed.
    #[error("the signed content is not the one expected")]
    ContentDiffers,

    /// There are no signed attributes.
    #[error("the message has no signed attributes")]
    NoSignedAttributes,
    /// An attribute that must be there is missing.
    #[error("the signed attribute {attribute} is missing")]
    AttributeMissing {
        /// Its name in the standard.
        attribute: &'static str,
    },
    /// An attribute stands twice or has several values.
    #[error("the signed attribute {attribute} stands more than once")]
    AttributeRepeated {
        /// Its name in the standard.
        attribute: &'static str,
    },
    /// The attribute contentType names another type.
    #[error("the attribute contentType names {found}")]
    ContentTypeDiffers {
        /// The type that it names.
        found: ObjectIdentifier,
    },
    /// The digest that was signed is not that of the content.
    #[error("the signed digest is not that of the content")]
    DigestDiffers,
    /// The attribute signingCertificateV2 names another certificate.
    #[error("the attribute signingCertificateV2 names another certificate")]
    SigningCertificateDiffers,
    /// GOST 34.310-2004, which is no longer issued, is not accepted.
    #[error("the algorithm GOST 34.310-2004 is not accepted")]
    AlgorithmObsolete,
    /// An algorithm is not on the list.
    #[error("the algorithm {found} is not accepted")]
    AlgorithmUnknown {
        /// The algorithm.
        found: ObjectIdentifier,
    },
    /// Digest, signature and key are not of one kind.
    #[error("the algorithm {found} does not go with the key")]
    AlgorithmMismatch {
        /// The algorithm that does not fit.
        found: ObjectIdentifier,
    },

    /// The signature does not verify.
    #[error("the signature was not made with the key of the certificate")]
    SignatureInvalid,

    /// No pinned authority has the name of the issuer.
    #[error("the certificate was issued by an unknown authority")]
    UnknownAuthority,
    /// The authority named as issuer did not sign the certificate.
    #[error("the certificate is not signed by the authority that it names")]
    CertificateForged,
    /// A certificate of the path is not valid yet.
    #[error("the certificate of the {holder} is not valid yet")]
    NotYetValid {
        /// Whose certificate.
        holder: Holder,
        /// From when on it is.
        from: SystemTime,
    },
    /// A certificate of the path has expired.
    #[error("the certificate of the {holder} has expired")]
    Expired {
        /// Whose certificate.
        holder: Holder,
        /// Until when it was valid.
        until: SystemTime,
    },
    /// A certificate has a critical extension that is not understood here.
    #[error("unknown critical extension {extension}")]
    CriticalExtension {
        /// The extension.
        extension: ObjectIdentifier,
    },

    /// The certificate is that of an authority.
    #[error("the certificate is that of an authority")]
    SignerIsAuthority,
    /// The key is for signing in, not for signing documents.
    #[error("the key is for authentication, not for signing")]
    AuthenticationKey,
    /// The key is not for signing documents.
    #[error("the key is not for signing")]
    NotASigningKey,
    /// The key is too short.
    #[error("the key has {bits} bits, too few")]
    WeakKey {
        /// How many bits it has.
        bits: u32,
    },
    /// The certificate tells no role of its holder.
    #[error("the certificate tells no role")]
    NoRole,
    /// A holder of this role was not asked for.
    #[error("a signature as {role:?} was not asked for")]
    RoleNotAsked {
        /// The role.
        role: Role,
    },

    /// The certificate has no number of its holder.
    #[error("the certificate has no {number}")]
    NumberMissing {
        /// Which number.
        number: Number,
    },
    /// The certificate has two numbers.
    #[error("the certificate has more than one {number}")]
    NumberRepeated {
        /// Which number.
        number: Number,
    },
    /// The number is not one.
    #[error("the {number} of the certificate is malformed")]
    NumberMalformed {
        /// Which number.
        number: Number,
    },

    /// The certificate was revoked.
    #[error("the certificate was revoked")]
    Revoked {
        /// When.
        at: SystemTime,
        /// Why, if it is told.
        reason: Option<Reason>,
    },
    /// The authority was revoked.
    #[error("the certificate of the authority was revoked")]
    AuthorityRevoked,
    /// The authority does not know the certificate.
    #[error("the authority does not know the certificate")]
    RevocationUnknown,
    /// The answer about revocation cannot be trusted.
    #[error("the answer about revocation cannot be trusted: {fault}")]
    RevocationUntrusted {
        /// What is wrong with it.
        fault: &'static str,
    },
    /// Nobody tells whether the certificate was revoked; another try may help.
    #[error("whether the certificate was revoked cannot be found out: {why}")]
    RevocationUnavailable {
        /// What hindered.
        why: String,
    },
}

impl Refusal {
    /// The step that failed.
    pub fn step(&self) -> Step {
        use Refusal as R;
        match self {
            R::TooLarge { .. }
            | R::NotAMessage
            | R::Malformed { .. }
            | R::NotSignedData { .. }
            | R::NotData { .. } => Step::Envelope,
            R::NoSigner
            | R::ManySigners { .. }
            | R::SignerIdentifier
            | R::TooManyCertificates { .. }
            | R::NoCertificate
            | R::TwinCertificates => Step::Signer,
            R::ContentDiffers => Step::Content,
            R::NoSignedAttributes
            | R::AttributeMissing { .. }
            | R::AttributeRepeated { .. }
            | R::ContentTypeDiffers { .. }
            | R::DigestDiffers
            | R::SigningCertificateDiffers
            | R::AlgorithmObsolete
            | R::AlgorithmUnknown { .. }
            | R::AlgorithmMismatch { .. } => Step::Attributes,
            R::SignatureInvalid => Step::Signature,
            R::UnknownAuthority
            | R::CertificateForged
            | R::NotYetValid { .. }
            | R::Expired { .. }
            | R::CriticalExtension { .. } => Step::Path,
            R::SignerIsAuthority
            | R::AuthenticationKey
            | R::NotASigningKey
            | R::WeakKey { .. }
            | R::NoRole
            | R::RoleNotAsked { .. } => Step::Certificate,
            R::NumberMissing { .. } | R::NumberRepeated { .. } | R::NumberMalformed { .. } => {
                Step::Identity
            }
            R::Revoked { .. }
            | R::AuthorityRevoked
            | R::RevocationUnknown
            | R::RevocationUntrusted { .. }
            | R::RevocationUnavailable { .. } => Step::Revocation,
        }
    }

    /// Whether the same message may be accepted at another try.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Refusal::RevocationUnavailable { .. })
    }
}

/// Whose certificate of a path is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The one who signed.
    Signer,
    /// The centre that issued his certificate.
    Authority,
    /// The root above it.
    Root,
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Holder::Signer => "signer",
            Holder::Authority => "authority",
            Holder::Root => "root",
        })
    }
}

/// The national numbers of people and organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The individual identification number (ЖСН, ИИН) of a person.
    Iin,
    /// The business identification number (БСН, БИН) of an organisation.
    Bin,
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Number::Iin => "IIN",
            Number::Bin => "BIN",
        })
    }
}

/// Why a certificate was revoked (RFC 5280, section 5.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No reason is told.
    Unspecified,
    /// The key was or may have been stolen.
    KeyCompromise,
    /// The authority's key was.
    AuthorityCompromise,
    /// The holder's data changed.
    AffiliationChanged,
    /// There is a newer certificate.
    Superseded,
    /// It is not needed any more.
    CessationOfOperation,
    /// It is on hold.
    CertificateHold,
    /// A right was withdrawn.
    PrivilegeWithdrawn,
}

impl Reason {
    /// The reason with a number of the standard; numbers that it does not know tell none.
    pub(crate) fn from_code(code: u8) -> Reason {
        match code {
            1 => Reason::KeyCompromise,
            2 => Reason::AuthorityCompromise,
            3 => Reason::AffiliationChanged,
            4 => Reason::Superseded,
            5 => Reason::CessationOfOperation,
            6 => Reason::CertificateHold,
            9 => Reason::PrivilegeWithdrawn,
            _ => Reason::Unspecified,
        }
    }
}
