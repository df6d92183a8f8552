//! Lambda's runtime API on loopback: gives out one event, and notes when it is asked and answered.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::Fault;

/// What was seen of one start.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub polled: Option<Instant>,
    pub answered: Option<Instant>,
    pub answer: Vec<u8>,
}

/// The API for one start.
#[derive(Debug, Clone)]
pub(crate) struct Api {
    event: Arc<String>,
    pub seen: Arc<Mutex<Seen>>,
    pub done: Arc<Notify>,
}

impl Api {
    /// Starts it with the event that it gives out; where it listens.
    pub(crate) async fn start(event: &Value) -> Result<(Api, String), Fault> {
        let api =
            Api { event: Arc::new(event.to_string()), seen: Arc::default(), done: Arc::default() };
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(response))
            .route("/2018-06-01/runtime/init/error", post(response))
            .with_state(api.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok((api, address))
    }
}

async fn next(State(api): State<Api>) -> Response {
    let now = Instant::now();
    let is_first = {
        let mut seen = api.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = seen.polled.is_none();
        seen.polled.get_or_insert(now);
        is_first
    };
    if !is_first {
        // There is no second event.
        std::future::pending::<()>().await;
    }
    let headers = [
        ("lambda-runtime-aws-request-id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd"),
        ("lambda-runtime-deadline-ms", "4102444800000"),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:eu-central-1:111122223333:function:f",
        ),
        ("content-type", "application/json"),
    ];
    (headers, api.event.to_string()).into_response()
}

async fn response(State(api): State<Api>, body: Bytes) -> &'static str {
    let now = Instant::now();
    let mut seen = api.seen.lock().unwrap_or_else(PoisonError::into_inner);
    seen.answered = Some(now);
    seen.answer = body.to_vec();
    api.done.notify_one();
    "{}"
}

/// A form that is posted, as API Gateway tells of it.
pub(crate) fn event(path: &str, body: &str) -> Value {
    json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path,
        "rawQueryString": "",
        "headers": {
            "content-type": "application/json", "content-length": body.len().to_string(),
            "host": "a.execute-api.eu-central-1.amazonaws.com", "sec-fetch-site": "same-origin",
        },
        "requestContext": {
            "accountId": "111122223333", "apiId": "a", "stage": "$default", "requestId": "r",
            "routeKey": "$default", "domainName": "a", "domainPrefix": "a",
            "time": "25/Nov/2026:00:00:00 +0000", "timeEpoch": 1_795_000_000_000_u64,
            "http": {
                "method": "POST", "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
                "userAgent": "measure",
            },
        },
        "body": body, "isBase64Encoded": false,
    })
}
