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
    /// The other names of the same person, which are blocked and let go with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}
stored!(block: Block, 1..=2);

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

/// Blocks all names of a person after a complaint about a request of a record; the first one is listed.
pub(crate) async fn block(
    app: &AppContext,
    by: &str,
    (record, request): (&str, &str),
    (names, reason): (&[String], &str),
) -> Result<(), Problem> {
    let (name, others) = names.split_first().ok_or(Problem::NotFound)?;
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
        others: others.to_vec(),
    };
    let item = Item::new(key(name), &block).listed(LIST, format!("{at:012}#{name}"));
    let mut writes = vec![Write::Create(item)];
    for other in others {
        // One that is blocked for itself stays so.
        if find(app, other).await?.is_none() {
            let block = Block { name: other.clone(), others: Vec::new(), ..block.clone() };
            writes.push(Write::Create(Item::new(key(other), &block)));
        }
    }
    let entry = Entry::new(at, Event::Block, record).by(by).with(Fact::Viewer, name.as_str());
    note(app, &writes, &entry.with(Fact::Request, request)).await
}

/// Lets a person see contacts again, by the name that is listed.
pub(crate) async fn unblock(app: &AppContext, by: &str, name: &str) -> Result<(), Problem> {
    let item = find(app, name).await?.ok_or(Problem::NotFound)?;
    let block = item.document::<Block>().ok();
    let mut writes = vec![Write::Remove(item.key, item.version)];
    for other in block.iter().flat_map(|block| &block.others) {
        // One that is listed is blocked for itself.
        let found = find(app, other).await?.filter(|found| found.listed.is_none());
        writes.extend(found.map(|found| Write::Remove(found.key, found.version)));
    }
    let record = block.map(|block| block.record).unwrap_or_default();
    let entry = Entry::new(app.now(), Event::Unblock, record).by(by).with(Fact::Viewer, name);
    note(app, &writes, &entry).await
}

async fn note(app: &AppContext, writes: &[Write], entry: &Entry) -> Result<(), Problem> {
    match Log::AUDIT.record(&app.table, writes, entry).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
