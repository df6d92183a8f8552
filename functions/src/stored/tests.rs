//! Older and newer documents, read by a program between them.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::*;

/// Number 0: a bare text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct First(String);
stored!(former test: First, 0);

/// Number 1: a name.
#[derive(Debug, Serialize, Deserialize)]
struct Second {
    name: String,
}
stored!(former test: Second, 1, after First);

impl From<First> for Second {
    fn from(First(name): First) -> Second {
        Second { name }
    }
}

/// Number 2: several names, and what is in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Third {
    names: Vec<String>,
    inner: Inner,
}
stored!(former test: Third, 2, after Second);

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Inner {
    text: Option<String>,
}

impl From<Second> for Third {
    fn from(Second { name }: Second) -> Third {
        Third { names: vec![name], inner: Inner::default() }
    }
}

fn third(name: &str, text: Option<&str>) -> Third {
    Third { names: vec![name.to_owned()], inner: Inner { text: text.map(str::to_owned) } }
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn every_number_is_read_and_the_newest_is_written() {
    assert_eq!(read(r#""a""#), Some(third("a", None)));
    assert_eq!(read(r#"{"schema":1,"name":"a"}"#), Some(third("a", None)));
    let newest = write(&third("a", Some("b")));
    let document = json!({ "schema": 2, "names": ["a"], "inner": { "text": "b" } });
    assert_eq!(json_of(&newest), document);
    assert_eq!(read(&newest), Some(third("a", Some("b"))));
    for damaged in ["", "{", "null", "[]", "7", r#"{"schema":2}"#, r#"{"schema":1,"names":[]}"#] {
        assert_eq!(read::<Third>(damaged), None, "{damaged}");
    }
}

#[test]
fn an_older_one_is_rewritten_with_the_newest_number() {
    let next = third("b", None);
    assert_eq!(rewrite(r#""a""#, &next), write(&next));
    assert_eq!(rewrite(r#"{"schema":1,"name":"a"}"#, &next), write(&next), "no former field stays");
    assert_eq!(rewrite("{damaged", &next), write(&next));
}

#[test]
fn a_newer_one_is_read_and_loses_nothing_when_it_is_changed() {
    let newer = json!({
        "schema": 5, "names": ["a"], "inner": { "text": "t", "deep": { "x": 1 } }, "colour": "red",
        "list": [{ "y": 2 }],
    });
    let newer = newer.to_string();
    assert_eq!(read(&newer), Some(third("a", Some("t"))));
    let changed = rewrite(&newer, &third("b", None));
    let expected = json!({
        "schema": 5, "names": ["b"], "inner": { "text": null, "deep": { "x": 1 } },
        "colour": "red", "list": [{ "y": 2 }],
    });
    assert_eq!(json_of(&changed), expected);
    let again = rewrite(&changed, &third("c", None));
    assert_eq!(json_of(&again)["colour"], "red");
    assert_eq!(number(&again), 5);
    // A newer one that has lost what this program needs cannot be read.
    assert_eq!(read::<Third>(r#"{"schema":5,"title":"a"}"#), None);
}

#[test]
fn a_struct_is_compared_with_its_example_at_every_depth() {
    let compared = |example: Value| Third::deserialize(exact::Exact(&example)).is_ok();
    assert!(compared(json!({ "names": ["a"], "inner": { "text": "b" } })));
    for other in [
        json!({ "names": ["a"] }),
        json!({ "names": ["a"], "inner": {} }),
        json!({ "names": ["a"], "inner": { "text": null } }),
        json!({ "names": ["a"], "inner": { "text": "b", "more": 1 } }),
        json!({ "names": ["a"], "inner": { "text": "b" }, "more": 1 }),
        json!({ "names": "a", "inner": { "text": "b" } }),
    ] {
        assert!(!compared(other.clone()), "{other}");
    }
}
