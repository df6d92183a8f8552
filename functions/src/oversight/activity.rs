//! What somebody of the staff does with people's data, and how much of it is allowed.

/// Something that somebody of the staff does with people's data.
#[derive(Debug, PartialEq, Eq)]
pub struct Activity {
    /// The stable word.
    pub word: &'static str,
    /// How often in one hour.
    pub an_hour: u64,
    /// How often on one day.
    pub a_day: u64,
    /// How often on one day without the leave of a second person.
    pub alone: u64,
    /// How often within two minutes is so much in a short time that an alarm is raised.
    pub burst: u64,
}

/// Contacts that a clerk shows to visitors.
pub static VISITS: Activity =
    Activity { word: "visits", an_hour: 10, a_day: 30, alone: 15, burst: 5 };

/// Cards and complaints that a moderator reads.
pub static READINGS: Activity =
    Activity { word: "readings", an_hour: 200, a_day: 1000, alone: 500, burst: 60 };
