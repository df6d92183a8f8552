//! The visitor's address behind the operator's own proxy.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::HeaderMap;
use functions::http::client::ClientAddr;

/// Puts the address that the proxy tells into a request.
pub(crate) async fn vouch(mut request: Request) -> Request {
    if let Some(address) = last_hop(request.headers()) {
        request.extensions_mut().insert(ClientAddr(address));
    }
    request
}

/// The last address of `X-Forwarded-For`: the one that the proxy itself has seen and added. Those
/// before it are what the sender says.
fn last_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn hop(lines: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        last_hop(&headers).map(|address| address.to_string())
    }

    #[test]
    fn only_what_the_proxy_added_counts() {
        assert_eq!(hop(&["10.0.0.1, 192.0.2.7"]).as_deref(), Some("192.0.2.7"));
        assert_eq!(hop(&["10.0.0.1", "2001:db8::7"]).as_deref(), Some("2001:db8::7"));
        assert_eq!(hop(&["192.0.2.7, unknown"]), None);
        assert_eq!(hop(&[]), None);
    }
}
