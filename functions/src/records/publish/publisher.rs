//! The way to the task that publishes lists in the background, if there is one.

use std::sync::OnceLock;

use tokio::sync::mpsc::UnboundedSender;

use crate::records::kind::RecordKind;

/// Wakes the task that publishes lists. Where nothing runs after an answer, as on AWS, there is no
/// such task, and a list is published before the answer.
#[derive(Debug, Default)]
pub struct Publisher(OnceLock<UnboundedSender<&'static RecordKind>>);

impl Publisher {
    /// Names the task, once; whether there was none before.
    pub(super) fn set(&self, task: UnboundedSender<&'static RecordKind>) -> bool {
        self.0.set(task).is_ok()
    }

    /// Whether there is a task.
    pub(super) fn runs(&self) -> bool {
        self.0.get().is_some()
    }

    /// Has the list of a kind published soon; whether there is a task that does it.
    pub(super) fn wake(&self, kind: &'static RecordKind) -> bool {
        self.0.get().is_some_and(|task| task.send(kind).is_ok())
    }
}
