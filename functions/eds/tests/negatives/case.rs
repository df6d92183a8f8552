//! A case of a message that must be refused.

use eds::Refusal;

/// A message that must be refused, and the outcome of its verification.
pub(crate) struct Case {
    /// The change that makes the message invalid.
    pub(crate) name: &'static str,
    /// The expected refusal.
    pub(crate) expected: Refusal,
    /// The outcome of the verification.
    pub(crate) found: Result<(), Refusal>,
}
