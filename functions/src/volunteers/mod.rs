//! The function of volunteers: signing up, one's own card. It seals contacts and cannot open them.

mod own;
mod record;
mod replies;
mod routes;
mod signup;
#[cfg(test)]
mod tests;

pub use own::Change;
pub use record::{Card, State};
pub use routes::router;
pub use signup::{Admission, Outcome};
