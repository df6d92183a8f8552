//! The embedded engine: DynamoDB's calls answered in this process from a file, without a port.
//!
//! The SDK hands its requests to this transport instead of a network, so that what runs on a laptop
//! is what runs on AWS, down to the requests. The engine is younger than the real service; where
//! the two differ stands in ARCHITECTURE.md.

use std::path::Path;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use dynoxide::actions::describe_time_to_live::DescribeTimeToLiveRequest;
use dynoxide::actions::update_time_to_live::{TimeToLiveSpecification, UpdateTimeToLiveRequest};
#[cfg(test)]
use dynoxide::storage_backend::ManualClock;
use dynoxide::{Database, DynoxideError};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::attributes::EXPIRES;
use super::dynamo::TableSettings;
use super::response::response;
use super::table::Table;
use super::{Unavailable, fault};

/// The header in which a request names its call, as `DynamoDB_20120810.GetItem`.
const TARGET: &str = "x-amz-target";

/// The name of the table in the engine.
const TABLE: &str = "tugan";

/// The engine in this process.
#[derive(Clone)]
pub struct Engine(Database);

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Engine")
    }
}

impl Engine {
    /// Opens the engine's file, or begins it.
    pub fn open(file: &Path) -> Result<Engine, Unavailable> {
        let path =
            file.to_str().ok_or_else(|| Unavailable("the path is not Unicode".to_owned()))?;
        Database::new(path).map(Engine).map_err(|error| Unavailable(error.to_string()))
    }

    /// Removes what has expired; how many items that were.
    pub async fn sweep(&self) -> Result<usize, Unavailable> {
        self.blocking(|database| {
            enable_expiry(database)?;
            database.sweep_ttl()
        })
        .await
    }

    /// Writes the file again, without what was removed or overwritten.
    pub async fn vacuum(&self) -> Result<(), Unavailable> {
        self.blocking(|database| database.vacuum()).await
    }

    /// Copies the table as it is at this moment into a file, which must not exist.
    pub async fn copy_to(&self, file: &Path) -> Result<(), Unavailable> {
        let path = file.to_str().map(str::to_owned);
        let path = path.ok_or_else(|| Unavailable("the path is not Unicode".to_owned()))?;
        self.blocking(move |database| database.vacuum_into(&path)).await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Database) -> dynoxide::Result<T> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let Engine(database) = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&database)).await;
        let done = done.map_err(|error| Unavailable(error.to_string()))?;
        done.map_err(|error| Unavailable(error.to_string()))
    }

    /// An engine that forgets everything when it is dropped.
    pub fn in_memory() -> Result<Engine, Unavailable> {
        Database::memory().map(Engine).map_err(|error| Unavailable(error.to_string()))
    }

    /// The same with a clock of its own.
    #[cfg(test)]
    pub(crate) fn in_memory_at(clock: std::sync::Arc<ManualClock>) -> Engine {
        Engine(Database::memory_with_clock(clock).expect("memory"))
    }

    /// The table in this engine, made if it is not there.
    pub async fn table(&self) -> Result<Table, Unavailable> {
        self.table_behind(None).await
    }

    /// The table in this engine behind a layer of faults, once it is made.
    pub async fn table_behind(&self, faults: Option<fault::Faults>) -> Result<Table, Unavailable> {
        table_over(SharedHttpConnector::new(self.clone()), TABLE, faults).await
    }

    /// The answer to a call: a status and a body.
    fn answer(&self, call: &str, body: &[u8]) -> (u16, String) {
        let Engine(database) = self;
        let answer = match call {
            "CreateTable" => run(body, |request| database.create_table(request)),
            "GetItem" => run(body, |request| database.get_item(request)),
            "Query" => run(body, |request| database.query(request)),
            "TransactWriteItems" => run(body, |request| database.transact_write_items(request)),
            _ => Err(DynoxideError::ValidationException(format!("{call} is not used here"))),
        };
        match answer {
            Ok(json) => (200, json),
            Err(error) => (error.status_code(), error.to_json()),
        }
    }
}

/// Says which attribute tells when an item may go, unless that is known.
fn enable_expiry(database: &Database) -> dynoxide::Result<()> {
    let table_name = TABLE.to_owned();
    let known = database
        .describe_time_to_live(DescribeTimeToLiveRequest { table_name: table_name.clone() })?;
    if known.time_to_live_description.attribute_name.is_some() {
        return Ok(());
    }
    let time_to_live_specification =
        TimeToLiveSpecification { attribute_name: EXPIRES.to_owned(), enabled: true };
    let request = UpdateTimeToLiveRequest { table_name, time_to_live_specification };
    database.update_time_to_live(request).map(|_| ())
}

/// The table of a name over a transport, made if it is not there, perhaps behind a layer of faults.
pub(super) async fn table_over(
    connector: SharedHttpConnector,
    name: &str,
    faults: Option<fault::Faults>,
) -> Result<Table, Unavailable> {
    let plain = table(connector.clone(), name);
    plain.create().await?;
    Ok(match faults {
        None => plain,
        Some(faults) => {
            let faulty = fault::Faulty::new(connector, faults);
            table(SharedHttpConnector::new(faulty), name)
        }
    })
}

fn table(connector: SharedHttpConnector, name: &str) -> Table {
    // The engine asks for no credentials, but the SDK signs every request.
    let nobody = Credentials::new("embedded", "embedded", None, None, "embedded");
    let settings = TableSettings {
        table: name.to_owned(),
        region: "local".to_owned(),
        endpoint: Some("http://embedded.invalid".to_owned()),
    };
    let http = http_client_fn(move |_: &_, _: &_| connector.clone());
    Table::over(http, nobody, settings)
}

fn run<Q: DeserializeOwned, A: Serialize>(
    body: &[u8],
    call: impl FnOnce(Q) -> dynoxide::Result<A>,
) -> dynoxide::Result<String> {
    let unreadable =
        |error: serde_json::Error| DynoxideError::SerializationException(error.to_string());
    let request = serde_json::from_slice(body).map_err(unreadable)?;
    serde_json::to_string(&call(request)?).map_err(unreadable)
}

impl HttpConnector for Engine {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let engine = self.clone();
        HttpConnectorFuture::new(async move {
            let target = request.headers().get(TARGET).unwrap_or_default();
            let call = target.rsplit('.').next().unwrap_or_default().to_owned();
            let body = request.body().bytes().map(<[u8]>::to_vec).unwrap_or_default();
            // The engine waits for its disk, so it must not hold up the others.
            let answered = tokio::task::spawn_blocking(move || engine.answer(&call, &body)).await;
            let (status, body) = answered.map_err(|error| ConnectorError::io(Box::new(error)))?;
            response(status, body)
        })
    }
}
