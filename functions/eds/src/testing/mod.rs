//! A certificate authority for tests: it issues certificates like the real ones, signs messages
//! with their keys, keeps lists of revoked ones and answers questions about them. Everything that
//! it makes is open to be put wrong, and is the same every time: no clock, no chance.

mod authority;
mod ber;
mod certificate;
mod inspect;
mod key;
mod list;
mod message;
pub mod published;
mod responder;
pub mod write;

pub use authority::{Authority, ISSUING, SIGNING, SIGNING_IN, at, authority_spec, now};
pub use ber::{in_pieces, indefinite};
pub use certificate::{CertificateSpec, Extension, Identity, name};
pub use inspect::{NeverRevoked, certificate, check_path, is_signed_by, judge_recorded, role};
pub use key::Key;
pub use list::{Entry, List, serial};
pub use message::{Attribute, Message, SignerInfo, issuer_and_serial, signing_certificate};
pub use responder::{Nonce, Responder, Statement};
