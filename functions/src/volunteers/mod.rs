//! The function of volunteers: signing up, a volunteer's own card. It seals contacts and cannot open them.

mod confirm;
#[cfg(all(test, feature = "embedded"))]
mod confirm_tests;
#[cfg(all(test, feature = "embedded"))]
mod form_tests;
mod function;
mod handlers;
mod kind;
#[cfg(all(test, feature = "embedded"))]
mod list_tests;
#[cfg(all(test, feature = "embedded"))]
mod naughty;
mod own;
mod own_handlers;
mod own_replies;
pub mod public;
mod record;
mod recover;
#[cfg(all(test, feature = "embedded"))]
mod recover_tests;
mod replies;
mod signup;
#[cfg(all(test, feature = "embedded"))]
mod telephone_tests;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub use function::FUNCTION;
pub use kind::KIND;
pub use own::Change;
pub use record::VolunteerCard;
