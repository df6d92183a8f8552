//! The access log of a record: who was shown its contact, for its owner to see.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::kind::RecordRef;
use crate::app::AppContext;
use crate::http::Problem;
use crate::readable::report;
use crate::seal::{self, Context, decrypt};
use crate::store::{Item, Unreadable, Write};
use crate::stored::{self, Stored, stored};

/// The prefix of its parts.
const PREFIX: &str = "LOOK#";

/// A row: somebody was shown the contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct AccessRow {
    /// When, in seconds since 1970.
    at: u64,
    /// What for: a word of the kind's purposes, or `recovery` for a new secret code.
    purpose: String,
    /// How the viewer was identified.
    way: Way,
    /// Who, hidden from whoever has only the table.
    who: String,
}
stored!(look: AccessRow, 0..=1);

/// How somebody is identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Way {
    /// By an e-signature.
    Signature,
    /// By a document, to a clerk.
    Counter,
    /// By a code that was sent to the telephone, for a new secret code.
    Telephone,
}

/// Who is shown a contact, as its owner reads it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Viewer {
    /// The name; of a visitor before schema 2, the kind of document that was shown.
    pub name: String,
    /// For whom they ask, if not for themselves.
    pub organisation: Option<String>,
    /// The kind of document that a visitor has shown to a clerk.
    #[serde(default)]
    pub document: Option<String>,
    /// The name made of their number, by which they can be blocked; their owner does not read it.
    #[serde(default)]
    pub person: Option<String>,
    /// The other names of the same person, such as that of the document beside that of the IIN.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
}
stored!(looker: Viewer, 0..=3);

/// An access to a contact, as its owner reads it, and as it is asked to be noted.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Access {
    /// The request.
    pub request: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// A word of the kind's purposes.
    pub purpose: String,
    /// How the viewer was identified.
    pub way: Way,
    /// Who.
    #[serde(serialize_with = "openly")]
    pub who: Viewer,
}

impl Access {
    /// The kind of document that a visitor has shown to a clerk; nothing if the request was signed.
    pub(crate) fn document(&self) -> Option<&str> {
        let former = || self.who.name.as_str();
        (self.way == Way::Counter).then(|| self.who.document.as_deref().unwrap_or_else(former))
    }
}

/// Writes what the owner of a record reads of a viewer.
fn openly<S: Serializer>(viewer: &Viewer, to: S) -> Result<S::Ok, S::Error> {
    let mut open = to.serialize_struct("Viewer", 3)?;
    open.serialize_field("name", &viewer.name)?;
    open.serialize_field("organisation", &viewer.organisation)?;
    open.serialize_field("document", &viewer.document)?;
    open.end()
}

/// The write that notes an access to the contact of a record.
pub(crate) fn note(
    app: &AppContext,
    record: &RecordRef,
    access: &Access,
) -> Result<Write, Problem> {
    let Access { request, at, purpose, way, who } = access;
    let context = Context { kind: "look", id: request };
    let who = seal::encrypt(&app.secrets.looks, context, &stored::write(who));
    let who = who?;
    let row = AccessRow { at: *at, purpose: purpose.clone(), way: *way, who };
    Ok(Write::Create(Item::new(record.look(*at, request), &row)))
}

/// Who was shown the contact of a record, the last first; a row that cannot be read is passed over.
pub(crate) async fn accesses(app: &AppContext, record: &RecordRef) -> Result<Vec<Access>, Problem> {
    let items = rows(app, record).await?;
    let mut accesses = Vec::with_capacity(items.len());
    for item in items.iter().rev() {
        match read(app, item) {
            Ok(access) => accesses.push(access),
            Err(unreadable) => report(app, &unreadable),
        }
    }
    Ok(accesses)
}

/// The access of a request; nothing if there is none, and the record that cannot be read.
pub(crate) async fn find(
    app: &AppContext,
    record: &RecordRef,
    request: &str,
) -> Result<Option<Result<Access, Unreadable>>, Problem> {
    let items = rows(app, record).await?;
    let item = items.iter().find(|item| request_of(item) == request);
    Ok(item.map(|item| read(app, item)))
}

async fn rows(app: &AppContext, record: &RecordRef) -> Result<Vec<Item>, Problem> {
    Ok(app.table.parts(&record.card().partition, PREFIX).await?)
}

/// The request that a row belongs to.
fn request_of(item: &Item) -> &str {
    item.key.sort.rsplit('#').next().unwrap_or_default()
}

fn read(app: &AppContext, item: &Item) -> Result<Access, Unreadable> {
    let request = request_of(item).to_owned();
    let AccessRow { at, purpose, way, who } = item.document()?;
    let who = decrypt(&app.secrets.looks, Context { kind: "look", id: &request }, &who).ok();
    let unreadable = || Unreadable { kind: Viewer::KIND, key: item.key.clone() };
    let who = who.and_then(|who| stored::read(&who)).ok_or_else(unreadable)?;
    Ok(Access { request, at, purpose, way, who })
}
