//! Texts that wait for a signature, made on the desktop (NCALayer) or on a phone (eGov Mobile).
//!
//! [`begin`] writes down the exact bytes to be signed and gives a ticket to who asked; [`signed`]
//! takes the signature of who holds the ticket, or the one that a phone has left meanwhile. A text
//! is of one kind for good: a signature that signs somebody of the staff in shows no contact.

mod begin;
pub(crate) mod browser;
pub(crate) mod phone;
mod request;
mod text;
mod verify;

pub(crate) use begin::{Asker, Begun, again, begin, code};
pub(crate) use request::What;
pub(crate) use text::moment;
pub(crate) use verify::{Signed, signed};
