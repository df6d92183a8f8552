//! Signing in: a text of its own kind, signed by somebody of the staff.

use super::Admin;
use crate::audit::{Entry, Event, Log};
use crate::http::Problem;
use crate::session;
use crate::signing::{self, What};
use crate::staff;
use crate::store::{Write, WriteError};

/// Signs in the signer; returns the session's token, or nothing while a phone has not signed yet.
pub(super) async fn enter(
    admin: &Admin,
    request: &str,
    ticket: &str,
    message: Option<String>,
) -> Result<Option<String>, Problem> {
    let Admin { app, verifier, staff } = admin;
    let Some(signed) = signing::signed(app, verifier, request, ticket, message).await? else {
        return Ok(None);
    };
    if signed.waiting.what != What::SignIn {
        return Err(Problem::NotFound);
    }
    let iin = signed.signature.signer.iin.as_ref().ok_or(Problem::NoPerson)?;
    let name = staff::name(&app.secrets, iin.as_str());
    if staff.roles(&name).is_empty() {
        note(admin, &signed.once(), Event::SignInRefused, request, name).await?;
        return Err(Problem::Forbidden);
    }
    let (token, session) = session::begin(app, &name)?;
    let [request_used, message_used] = signed.once();
    let writes = [request_used, message_used, session];
    note(admin, &writes, Event::SignIn, request, name).await?;
    Ok(Some(token))
}

async fn note(
    admin: &Admin,
    writes: &[Write],
    event: Event,
    request: &str,
    actor: String,
) -> Result<(), Problem> {
    let app = &admin.app;
    let entry = Entry::new(app.now(), event, request).by(actor);
    match Log::AUDIT.record(&app.table, writes, &entry).await {
        Ok(_) => Ok(()),
        Err(WriteError::Refused(_)) => Err(Problem::Used),
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}
