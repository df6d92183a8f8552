//! Reading many stored records, one of which may be damaged: it is reported and passed over, and the
//! others are read.

use crate::app::AppContext;
use crate::request_log::{PassedOver, UNREADABLE};
use crate::store::{Item, Unreadable};
use crate::stored::Stored;

/// The records of many items.
#[derive(Debug, Clone)]
pub(crate) struct Readable<T> {
    /// Those that can be read, with their items.
    pub records: Vec<(Item, T)>,
    /// How many cannot.
    pub unreadable: usize,
}

/// Reads the documents of items, and reports those that cannot be read.
pub(crate) fn readable<T: Stored>(app: &AppContext, items: Vec<Item>) -> Readable<T> {
    readable_by(app, items, Item::document)
}

/// Reads items in another way, and reports those that cannot be read.
pub(crate) fn readable_by<T>(
    app: &AppContext,
    items: Vec<Item>,
    read: impl Fn(&Item) -> Result<T, Unreadable>,
) -> Readable<T> {
    let mut records = Vec::with_capacity(items.len());
    let mut unreadable = 0;
    for item in items {
        match read(&item) {
            Ok(document) => records.push((item, document)),
            Err(damaged) => {
                unreadable += 1;
                report(app, &damaged);
            }
        }
    }
    Readable { records, unreadable }
}

/// Reports a record that is passed over.
pub(crate) fn report(app: &AppContext, unreadable: &Unreadable) {
    app.records.pass_over(&PassedOver {
        at: (app.clock)().as_millisecond(),
        problem: UNREADABLE,
        kind: unreadable.kind,
        record: unreadable.key.to_string(),
    });
}
