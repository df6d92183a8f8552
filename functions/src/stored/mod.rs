//! Stored documents that may be older or newer than the program that reads them.
//!
//! Each kind of document has a stable name and a schema number, which stands in the document as its
//! field `schema`. What was written before there were numbers has none and is read as number 0. A
//! reader reads every number ever written: an older document is converted forward, one number after
//! the other; a newer one is read as far as this program knows it. Fields that a reader does not
//! know are kept when the document is changed, and so is its number, so that a program that was
//! rolled back loses nothing of what a newer one has written.
//!
//! `functions/tests/stored/` holds an example of every kind and number.

mod declare;
#[cfg(test)]
mod exact;
#[cfg(test)]
pub(crate) mod files;
#[cfg(test)]
mod tests;
mod unknown;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub(crate) use declare::stored;

/// A kind of document. Declared by [`stored!`](crate::stored::stored), never by hand.
pub trait Stored: Serialize + DeserializeOwned {
    /// The stable name of the kind.
    const KIND: &'static str;
    /// The number of this struct: what it writes.
    const SCHEMA: u32;
    /// The lowest number that this struct reads by itself, because all that came after it has a
    /// default.
    const SINCE: u32;
    /// The struct of the numbers below; [`Nothing`] if there are none.
    type Former: Stored;

    /// Converts what the former struct holds.
    fn forward(former: Self::Former) -> Self;
}

/// No former struct.
#[derive(Debug, Serialize, Deserialize)]
pub enum Nothing {}

impl Stored for Nothing {
    const KIND: &'static str = "nothing";
    const SCHEMA: u32 = 0;
    const SINCE: u32 = 0;
    type Former = Nothing;

    fn forward(former: Nothing) -> Nothing {
        former
    }
}

/// The number of what carries none: of everything written before there were numbers.
const UNNUMBERED: u32 = 0;

/// The field of the number.
const SCHEMA: &str = "schema";

/// A document with its number, as it is written.
#[derive(Serialize)]
struct Numbered<'a, T> {
    schema: u32,
    #[serde(flatten)]
    document: &'a T,
}

/// The text of a new document.
pub fn write<T: Stored>(document: &T) -> String {
    let numbered = Numbered { schema: T::SCHEMA, document };
    serde_json::to_string(&numbered).expect("documents are structs of text, numbers and lists")
}

/// The text of a changed document in the place of a former text: what the former had and this
/// program does not know stays. Nothing stays of a former text that cannot be read.
pub fn rewrite<T: Stored>(former: &str, document: &T) -> String {
    let Some(kept) = kept::<T>(number(former), former) else { return write(document) };
    let schema = number(former).max(T::SCHEMA);
    if kept.is_empty() && schema == T::SCHEMA {
        return write(document);
    }
    let mut next = serde_json::to_value(document).unwrap_or_default();
    unknown::merge(&mut next, Value::Object(kept));
    next[SCHEMA] = schema.into();
    next.to_string()
}

/// A document from its text, converted forward if it is an older one.
pub fn read<T: Stored>(text: &str) -> Option<T> {
    read_number(number(text), text)
}

fn read_number<T: Stored>(number: u32, text: &str) -> Option<T> {
    if number >= T::SINCE {
        return serde_json::from_str(text).ok();
    }
    read_number::<T::Former>(number, text).map(T::forward)
}

/// The fields of a text that the reader of its number does not know; nothing if it is no object that
/// can be read.
fn kept<T: Stored>(number: u32, text: &str) -> Option<Map<String, Value>> {
    if number < T::SINCE {
        return kept::<T::Former>(number, text);
    }
    let known = serde_json::to_value(serde_json::from_str::<T>(text).ok()?).ok()?;
    let mut whole: Map<String, Value> = serde_json::from_str(text).ok()?;
    whole.remove(SCHEMA);
    Some(unknown::beyond(whole, &known))
}

/// The number that a text carries.
pub fn number(text: &str) -> u32 {
    #[derive(Deserialize)]
    struct Peek {
        schema: Option<u32>,
    }
    // A struct would be read from a list too, whose first element is no number.
    let object = text.trim_start().starts_with('{');
    let peek = object.then(|| serde_json::from_str::<Peek>(text).ok()).flatten();
    peek.and_then(|peek| peek.schema).unwrap_or(UNNUMBERED)
}
