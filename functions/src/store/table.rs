//! The door to the table: its calls, with the protected parts of records opened and closed on the
//! way.

use std::sync::Arc;

use aws_credential_types::Credentials;
use aws_sdk_dynamodb::config::SharedHttpClient;

use super::dynamo::{DynamoTable, TableSettings};
use super::parts::Parts;
use super::protection::{Covers, Protection};
use super::{Item, Key, Unavailable, Write, WriteError};
use crate::record_keys::RecordKeys;

/// The table.
#[derive(Debug, Clone)]
pub struct Table {
    stored: DynamoTable,
    protection: Option<Protection>,
}

impl Table {
    /// The table behind a transport of HTTP requests, such as the embedded engine; nothing in it is
    /// protected.
    pub fn over(
        http: SharedHttpClient,
        credentials: Credentials,
        settings: TableSettings,
    ) -> Table {
        Table { stored: DynamoTable::over(http, credentials, settings), protection: None }
    }

    /// The same table, whose parts of records are encrypted with the keys of their records.
    #[must_use]
    pub fn protected(self, keys: Arc<dyn RecordKeys>, covers: Covers) -> Table {
        Table { protection: Some(Protection { keys, covers }), ..self }
    }

    /// The same table with all documents as they are stored.
    #[must_use]
    pub fn raw(&self) -> Table {
        Table { stored: self.stored.clone(), protection: None }
    }

    /// Makes the table if it is not there: for engines that begin empty.
    pub async fn create(&self) -> Result<(), Unavailable> {
        self.stored.create().await
    }

    /// Reads an item, as of now.
    pub async fn get(&self, key: &Key) -> Result<Option<Item>, Unavailable> {
        let item = self.stored.get(key).await?;
        Ok(self.open(item.into_iter().collect()).await?.pop())
    }

    /// Reads parts of a thing, as of now, in their order.
    pub async fn parts(
        &self,
        partition: &str,
        parts: impl Into<Parts>,
    ) -> Result<Vec<Item>, Unavailable> {
        self.open(self.stored.parts(partition, parts).await?).await
    }

    /// Reads all items of a list in their order; the newest changes may be missing.
    pub async fn list(&self, list: &str) -> Result<Vec<Item>, Unavailable> {
        self.open(self.stored.list(list).await?).await
    }

    /// Reads so many items of a list behind a place, or from its beginning; the newest changes may
    /// be missing, and so are records that were erased.
    pub async fn list_page(
        &self,
        list: &str,
        after: Option<&str>,
        count: usize,
    ) -> Result<Vec<Item>, Unavailable> {
        self.open(self.stored.list_page(list, after, count).await?).await
    }

    /// Makes all writes, or none if one is refused.
    pub async fn write(&self, writes: &[Write]) -> Result<(), WriteError> {
        match &self.protection {
            None => self.stored.write(writes).await,
            Some(protection) => self.stored.write(&protection.close(writes).await?).await,
        }
    }

    /// How far a counter has counted.
    pub async fn count(&self, key: &Key, now: u64) -> Result<u64, Unavailable> {
        self.stored.count(key, now).await
    }

    /// Destroys the key of a record, by its partition: what is stored of it can never be read again,
    /// in no copy of the table.
    pub async fn destroy_key(&self, record: &str) -> Result<(), Unavailable> {
        match &self.protection {
            None => Ok(()),
            Some(protection) => protection.keys.destroy(record).await,
        }
    }

    /// Whether the key of a record, by its partition, was destroyed.
    pub async fn is_key_destroyed(&self, record: &str) -> Result<bool, Unavailable> {
        match &self.protection {
            None => Ok(false),
            Some(protection) => protection.is_destroyed(record).await,
        }
    }

    async fn open(&self, items: Vec<Item>) -> Result<Vec<Item>, Unavailable> {
        match &self.protection {
            None => Ok(items),
            Some(protection) => protection.open(items).await,
        }
    }
}
