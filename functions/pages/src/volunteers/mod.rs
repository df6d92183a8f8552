//! The pages of volunteers: the public list, the questionnaire, and the own card.

pub mod facts;
mod filter;
pub mod list;
pub mod open;
pub mod own;
pub mod signup;
mod telephone;

pub use telephone::TelephoneState;
