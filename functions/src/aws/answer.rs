//! A request of API Gateway to a request of the router, once the function is ready.
#![expect(clippy::print_stderr, reason = "what a function prints is its log")]

use std::convert::Infallible;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::HOST;
use axum::response::Response;
use domain::Locale;
use lambda_http::Service;
use lambda_http::request::RequestContext;
use tokio::sync::OnceCell;

use super::address;
use super::ready::ready;
use super::settings::Settings;
use crate::api::Function;
use crate::http::Problem;
use crate::http::client::ClientAddr;

/// The program of a function: its settings, and its router from the first request on.
#[derive(Debug)]
pub(super) struct Program {
    settings: Settings,
    function: &'static Function,
    router: OnceCell<Router>,
}

impl Program {
    /// The program of a function, not ready yet.
    pub(super) fn new(settings: Settings, function: &'static Function) -> Program {
        Program { settings, function, router: OnceCell::new() }
    }

    /// Answers a request.
    pub(super) async fn answer(
        &self,
        request: lambda_http::Request,
    ) -> Result<Response, Infallible> {
        let request = self.arrange(request);
        let router = self.router.get_or_try_init(async || {
            ready(&self.settings).await.map(|ready| self.function.router(&ready))
        });
        match router.await {
            Ok(router) => router.clone().call(request).await,
            Err(error) => {
                // One line of JSON, which the alarms of the template look for.
                eprintln!(
                    "{}",
                    serde_json::json!({ "level": "error", "start": error.to_string() })
                );
                Ok(Problem::unavailable("the settings of the function")
                    .document(locale(request.uri().path())))
            }
        }
    }

    /// The request as the routers know requests: with the visitor's address and the site's host.
    fn arrange(&self, request: lambda_http::Request) -> Request {
        let (mut parts, body) = request.into_parts();
        let context = parts.extensions.get::<RequestContext>().cloned();
        let edge = self.settings.edge.as_deref();
        if let Some(address) =
            address::visitor(connected(context.as_ref()), &mut parts.headers, edge)
        {
            parts.extensions.insert(ClientAddr(address));
        }
        // CloudFront cannot pass the host on that browsers know, because API Gateway goes by it.
        let site = self.settings.site.as_deref();
        if let Some(host) = site.and_then(|site| HeaderValue::from_str(site).ok()) {
            parts.headers.insert(HOST, host);
        }
        Request::from_parts(parts, Body::new(body))
    }
}

/// The address of the connection, as API Gateway vouches for it.
fn connected(context: Option<&RequestContext>) -> Option<&str> {
    match context {
        Some(RequestContext::ApiGatewayV2(context)) => context.http.source_ip.as_deref(),
        _ => None,
    }
}

/// The locale in an address, below `/api`.
fn locale(path: &str) -> Locale {
    path.split('/').nth(2).and_then(|tag| tag.parse().ok()).unwrap_or(Locale::ALL[0])
}
