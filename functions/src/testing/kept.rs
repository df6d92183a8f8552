//! What a test keeps of the request log.

use std::sync::{Arc, Mutex};

use crate::request_log::{AlarmRaised, PassedOver, Record, RequestLog};

/// Keeps all records of a test.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<String>>>);

impl RequestLog for Kept {
    fn take(&self, record: &Record) {
        self.keep(serde_json::to_string(record).expect("JSON"));
    }

    fn pass_over(&self, passed: &PassedOver) {
        self.keep(serde_json::to_string(passed).expect("JSON"));
    }

    fn alarm(&self, raised: &AlarmRaised) {
        self.keep(serde_json::to_string(raised).expect("JSON"));
    }
}

impl Kept {
    fn keep(&self, line: String) {
        self.0.lock().expect("no panic").push(line);
    }

    /// The records as lines of a log.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.lock().expect("no panic").clone()
    }
}
