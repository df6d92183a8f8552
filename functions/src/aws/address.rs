//! Whose address a request comes from: API Gateway's word for it, and CloudFront's where the
//! connection is shown to be CloudFront's own.

use std::net::IpAddr;

use axum::http::HeaderMap;
use subtle::ConstantTimeEq;

/// The header by which CloudFront shows that it is the site's own.
const EDGE: &str = "x-edge-key";

/// The header in which CloudFront sends the visitor's address; it overwrites what the visitor sent.
const VIEWER: &str = "x-viewer-address";

/// The address of the visitor, which may be that of the connection. The headers about it are taken
/// out of the request.
///
/// A sender who comes to API Gateway past CloudFront can claim any address in a header, but has no
/// key; the address of the connection counts.
pub(super) fn visitor(
    connected: Option<&str>,
    headers: &mut HeaderMap,
    edge: Option<&str>,
) -> Option<IpAddr> {
    let shown = headers.remove(EDGE);
    let told = headers.remove(VIEWER);
    // Compared in constant time, so that the time it takes says nothing about the key.
    let is_key =
        |key: &str| shown.is_some_and(|shown| shown.as_bytes().ct_eq(key.as_bytes()).into());
    let is_edge = edge.is_some_and(is_key);
    let told = told.filter(|_| is_edge);
    let address = told.as_ref().and_then(|told| told.to_str().ok()).or(connected)?;
    address.parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const CLOUDFRONT: &str = "130.176.0.1";

    fn visitor_of(pairs: &[(&'static str, &'static str)], edge: Option<&str>) -> Option<String> {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (axum::http::HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        let mut headers: HeaderMap = pairs.iter().map(pair).collect();
        let address = visitor(Some(CLOUDFRONT), &mut headers, edge);
        assert!(headers.keys().all(|name| name != EDGE && name != VIEWER), "taken out");
        address.map(|address| address.to_string())
    }

    #[test]
    fn a_header_is_believed_with_the_key_only() {
        let connected = Some(CLOUDFRONT.to_owned());
        let told = (VIEWER, "2001:db8::7");
        let forged = ("x-forwarded-for", "192.0.2.9");
        assert_eq!(visitor_of(&[told, forged], None), connected);
        assert_eq!(visitor_of(&[told], Some("key")), connected);
        assert_eq!(visitor_of(&[told, (EDGE, "kez")], Some("key")), connected);
        assert_eq!(visitor_of(&[told, (EDGE, "")], None), connected);
        let believed = visitor_of(&[told, (EDGE, "key")], Some("key"));
        assert_eq!(believed.as_deref(), Some("2001:db8::7"));
        assert_eq!(visitor_of(&[(EDGE, "key")], Some("key")), connected);
    }
}
