//! A signature that came back: it is verified, and used up in the same transaction as what it is for.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use base64ct::{Base64, Encoding};
use eds::Signature;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::request::{KEPT, Waiting, held};
use crate::app::AppContext;
use crate::http::Problem;
use crate::keys::hex;
use crate::store::{Item, Key, Write};
use crate::stored::stored;
use crate::verifier::SignatureVerifier;

/// That a signed message was used: a mark under its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct UsedMessage {
    /// The request that it was used for.
    request: String,
}
stored!(used_message: UsedMessage, 1, after UsedMessageZero);

/// The same as a bare text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct UsedMessageZero(String);
stored!(former used_message: UsedMessageZero, 0);

impl From<UsedMessageZero> for UsedMessage {
    fn from(UsedMessageZero(request): UsedMessageZero) -> UsedMessage {
        UsedMessage { request }
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
        let used = self.waiting.once_used();
        let expires = self.waiting.expires + KEPT;
        let message = Key::new(format!("CMS#{}", self.digest), "CMS");
        let mark = UsedMessage { request: self.request.clone() };
        [
            Write::Replace(self.item.next(&used)),
            Write::Create(Item::new(message, &mark).until(expires)),
        ]
    }
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
    let message = message.or_else(|| waiting.signed_message(app, request));
    let Some(message) = message else { return Ok(None) };
    let signature = verify(app, verifier, &waiting.text, &message).await?;
    let der = eds::to_der(message.as_bytes())?;
    let digest = hex(&Sha256::digest(&der));
    let message = Base64::encode_string(&der);
    let request = request.to_owned();
    Ok(Some(Signed { request, waiting, signature, message, digest, item }))
}

/// Has the signature verifier check a message; it may ask another machine, which takes its time.
pub(super) async fn verify(
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
    Ok(verified.await.map_err(|_| Problem::broken_off())??)
}
