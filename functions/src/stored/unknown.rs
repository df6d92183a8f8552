//! Fields of an object that its reader does not know: found by comparing what was stored with what
//! the reader would write, at every depth of objects.

use serde_json::{Map, Value};

/// What an object holds beyond what is known of it.
///
/// Lists are known or unknown as a whole: which element of a changed list was which former one
/// is not known. A field that is empty is nothing beyond.
pub(super) fn beyond(whole: Map<String, Value>, known: &Value) -> Map<String, Value> {
    let beyond = whole.into_iter().filter_map(|(name, value)| match (value, known.get(&name)) {
        (Value::Object(inner), Some(known @ Value::Object(_))) => {
            let inner = self::beyond(inner, known);
            (!inner.is_empty()).then_some((name, Value::Object(inner)))
        }
        (_, Some(_)) | (Value::Null, None) => None,
        (value, None) => Some((name, value)),
    });
    beyond.collect()
}

/// Puts what is beyond back into an object, where nothing else stands in its place.
pub(super) fn merge(next: &mut Value, beyond: Value) {
    let (Value::Object(next), Value::Object(beyond)) = (next, beyond) else { return };
    for (name, value) in beyond {
        match next.get_mut(&name) {
            None => {
                next.insert(name, value);
            }
            Some(inner) => merge(inner, value),
        }
    }
}
