//! What every request must be before a function sees it: of this site, and not too long.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{Extensions, HeaderMap};
use axum::response::Response;
use tokio::time::timeout;

use super::body::FormBody;
use super::path_locale::PathLocale;
use super::problem::Problem;

/// The longest body, in bytes: twenty times what a form fills.
pub const LONGEST: usize = 64 * 1024;

/// How much of a body that is too long is read and dropped: a proxy that is still sending would not
/// see the answer.
const DROPPED: u64 = 1024 * 1024;

/// How long a body may take, put into a request by the server that received it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyTimeout(pub Duration);

impl Default for BodyTimeout {
    /// Enough for the longest body over a slow connection of a telephone.
    fn default() -> BodyTimeout {
        BodyTimeout(Duration::from_secs(30))
    }
}

/// Reads the form of a request that comes from this site.
pub async fn form_body(request: Request) -> Result<FormBody, Problem> {
    let (parts, body) = request.into_parts();
    if !is_of_this_site(&parts.headers) {
        return Err(Problem::Origin);
    }
    let body = read(&parts.extensions, body).await?;
    FormBody::read(&parts.headers, &body)
}

impl<S: Send + Sync> FromRequest<S> for FormBody {
    type Rejection = Response;

    /// What was sent to an address with a locale, or the problem in that locale.
    async fn from_request(request: Request, state: &S) -> Result<FormBody, Response> {
        let (mut parts, body) = request.into_parts();
        let PathLocale(locale) = PathLocale::from_request_parts(&mut parts, state).await?;
        let sent = form_body(Request::from_parts(parts, body)).await;
        sent.map_err(|problem| problem.document(locale))
    }
}

/// Whether a browser says that one of this site's own pages sends the request. Programs that are
/// no browsers say nothing and carry nobody's rights with them.
fn is_of_this_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    match text(ORIGIN.as_str()) {
        None => true,
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(HOST.as_str())
        }
    }
}

/// Reads a body that is not too long and does not take too long.
pub(crate) async fn read(extensions: &Extensions, body: Body) -> Result<Bytes, Problem> {
    let BodyTimeout(longest) = extensions.get().copied().unwrap_or_default();
    timeout(longest, whole(body)).await.unwrap_or(Err(Problem::TooSlow))
}

async fn whole(mut body: Body) -> Result<Bytes, Problem> {
    // A declared length is checked before anything is kept.
    if body.size_hint().lower() > LONGEST as u64 {
        return dropped(body).await;
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = next(&mut body).await {
        let chunk = chunk.map_err(|_| Problem::Unreadable)?;
        if bytes.len() + chunk.len() > LONGEST {
            return dropped(body).await;
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.into())
}

/// Reads a body that is too long to its end, unless it is far too long.
async fn dropped(mut body: Body) -> Result<Bytes, Problem> {
    let mut left = DROPPED;
    while left > 0 && body.size_hint().lower() <= left {
        let Some(Ok(chunk)) = next(&mut body).await else { break };
        left = left.saturating_sub(chunk.len() as u64);
    }
    Err(Problem::TooLarge)
}

/// The next bytes of a body.
async fn next(body: &mut Body) -> Option<Result<Bytes, axum::Error>> {
    loop {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
        match frame.map(|frame| frame.into_data()) {
            Ok(Ok(bytes)) => return Some(Ok(bytes)),
            // Trailers.
            Ok(Err(_)) => {}
            Err(error) => return Some(Err(error)),
        }
    }
}
