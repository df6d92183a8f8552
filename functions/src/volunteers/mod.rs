//! The function of volunteers: signing up, one's own card. It seals contacts and cannot open them.

pub(crate) mod access;
pub(crate) mod facts;
mod fields;
mod function;
mod handlers;
#[cfg(all(test, feature = "embedded"))]
mod naughty;
pub(crate) mod own;
mod own_handlers;
mod own_replies;
pub mod public;
pub(crate) mod record;
mod replies;
mod signup;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use function::FUNCTION;
pub use own::Change;
pub use record::{Card, State};
