//! The parsers of untrusted input, for fuzzing: each accepts any bytes, must neither panic nor use
//! much memory, and returns whether it could parse them.

use std::borrow::Cow;

use crate::ber;
use crate::certificate::Certificate;
use crate::cms::SignedMessage;
use crate::envelope;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::revocation::{crl, ocsp};
use crate::signer::Signer;

/// A parser with its name.
pub type Target = (&'static str, fn(&[u8]) -> bool);

/// All parsers.
pub const TARGETS: [Target; 5] = [
    ("ber", ber),
    ("message", message),
    ("certificate", certificate),
    ("list", crl::is_readable),
    ("answer", ocsp::is_readable),
];

/// Converts BER to DER; converting the result again must not change it.
fn ber(bytes: &[u8]) -> bool {
    let Ok(der) = ber::to_der(bytes) else { return false };
    assert!(matches!(ber::to_der(&der), Ok(Cow::Borrowed(same)) if same == &der[..]));
    true
}

/// Parses a message and checks its attributes: everything except the signature.
fn message(bytes: &[u8]) -> bool {
    let read = || -> Result<(), Refusal> {
        let der = envelope::to_der(bytes)?;
        let message = SignedMessage::parse(&der)?;
        let certificate = message.signer_certificate()?;
        let algorithm = certificate.public_key()?.algorithm();
        let content = message.content.unwrap_or_default();
        message.check_attributes(content, &certificate, algorithm).map(|_| ())
    };
    read().is_ok()
}

/// Parses a certificate, its key, its role and its holder.
fn certificate(bytes: &[u8]) -> bool {
    let read = || -> Result<(), Refusal> {
        let certificate = Certificate::parse(bytes)?;
        certificate.public_key()?;
        let role = Policy::Any.check(&certificate)?;
        Signer::read(&certificate, role, true).or(Signer::read(&certificate, role, false))?;
        Ok(())
    };
    read().is_ok()
}
