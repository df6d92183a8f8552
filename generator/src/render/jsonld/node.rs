//! Nodes of a graph; what is not known is left out rather than empty.

use serde_json::{Map, Value, json};

/// A node in the making.
#[derive(Debug, Clone)]
pub(super) struct Node(Map<String, Value>);

impl Node {
    /// A node of one type, or of several.
    pub(super) fn new(types: impl Into<Value>) -> Node {
        Node(Map::new()).set("@type", types)
    }

    /// With a value.
    pub(super) fn set(mut self, key: &str, value: impl Into<Value>) -> Node {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// With a value, if there is one.
    pub(super) fn maybe(self, key: &str, value: Option<impl Into<Value>>) -> Node {
        match value {
            Some(value) => self.set(key, value),
            None => self,
        }
    }

    /// With values; a single one stands by itself.
    pub(super) fn list(self, key: &str, mut values: Vec<Value>) -> Node {
        match values.len() {
            0 => self,
            1 => self.maybe(key, values.pop()),
            _ => self.set(key, values),
        }
    }

    /// A reference to the node.
    pub(super) fn id(&self) -> Option<Value> {
        self.0.get("@id").and_then(Value::as_str).map(reference)
    }

    /// The node as JSON.
    pub(super) fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// A reference to a node elsewhere in the graph or the site.
pub(super) fn reference(id: &str) -> Value {
    json!({"@id": id})
}
