//! Verifies Kazakhstan's electronic signatures (ЭЦП).
//!
//! The crate answers one question about a signed message: *who signed exactly these bytes, may the
//! signature be trusted at this moment, and if not, which step failed?*
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
//! let crl = std::fs::read("tests/samples/crl/nca_gost2022_test.2026-08-11.crl")?;
//! // The caller gives the moment; the crate reads no clock: 2026-08-11T04:00:00Z.
//! let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_786_420_800);
//!
//! let trust = Trust::test();
//! let mut crls = Crls::default();
//! crls.add(&crl, &trust)?;
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
//! The first check that fails becomes the [`Refusal`]; the signer is returned only after all have
//! passed.
//!
//! 1. **Envelope.** At most 64 kB; DER, base64 or PEM; BER with indefinite lengths is rewritten
//!    within bounds. CMS signed data over plain data.
//! 2. **Signer.** Exactly one, identified by issuer and serial number; the message has at most
//!    eight certificates, and the signer's exactly once.
//! 3. **Content.** If the message contains it, it equals the expected one, byte for byte.
//! 4. **Attributes.** contentType, messageDigest and, if present, signingCertificateV2, each once
//!    and correct; digest, signature and key of the same [`Algorithm`].
//! 5. **Signature.** Over the bytes of the signed attributes as they were received.
//! 6. **Path.** A pinned authority signed the certificate, and its pinned root signed the
//!    authority's; all are valid at the moment; no critical extension is unknown.
//! 7. **Certificate.** Not that of an authority; its key is for signing documents and long enough,
//!    and the [`Policy`] accepts its role.
//! 8. **Identity.** One well-formed IIN, and one BIN of an organisation; under the national
//!    authorities with valid control digits.
//! 9. **Revocation.** An authorised source says now that the certificate was not revoked. Without
//!    an answer the result is [`Refusal::RevocationUnavailable`], which may be tried again; it never
//!    counts as good.
//!
//! # What the crate never does
//!
//! - It follows no address in a message or certificate; its only access to the network is
//!   [`revocation::ocsp::Transport`].
//! - It reads no clock: the moment is an argument.
//! - It trusts no authority by name: authorities are pinned by the hash of their certificates, and
//!   test authorities and national ones are never in one set.
//! - It returns no data of a message that was not signed, and it hashes the received bytes, never a
//!   new encoding.
//! - It prints no IIN: the `Debug` forms of [`Signer`], [`Iin`] and [`Certificate`] hide it.
//! - It holds no private key and sees public values only, so its running time may depend on them.

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
mod policy;
mod refusal;
pub mod revocation;
mod revocation_reason;
mod role;
mod signer;
mod step;
#[cfg(feature = "testing")]
pub mod testing;
mod trust;
mod verifier;
pub mod words;

pub use algorithm::Algorithm;
pub use certificate::Certificate;
pub use envelope::to_der;
pub use identity::{Bin, Iin, Number};
pub use policy::Policy;
pub use refusal::{Holder, Refusal};
pub use revocation_reason::RevocationReason;
pub use role::{Position, Role};
pub use signer::{Organisation, Signer};
pub use step::Step;
pub use trust::Trust;
pub use verifier::{Signature, Verifier, attached_content};
