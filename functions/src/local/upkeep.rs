//! What a data folder needs from time to time: erasures that were broken off are completed, what
//! has expired is removed, copies that were put back forget the erased, and records from before
//! there were record keys are encrypted.

use std::time::Duration;

use super::error::LocalError;
use super::folder::DataFolder;
use super::marks::KeyMarks;
use crate::app::AppContext;
use crate::http::Problem;
use crate::records::erase::{complete, erase_leftover};
use crate::records::publish::publish;
use crate::records::{RecordRef, State};
use crate::store::embedded::Engine;
use crate::store::{Cover, Unavailable, Write, WriteError, is_protected};

/// How often, in seconds.
const EVERY: u64 = 60 * 60;

/// How many parts are written in one transaction.
const MOST_AT_ONCE: usize = 80;

/// The work of a folder that is served.
#[derive(Debug)]
pub struct Upkeep {
    app: AppContext,
    engine: Engine,
}

impl Upkeep {
    pub(super) fn new(app: AppContext, engine: Engine) -> Upkeep {
        Upkeep { app, engine }
    }

    /// Does it once an hour, for as long as the program runs.
    pub async fn run(self) {
        let mut every = tokio::time::interval(Duration::from_secs(EVERY));
        loop {
            every.tick().await;
            // What failed is done an hour later; its cause stands in the records of the requests.
            let _ = self.once().await;
        }
    }

    /// Does it now; the number of expired items that were removed.
    pub async fn once(&self) -> Result<usize, Unavailable> {
        complete(&self.app).await.map_err(unavailable)?;
        self.engine.sweep().await
    }
}

/// Makes a folder fit to be served: what is left of erased records goes, and everything of a person
/// is encrypted.
pub(super) async fn prepare(folder: &mut DataFolder) -> Result<(), LocalError> {
    let app = folder.tools()?;
    complete(&app).await.map_err(|problem| folder.failed(unavailable(problem)))?;
    let Some((item, marks)) = folder.marks.clone() else { return Ok(()) };
    let destroyed = folder.record_keys.destroyed();
    if marks.protected && marks.destroyed == destroyed {
        return Ok(());
    }
    let done = settle(&app, marks.protected).await;
    done.map_err(|problem| folder.failed(unavailable(problem)))?;
    if !marks.protected {
        folder.engine.vacuum().await.map_err(|error| folder.failed(error))?;
    }
    let next = KeyMarks { protected: true, destroyed, ..marks };
    let written = next.write(&folder.table, Some(item)).await;
    folder.marks = Some(written.map_err(|error| folder.failed(error))?);
    Ok(())
}

/// Looks at every record: erases what is left of erased ones, and encrypts open ones.
async fn settle(app: &AppContext, protected: bool) -> Result<(), Problem> {
    let raw = app.table.raw();
    for kind in app.kinds.iter() {
        let mut erased = false;
        for state in State::ALL {
            for item in raw.list(&kind.list(state)).await? {
                let Some(record) = kind.record_of(&item) else { continue };
                if app.table.is_key_destroyed(&item.key.partition).await? {
                    erase_leftover(app, &record).await?;
                    erased = true;
                } else if !protected && !is_protected(&item) {
                    protect(app, &record).await?;
                }
            }
        }
        if erased || !protected {
            publish(app, kind).await?;
        }
    }
    Ok(())
}

/// Encrypts all parts of a record, its card last: a record whose card is encrypted is done.
async fn protect(app: &AppContext, record: &RecordRef) -> Result<(), Problem> {
    let card = record.card();
    let mut parts = app.table.raw().parts(&card.partition, "").await?;
    parts.retain(|item| app.kinds.protects(&item.key) == Cover::Whole && !is_protected(item));
    parts.sort_by_key(|item| item.key == card);
    for parts in parts.chunks(MOST_AT_ONCE) {
        let writes: Vec<Write> = parts.iter().map(|item| Write::Replace(item.again())).collect();
        match app.table.write(&writes).await {
            Ok(()) => {}
            Err(WriteError::Refused(_)) => return Err(Problem::Changed),
            Err(WriteError::Unavailable(error)) => return Err(error.into()),
        }
    }
    Ok(())
}

fn unavailable(problem: Problem) -> Unavailable {
    Unavailable(problem.code().to_owned())
}
