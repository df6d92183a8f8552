//! The network that a request comes from, as the platform tells it: never as its sender does.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::response::Response;

use super::answer::problem_page;
use super::path_locale::PathLocale;
use super::problem::Problem;
use crate::app::AppContext;
use crate::limit::Network;

/// The address that the platform vouches for, put into a request where there is no connection of
/// its own, as on AWS.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddr(pub IpAddr);

/// The network of the sender.
#[derive(Debug, Clone)]
pub struct Sender(pub Network);

/// The address of the site without a path, such as `https://tughan-zher.kz`: as the settings have
/// it, or else as the browser addresses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(pub String);

impl Origin {
    /// Whether a browser reaches this address in the open, where it keeps no cookie of the staff:
    /// over plain HTTP and not on the machine itself. Over an encrypted connection to a proxy that
    /// tells nothing of it, browsers say where a request comes from (`Sec-Fetch-Site`).
    pub fn is_in_the_open(&self, headers: &HeaderMap) -> bool {
        let Some(host) = self.0.strip_prefix("http://") else { return false };
        let said = ["sec-fetch-site", "x-forwarded-proto"];
        !is_loopback(host) && !said.iter().any(|name| headers.contains_key(*name))
    }
}

/// The same where a browser will keep a cookie of the staff; everybody else is shown why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeOrigin(pub Origin);

impl<S: Send + Sync> FromRequestParts<S> for SafeOrigin
where
    AppContext: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<SafeOrigin, Response> {
        let PathLocale(locale) = PathLocale::from_request_parts(parts, state).await?;
        let Ok(origin) = Origin::from_request_parts(parts, state).await;
        if origin.is_in_the_open(&parts.headers) {
            let app = AppContext::from_ref(state);
            return Err(problem_page(&*app.pages, locale, &Problem::Unencrypted));
        }
        Ok(SafeOrigin(origin))
    }
}

/// Whether a host, with or without a port, is the machine itself.
fn is_loopback(host: &str) -> bool {
    let named = host.rsplit_once(':').map_or(host, |(named, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { named } else { host }
    });
    let address = named.trim_matches(['[', ']']).parse::<IpAddr>();
    address.is_ok_and(|address| address.is_loopback())
        || named == "localhost"
        || named.ends_with(".localhost")
}

impl<S: Sync> FromRequestParts<S> for Origin
where
    AppContext: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Origin, Infallible> {
        let set = AppContext::from_ref(state).site.origin.clone();
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
        Ok(Origin(set.unwrap_or_else(|| format!("http://{}", host.unwrap_or("localhost")))))
    }
}

impl<S: Sync> FromRequestParts<S> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Sender, Infallible> {
        let vouched = parts.extensions.get::<ClientAddr>().map(|ClientAddr(address)| *address);
        let connected = || {
            let info = parts.extensions.get::<ConnectInfo<SocketAddr>>();
            info.map(|ConnectInfo(address)| address.ip())
        };
        // Without any, all share one network, and so one limit.
        let address = vouched.or_else(connected).unwrap_or(Ipv4Addr::UNSPECIFIED.into());
        Ok(Sender(address.into()))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_plain_http_by_name_is_in_the_open() {
        let open = |origin: &str, said: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.extend(said.map(|said| {
                (
                    said.parse::<axum::http::HeaderName>().expect("a name"),
                    HeaderValue::from_static("x"),
                )
            }));
            Origin(origin.to_owned()).is_in_the_open(&headers)
        };
        for origin in ["http://machine", "http://machine:8000", "http://192.168.1.7:8000"] {
            assert!(open(origin, None), "{origin}");
            assert!(
                !open(origin, Some("sec-fetch-site")) && !open(origin, Some("x-forwarded-proto"))
            );
        }
        for origin in [
            "https://site.example",
            "http://localhost",
            "http://localhost:8000",
            "http://127.0.0.1:8000",
            "http://[::1]:8000",
        ] {
            assert!(!open(origin, None), "{origin}");
        }
    }
}
