//! The message as it arrives (DER, BER, base64 or PEM) to DER.

use std::borrow::Cow;

use base64ct::{Base64, Encoding};

use crate::ber;
use crate::refusal::Refusal;

/// How many bytes a message may have: a request of a page, its certificate and, perhaps, a time
/// stamp take a tenth.
pub(crate) const MOST_BYTES: usize = 64 * 1024;

/// The first byte of every SEQUENCE.
const SEQUENCE: u8 = 0x30;

/// A message (CMS in DER, BER, base64 or PEM) in DER: the same bytes in whichever of these it came.
///
/// # Errors
/// If it is too long or in none of them.
pub fn to_der(message: &[u8]) -> Result<Cow<'_, [u8]>, Refusal> {
    if message.len() > MOST_BYTES {
        return Err(Refusal::TooLarge { limit: MOST_BYTES });
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

/// The bytes of a PEM block or of bare base64, broken into lines or not.
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
