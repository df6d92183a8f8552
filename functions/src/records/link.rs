//! Secret links, by which the owner of a record comes back to it. A link itself is not kept, only a
//! name that is made of it.

use domain::secret_code::{CodeFault, SecretCode};
use serde::{Deserialize, Serialize};

use super::kind::{RecordKind, RecordRef};
use crate::app::AppContext;
use crate::http::Problem;
use crate::store::{Item, Key, Write};
use crate::stored::stored;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    /// The record.
    pub id: String,
}
stored!(link: Link, 0..=1);

/// The name of a record's own secret link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnLink {
    /// The name that is made of it.
    pub name: String,
}
stored!(own_link: OwnLink, 1, after OwnLinkZero);

/// The same as a bare text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct OwnLinkZero(String);
stored!(former own_link: OwnLinkZero, 0);

impl From<OwnLinkZero> for OwnLink {
    fn from(OwnLinkZero(name): OwnLinkZero) -> OwnLink {
        OwnLink { name }
    }
}

/// The key of a secret link, by the name that is made of it.
pub(crate) fn key(name: &str) -> Key {
    Key::new(format!("LINK#{name}"), "LINK")
}

fn name(app: &AppContext, code: &SecretCode) -> String {
    app.secrets.links.name(&[b"kept", code.as_str().as_bytes()])
}

/// The writes that keep the secret link of a new record.
pub(crate) fn kept(app: &AppContext, record: &RecordRef, code: &SecretCode) -> [Write; 2] {
    let name = name(app, code);
    [
        Write::Create(Item::new(record.own_link(), &OwnLink { name: name.clone() })),
        Write::Create(Item::new(key(&name), &Link { id: record.to_string() })),
    ]
}

/// Whether a secret link still leads to a record.
pub(crate) async fn leads(app: &AppContext, code: &SecretCode) -> Result<bool, Problem> {
    Ok(app.table.get(&key(&name(app, code))).await?.is_some())
}

/// The writes that give a record another secret link in the place of its own.
pub(crate) async fn replaced(
    app: &AppContext,
    record: &RecordRef,
    code: &SecretCode,
) -> Result<Vec<Write>, Problem> {
    let own = app.table.get(&record.own_link()).await?.ok_or(Problem::Changed)?;
    let former = app.table.get(&key(&own.document::<OwnLink>()?.name)).await?;
    let name = name(app, code);
    let leads = Item::new(key(&name), &Link { id: record.to_string() });
    let mut writes = vec![Write::Replace(own.next(&OwnLink { name })), Write::Create(leads)];
    writes.extend(former.map(|former| Write::Remove(former.key, former.version)));
    Ok(writes)
}

/// The record behind the code in a text that somebody typed, if it is of a kind.
pub(crate) async fn follow(
    app: &AppContext,
    kind: &RecordKind,
    typed: &str,
) -> Result<RecordRef, Problem> {
    let code = SecretCode::parse(typed).map_err(|fault| match fault {
        CodeFault::Mistyped => Problem::MistypedCode,
        CodeFault::NoCode => Problem::UnknownCode,
    })?;
    let item = app.table.get(&key(&name(app, &code))).await?;
    let Link { id } = item.ok_or(Problem::UnknownCode)?.document()?;
    let record = app.kinds.find(&id).filter(|record| record.kind.name == kind.name);
    record.ok_or(Problem::UnknownCode)
}
