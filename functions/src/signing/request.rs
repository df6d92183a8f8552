//! Requests: texts that wait for a signature, as they are stored.

use domain::address;
use serde::{Deserialize, Serialize};

use crate::app::AppContext;
use crate::http::Problem;
use crate::http::client::Origin;
use crate::seal::{Context, decrypt, encrypt};
use crate::store::{Item, Key};
use crate::stored::stored;

/// How long a text waits for its signature, in seconds.
pub(super) const LASTS: u64 = 5 * 60;

/// How long it is kept afterwards, so that a late or second signature is refused with the reason.
pub(super) const KEPT: u64 = 60 * 60;

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// To see the contact of a record.
    Reveal {
        /// The record, by the text that names it.
        record: String,
        /// A word of the kind's purposes.
        purpose: String,
    },
    /// To sign in as staff.
    SignIn,
    /// To get a new secret code for the signer's own card.
    Recover {
        /// The name that is made of its telephone.
        telephone: String,
        /// The last digits of it, by which the signer knows which.
        ends: String,
    },
}

/// A text as it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    /// What is signed.
    pub what: What,
    /// The exact text.
    pub text: String,
    /// The name of the ticket of who asked.
    pub ticket: String,
    /// Until when it may be signed, in seconds since 1970.
    pub expires: u64,
    /// What a phone has signed, in base64, as it was stored before it was encrypted.
    message: Option<String>,
    /// Whether its signature was used.
    pub used: bool,
    /// What a phone has signed, in base64 and encrypted, because it names the signer.
    #[serde(default)]
    hidden_message: Option<String>,
}
stored!(signing_request: Waiting, 0..=2);

impl Waiting {
    /// A text that nobody has signed yet, for the ticket of this name.
    pub(super) fn new(what: What, text: String, ticket: String, expires: u64) -> Waiting {
        Waiting { what, text, ticket, expires, message: None, used: false, hidden_message: None }
    }

    /// The same once its signature is used.
    pub(super) fn once_used(&self) -> Waiting {
        Waiting { used: true, message: None, hidden_message: None, ..self.clone() }
    }

    /// The same with what a phone has signed.
    pub(super) fn with_message(
        self,
        app: &AppContext,
        request: &str,
        message: &str,
    ) -> Result<Waiting, Problem> {
        let hidden = encrypt(&app.secrets.sessions, context(request), message);
        let hidden_message = Some(hidden?);
        Ok(Waiting { message: None, hidden_message, ..self })
    }

    /// Whether a phone has signed.
    fn is_signed(&self) -> bool {
        self.message.is_some() || self.hidden_message.is_some()
    }

    /// What a phone has signed, in base64.
    pub(super) fn signed_message(&self, app: &AppContext, request: &str) -> Option<String> {
        let hidden = self.hidden_message.as_ref();
        let shown = |hidden| decrypt(&app.secrets.sessions, context(request), hidden).ok();
        hidden.and_then(|hidden| shown(hidden)).or_else(|| self.message.clone())
    }
}

/// What a message is bound to.
fn context(request: &str) -> Context<'_> {
    Context { kind: "signing", id: request }
}

pub(super) fn key(request: &str) -> Key {
    Key::new(format!("SIGN#{request}"), "SIGN")
}

/// The name under which a ticket is kept.
pub(super) fn ticket_name(app: &AppContext, ticket: &str) -> String {
    app.secrets.sessions.name(&[b"ticket", ticket.as_bytes()])
}

/// Whether a phone has signed, for who holds the ticket.
pub(super) async fn has_signed(
    app: &AppContext,
    request: &str,
    ticket: &str,
) -> Result<bool, Problem> {
    Ok(held(app, request, ticket).await?.1.is_signed())
}

/// A request that still waits, for who holds its ticket.
pub(super) async fn held(
    app: &AppContext,
    request: &str,
    ticket: &str,
) -> Result<(Item, Waiting), Problem> {
    let (item, waiting) = read(app, request).await?;
    // Names are compared, so that the time it takes tells nothing of the right ticket.
    if waiting.ticket != ticket_name(app, ticket) {
        return Err(Problem::NotFound);
    }
    Ok((item, waiting))
}

/// A request that still waits.
pub(super) async fn read(app: &AppContext, request: &str) -> Result<(Item, Waiting), Problem> {
    let now = app.now();
    let item = app.table.get(&key(request)).await?;
    let item = item.filter(|item| item.lives(now)).ok_or(Problem::NotFound)?;
    let waiting: Waiting = item.document()?;
    if waiting.used {
        return Err(Problem::Used);
    }
    if now >= waiting.expires {
        return Err(Problem::Expired);
    }
    Ok((item, waiting))
}

/// What a phone reads from the symbol.
pub(super) fn phone_address(app: &AppContext, origin: &Origin, request: &str) -> String {
    format!("mobileSign:{}{}", origin.0, address::phone(request, &token(app, request)))
}

pub(super) fn token(app: &AppContext, request: &str) -> String {
    app.secrets.sessions.name(&[b"phone", request.as_bytes()])[..32].to_owned()
}
