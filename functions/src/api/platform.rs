//! What the place where a function runs offers it: AWS Lambda, one machine, or a test.

use std::sync::Arc;

use crate::app::AppContext;
use crate::seal::Unwrap;
use crate::staff::Staff;
use crate::verifier::SignatureVerifier;

/// Offers tools; a function asks for those that it declares a need of, and no others are made.
pub trait Platform {
    /// The tools of all functions.
    fn app(&self) -> AppContext;

    /// Verifies signatures.
    fn verifier(&self) -> Arc<dyn SignatureVerifier>;

    /// Knows the staff.
    fn staff(&self) -> Arc<dyn Staff>;

    /// Opens contacts; asked for by the one function that declares it.
    fn unwrap(&self) -> Arc<dyn Unwrap>;
}
