//! What every request must be before a function sees it: of this site, and not too long.

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use axum::response::Response;

use super::body::FormBody;
use super::path_locale::PathLocale;
use super::problem::Problem;

/// The longest body, in bytes: twenty times what a form fills.
pub const LONGEST: usize = 64 * 1024;

/// Reads the form of a request that comes from this site.
pub async fn form_body(request: Request) -> Result<FormBody, Problem> {
    let (parts, body) = request.into_parts();
    if !is_of_this_site(&parts.headers) {
        return Err(Problem::Origin);
    }
    let body = read(body).await?;
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

/// Reads a body that is not too long.
pub(crate) async fn read(body: Body) -> Result<Bytes, Problem> {
    // A declared length is checked before anything is read.
    if body.size_hint().lower() > LONGEST as u64 {
        return Err(Problem::TooLarge);
    }
    axum::body::to_bytes(body, LONGEST).await.map_err(|_| Problem::TooLarge)
}
