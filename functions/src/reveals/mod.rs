//! The function of reveals: shows a contact to the person who signed for it, and to nobody else.
//!
//! The order is the safety: a signature that may be trusted, then one transaction (the request is
//! used up, the quota counted, the log written, the access noted for the owner), and only then is
//! the contact opened. Whatever fails before that shows nothing.

mod function;
mod handlers;
mod quota;
mod recover;
mod replies;
mod reveal;
mod show;
#[cfg(all(test, feature = "embedded"))]
mod tests;
mod visit;

use std::sync::Arc;

use axum::extract::FromRef;

pub use function::FUNCTION;

use crate::app::AppContext;
use crate::seal::Unwrap;
use crate::staff::Staff;
use crate::verifier::SignatureVerifier;

/// What this function works with.
#[derive(Debug, Clone)]
pub struct Reveals {
    /// The tools of all functions.
    pub app: AppContext,
    /// Verifies signatures.
    pub verifier: Arc<dyn SignatureVerifier>,
    /// Knows the clerks.
    pub staff: Arc<dyn Staff>,
    /// Opens contacts. No other function has this.
    pub unwrap: Arc<dyn Unwrap>,
}

impl FromRef<Reveals> for AppContext {
    fn from_ref(reveals: &Reveals) -> AppContext {
        reveals.app.clone()
    }
}
