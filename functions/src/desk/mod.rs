//! The function of the desk: the staff signs in with an e-signature, lets cards in and out, looks
//! into complaints and reads the log. It sees no contact.

mod decide;
mod log;
mod log_replies;
mod replies;
mod routes;
mod sign_in;
#[cfg(all(test, feature = "embedded"))]
mod tests;
mod work;

use std::sync::Arc;

use axum::extract::FromRef;

pub use routes::router;

use crate::counter::Counter;
use crate::notary::Notary;
use crate::staff::Staff;

/// What this function works with.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The tools of all functions.
    pub counter: Counter,
    /// Verifies signatures.
    pub notary: Arc<dyn Notary>,
    /// Knows the staff.
    pub staff: Arc<dyn Staff>,
}

impl FromRef<Desk> for Counter {
    fn from_ref(desk: &Desk) -> Counter {
        desk.counter.clone()
    }
}
