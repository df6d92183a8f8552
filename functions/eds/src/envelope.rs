//! Decodes a message as it is received to DER: DER, BER, base64 or PEM, and what clipboards, forms and
//! JSON make of them.

use std::borrow::Cow;

use base64ct::{Base64Unpadded, Encoding};

use crate::ber;
use crate::refusal::Refusal;

/// The maximum length of a message in bytes: a typical content with a certificate and a time stamp
/// takes a tenth of it.
pub(crate) const MAX_BYTES: usize = 64 * 1024;

/// The first byte of every SEQUENCE.
const SEQUENCE: u8 = 0x30;

/// The beginning of a PEM block, before its label.
const BEGIN: &str = "-----BEGIN ";

/// Labels of PEM blocks that contain something other than a message.
const OTHER_LABELS: [&str; 4] = ["CERTIFICATE", "KEY", "X509 CRL", "CERTIFICATE REQUEST"];

/// Decodes a message (CMS in DER, BER, base64 or PEM) to DER; every encoding gives the same bytes.
///
/// Accepts also a byte order mark, quotes around the text, line ends escaped as in JSON, the URL
/// alphabet of base64, missing padding, and spaces in place of `+`, as an unescaped form makes them.
///
/// # Errors
/// If it is too long or in none of these encodings.
pub fn to_der(message: &[u8]) -> Result<Cow<'_, [u8]>, Refusal> {
    if message.len() > MAX_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_BYTES });
    }
    let text = std::str::from_utf8(message).ok();
    match text.map(decode) {
        Some(Ok(bytes)) => Ok(Cow::Owned(binary(&bytes)?.into_owned())),
        // The bytes of a short DER may be text by chance.
        Some(Err(_)) | None if message.first() == Some(&SEQUENCE) => binary(message),
        Some(Err(refusal)) => Err(refusal),
        None => Err(Refusal::NotAMessage),
    }
}

/// Decodes DER or BER.
fn binary(message: &[u8]) -> Result<Cow<'_, [u8]>, Refusal> {
    whole(message)?;
    ber::to_der(message).map_err(|_| Refusal::Malformed { part: "ContentInfo" })
}

/// Checks that the outermost element ends where the bytes end, if it tells its length.
fn whole(bytes: &[u8]) -> Result<(), Refusal> {
    let Some(length) = length(bytes).filter(|length| *length <= MAX_BYTES) else { return Ok(()) };
    match bytes.get(length..) {
        None => Err(Refusal::CutOff),
        Some([]) => Ok(()),
        Some([SEQUENCE, ..]) => Err(Refusal::SeveralMessages),
        Some(_) => Err(Refusal::TrailingBytes),
    }
}

/// Returns the length of an element with its tag and its length; nothing if the length is indefinite
/// or takes more than four bytes.
fn length(bytes: &[u8]) -> Option<usize> {
    let (first, rest) = (bytes.get(1)?, bytes.get(2..)?);
    let count = usize::from(first & 0x7F);
    match first {
        0x80 => None,
        0..0x80 => Some(2 + count),
        _ if count > 4 => None,
        _ => {
            let length =
                rest.get(..count)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            Some(2 + count + length)
        }
    }
}

/// Decodes a PEM block or bare base64, with or without line breaks.
fn decode(text: &str) -> Result<Vec<u8>, Refusal> {
    let text = unwrapped(text);
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    let body = match text.strip_prefix(BEGIN) {
        None => &*text,
        Some(block) => body_of(block)?,
    };
    let bytes = base64(body)?;
    if bytes.starts_with(BEGIN.as_bytes()) {
        return Err(Refusal::EncodedTwice);
    }
    if bytes.first() == Some(&SEQUENCE) { Ok(bytes) } else { Err(Refusal::NotAMessage) }
}

/// Removes what surrounds a text in files, forms and JSON: a byte order mark, quotes, escapes.
fn unwrapped(text: &str) -> Cow<'_, str> {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    let text = text.trim_matches(blank);
    let quoted =
        ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    let text = quoted.unwrap_or(text).trim_matches(blank);
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let lines = ["\\r", "\\n", "\\t"]
        .iter()
        .fold(text.to_owned(), |text, escape| text.replace(escape, "\n"));
    Cow::Owned(lines.replace("\\/", "/").trim_matches(blank).to_owned())
}

/// Returns the base64 of a PEM block that stands alone, after the beginning of its first line.
fn body_of(block: &str) -> Result<&str, Refusal> {
    let (label, rest) = block.split_once("-----").ok_or(Refusal::CutOff)?;
    if OTHER_LABELS.iter().any(|other| label.ends_with(other)) {
        return Err(Refusal::AnotherPem);
    }
    let end = format!("-----END {label}-----");
    let (body, after) = rest.split_once(&*end).ok_or(Refusal::CutOff)?;
    match after.trim() {
        "" => Ok(body),
        after if after.starts_with(BEGIN) => Err(Refusal::SeveralMessages),
        _ => Err(Refusal::TrailingBytes),
    }
}

/// Decodes base64. Where spaces are the only blanks between digits they may have been `+`; the
/// length of the message tells which it was.
fn base64(text: &str) -> Result<Vec<u8>, Refusal> {
    let digits: String = text.split_whitespace().collect();
    let plain = digits_of(&digits);
    if !text.trim().contains(' ') || plain.as_ref().is_ok_and(|bytes| whole(bytes).is_ok()) {
        return plain;
    }
    let plus = text.trim().replace(' ', "+");
    let restored = digits_of(&plus.split_whitespace().collect::<String>());
    match restored {
        Ok(bytes) if whole(&bytes).is_ok() => Ok(bytes),
        _ => plain,
    }
}

fn digits_of(digits: &str) -> Result<Vec<u8>, Refusal> {
    let ended = digits.trim_end_matches('=');
    // Padding in the middle ends one text of base64 and begins another.
    if ended.contains('=') {
        let both = ended.split('=').filter(|part| !part.is_empty());
        let sequences = both.map(digits_of).filter_map(Result::ok);
        let count = sequences.filter(|bytes| bytes.first() == Some(&SEQUENCE)).count();
        return Err(if count > 1 { Refusal::SeveralMessages } else { Refusal::NotAMessage });
    }
    let standard = ended.replace('-', "+").replace('_', "/");
    if let Ok(bytes) = Base64Unpadded::decode_vec(&standard) {
        return Ok(bytes);
    }
    // One digit too many for whole bytes: the others still tell what this was.
    let shorter = standard.get(..standard.len().saturating_sub(1)).unwrap_or_default();
    let begun = Base64Unpadded::decode_vec(shorter).ok();
    match begun.filter(|bytes| bytes.first() == Some(&SEQUENCE)) {
        Some(bytes) if whole(&bytes) == Err(Refusal::CutOff) => Err(Refusal::CutOff),
        _ => Err(Refusal::NotAMessage),
    }
}
