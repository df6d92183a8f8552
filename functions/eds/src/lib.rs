//! Verifies Kazakhstan's electronic signatures (ЭЦП).
//!
//! It answers one question about a signed message: *who signed exactly these bytes, may the
//! signature be trusted at this moment, and if not, at which step did it fail?*
//!
//! ```
//! use std::time::{Duration, SystemTime};
//!
//! use eds::revocation::crl::Crls;
//! use eds::words::{Language, explain};
//! use eds::{Policy, Refusal, Role, Trust, Verifier};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let text = "Туған жер. Қол қойылған мәтіннің үлгісі.\nTuğan jer: a sample of a signed text.\n";
//! let message = std::fs::read("tests/samples/cms/tugan_good.cms")?;
//! let list = std::fs::read("tests/samples/crl/nca_gost2022_test.2026-08-11.crl")?;
//! // The moment is given, never asked of a clock: 2026-08-11T04:00:00Z.
//! let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_786_420_800);
//!
//! let trust = Trust::test();
//! let mut crls = Crls::default();
//! crls.add(&list, &trust)?;
//! let verifier = Verifier::new(trust, Policy::Person, crls);
//!
//! let signature = verifier.verify(text.as_bytes(), &message, now)?;
//! assert_eq!(signature.signer.name, "ТЕСТОВ ТЕСТ ТЕСТОВИЧ");
//! assert_eq!(signature.signer.role, Role::Person);
//!
//! let refusal = verifier.verify(b"another text", &message, now).unwrap_err();
//! assert_eq!(refusal, Refusal::ContentDiffers);
//! println!("{}", explain(&refusal, Language::Kk));
//! # Ok(())
//! # }
//! ```
//!
//! # The checks, in their order
//!
//! The first that fails is the [`Refusal`]; nothing is told of a signer before the last is passed.
//!
//! 1. **Envelope.** At most 64 kB; DER, base64 or PEM; BER with marked ends is rewritten within
//!    bounds. CMS signed data over plain data.
//! 2. **Signer.** Exactly one, named by issuer and serial number, his certificate once among at
//!    most eight.
//! 3. **Content.** If the message carries it, it is the expected one, byte for byte.
//! 4. **Attributes.** contentType, messageDigest and, if there, signingCertificateV2, each once
//!    and true; digest, signature and key of one row of the list of [`Algorithm`]s.
//! 5. **Signature.** Over the bytes of the signed attributes as they arrived.
//! 6. **Path.** The certificate is signed by a pinned authority, that one by its pinned root; all
//!    are in force at the moment; no critical extension is unknown.
//! 7. **Certificate.** Not of an authority; its key signs documents, is long enough, and its role
//!    is one that the [`Policy`] asks for.
//! 8. **Identity.** One well-formed IIN, and BIN of an organisation; in real life with the right
//!    control digit.
//! 9. **Revocation.** Somebody who may say so says now that it was not revoked. No answer is
//!    [`Refusal::RevocationUnavailable`], which may be tried again, and never a good one.
//!
//! # What it never does
//!
//! - It follows no address in a message or certificate; it has no network of its own, only
//!   [`revocation::ocsp::Transport`].
//! - It asks no clock: the moment is an argument.
//! - It trusts nobody by name: authorities are pinned by the hash of their certificates, and those
//!   of tests and of real life are never in one set.
//! - It uses nothing of a message that was not signed, and hashes what arrived, never what was
//!   written anew.
//! - It prints nobody's IIN: the Debug forms of [`Signer`], [`Iin`] and [`Certificate`] hide it.
//! - It holds no private key and sees public values only, so its time may depend on them.

#![forbid(unsafe_code)]

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
pub use envelope::to_der;
pub use identity::{Bin, Iin};
pub use refusal::{Holder, Number, Reason, Refusal, Step};
pub use role::{Policy, Position, Role};
pub use signer::{Organisation, Signer};
pub use trust::Trust;
pub use verifier::{Signature, Verifier, attached_content};
