//! The cards of a published list as they are stored: each encrypted with the key of its record, so
//! that old copies of the list forget the erased too.

use serde_json::{Map, Value, json};

use super::{Item, Unavailable};
use crate::record_keys::{KeyState, RecordKeys};
use crate::seal::{Context, decrypt_with_key, encrypt_with_key};

/// The field of a document with its cards, and the fields of a card.
const CARDS: &str = "cards";
const ID: &str = "id";
const PROTECTED: &str = "protected";

/// The item with its cards encrypted; those of erased records are left out.
pub(super) async fn close(
    keys: &dyn RecordKeys,
    prefix: &str,
    item: &Item,
) -> Result<Item, Unavailable> {
    let closed = |card: Value, place: &str, state: KeyState| match state {
        KeyState::Destroyed => Ok(None),
        // A card without a record is nobody's.
        KeyState::Unknown => Ok(Some(card)),
        KeyState::Live(key) => {
            let context = Context { kind: "public", id: place };
            let text = encrypt_with_key(&key, context, &card.to_string());
            let text = text.map_err(|error| Unavailable(error.to_string()))?;
            Ok(Some(json!({ ID: card[ID], PROTECTED: text })))
        }
    };
    changed(keys, prefix, item.clone(), closed).await
}

/// The item with its cards as they are; those of erased records are left out.
pub(super) async fn open(
    keys: &dyn RecordKeys,
    prefix: &str,
    item: Item,
) -> Result<Item, Unavailable> {
    let opened = |card: Value, place: &str, state: KeyState| {
        let Some(text) = card[PROTECTED].as_str() else { return Ok(Some(card)) };
        let KeyState::Live(key) = state else { return Ok(None) };
        let text = decrypt_with_key(&key, Context { kind: "public", id: place }, text);
        Ok(text.ok().and_then(|text| serde_json::from_str(&text).ok()))
    };
    changed(keys, prefix, item, opened).await
}

/// The item with other cards. A document that cannot be read stays as it is.
async fn changed(
    keys: &dyn RecordKeys,
    prefix: &str,
    item: Item,
    change: impl Fn(Value, &str, KeyState) -> Result<Option<Value>, Unavailable>,
) -> Result<Item, Unavailable> {
    let Ok(mut document) = serde_json::from_str::<Map<String, Value>>(&item.body) else {
        return Ok(item);
    };
    let Some(Value::Array(cards)) = document.remove(CARDS) else { return Ok(item) };
    let place = |card: &Value| format!("{prefix}#{}", card[ID].as_str().unwrap_or_default());
    let places: Vec<String> = cards.iter().map(place).collect();
    let states = keys.states(&places).await?;
    let mut next = Vec::with_capacity(cards.len());
    for ((card, place), state) in cards.into_iter().zip(&places).zip(states) {
        next.extend(change(card, place, state)?);
    }
    document.insert(CARDS.to_owned(), Value::Array(next));
    Ok(Item { body: Value::Object(document).to_string(), ..item })
}
