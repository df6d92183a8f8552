//! The network that a request comes from, as the platform tells it: never as its sender does.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::header::HOST;
use axum::http::request::Parts;

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
