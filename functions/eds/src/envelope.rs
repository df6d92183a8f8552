//! Decodes a message as it is received (DER, BER, base64 or PEM) to DER.

use std::borrow::Cow;

use base64ct::{Base64, Encoding};

use crate::ber;
use crate::refusal::Refusal;

/// The maximum length of a message in bytes: a typical content with a certificate and a time stamp
/// takes a tenth of it.
pub(crate) const MAX_BYTES: usize = 64 * 1024;

/// The first byte of every SEQUENCE.
const SEQUENCE: u8 = 0x30;

/// Decodes a message (CMS in DER, BER, base64 or PEM) to DER; every encoding gives the same bytes.
///
/// # Errors
/// If it is too long or in none of these encodings.
pub fn to_der(message: &[u8]) -> Result<Cow<'_, [u8]>, Refusal> {
    if message.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_BYTES });
    }
    let malformed = |_| Refusal::Malformed { part: "ContentInfo" };
    if message.first() == Some(&SEQUENCE) && std::str::from_utf8(message).is_err() {
        return ber::to_der(message).map_err(malformed);
    }
    if let Some(bytes) = std::str::from_utf8(message).ok().and_then(decode) {
        return Ok(Cow::Owned(ber::to_der(&bytes).map_err(malformed)?.into_owned()));
    }
    match message.first() {
        Some(&SEQUENCE) => ber::to_der(message).map_err(malformed),
        _ => Err(Refusal::NotAMessage),
    }
}

/// Decodes a PEM block or bare base64, with or without line breaks.
fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_ascii();
    let body = match text.strip_prefix("-----BEGIN ") {
        None => text,
        Some(rest) => {
            let (label, rest) = rest.split_once("-----")?;
            let body = rest.strip_suffix("-----")?.strip_suffix(label)?;
            body.strip_suffix("-----END ")?
        }
    };
    let digits: String = body.split_ascii_whitespace().collect();
    let bytes = Base64::decode_vec(&digits).ok()?;
    (bytes.first() == Some(&SEQUENCE)).then_some(bytes)
}
