//! A new secret code for the owner of a card, in place of a lost one. The former code leads nowhere
//! from then on; the owner reads of it in the access log, the operator in the audit log.

use domain::secret_code::{self, SecretCode};

use super::access_log::{self, Access, Viewer, Way};
use super::card::Telephone;
use super::kind::RecordRef;
use super::{link, telephone};
use crate::app::AppContext;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::keys::{hex, random};
use crate::store::{Write, WriteError};

/// The purpose in a row of the access log about a new secret code.
pub(crate) const RECOVERY: &str = "recovery";

/// How the owner was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// By a code that was sent to the telephone.
    Telephone,
    /// By an e-signature.
    Signature,
}

/// Gives a record a new secret code, in one transaction with other writes; a refusal of one of those
/// is [`Problem::Changed`].
pub(crate) async fn renewed(
    app: &AppContext,
    record: &RecordRef,
    (proof, viewer): (Proof, Viewer),
    with: Vec<Write>,
    entry: impl FnOnce(Entry) -> Entry,
) -> Result<SecretCode, Problem> {
    let at = app.now();
    let chance = random::<{ secret_code::BYTES }>()?;
    let code = SecretCode::new(chance);
    let way = match proof {
        Proof::Telephone => Way::Telephone,
        Proof::Signature => Way::Signature,
    };
    let request = hex(&random::<16>()?);
    let access = Access { request, at, purpose: RECOVERY.to_owned(), way, who: viewer };
    let mut writes = with;
    writes.extend(link::replaced(app, record, &code).await?);
    writes.push(access_log::note(app, record, &access)?);
    let entry = entry(Entry::new(at, Event::CodeRenewed, record.to_string()));
    match Log::AUDIT.record(&app.table, &writes, &entry).await {
        Ok(_) => Ok(code),
        Err(WriteError::Refused(_)) => Err(Problem::Changed),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// The records with a telephone that have a card: first the one that is let in, then the oldest.
pub(crate) async fn of_telephone(
    app: &AppContext,
    of: &Telephone,
) -> Result<Vec<RecordRef>, Problem> {
    let mut found = Vec::new();
    for record in telephone::records(app, of).await? {
        if app.table.get(&record.card()).await?.is_some() {
            found.push(record);
        }
    }
    Ok(found)
}
