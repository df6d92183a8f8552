//! Why a message is refused: one variant for each way in which a verification can fail.

use std::fmt;
use std::time::SystemTime;

use const_oid::ObjectIdentifier;

use crate::identity::Number;
use crate::revocation_reason::RevocationReason;
use crate::role::Role;
use crate::step::Step;

/// The reason why a message is refused.
///
/// Its `Display` text is for developers; [`crate::words`] explains it to people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The message is too long.
    #[error("the message has more than {limit} bytes")]
    TooLarge {
        /// The maximum number of bytes.
        limit: usize,
    },
    /// The bytes are neither DER nor base64 nor PEM.
    #[error("the message is neither DER, base64 nor PEM")]
    NotAMessage,
    /// There are no bytes.
    #[error("the message is empty")]
    Empty,
    /// The end of the message is missing.
    #[error("the message is cut off")]
    CutOff,
    /// There are several messages in place of one.
    #[error("there is more than one message")]
    SeveralMessages,
    /// Something else follows the message.
    #[error("something follows the message")]
    TrailingBytes,
    /// The message was encoded in base64 after it had been encoded in PEM.
    #[error("the message is PEM within base64")]
    EncodedTwice,
    /// The PEM block is a certificate, a key or a list, not a message.
    #[error("the PEM block is not a message")]
    AnotherPem,
    /// A part of the message is malformed.
    #[error("malformed {part}")]
    Malformed {
        /// The name of the part in the standard.
        part: &'static str,
    },
    /// The message is another kind of CMS message.
    #[error("the message holds {found}, not signed data")]
    NotSignedData {
        /// The type that it has.
        found: ObjectIdentifier,
    },
    /// The message signs something other than plain data.
    #[error("the signed content is {found}, not data")]
    NotData {
        /// The type of the signed content.
        found: ObjectIdentifier,
    },

    /// The message has no signer.
    #[error("the message has no signer")]
    NoSigner,
    /// The message has more than one signer.
    #[error("the message has {count} signers, not one")]
    ManySigners {
        /// The number of signers.
        count: usize,
    },
    /// The signer is not identified by issuer and serial number.
    #[error("the signer is not named by issuer and serial number")]
    SignerIdentifier,
    /// The message has too many certificates.
    #[error("the message has more than {limit} certificates")]
    TooManyCertificates {
        /// The maximum number of certificates.
        limit: usize,
    },
    /// The signer's certificate is not in the message.
    #[error("the certificate of the signer is not in the message")]
    NoCertificate,
    /// Two certificates have the signer's issuer and serial number.
    #[error("two certificates have the issuer and number of the signer")]
    TwinCertificates,

    /// The message carries other bytes than the expected ones.
    #[error("the signed content is not the one expected")]
    ContentDiffers,

    /// The message has no signed attributes.
    #[error("the message has no signed attributes")]
    NoSignedAttributes,
    /// A required attribute is missing.
    #[error("the signed attribute {attribute} is missing")]
    AttributeMissing {
        /// Its name in the standard.
        attribute: &'static str,
    },
    /// An attribute occurs twice or has several values.
    #[error("the signed attribute {attribute} occurs more than once")]
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
    /// The signed digest is not the digest of the content.
    #[error("the signed digest is not that of the content")]
    DigestDiffers,
    /// The attribute signingCertificateV2 names another certificate.
    #[error("the attribute signingCertificateV2 names another certificate")]
    SigningCertificateDiffers,
    /// The algorithm is GOST 34.310-2004, which is no longer issued.
    #[error("the algorithm GOST 34.310-2004 is not accepted")]
    AlgorithmObsolete,
    /// An algorithm is not accepted.
    #[error("the algorithm {found} is not accepted")]
    AlgorithmUnknown {
        /// The algorithm.
        found: ObjectIdentifier,
    },
    /// Digest, signature and key are of different algorithms.
    #[error("the algorithm {found} does not match the key")]
    AlgorithmMismatch {
        /// The algorithm that does not match.
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
        /// The holder of the certificate.
        holder: Holder,
        /// The beginning of its validity.
        from: SystemTime,
    },
    /// A certificate of the path has expired.
    #[error("the certificate of the {holder} has expired")]
    Expired {
        /// The holder of the certificate.
        holder: Holder,
        /// The end of its validity.
        until: SystemTime,
    },
    /// A certificate has an unknown critical extension.
    #[error("unknown critical extension {extension}")]
    CriticalExtension {
        /// The extension.
        extension: ObjectIdentifier,
    },

    /// The certificate is that of an authority.
    #[error("the certificate is that of an authority")]
    SignerIsAuthority,
    /// The key is for authentication, not for signing documents.
    #[error("the key is for authentication, not for signing")]
    AuthenticationKey,
    /// The key is not for signing documents.
    #[error("the key is not for signing")]
    NotASigningKey,
    /// The key is too short.
    #[error("the key has {bits} bits, too few")]
    WeakKey {
        /// The length of the key in bits.
        bits: u32,
    },
    /// The certificate does not name a role of its holder.
    #[error("the certificate names no role")]
    NoRole,
    /// The policy does not accept the role of the signer.
    #[error("a signature as {role:?} was not asked for")]
    RoleNotAsked {
        /// The role.
        role: Role,
    },

    /// The certificate has no number of its holder.
    #[error("the certificate has no {number}")]
    NumberMissing {
        /// The kind of number.
        number: Number,
    },
    /// The certificate has more than one number of a kind.
    #[error("the certificate has more than one {number}")]
    NumberRepeated {
        /// The kind of number.
        number: Number,
    },
    /// The number is malformed.
    #[error("the {number} of the certificate is malformed")]
    NumberMalformed {
        /// The kind of number.
        number: Number,
    },

    /// The certificate was revoked.
    #[error("the certificate was revoked")]
    Revoked {
        /// The moment of the revocation.
        at: SystemTime,
        /// The reason, if it is given.
        reason: Option<RevocationReason>,
    },
    /// The certificate of the authority was revoked.
    #[error("the certificate of the authority was revoked")]
    AuthorityRevoked,
    /// The authority does not know the certificate.
    #[error("the authority does not know the certificate")]
    RevocationUnknown,
    /// The response about revocation cannot be trusted.
    #[error("the response about revocation cannot be trusted: {fault}")]
    RevocationUntrusted {
        /// The fault of the response.
        fault: &'static str,
    },
    /// The revocation status is not available now; another try may help.
    #[error("the revocation status is not available: {why}")]
    RevocationUnavailable {
        /// The obstacle.
        why: String,
    },
}

impl Refusal {
    /// Returns the step that failed.
    pub fn step(&self) -> Step {
        use Refusal as R;
        match self {
            R::TooLarge { .. }
            | R::NotAMessage
            | R::Empty
            | R::CutOff
            | R::SeveralMessages
            | R::TrailingBytes
            | R::EncodedTwice
            | R::AnotherPem
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

    /// Whether the same message may be accepted on another try.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Refusal::RevocationUnavailable { .. })
    }

    /// Returns the stable name of this refusal, for logs and programs.
    pub fn name(&self) -> &'static str {
        use Refusal as R;
        match self {
            R::TooLarge { .. } => "too-large",
            R::NotAMessage => "not-a-message",
            R::Empty => "empty",
            R::CutOff => "cut-off",
            R::SeveralMessages => "several-messages",
            R::TrailingBytes => "trailing-bytes",
            R::EncodedTwice => "encoded-twice",
            R::AnotherPem => "another-pem",
            R::Malformed { .. } => "malformed",
            R::NotSignedData { .. } => "not-signed-data",
            R::NotData { .. } => "not-data",
            R::NoSigner => "no-signer",
            R::ManySigners { .. } => "many-signers",
            R::SignerIdentifier => "signer-identifier",
            R::TooManyCertificates { .. } => "too-many-certificates",
            R::NoCertificate => "no-certificate",
            R::TwinCertificates => "twin-certificates",
            R::ContentDiffers => "content-differs",
            R::NoSignedAttributes => "no-signed-attributes",
            R::AttributeMissing { .. } => "attribute-missing",
            R::AttributeRepeated { .. } => "attribute-repeated",
            R::ContentTypeDiffers { .. } => "content-type-differs",
            R::DigestDiffers => "digest-differs",
            R::SigningCertificateDiffers => "signing-certificate-differs",
            R::AlgorithmObsolete => "algorithm-obsolete",
            R::AlgorithmUnknown { .. } => "algorithm-unknown",
            R::AlgorithmMismatch { .. } => "algorithm-mismatch",
            R::SignatureInvalid => "signature-invalid",
            R::UnknownAuthority => "unknown-authority",
            R::CertificateForged => "certificate-forged",
            R::NotYetValid { holder: Holder::Signer, .. } => "not-yet-valid",
            R::NotYetValid { .. } => "authority-not-yet-valid",
            R::Expired { holder: Holder::Signer, .. } => "expired",
            R::Expired { .. } => "authority-expired",
            R::CriticalExtension { .. } => "critical-extension",
            R::SignerIsAuthority => "signer-is-authority",
            R::AuthenticationKey => "authentication-key",
            R::NotASigningKey => "not-a-signing-key",
            R::WeakKey { .. } => "weak-key",
            R::NoRole => "no-role",
            R::RoleNotAsked { .. } => "role-not-asked",
            R::NumberMissing { .. } => "number-missing",
            R::NumberRepeated { .. } => "number-repeated",
            R::NumberMalformed { .. } => "number-malformed",
            R::Revoked { .. } => "revoked",
            R::AuthorityRevoked => "authority-revoked",
            R::RevocationUnknown => "revocation-unknown",
            R::RevocationUntrusted { .. } => "revocation-untrusted",
            R::RevocationUnavailable { .. } => "revocation-unavailable",
        }
    }
}

/// The holder of a certificate in a certification path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The signer of the message.
    Signer,
    /// The authority that issued the signer's certificate.
    Authority,
    /// The root above that authority.
    Root,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Holder::Signer => "signer",
            Holder::Authority => "authority",
            Holder::Root => "root",
        })
    }
}
