//! The steps of a verification.

/// The steps of a verification, in their order; the first that fails is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The bytes are CMS signed data.
    Envelope,
    /// The message has one signer with one certificate.
    Signer,
    /// The message signs the expected bytes.
    Content,
    /// The signed attributes match the content, and the algorithms match each other.
    Attributes,
    /// The signature was made with the key of the certificate.
    Signature,
    /// The certificate was issued by a pinned authority and is valid at the moment.
    Path,
    /// The key may sign, in a role that the policy accepts.
    Certificate,
    /// The certificate names its holder by a well-formed number.
    Identity,
    /// The certificate was not revoked.
    Revocation,
}

impl Step {
    /// Returns the stable name of this step, for logs and programs.
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
