//! Publishing in the background: an answer waits for its own transaction only, and many changes are
//! published at once.
//!
//! What waits is noted in the table with each change, so that a process that ends before it has
//! published leaves nothing behind: the next one begins with what it finds.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, timeout};

use super::document::head_key;
use super::read::status;
use super::renew::publish_due;
use crate::app::AppContext;
use crate::http::Problem;
use crate::records::kind::RecordKind;
use crate::request_log::{PassedOver, UNPUBLISHED};

/// For how long nothing must change before a list is published, so that many changes are published
/// once and after their answers; and how long changes wait at most.
const QUIET: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(10);

/// How long the task rests, measured by what publishing took: so it takes a part of the machine only.
const RESTS: u32 = 3;

/// After how long it is tried again if the store gave no answer.
const AGAIN: Duration = Duration::from_secs(10);

/// Has the list of a kind published with what was just changed: by the task in the background, or
/// else at once. The change itself is made already, so a failure is reported and nobody's answer.
pub(crate) async fn soon(app: &AppContext, kind: &'static RecordKind) {
    if !app.publisher().wake(kind)
        && let Err(problem) = publish_due(app, kind).await
    {
        failed(app, kind, &problem);
    }
}

/// Starts the task that publishes lists for this process, unless it was started, with what a former
/// process has left to be published. It ends with the context.
pub async fn start(app: &AppContext) {
    let (sender, mut woken) = mpsc::unbounded_channel::<&'static RecordKind>();
    if !app.publisher().set(sender) {
        return;
    }
    let tools = app.downgrade();
    tokio::spawn(async move {
        while let Some(first) = woken.recv().await {
            let mut kinds = BTreeMap::from([(first.name, first)]);
            let begun = Instant::now();
            while begun.elapsed() < LONGEST
                && let Ok(Some(kind)) = timeout(QUIET, woken.recv()).await
            {
                kinds.insert(kind.name, kind);
            }
            let begun = Instant::now();
            for kind in kinds.into_values() {
                let Some(app) = tools.upgrade() else { return };
                if let Err(problem) = publish_due(&app, kind).await {
                    failed(&app, kind, &problem);
                    let tools = tools.clone();
                    tokio::spawn(async move {
                        sleep(AGAIN).await;
                        tools.upgrade().map(|app| app.publisher().wake(kind));
                    });
                }
            }
            sleep(begun.elapsed() * RESTS).await;
        }
    });
    for kind in app.kinds.iter() {
        match status(app, kind).await {
            Ok(status) if status.waiting == 0 => {}
            Ok(_) | Err(_) => {
                app.publisher().wake(kind);
            }
        }
    }
}

fn failed(app: &AppContext, kind: &RecordKind, problem: &Problem) {
    app.records.pass_over(&PassedOver {
        at: (app.clock)().as_millisecond(),
        problem: UNPUBLISHED,
        kind: problem.code(),
        record: head_key(kind).to_string(),
    });
}
