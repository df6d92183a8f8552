//! Writes DER: one small function for each kind of element, without checks of its arguments.

use std::time::SystemTime;

use const_oid::ObjectIdentifier;
use der::asn1::{GeneralizedTime, UtcTime};
use der::{DateTime, Encode};

/// Writes an element with a tag of one byte and the shortest form of its length.
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

/// Writes a SEQUENCE of elements.
pub fn sequence(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(0x30, &joined(parts))
}

/// Writes a SET of elements, in their order.
pub fn set(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(0x31, &joined(parts))
}

/// Writes a constructed `[number]` with elements inside.
pub fn context(number: u8, parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(0xA0 | number, &joined(parts))
}

/// Concatenates parts.
pub fn joined(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    parts.into_iter().flatten().collect()
}

/// Writes an OBJECT IDENTIFIER.
pub fn oid(name: ObjectIdentifier) -> Vec<u8> {
    element(0x06, name.as_bytes())
}

/// Writes an AlgorithmIdentifier with NULL as its parameters.
pub fn algorithm(name: ObjectIdentifier) -> Vec<u8> {
    sequence([oid(name), null()])
}

/// Writes an INTEGER with these bytes, even if they are too many or negative.
pub fn integer(bytes: &[u8]) -> Vec<u8> {
    element(0x02, bytes)
}

/// Writes an INTEGER of a non-negative number.
pub fn number(number: u64) -> Vec<u8> {
    let bytes = [[0; 8], number.to_be_bytes()].concat();
    let significant = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len() - 1);
    let sign = usize::from(bytes[significant] >= 0x80);
    integer(&bytes[significant - sign..])
}

/// Writes an ENUMERATED of one byte.
pub fn enumerated(value: u8) -> Vec<u8> {
    element(0x0A, &[value])
}

/// Writes an OCTET STRING.
pub fn octets(bytes: &[u8]) -> Vec<u8> {
    element(0x04, bytes)
}

/// Writes a BIT STRING without unused bits.
pub fn bits(bytes: &[u8]) -> Vec<u8> {
    element(0x03, &[&[0], bytes].concat())
}

/// Writes a BOOLEAN.
pub fn boolean(value: bool) -> Vec<u8> {
    element(0x01, &[if value { 0xFF } else { 0 }])
}

/// Writes NULL.
pub fn null() -> Vec<u8> {
    element(0x05, &[])
}

/// Writes a UTF8String.
pub fn utf8(text: &str) -> Vec<u8> {
    element(0x0C, text.as_bytes())
}

/// Writes a PrintableString.
pub fn printable(text: &str) -> Vec<u8> {
    element(0x13, text.as_bytes())
}

/// Writes a GeneralizedTime.
pub fn generalized_time(time: SystemTime) -> Vec<u8> {
    let time = date_time(time);
    GeneralizedTime::from_date_time(time).to_der().expect("every date has this form")
}

/// Writes a Time as RFC 5280 requires: a UTCTime until 2049.
pub fn time(time: SystemTime) -> Vec<u8> {
    match UtcTime::from_date_time(date_time(time)) {
        Ok(utc) => utc.to_der().expect("a date of this century has this form"),
        Err(_) => generalized_time(time),
    }
}

fn date_time(time: SystemTime) -> DateTime {
    DateTime::from_system_time(time).expect("tests use dates between 1970 and 9999")
}
