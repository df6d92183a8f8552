//! Writing DER: a small function for each kind of element, none of which checks what it is given.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use der::asn1::{GeneralizedTime, UtcTime};
use der::{DateTime, Encode};

/// An element with a tag of one byte and a length of as few bytes as can be.
pub fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match content.len() {
        short @ 0..=0x7F => out.push(short as u8),
        long => {
            let bytes = long.to_be_bytes();
            let bytes = &bytes[bytes.iter().take_while(|byte| **byte == 0).count()..];
            out.push(0x80 | bytes.len() as u8);
            out.extend_from_slice(bytes);
        }
    }
    out.extend_from_slice(content);
    out
}

/// SEQUENCE of these elements.
pub fn sequence(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(0x30, &joined(parts))
}

/// SET of these elements, in their order.
pub fn set(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(0x31, &joined(parts))
}

/// `[number]`, constructed, around these elements.
pub fn context(number: u8, parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(0xA0 | number, &joined(parts))
}

/// The parts, one after the other.
pub fn joined(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    parts.into_iter().flatten().collect()
}

/// OBJECT IDENTIFIER.
pub fn oid(name: ObjectIdentifier) -> Vec<u8> {
    element(0x06, name.as_bytes())
}

/// AlgorithmIdentifier with NULL for parameters.
pub fn algorithm(name: ObjectIdentifier) -> Vec<u8> {
    sequence([oid(name), null()])
}

/// INTEGER with these bytes, even if they are too many or negative.
pub fn integer(bytes: &[u8]) -> Vec<u8> {
    element(0x02, bytes)
}

/// INTEGER of a number that is not negative.
pub fn number(number: u64) -> Vec<u8> {
    let bytes = [[0; 8], number.to_be_bytes()].concat();
    let significant = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len() - 1);
    let sign = usize::from(bytes[significant] >= 0x80);
    integer(&bytes[significant - sign..])
}

/// ENUMERATED of one byte.
pub fn enumerated(value: u8) -> Vec<u8> {
    element(0x0A, &[value])
}

/// OCTET STRING.
pub fn octets(bytes: &[u8]) -> Vec<u8> {
    element(0x04, bytes)
}

/// BIT STRING of whole bytes.
pub fn bits(bytes: &[u8]) -> Vec<u8> {
    element(0x03, &[&[0], bytes].concat())
}

/// BOOLEAN.
pub fn boolean(value: bool) -> Vec<u8> {
    element(0x01, &[if value { 0xFF } else { 0 }])
}

/// NULL.
pub fn null() -> Vec<u8> {
    element(0x05, &[])
}

/// UTF8String.
pub fn utf8(text: &str) -> Vec<u8> {
    element(0x0C, text.as_bytes())
}

/// PrintableString.
pub fn printable(text: &str) -> Vec<u8> {
    element(0x13, text.as_bytes())
}

/// GeneralizedTime.
pub fn generalized_time(time: SystemTime) -> Vec<u8> {
    let time = date_time(time);
    GeneralizedTime::from_date_time(time).to_der().expect("every date has this form")
}

/// Time as RFC 5280 wants it: UTCTime until 2049.
pub fn time(time: SystemTime) -> Vec<u8> {
    match UtcTime::from_date_time(date_time(time)) {
        Ok(utc) => utc.to_der().expect("a date of this century has this form"),
        Err(_) => generalized_time(time),
    }
}

fn date_time(time: SystemTime) -> DateTime {
    DateTime::from_system_time(time).expect("tests use dates between 1970 and 9999")
}
