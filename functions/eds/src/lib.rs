//! Verifies Kazakhstan's electronic signatures (ЭЦП).
mod algorithm;
mod asn1;
mod ber;
mod certificate;
mod cms;
mod envelope;
#[cfg(feature = "testing")]
pub mod fuzz;
mod gost;
mod identity;
mod oid;
mod refusal;
pub mod revocation;
mod role;
mod signer;
#[cfg(feature = "testing")]
pub mod testing;
mod trust;
mod verifier;
pub mod words;

pub use algorithm::Algorithm;
pub use certificate::Certificate;
pub use identity::{Bin, Iin};
pub use refusal::{Holder, Number, Reason, Refusal, Step};
pub use role::{Policy, Position, Role};
pub use signer::{Organisation, Signer};
pub use trust::Trust;
pub use verifier::{Signature, Verifier, attached_content};
