//! What stands in for AWS on loopback: the embedded engine behind HTTP, and a KMS that decrypts
//! one thing.

use std::net::SocketAddr;

use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use base64ct::{Base64, Encoding};
use functions::store::embedded::Engine;
use functions::store::{Item, Key, Write};
use functions::volunteers::VolunteerCard;
use tokio::net::TcpListener;

use crate::Fault;
use crate::proofs::MASTER;

/// The volunteer who is listed from the beginning.
pub(crate) const LISTED: &str = "measured";

/// Starts it; the address to give to the programs.
pub(crate) async fn start() -> Result<SocketAddr, Fault> {
    let engine = Engine::in_memory()?;
    let card = Item::new(Key::new(format!("VOLUNTEER#{LISTED}"), "CARD"), &card()?);
    engine.table().await?.write(&[Write::Create(card)]).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new().fallback(answer).with_state(engine);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// The card of the volunteer whose contact is asked for.
fn card() -> Result<VolunteerCard, Fault> {
    let card = serde_json::json!({
        "profile": {
            "born": 1990, "sex": "f", "education": "higher", "experience": "none",
            "place": "103200000", "languages": ["kk"], "ways": ["advice"], "days": ["sat"],
            "hours": ["morning"], "vehicle": "car", "proposal": null, "company": null,
        },
        "state": "listed", "lang": "kk", "consent": "2026-11", "created": 1_795_000_000,
        "proposal_read": false,
    });
    Ok(serde_json::from_value(card)?)
}

async fn answer(State(engine): State<Engine>, request: Request) -> axum::response::Response {
    match call(&engine, request).await {
        Ok(response) => response,
        Err(fault) => (StatusCode::INTERNAL_SERVER_ERROR, fault.to_string()).into_response(),
    }
}

async fn call(engine: &Engine, request: Request) -> Result<axum::response::Response, Fault> {
    let (parts, body) = request.into_parts();
    let target = parts.headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let json = [("content-type", "application/x-amz-json-1.0")];
    if target == Some("TrentService.Decrypt") {
        let answer = serde_json::json!({ "Plaintext": Base64::encode_string(&MASTER) });
        return Ok((json, answer.to_string()).into_response());
    }
    let body = SdkBody::from(to_bytes(body, 1 << 20).await?.to_vec());
    let request = HttpRequest::try_from(axum::http::Request::from_parts(parts, body))?;
    let answer = engine.call(request).await?;
    let status = answer.status().as_u16();
    let body = answer.body().bytes().unwrap_or_default().to_vec();
    let response = Response::builder().status(status).header(json[0].0, json[0].1);
    Ok(response.body(Body::from(body))?)
}
