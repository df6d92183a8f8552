//! Items as the attributes of the table, and back.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use super::{Item, Key};

/// The names of the attributes.
pub(super) const PARTITION: &str = "pk";
pub(super) const SORT: &str = "sk";
pub(super) const VERSION: &str = "version";
pub(super) const BODY: &str = "body";
pub(super) const LIST: &str = "list";
pub(super) const PLACE: &str = "place";
pub(super) const EXPIRES: &str = "expires";
pub(super) const COUNT: &str = "count";

/// The attributes of an item, by their names.
pub(super) type Attributes = HashMap<String, AttributeValue>;

pub(super) fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

pub(super) fn number(value: u64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

pub(super) fn key_attributes(key: &Key) -> Attributes {
    HashMap::from([
        (PARTITION.to_owned(), text(&key.partition)),
        (SORT.to_owned(), text(&key.sort)),
    ])
}

pub(super) fn attributes(item: &Item) -> Attributes {
    let mut attributes = key_attributes(&item.key);
    attributes.insert(VERSION.to_owned(), number(item.version));
    attributes.insert(BODY.to_owned(), text(&item.body));
    if let Some((list, place)) = &item.listed {
        attributes.insert(LIST.to_owned(), text(list));
        attributes.insert(PLACE.to_owned(), text(place));
    }
    if let Some(expires) = item.expires {
        attributes.insert(EXPIRES.to_owned(), number(expires));
    }
    attributes
}

fn text_of(attributes: &Attributes, name: &str) -> Option<String> {
    attributes.get(name)?.as_s().ok().cloned()
}

pub(super) fn number_of(attributes: &Attributes, name: &str) -> Option<u64> {
    attributes.get(name)?.as_n().ok()?.parse().ok()
}

/// An item from its attributes; a counter is none.
pub(super) fn read(attributes: &Attributes) -> Option<Item> {
    Some(Item {
        key: Key::new(text_of(attributes, PARTITION)?, text_of(attributes, SORT)?),
        version: number_of(attributes, VERSION)?,
        body: text_of(attributes, BODY)?,
        listed: text_of(attributes, LIST).zip(text_of(attributes, PLACE)),
        expires: number_of(attributes, EXPIRES),
    })
}
