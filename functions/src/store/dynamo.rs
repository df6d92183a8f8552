//! The table over the AWS SDK, which only this file, `attributes` and the engines behind it name.

use std::time::Duration;

use aws_credential_types::Credentials;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Region, SharedHttpClient, retry::RetryConfig, timeout::TimeoutConfig,
};
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, ConditionCheck, Delete, GlobalSecondaryIndex,
    KeySchemaElement, KeyType, Projection, ProjectionType, Put, ScalarAttributeType,
    TransactWriteItem, Update,
};

use super::attributes::{
    COUNT, EXPIRES, LIST, PARTITION, PLACE, SORT, VERSION, attributes, key_attributes, number,
    number_of, read, text,
};
use super::parts::{Keys, Parts};
use super::{Item, Key, Unavailable, Write, WriteError};
use crate::keys::random;

/// The index of listed items. Nothing is ever decided on what it says: it is a moment behind.
const LISTS: &str = "lists";

/// How long a call may take, and how often it is tried.
const CALL: Duration = Duration::from_secs(3);
const TRIES: u32 = 3;

/// How often a transaction is tried that meets others at the same items.
const CONFLICTS: u32 = 24;

/// Where the table is.
#[derive(Debug, Clone)]
pub struct TableSettings {
    /// The name of the table.
    pub table: String,
    /// The region, of AWS or of a compatible cluster.
    pub region: String,
    /// The address of a compatible cluster; AWS if there is none.
    pub endpoint: Option<String>,
}

/// The table as the service has it, with documents as they are stored.
#[derive(Debug, Clone)]
pub(super) struct DynamoTable {
    client: Client,
    name: String,
}

impl DynamoTable {
    /// The table behind a transport of HTTP requests, such as the embedded engine.
    pub(super) fn over(
        http: SharedHttpClient,
        credentials: Credentials,
        settings: TableSettings,
    ) -> DynamoTable {
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(CALL).build();
        let mut config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(settings.region))
            .credentials_provider(credentials)
            .http_client(http)
            .retry_config(RetryConfig::standard().with_max_attempts(TRIES))
            .timeout_config(timeouts);
        if let Some(endpoint) = settings.endpoint {
            config = config.endpoint_url(endpoint);
        }
        DynamoTable { client: Client::from_conf(config.build()), name: settings.table }
    }

    /// Makes the table if it is not there: for engines that begin empty.
    pub(super) async fn create(&self) -> Result<(), Unavailable> {
        let attribute = |name: &str| {
            AttributeDefinition::builder()
                .attribute_name(name)
                .attribute_type(ScalarAttributeType::S)
                .build()
        };
        let key = |name: &str, kind| {
            KeySchemaElement::builder().attribute_name(name).key_type(kind).build()
        };
        let all = Projection::builder().projection_type(ProjectionType::All).build();
        let made = |error: aws_sdk_dynamodb::error::BuildError| Unavailable(error.to_string());
        let lists = GlobalSecondaryIndex::builder()
            .index_name(LISTS)
            .key_schema(key(LIST, KeyType::Hash).map_err(made)?)
            .key_schema(key(PLACE, KeyType::Range).map_err(made)?)
            .projection(all)
            .build()
            .map_err(made)?;
        let mut request = self
            .client
            .create_table()
            .table_name(&self.name)
            .billing_mode(BillingMode::PayPerRequest)
            .key_schema(key(PARTITION, KeyType::Hash).map_err(made)?)
            .key_schema(key(SORT, KeyType::Range).map_err(made)?)
            .global_secondary_indexes(lists);
        for name in [PARTITION, SORT, LIST, PLACE] {
            request = request.attribute_definitions(attribute(name).map_err(made)?);
        }
        match request.send().await {
            Ok(_) => Ok(()),
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|error| error.is_resource_in_use_exception()) =>
            {
                Ok(())
            }
            Err(error) => Err(unavailable(&error)),
        }
    }

    /// Reads an item, as of now.
    pub(super) async fn get(&self, key: &Key) -> Result<Option<Item>, Unavailable> {
        let request = self.client.get_item().table_name(&self.name).consistent_read(true);
        let request = request.set_key(Some(key_attributes(key)));
        let answer = request.send().await.map_err(|error| unavailable(&error))?;
        Ok(answer.item.as_ref().and_then(read))
    }

    /// Reads parts of a thing, as of now, in their order.
    pub(super) async fn parts(
        &self,
        partition: &str,
        parts: impl Into<Parts>,
    ) -> Result<Vec<Item>, Unavailable> {
        let Parts { keys, newest_first, at_most } = parts.into();
        let request = self
            .client
            .query()
            .table_name(&self.name)
            .consistent_read(true)
            .scan_index_forward(!newest_first)
            .set_limit(at_most.and_then(|count| i32::try_from(count).ok()))
            .expression_attribute_names("#k", PARTITION)
            .expression_attribute_values(":k", text(partition));
        let request = match keys {
            // The service takes no empty text as a part of a key.
            Keys::Beginning(prefix) if prefix.is_empty() => {
                request.key_condition_expression("#k = :k")
            }
            Keys::Beginning(prefix) => request
                .key_condition_expression("#k = :k AND begins_with(#s, :s)")
                .expression_attribute_names("#s", SORT)
                .expression_attribute_values(":s", text(&prefix)),
            Keys::Between(first, last) => request
                .key_condition_expression("#k = :k AND #s BETWEEN :first AND :last")
                .expression_attribute_names("#s", SORT)
                .expression_attribute_values(":first", text(&first))
                .expression_attribute_values(":last", text(&last)),
        };
        let mut answers = request.into_paginator().items().send();
        let mut items = Vec::new();
        while at_most.is_none_or(|count| items.len() < count) {
            let Some(answer) = answers.next().await else { break };
            items.extend(read(&answer.map_err(|error| unavailable(&error))?));
        }
        Ok(items)
    }

    /// Reads all items of a list in their order; the newest changes may be missing.
    pub(super) async fn list(&self, list: &str) -> Result<Vec<Item>, Unavailable> {
        let request = self
            .client
            .query()
            .table_name(&self.name)
            .index_name(LISTS)
            .key_condition_expression("#l = :l")
            .expression_attribute_names("#l", LIST)
            .expression_attribute_values(":l", text(list));
        let pages = request.into_paginator().items().send().try_collect().await;
        let items = pages.map_err(|error| unavailable(&error))?;
        Ok(items.iter().filter_map(read).collect())
    }

    /// Reads so many items of a list behind a place, or from its beginning; the newest changes may
    /// be missing.
    pub(super) async fn list_page(
        &self,
        list: &str,
        after: Option<&str>,
        count: usize,
    ) -> Result<Vec<Item>, Unavailable> {
        let request = self
            .client
            .query()
            .table_name(&self.name)
            .index_name(LISTS)
            .limit(i32::try_from(count).unwrap_or(i32::MAX))
            .expression_attribute_names("#l", LIST)
            .expression_attribute_values(":l", text(list));
        let request = match after {
            None => request.key_condition_expression("#l = :l"),
            Some(place) => request
                .key_condition_expression("#l = :l AND #p > :p")
                .expression_attribute_names("#p", PLACE)
                .expression_attribute_values(":p", text(place)),
        };
        let mut answers = request.into_paginator().items().send();
        let mut items = Vec::new();
        while items.len() < count {
            let Some(answer) = answers.next().await else { break };
            items.extend(read(&answer.map_err(|error| unavailable(&error))?));
        }
        Ok(items)
    }

    /// Makes all writes, or none if one is refused.
    pub(super) async fn write(&self, writes: &[Write]) -> Result<(), WriteError> {
        for again in 0..CONFLICTS {
            match self.write_once(writes).await {
                Err(Cancelled::Conflict) => tokio::time::sleep(pause(again)).await,
                Err(Cancelled::For(error)) => return Err(error),
                Ok(()) => return Ok(()),
            }
        }
        Err(Unavailable("others write the same items all the time".to_owned()).into())
    }

    async fn write_once(&self, writes: &[Write]) -> Result<(), Cancelled> {
        let mut request = self.client.transact_write_items();
        for write in writes {
            let item = self.transact(write).map_err(|error| Unavailable(error.to_string()));
            request = request.transact_items(item.map_err(|error| Cancelled::For(error.into()))?);
        }
        match request.send().await {
            Ok(_) => Ok(()),
            Err(error) => {
                let other = || Cancelled::For(unavailable(&error).into());
                Err(cancelled(&error).unwrap_or_else(other))
            }
        }
    }

    /// How far a counter has counted.
    pub(super) async fn count(&self, key: &Key, now: u64) -> Result<u64, Unavailable> {
        let request = self.client.get_item().table_name(&self.name).consistent_read(true);
        let request = request.set_key(Some(key_attributes(key)));
        let answer = request.send().await.map_err(|error| unavailable(&error))?;
        let Some(attributes) = answer.item else { return Ok(0) };
        let lives = number_of(&attributes, EXPIRES).is_none_or(|expires| now < expires);
        Ok(number_of(&attributes, COUNT).filter(|_| lives).unwrap_or(0))
    }

    fn transact(
        &self,
        write: &Write,
    ) -> Result<TransactWriteItem, aws_sdk_dynamodb::error::BuildError> {
        let put =
            |item: &Item| Put::builder().table_name(&self.name).set_item(Some(attributes(item)));
        let whole = TransactWriteItem::builder();
        Ok(match write {
            Write::Put(item) => whole.put(put(item).build()?),
            Write::Create(item) => whole.put(
                put(item)
                    .condition_expression("attribute_not_exists(#k)")
                    .expression_attribute_names("#k", PARTITION)
                    .build()?,
            ),
            Write::Replace(item) => whole.put(
                put(item)
                    .condition_expression("#v = :v")
                    .expression_attribute_names("#v", VERSION)
                    .expression_attribute_values(":v", number(item.version - 1))
                    .build()?,
            ),
            Write::Remove(key, version) => whole.delete(
                Delete::builder()
                    .table_name(&self.name)
                    .set_key(Some(key_attributes(key)))
                    .condition_expression("#v = :v")
                    .expression_attribute_names("#v", VERSION)
                    .expression_attribute_values(":v", number(*version))
                    .build()?,
            ),
            Write::Expect(key, version) => whole.condition_check(
                ConditionCheck::builder()
                    .table_name(&self.name)
                    .set_key(Some(key_attributes(key)))
                    .condition_expression("#v = :v")
                    .expression_attribute_names("#v", VERSION)
                    .expression_attribute_values(":v", number(*version))
                    .build()?,
            ),
            Write::Absent(key) => whole.condition_check(
                ConditionCheck::builder()
                    .table_name(&self.name)
                    .set_key(Some(key_attributes(key)))
                    .condition_expression("attribute_not_exists(#k)")
                    .expression_attribute_names("#k", PARTITION)
                    .build()?,
            ),
            Write::Count { key, cap, expires } => {
                whole.update(self.count_one(key, *cap, *expires)?)
            }
        }
        .build())
    }

    fn count_one(
        &self,
        key: &Key,
        cap: u64,
        expires: u64,
    ) -> Result<Update, aws_sdk_dynamodb::error::BuildError> {
        Update::builder()
            .table_name(&self.name)
            .set_key(Some(key_attributes(key)))
            .update_expression("ADD #c :one SET #e = :e")
            .condition_expression("attribute_not_exists(#c) OR #c < :cap")
            .expression_attribute_names("#c", COUNT)
            .expression_attribute_names("#e", EXPIRES)
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":cap", number(cap))
            .expression_attribute_values(":e", number(expires))
            .build()
    }
}

/// Why a transaction was not made.
enum Cancelled {
    /// Another was at one of its items at the same moment; it may be tried again at once.
    Conflict,
    /// Another reason.
    For(WriteError),
}

/// Why a transaction was cancelled, if it was: conditions that did not hold, by their places, or
/// another transaction at the same items.
fn cancelled(error: &SdkError<TransactWriteItemsError>) -> Option<Cancelled> {
    let TransactWriteItemsError::TransactionCanceledException(cancelled) =
        error.as_service_error()?
    else {
        return None;
    };
    let codes: Vec<Option<&str>> =
        cancelled.cancellation_reasons().iter().map(|reason| reason.code()).collect();
    let failed = |code: &Option<&str>| *code == Some("ConditionalCheckFailed");
    let places = codes.iter().enumerate().filter(|(_, code)| failed(code));
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    if !places.is_empty() {
        return Some(Cancelled::For(WriteError::Refused(places)));
    }
    codes.contains(&Some("TransactionConflict")).then_some(Cancelled::Conflict)
}

/// How long to wait before the next try, longer each time and never the same for two.
fn pause(again: u32) -> Duration {
    let chance = u64::from(random::<1>().map_or(128, |[byte]| byte));
    let most = 4_u64 << again.min(6);
    Duration::from_millis(1 + most * chance / 256)
}

/// What of an error may stand in the log: its kind, not its text, which may quote an item.
fn unavailable<E: std::fmt::Debug>(error: &SdkError<E>) -> Unavailable {
    let kind = match error {
        SdkError::ConstructionFailure(_) => "the call could not be built",
        SdkError::TimeoutError(_) => "no answer in time",
        SdkError::DispatchFailure(_) => "no connection",
        SdkError::ResponseError(_) => "an unreadable answer",
        SdkError::ServiceError(error) => match error.raw().status().as_u16() {
            400 => "the call was refused",
            _ => "a failure of the service",
        },
        _ => "an unknown failure",
    };
    Unavailable(kind.to_owned())
}
