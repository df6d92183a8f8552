//! GOST R 34.10-2012 (RFC 7091): verifies a signature by elliptic-curve arithmetic.
//!
//! This is the only cryptography written here, because no maintained crate has it. It handles
//! public values only, so its running time may depend on them. Kazakhstan's certificates and
//! messages write numbers in little-endian form: a public key is `x‖y`, a signature `r‖s`, a digest
//! one number.

mod curve;
mod point;
mod scalar;
#[cfg(any(test, feature = "testing"))]
mod sign;
#[cfg(test)]
mod tests;
mod verify;

pub(crate) use curve::{Tc26A256, Tc26A512};
#[cfg(any(test, feature = "testing"))]
pub(crate) use sign::SigningKey;
pub(crate) use verify::VerifyingKey;
