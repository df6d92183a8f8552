//! One line for each request, one for each stored record that cannot be read and one for each alarm
//! about the staff, of a closed list of facts, none of which is a person's: what a log may hold, and all that it holds.

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
    /// What gave no answer, if that is what went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
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

/// The word of an alarm about somebody of the staff.
pub const ALARM: &str = "staff-alarm";

/// That somebody of the staff opens very much of people's data; who it is stands in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlarmRaised {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// [`ALARM`].
    pub alarm: &'static str,
    /// What is opened: the word of an activity.
    pub activity: String,
    /// Within what time: `burst`, `hour` or `day`.
    pub measure: &'static str,
    /// How much.
    pub count: u64,
}

/// Takes records.
pub trait RequestLog: fmt::Debug + Send + Sync {
    /// Takes the record of a request.
    fn take(&self, record: &Record);

    /// Takes a stored record that was passed over.
    fn pass_over(&self, passed: &PassedOver);

    /// Takes an alarm about somebody of the staff.
    fn alarm(&self, raised: &AlarmRaised);
}

/// Keeps no records.
#[derive(Debug, Clone, Copy)]
pub struct Unrecorded;

impl RequestLog for Unrecorded {
    fn take(&self, _: &Record) {}

    fn pass_over(&self, _: &PassedOver) {}

    fn alarm(&self, _: &AlarmRaised) {}
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

    fn alarm(&self, raised: &AlarmRaised) {
        print(raised);
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
    /// What gave no answer.
    pub cause: Option<String>,
    /// The key of the stored record that could not be read.
    pub record: Option<String>,
}
