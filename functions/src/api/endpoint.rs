//! Operations with the handlers that answer them, and the router that is made of both.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get};
use domain::Locale;

use super::access::{self, Gate};
use super::operation::{Method, Operation};
use super::platform::Platform;
use crate::app::AppContext;
use crate::http::{PathLocale, Problem};

/// Makes the route of a handler: `|method| on(method, handler)`.
pub type Handler<S> = fn(MethodFilter) -> MethodRouter<S>;

/// Makes the page for a caller without the rights, in the locale of the address.
pub type Refused = fn(&AppContext, Locale, &Problem) -> Response;

/// An operation and its handler.
pub struct Endpoint<S> {
    /// The operation.
    pub operation: Operation,
    /// Its handler.
    pub handler: Handler<S>,
}

impl Operation {
    /// The endpoint at which a handler answers this operation.
    pub const fn by<S>(self, handler: Handler<S>) -> Endpoint<S> {
        Endpoint { operation: self, handler }
    }
}

/// Endpoints that work with the same state.
pub struct Group<S: 'static> {
    /// The endpoints.
    pub endpoints: &'static [Endpoint<S>],
    /// Makes the state, from what the platform offers.
    pub state: fn(&dyn Platform) -> S,
    /// Answers callers without the rights.
    pub refused: Refused,
}

/// A group of endpoints, whatever its state.
pub trait Endpoints: Sync {
    /// Its operations.
    fn operations(&self) -> Vec<&'static Operation>;

    /// Its router, in which the declared rights are checked before a handler runs.
    fn router(&self, platform: &dyn Platform) -> Router;
}

impl fmt::Debug for dyn Endpoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.operations().iter().map(|operation| operation.id)).finish()
    }
}

impl<S> Group<S> {
    /// Whether an operation of its own answers who asks for an address.
    fn reads(&self, path: &str) -> bool {
        let mut operations = self.endpoints.iter().map(|endpoint| &endpoint.operation);
        operations.any(|operation| operation.method == Method::Get && operation.path == path)
    }
}

/// Sends a browser that asks for the address of a form to the page with the form.
async fn to_page(page: fn(Locale) -> String, PathLocale(locale): PathLocale) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, page(locale))]).into_response()
}

impl<S: Clone + Send + Sync + 'static> Endpoints for Group<S> {
    fn operations(&self) -> Vec<&'static Operation> {
        self.endpoints.iter().map(|endpoint| &endpoint.operation).collect()
    }

    fn router(&self, platform: &dyn Platform) -> Router {
        let mut router = Router::new();
        for Endpoint { operation, handler } in self.endpoints {
            let mut route = handler(operation.method.filter());
            if operation.rights.is_for_staff() {
                let (app, staff) = (platform.app(), platform.staff());
                let (rights, refused) = (operation.rights, self.refused);
                let gate = Arc::new(Gate { app, staff, rights, refused });
                route = route.route_layer(from_fn_with_state(gate, access::check));
            }
            router = router.route(operation.path, route);
            if let Some(page) = operation.page
                && !self.reads(operation.path)
            {
                router = router.route(operation.path, get(move |locale| to_page(page, locale)));
            }
        }
        router.with_state((self.state)(platform))
    }
}
