//! The layers around every function: the record of each request, and the headers of each answer.

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::Response;

use super::cached::Public;
use crate::app::AppContext;
use crate::request_log::{Record, WentWrong};

/// What a page of an answer may load, and where it may send: from this site, to this site, and to
/// the signing program on its reader's own machine.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
     connect-src 'self' wss://127.0.0.1:13579; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// A function with what goes around all of them.
pub(crate) fn around(app: &AppContext, routes: Router) -> Router {
    routes.layer(map_response(finish)).layer(from_fn_with_state(app.clone(), note))
}

/// The last touch to every answer: none of them is shown in a foreign frame or named to another
/// site, and only what everybody may see is kept by a cache, which asks each time. To this site it is
/// named: without that, browsers send its forms with the origin `null`, which nobody can tell from a
/// foreign one.
async fn finish(mut response: Response) -> Response {
    let is_public = response.extensions().get::<Public>().is_some();
    let caching = if is_public { "no-cache" } else { "no-store" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Notes a request once it is answered.
async fn note(State(app): State<AppContext>, request: Request, next: Next) -> Response {
    let method = known(request.method().as_str());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let at = (app.clock)().as_millisecond();
    let response = next.run(request).await;
    let wrong = response.extensions().get::<WentWrong>();
    app.records.take(&Record {
        at,
        method,
        route: route.unwrap_or_default(),
        status: response.status().as_u16(),
        problem: wrong.map(|wrong| wrong.word),
        cause: wrong.and_then(|wrong| wrong.cause.clone()),
        record: wrong.and_then(|wrong| wrong.record.clone()),
        took: (app.clock)().as_millisecond() - at,
    });
    response
}

/// A method that is known; a caller may invent others, which are not noted.
fn known(method: &str) -> &'static str {
    ["GET", "HEAD", "POST", "PUT"].into_iter().find(|known| *known == method).unwrap_or("other")
}
