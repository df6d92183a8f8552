//! The function of volunteers: signing up, one's own card. It seals contacts and cannot open them.

pub(crate) mod access;
#[cfg(all(test, feature = "embedded"))]
mod naughty;
pub(crate) mod own;
mod own_replies;
mod own_routes;
pub mod public;
pub(crate) mod record;
mod replies;
mod routes;
mod signup;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use own::Change;
pub use record::{Card, State};
pub use routes::router;
pub use signup::{Admission, Outcome};
