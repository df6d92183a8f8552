//! A new table for a test: in the embedded engine, or on a server that speaks DynamoDB if the
//! environment names one (`DYNAMODB_ENDPOINT=http://127.0.0.1:8000`, such as DynamoDB Local).
#![expect(clippy::disallowed_methods, reason = "tests ask the environment which engine to use")]

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use ureq::Agent;

use super::Table;
use super::embedded::{Engine, table_over};
use super::fault::Faults;
use super::response::response;
use crate::keys::{hex, random};

/// A new table, perhaps behind a layer of faults.
pub(crate) async fn table(faults: Option<Faults>) -> Table {
    let made = match std::env::var("DYNAMODB_ENDPOINT") {
        Err(_) => Engine::in_memory().expect("memory").table_behind(faults).await,
        Ok(url) => {
            let agent = Agent::config_builder().http_status_as_error(false).build().into();
            let remote = SharedHttpConnector::new(Remote { agent, url });
            let name = format!("test-{}", hex(&random::<8>().expect("random numbers")));
            table_over(remote, &name, faults).await
        }
    };
    made.expect("a table")
}

/// Carries the SDK's requests to a server without TLS.
#[derive(Debug, Clone)]
struct Remote {
    agent: Agent,
    url: String,
}

impl Remote {
    fn post(&self, request: &HttpRequest, body: &[u8]) -> Result<(u16, String), ureq::Error> {
        let mut post = self.agent.post(&self.url);
        for (name, value) in request.headers() {
            post = post.header(name, value);
        }
        let mut answer = post.send(body)?;
        Ok((answer.status().as_u16(), answer.body_mut().read_to_string()?))
    }
}

impl HttpConnector for Remote {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let remote = self.clone();
        HttpConnectorFuture::new(async move {
            let sent = tokio::task::spawn_blocking(move || {
                let body = request.body().bytes().unwrap_or_default().to_vec();
                remote.post(&request, &body)
            });
            let failed =
                |error: Box<dyn std::error::Error + Send + Sync>| ConnectorError::io(error);
            let (status, body) = sent
                .await
                .map_err(|error| failed(error.into()))?
                .map_err(|error| failed(error.into()))?;
            response(status, body)
        })
    }
}
