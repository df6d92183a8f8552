//! A certificate authority for tests: issues certificates like the real ones, signs messages with
//! their keys, and makes CRLs and OCSP responses. Tests can change every part to make it invalid.
//! The output is deterministic: it depends on no clock and no random numbers.

mod authority;
mod ber;
mod certificate;
mod crl;
mod inspect;
mod key;
mod message;
pub mod published;
mod responder;
pub mod write;

pub use authority::{
    AUTHENTICATION_USAGE, Authority, ISSUING_USAGE, SIGNING_USAGE, at, authority_spec, now,
};
pub use ber::{in_pieces, indefinite};
pub use certificate::{CertificateSpec, Extension, Identity, name};
pub use crl::{CrlEntrySpec, CrlSpec, serial};
pub use inspect::{NeverRevoked, certificate, check_path, is_signed_by, role, validate_recorded};
pub use key::Key;
pub use message::{Attribute, Message, SignerInfoSpec, issuer_and_serial, signing_certificate};
pub use responder::{CertStatus, NonceEcho, Responder};
