//! What every request must be before a function sees it: of this site, and not too long.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{FromRef, FromRequest, FromRequestParts, Request};
use axum::http::header::{ACCEPT, HOST, ORIGIN};
use axum::http::{Extensions, HeaderMap};
use axum::response::Response;
use tokio::time::timeout;

use super::answer::problem_page;
use super::body::{FormBody, Format};
use super::path_locale::PathLocale;
use super::problem::Problem;
use crate::app::AppContext;

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

impl<S: Send + Sync> FromRequest<S> for FormBody
where
    AppContext: FromRef<S>,
{
    type Rejection = Response;

    /// What was sent to an address with a locale, or the problem in that locale: a page for who sent
    /// a form, a document for a program.
    async fn from_request(request: Request, state: &S) -> Result<FormBody, Response> {
        let (mut parts, body) = request.into_parts();
        let PathLocale(locale) = PathLocale::from_request_parts(&mut parts, state).await?;
        let is_read = is_read_by_a_person(&parts.headers);
        let sent = form_body(Request::from_parts(parts, body)).await;
        sent.map_err(|problem| match is_read {
            true => problem_page(&*AppContext::from_ref(state).pages, locale, &problem),
            false => problem.document(locale),
        })
    }
}

/// Whether the answer to a request is shown to a person: that to a form, or what asks for a page.
fn is_read_by_a_person(headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    match Format::of(headers) {
        Ok(Format::Form) => true,
        Ok(Format::Json) => false,
        Err(_) => accepts.is_some_and(|accepts| accepts.contains("text/html")),
    }
}

/// Whether a browser says that one of this site's own pages sends the request. Browsers that are
/// older, or that reach a machine by its name over plain HTTP, name only the origin; programs that
/// are no browsers say nothing and carry nobody's rights with them.
fn is_of_this_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    match text(ORIGIN.as_str()) {
        None => true,
        Some(origin) => text(HOST.as_str()).is_some_and(|host| is_at(origin, host)),
    }
}

/// Whether an origin is that of a host. A host may be written with the port that its scheme has
/// anyway, and in capital letters.
fn is_at(origin: &str, host: &str) -> bool {
    let Some((scheme, named)) = origin.split_once("://") else { return false };
    let usual = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return false,
    };
    let bare = |host: &str| {
        let host = host.to_ascii_lowercase();
        host.strip_suffix(usual).map_or(host.clone(), str::to_owned)
    };
    !named.is_empty() && bare(named) == bare(host)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_compared_with_the_host_and_its_port() {
        for (origin, host) in [
            ("https://site.example", "site.example"),
            ("https://site.example", "Site.Example:443"),
            ("http://machine", "machine:80"),
            ("http://machine:8000", "machine:8000"),
            ("http://[fe80::1]:8000", "[fe80::1]:8000"),
        ] {
            assert!(is_at(origin, host), "{origin} {host}");
        }
        for (origin, host) in [
            ("null", "machine"),
            ("", ""),
            ("https://", ""),
            ("http://machine:8000", "machine"),
            ("http://machine", "machine:443"),
            ("https://site.example.evil", "site.example"),
            ("https://evil", "site.example"),
            ("ftp://machine", "machine"),
        ] {
            assert!(!is_at(origin, host), "{origin} {host}");
        }
    }

    #[test]
    fn a_browser_of_this_site_is_heard_with_and_without_its_newer_headers() {
        let heard = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(*name, axum::http::HeaderValue::from_static(value));
            }
            is_of_this_site(&headers)
        };
        assert!(heard(&[("sec-fetch-site", "same-origin"), ("host", "machine")]));
        assert!(heard(&[("origin", "http://machine:8000"), ("host", "machine:8000")]));
        assert!(heard(&[("host", "machine")]), "a program");
        assert!(!heard(&[("sec-fetch-site", "same-site"), ("host", "machine")]));
        assert!(!heard(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://machine"),
            ("host", "machine")
        ]));
        assert!(!heard(&[("origin", "null"), ("host", "machine")]));
        assert!(!heard(&[("origin", "http://machine")]));
    }
}
