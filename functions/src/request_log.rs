//! One line for each request and one for each stored record that cannot be read, of a closed list of
//! facts, none of which is a person's: what a log may hold, and all that it holds.

use std::fmt;

use serde::Serialize;

/// What is noted of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// When it came, in milliseconds since 1970.
    pub at: i64,
    /// Its method.
    pub method: &'static str,
    /// The pattern of its address, without what was put into it.
    pub route: String,
    /// The status of its answer.
    pub status: u16,
    /// What went wrong, by the word of the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<&'static str>,
    /// The key of the stored record that could not be read, if that is what went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// How long it took, in milliseconds.
    pub took: i64,
}

/// The word of a stored record that cannot be read.
pub const UNREADABLE: &str = "record-unreadable";

/// The word of a public list that could not be published; it is tried again.
pub const UNPUBLISHED: &str = "list-unpublished";

/// The word of a text message that could not be sent.
pub const UNSENT: &str = "message-unsent";

/// A stored record that cannot be read and was passed over, so that the rest could be shown; or a
/// list that could not be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// [`UNREADABLE`], [`UNPUBLISHED`] or [`UNSENT`].
    pub problem: &'static str,
    /// The stable name of its kind, or the word of the problem with publishing.
    pub kind: &'static str,
    /// Its key, which names no person.
    pub record: String,
}

/// Takes records.
pub trait RequestLog: fmt::Debug + Send + Sync {
    /// Takes the record of a request.
    fn take(&self, record: &Record);

    /// Takes a stored record that was passed over.
    fn pass_over(&self, passed: &PassedOver);
}

/// Keeps no records.
#[derive(Debug, Clone, Copy)]
pub struct Unrecorded;

impl RequestLog for Unrecorded {
    fn take(&self, _: &Record) {}

    fn pass_over(&self, _: &PassedOver) {}
}

/// Prints records, a line of JSON each: where what a process prints is its log.
#[derive(Debug, Clone, Copy)]
pub struct Printed;

impl RequestLog for Printed {
    fn take(&self, record: &Record) {
        print(record);
    }

    fn pass_over(&self, passed: &PassedOver) {
        print(passed);
    }
}

#[expect(clippy::print_stdout, reason = "what is printed is the log")]
fn print(line: &impl Serialize) {
    if let Ok(line) = serde_json::to_string(line) {
        println!("{line}");
    }
}

/// What went wrong, carried by an answer to its record.
#[derive(Debug, Clone)]
pub(crate) struct WentWrong {
    /// The word of the problem.
    pub word: &'static str,
    /// The key of the stored record that could not be read.
    pub record: Option<String>,
}
