//! Asking for a signature: the exact text is written down, and a ticket given to who asked.

use domain::Locale;
use pages::signing::Signing;
use serde::Serialize;

use super::request::{KEPT, LASTS, Waiting, What, held, key, phone_address, ticket_name};
use super::text;
use crate::app::AppContext;
use crate::http::Problem;
use crate::http::client::Origin;
use crate::keys::{hex, random};
use crate::limit::{Limit, Network};
use crate::store::{Item, Write, WriteError};

/// How often texts are asked for from one network; offices share one.
const ASKED: Limit = Limit { what: "signing", times: 120, seconds: 60 * 60 };

/// A request, as whoever asked for it gets it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Begun {
    /// The request.
    pub request: String,
    /// Shows who asked. Sent once.
    pub ticket: String,
    /// The exact text.
    pub text: String,
    /// What a phone reads from the symbol.
    pub phone: String,
    /// Until when it may be signed, in seconds since 1970.
    pub expires: u64,
    /// How many seconds that is from now.
    pub seconds: u64,
}

impl Begun {
    /// The page on which the text is signed; `early` if the phone's signature was asked for before
    /// it arrived.
    pub(crate) fn view(&self, locale: Locale, early: bool) -> Signing<'_> {
        let Begun { request, ticket, text, phone, seconds, .. } = self;
        let (parts, seconds) = (text::parts(text, locale), *seconds);
        Signing { request, ticket, text, parts, phone, seconds, early, kept: None }
    }
}

/// Who asks for a text, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asker<'a> {
    /// The network of the browser.
    pub network: &'a Network,
    /// The site, as the browser addresses it.
    pub origin: &'a Origin,
    /// The browser, roughly, where the signed text names it.
    pub browser: Option<&'a str>,
}

/// The four digits that the page of a request and the text to be signed both show, so that nobody
/// signs the request of another screen.
pub(crate) fn code(app: &AppContext, request: &str) -> String {
    let name = app.secrets.sessions.name(&[b"code", request.as_bytes()]);
    let number = u32::from_str_radix(&name[..8], 16).unwrap_or_default();
    format!("{:04}", number % 10_000)
}

/// Writes down a text to be signed.
pub(crate) async fn begin(
    app: &AppContext,
    asker: Asker<'_>,
    locale: Locale,
    what: What,
) -> Result<Begun, Problem> {
    let (now, Asker { network, origin, browser }) = (app.now(), asker);
    let chance = || random::<16>().map(|bytes| hex(&bytes)).map_err(Problem::from);
    let (request, ticket, nonce) = (chance()?, chance()?, chance()?);
    let expires = now + LASTS;
    let code = code(app, &request);
    let gives_access = matches!(what, What::SignIn | What::Recover { .. });
    let screen = gives_access.then_some((code.as_str(), browser));
    let (request_name, nonce) = (&request, &nonce);
    let facts = text::Facts { request: request_name, nonce, origin, screen, created: now, expires };
    let text = text::write(app.kinds, &what, &facts, locale);
    let waiting = Waiting::new(what, text.clone(), ticket_name(app, &ticket), expires);
    let mut writes = vec![Write::Create(Item::new(key(&request), &waiting).until(expires + KEPT))];
    writes.extend(ASKED.counts(&app.secrets.lookup, network, now));
    match app.table.write(&writes).await {
        Ok(()) => {
            let phone = phone_address(app, origin, &request);
            Ok(Begun { request, ticket, text, phone, expires, seconds: LASTS })
        }
        Err(WriteError::Refused(_)) => {
            Err(Problem::TooOften { retry_after: ASKED.retry_after(now) })
        }
        Err(WriteError::Unavailable(error)) => Err(error.into()),
    }
}

/// Returns the pending request again.
pub(crate) async fn again(
    app: &AppContext,
    origin: &Origin,
    request: &str,
    ticket: &str,
) -> Result<Begun, Problem> {
    let (_, Waiting { text, expires, .. }) = held(app, request, ticket).await?;
    let phone = phone_address(app, origin, request);
    let (request, ticket) = (request.to_owned(), ticket.to_owned());
    let seconds = expires.saturating_sub(app.now());
    Ok(Begun { request, ticket, text, phone, expires, seconds })
}
