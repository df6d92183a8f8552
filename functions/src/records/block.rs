//! People who may see no contact any more, by the names made of their numbers.

use domain::form::Fault;
use domain::text::clean;
use serde::{Deserialize, Serialize};

use super::complaint::LONGEST;
use crate::app::AppContext;
use crate::audit::{Entry, Event, Fact, Log};
use crate::http::Problem;
use crate::seal::{Context, decrypt, encrypt};
use crate::store::{Item, Key, Write, WriteError};
use crate::stored::stored;

/// The list of all of them.
pub(crate) const LIST: &str = "blocks";

/// That somebody is blocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Block {
    /// Who, by the name made of the person's number or document.
    pub name: String,
    /// The moderator who decided it, by the name made of the person's number.
    pub by: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// The record of the complaint that led to it.
    pub record: String,
    /// The request that the complaint is about.
    pub request: String,
    /// Why, hidden from whoever has only the table.
    pub reason: String,
}
stored!(block: Block, 1);

/// The key of the block of a name, which must not exist where a contact is shown.
pub(crate) fn key(name: &str) -> Key {
    Key::new(format!("BLOCK#{name}"), "BLOCK")
}

fn bound(name: &str) -> Context<'_> {
    Context { kind: "block", id: name }
}

impl Block {
    /// Why somebody is blocked, as the staff reads it.
    pub(crate) fn reason(&self, app: &AppContext) -> Option<String> {
        decrypt(&app.secrets.looks, bound(&self.name), &self.reason).ok()
    }
}

/// The block of a name, if there is one.
pub(crate) async fn find(app: &AppContext, name: &str) -> Result<Option<Item>, Problem> {
    Ok(app.table.get(&key(name)).await?)
}

/// Blocks a name after a complaint about a request of a record.
pub(crate) async fn block(
    app: &AppContext,
    by: &str,
    (record, request): (&str, &str),
    (name, reason): (&str, &str),
) -> Result<(), Problem> {
    let wrong = |fault| Problem::Faults(vec![("words".to_owned(), fault)]);
    let reason = clean(reason, true, LONGEST).map_err(|fault| wrong(fault.into()))?;
    if reason.trim().is_empty() {
        return Err(wrong(Fault::Missing));
    }
    let hidden = encrypt(&app.secrets.looks, bound(name), reason.trim());
    let at = app.now();
    let block = Block {
        name: name.to_owned(),
        by: by.to_owned(),
        at,
        record: record.to_owned(),
        request: request.to_owned(),
        reason: hidden?,
    };
    let item = Item::new(key(name), &block).listed(LIST, format!("{at:012}#{name}"));
    let entry = Entry::new(at, Event::Block, record).by(by).with(Fact::Viewer, name);
    note(app, Write::Create(item), &entry.with(Fact::Request, request)).await
}

/// Lets a name see contacts again.
pub(crate) async fn unblock(app: &AppContext, by: &str, name: &str) -> Result<(), Problem> {
    let item = find(app, name).await?.ok_or(Problem::NotFound)?;
    let record = item.document::<Block>().map(|block| block.record).unwrap_or_default();
    let entry = Entry::new(app.now(), Event::Unblock, record).by(by).with(Fact::Viewer, name);
    note(app, Write::Remove(item.key, item.version), &entry).await
}

async fn note(app: &AppContext, write: Write, entry: &Entry) -> Result<(), Problem> {
    match Log::AUDIT.record(&app.table, &[write], entry).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
