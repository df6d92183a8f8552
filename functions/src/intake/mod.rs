//! The intake of public forms, which everybody may fill in without signing in: validation, proof of
//! work or ticket, limits, idempotency, one transaction, the page of the answer.
//!
//! A new public form is a [`PublicForm`]: its fields, its limits, the function that makes a record
//! of its answers, and its words.

mod admission;
pub(crate) mod answers;
mod handlers;
mod public_form;
mod replies;
mod submit;
#[cfg(all(test, feature = "embedded"))]
mod tests;

pub(crate) use handlers::{challenge, challenge_of, submission, submit_to};
pub(crate) use public_form::{Accepted, Kept, PublicForm};
