//! The function of the staff, which signs in with an e-signature, lets cards in and out, looks
//! into complaints and reads the log. It sees no contact.

mod cards;
mod complaints;
mod decide;
mod decisions;
mod function;
mod handlers;
mod home;
mod log;
mod log_export;
mod log_replies;
mod moved;
mod openings;
mod oversight;
mod replies;
mod sign_in;
mod telephone;
#[cfg(all(test, feature = "embedded"))]
mod tests;
mod work;

use std::sync::Arc;

use axum::extract::FromRef;

pub use function::FUNCTION;

use crate::app::AppContext;
use crate::staff::Staff;
use crate::verifier::SignatureVerifier;

/// What this function works with.
#[derive(Debug, Clone)]
pub struct Admin {
    /// The tools of all functions.
    pub app: AppContext,
    /// Verifies signatures.
    pub verifier: Arc<dyn SignatureVerifier>,
    /// Knows the staff.
    pub staff: Arc<dyn Staff>,
}

impl FromRef<Admin> for AppContext {
    fn from_ref(admin: &Admin) -> AppContext {
        admin.app.clone()
    }
}
