//! The exact bytes of a request with its headers, for callers that are no browsers.
//!
//! A payment provider signs the bytes it sends, so they must reach the check as they came. There is
//! no check of the origin: no cookie counts here, and a provider is known by its signature alone.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::Lang;

use super::guard;
use super::problem::Problem;

/// A body as it came, no longer than other bodies may be, and the headers beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawBody {
    /// The headers.
    pub headers: HeaderMap,
    /// The exact bytes.
    pub bytes: Bytes,
}

impl RawBody {
    /// Reads a request.
    pub async fn read(request: Request) -> Result<RawBody, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = guard::read(&parts.extensions, body).await?;
        Ok(RawBody { headers: parts.headers, bytes })
    }
}

impl<S: Send + Sync> FromRequest<S> for RawBody {
    type Rejection = Response;

    /// The body, or the problem in English: the address of a webhook has no language.
    async fn from_request(request: Request, _: &S) -> Result<RawBody, Response> {
        RawBody::read(request).await.map_err(|problem| problem.document(Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{StatusCode, header};

    use super::*;
    use crate::http::guard::LONGEST;

    async fn sent(body: Vec<u8>) -> Result<RawBody, Response> {
        let request = Request::post("/api/webhook")
            .header(header::ORIGIN, "https://provider.example")
            .header("sec-fetch-site", "cross-site")
            .header("x-signature", "ab12")
            .body(Body::from(body));
        RawBody::from_request(request.expect("a request"), &()).await
    }

    #[tokio::test]
    async fn bytes_and_headers_arrive_as_they_were_sent() {
        let bytes = b"{ \"a\" :1}\r\n\xFF\0".to_vec();
        let raw = sent(bytes.clone()).await.expect("a body");
        assert_eq!(
            (raw.bytes.to_vec(), &raw.headers["x-signature"]),
            (bytes, &"ab12".parse().expect("text"))
        );
    }

    #[tokio::test]
    async fn a_long_body_is_refused() {
        assert!(sent(vec![b'a'; LONGEST]).await.is_ok());
        let refused = sent(vec![b'a'; LONGEST + 1]).await.expect_err("too long");
        assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }
}
