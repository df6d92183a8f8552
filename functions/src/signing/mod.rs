//! Texts that wait for a signature, made on the desktop (NCALayer) or on a phone (eGov Mobile).
//!
//! [`begin`] writes down the exact bytes to be signed and gives a ticket to who asked; [`signed`]
//! takes the signature of who holds the ticket, or the one that a phone has left meanwhile. A text
//! is of one kind for good: a signature that opens the desk shows no contact.

pub(crate) mod phone;
mod text;

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use base64ct::{Base64, Encoding};
use domain::Locale;
use eds::Signature;
use pages::signing::Signing;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::AppContext;
use crate::http::Problem;
use crate::http::client::Origin;
use crate::keys::{hex, random};
use crate::limit::{Limit, Network};
use crate::store::{Item, Key, Write, WriteError};
use crate::verifier::SignatureVerifier;

/// How long a text waits for its signature, in seconds.
pub(crate) const LASTS: u64 = 5 * 60;

/// How long it is kept afterwards, so that a late or second signature is told why it is refused.
const KEPT: u64 = 24 * 60 * 60;

/// How often texts are asked for from one network; offices share one.
const ASKED: Limit = Limit { what: "signing", times: 120, seconds: 60 * 60 };

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// To see the contact of a volunteer.
    Reveal {
        /// The volunteer.
        record: String,
        /// A word of [`domain::reveal::PURPOSES`].
        purpose: String,
    },
    /// To open the desk.
    SignIn,
}

/// A text as it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Waiting {
    /// What is signed.
    pub what: What,
    /// The exact text.
    pub text: String,
    /// The name of the ticket of who asked.
    pub ticket: String,
    /// Until when it may be signed, in seconds since 1970.
    pub expires: u64,
    /// What a phone has signed, in base64.
    pub message: Option<String>,
    /// Whether its signature was used.
    pub used: bool,
}

/// What is told to who asked.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Begun {
    /// The request.
    pub request: String,
    /// Shows that he is the one who asked. Told once.
    pub ticket: String,
    /// The exact text.
    pub text: String,
    /// What a phone reads from the symbol.
    pub phone: String,
    /// Until when it may be signed, in seconds since 1970.
    pub expires: u64,
}

impl Begun {
    /// The page on which the text is signed; `early` if the phone's signature was asked for before
    /// it arrived.
    pub(crate) fn view(&self, locale: Locale, early: bool) -> Signing<'_> {
        let Begun { request, ticket, text, phone, expires } = self;
        let (parts, expires) = (text::parts(text, locale), *expires);
        Signing { request, ticket, text, parts, phone, expires, early }
    }
}

/// A text with a signature that may be trusted.
#[derive(Debug)]
pub(crate) struct Signed {
    /// The request.
    pub request: String,
    /// What was signed.
    pub waiting: Waiting,
    /// By whom.
    pub signature: Signature,
    /// The message as it came, in base64.
    pub message: String,
    /// The SHA-256 of the message, the same in whichever form it came.
    pub digest: String,
    item: Item,
}

impl Signed {
    /// The writes that let nobody use the request or the message again; both are refused to all
    /// but the first.
    pub(crate) fn once(&self) -> [Write; 2] {
        let used = Waiting { used: true, message: None, ..self.waiting.clone() };
        let expires = self.waiting.expires + KEPT;
        let message = Key::new(format!("CMS#{}", self.digest), "CMS");
        [
            Write::Replace(self.item.next(&used)),
            Write::Create(Item::new(message, &self.request).until(expires)),
        ]
    }
}

fn key(request: &str) -> Key {
    Key::new(format!("SIGN#{request}"), "SIGN")
}

/// The name under which a ticket is kept.
fn ticket_name(app: &AppContext, ticket: &str) -> String {
    app.secrets.sessions.name(&[b"ticket", ticket.as_bytes()])
}

/// Writes down a text to be signed.
pub(crate) async fn begin(
    app: &AppContext,
    network: &Network,
    origin: &Origin,
    locale: Locale,
    what: What,
) -> Result<Begun, Problem> {
    let now = app.now();
    let chance = || random::<16>().map(|bytes| hex(&bytes)).map_err(|_| Problem::Unavailable);
    let (request, ticket, nonce) = (chance()?, chance()?, chance()?);
    let expires = now + LASTS;
    let facts = text::Facts { request: &request, nonce: &nonce, origin, created: now, expires };
    let text = text::write(&what, &facts, locale);
    let waiting = Waiting {
        what,
        text: text.clone(),
        ticket: ticket_name(app, &ticket),
        expires,
        message: None,
        used: false,
    };
    let writes = [
        Write::Create(Item::new(key(&request), &waiting).until(expires + KEPT)),
        ASKED.count(&app.secrets.lookup, network, now),
    ];
    match app.table.write(&writes).await {
        Ok(()) => {
            let phone = phone::link(app, origin, &request);
            Ok(Begun { request, ticket, text, phone, expires })
        }
        Err(WriteError::Refused(_)) => {
            Err(Problem::TooOften { retry_after: ASKED.retry_after(now) })
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// What was told to who holds the ticket, once more.
pub(crate) async fn again(
    app: &AppContext,
    origin: &Origin,
    request: &str,
    ticket: &str,
) -> Result<Begun, Problem> {
    let (_, Waiting { text, expires, .. }) = held(app, request, ticket).await?;
    let phone = phone::link(app, origin, request);
    let (request, ticket) = (request.to_owned(), ticket.to_owned());
    Ok(Begun { request, ticket, text, phone, expires })
}

/// Whether a phone has signed, for who holds the ticket.
async fn has_signed(app: &AppContext, request: &str, ticket: &str) -> Result<bool, Problem> {
    Ok(held(app, request, ticket).await?.1.message.is_some())
}

/// A request that still waits, for who holds its ticket.
async fn held(app: &AppContext, request: &str, ticket: &str) -> Result<(Item, Waiting), Problem> {
    let (item, waiting) = read(app, request).await?;
    // Names are compared, so that the time it takes tells nothing of the right ticket.
    if waiting.ticket != ticket_name(app, ticket) {
        return Err(Problem::NotFound);
    }
    Ok((item, waiting))
}

/// A request that still waits.
async fn read(app: &AppContext, request: &str) -> Result<(Item, Waiting), Problem> {
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

/// The signed text of who holds the ticket; nothing while a phone has not signed yet.
pub(crate) async fn signed(
    app: &AppContext,
    verifier: &Arc<dyn SignatureVerifier>,
    request: &str,
    ticket: &str,
    message: Option<String>,
) -> Result<Option<Signed>, Problem> {
    let (item, waiting) = held(app, request, ticket).await?;
    let Some(message) = message.or_else(|| waiting.message.clone()) else { return Ok(None) };
    let signature = verify(app, verifier, &waiting.text, &message).await?;
    let der = eds::to_der(message.as_bytes())?;
    let digest = hex(&Sha256::digest(&der));
    let message = Base64::encode_string(&der);
    let request = request.to_owned();
    Ok(Some(Signed { request, waiting, signature, message, digest, item }))
}

/// Has the notary verify a message; he may ask another machine, which takes its time.
async fn verify(
    app: &AppContext,
    verifier: &Arc<dyn SignatureVerifier>,
    text: &str,
    message: &str,
) -> Result<Signature, Problem> {
    let now = UNIX_EPOCH + Duration::from_secs(app.now());
    let (verifier, text, message) = (Arc::clone(verifier), text.to_owned(), message.to_owned());
    let verified = tokio::task::spawn_blocking(move || {
        verifier.verify(text.as_bytes(), message.as_bytes(), now)
    });
    Ok(verified.await.map_err(|_| Problem::Unavailable)??)
}
