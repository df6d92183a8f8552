//! The log, for an auditor.

use crate::app::AppContext;
use crate::audit::{self, Broken, Row};
use crate::http::Problem;
use crate::session::Session;
use crate::staff::Role;

/// How many rows are shown.
const SHOWN: usize = 100;

/// The end of the log, and whether the whole of it holds together.
#[derive(Debug)]
pub(super) struct Log {
    /// The last rows, the newest first.
    pub rows: Vec<Row>,
    /// How many there are.
    pub count: usize,
    /// Where it is broken, if it is.
    pub broken: Option<Broken>,
}

/// Reads and checks the log.
pub(super) async fn log(app: &AppContext, auditor: &Session) -> Result<Log, Problem> {
    auditor.needs(Role::Auditor)?;
    let rows = audit::rows(&app.table).await?;
    let head = audit::head(&app.table).await?;
    let broken = audit::verify(&rows, &[head]).err();
    let count = rows.len();
    let rows = rows.into_iter().rev().take(SHOWN).collect();
    Ok(Log { rows, count, broken })
}
