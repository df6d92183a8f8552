//! Record keys in a table of their own, of which the service makes no copies.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Answer, KeyState, RecordKey, RecordKeys, destroyed};
use crate::keys::{SECRET, hex, random};
use crate::store::{Item, Key, Table, Unavailable, Write, WriteError};
use crate::stored::stored;

/// How many single questions are cheaper than reading whole partitions.
const FEW: usize = 64;

/// How often a key is read again that somebody else has put there.
const TRIES: usize = 4;

/// The key of a record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// The key in base64; nothing once it is destroyed.
    key: Option<String>,
}
stored!(record_key: Kept, 1);

/// Record keys in a table.
#[derive(Debug, Clone)]
pub struct KeyTable(pub Table);

/// The key of an item: one of 256 partitions, so that all can be read.
fn place(record: &str) -> Key {
    let shard = hex(&Sha256::digest(record.as_bytes())[..1]);
    Key::new(format!("KEYS#{shard}"), record)
}

fn state(item: Option<&Item>) -> Result<KeyState, Unavailable> {
    let Some(item) = item else { return Ok(KeyState::Unknown) };
    let Kept { key: Some(key) } = item.document()? else { return Ok(KeyState::Destroyed) };
    let key = Base64::decode_vec(&key).ok().and_then(|key| key.try_into().ok());
    let unreadable = || Unavailable(format!("the record key at {}", item.key));
    key.map(|key| KeyState::Live(RecordKey(key))).ok_or_else(unreadable)
}

impl KeyTable {
    async fn all(&self, records: &[String]) -> Result<Vec<KeyState>, Unavailable> {
        let mut shards: Vec<String> =
            records.iter().map(|record| place(record).partition).collect();
        shards.sort_unstable();
        shards.dedup();
        let mut items = std::collections::HashMap::new();
        for shard in shards {
            let kept = self.0.parts(&shard, "").await?;
            items.extend(kept.into_iter().map(|item| (item.key.sort.clone(), item)));
        }
        records.iter().map(|record| state(items.get(record))).collect()
    }
}

impl RecordKeys for KeyTable {
    fn state<'a>(&'a self, record: &'a str) -> Answer<'a, KeyState> {
        Box::pin(async move { state(self.0.get(&place(record)).await?.as_ref()) })
    }

    fn states<'a>(&'a self, records: &'a [String]) -> Answer<'a, Vec<KeyState>> {
        Box::pin(async move {
            if records.len() > FEW {
                return self.all(records).await;
            }
            let mut states = Vec::with_capacity(records.len());
            for record in records {
                states.push(self.state(record).await?);
            }
            Ok(states)
        })
    }

    fn create<'a>(&'a self, record: &'a str) -> Answer<'a, RecordKey> {
        Box::pin(async move {
            for _ in 0..TRIES {
                match self.state(record).await? {
                    KeyState::Live(key) => return Ok(key),
                    KeyState::Destroyed => return Err(destroyed()),
                    KeyState::Unknown => {}
                }
                let key: [u8; SECRET] = random().map_err(|error| Unavailable(error.to_string()))?;
                let kept = Kept { key: Some(Base64::encode_string(&key)) };
                match self.0.write(&[Write::Create(Item::new(place(record), &kept))]).await {
                    Ok(()) => return Ok(RecordKey(key)),
                    Err(WriteError::Unavailable(error)) => return Err(error),
                    // Somebody else has put one there meanwhile.
                    Err(WriteError::Refused(_)) => {}
                }
            }
            Err(Unavailable("others write the same record key all the time".to_owned()))
        })
    }

    fn destroy<'a>(&'a self, record: &'a str) -> Answer<'a, ()> {
        Box::pin(async move {
            let gone = Item::new(place(record), &Kept { key: None });
            match self.0.write(&[Write::Put(gone)]).await {
                Ok(()) => Ok(()),
                Err(WriteError::Unavailable(error)) => Err(error),
                Err(WriteError::Refused(_)) => Err(Unavailable("a put was refused".to_owned())),
            }
        })
    }
}
