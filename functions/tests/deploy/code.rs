//! The table of rights against the code of the functions.

use std::collections::BTreeSet;

use functions::rights::{Call, RIGHTS, Rights};

use crate::{between, file, module};

/// Modules that are no part of a function: the store itself, and where functions run.
const OTHERS: [&str; 7] = ["aws", "folder", "local", "local_keys", "rights", "store", "staff"];

/// The shared modules that a function stands on, and those that they stand on.
fn shared(function: &str) -> BTreeSet<String> {
    let functions: Vec<&str> = RIGHTS.iter().map(|rights| rights.function).collect();
    let mut found = BTreeSet::new();
    let mut open = vec![function.to_owned()];
    while let Some(name) = open.pop() {
        let code = module(&name);
        let named = code.split("crate::").skip(1).map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_'));
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        for name in named.filter(|name| !name.is_empty()) {
            let apart = OTHERS.contains(&&*name) || functions.contains(&&*name);
            if !apart && found.insert(name.clone()) {
                open.push(name);
            }
        }
    }
    found
}

fn calls(code: &str) -> BTreeSet<Call> {
    // A call may be broken into lines.
    let joined: String = code.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".");
    let makes = |call: &Call| call.words().iter().any(|word| joined.contains(word));
    Call::ALL.into_iter().filter(makes).collect()
}

#[test]
fn a_function_has_the_rights_that_its_code_needs_and_no_others() {
    for Rights { function, calls: given, .. } in RIGHTS {
        let own = calls(&module(function));
        let given: BTreeSet<Call> = given.iter().copied().collect();
        assert!(own.is_subset(&given), "{function} calls {own:?} and may {given:?}");
        let shared: BTreeSet<Call> =
            shared(function).iter().flat_map(|name| calls(&module(name))).collect();
        let all: BTreeSet<Call> = own.union(&shared).copied().collect();
        assert!(given.is_subset(&all), "{function} may {given:?} and calls at most {all:?}");
    }
}

#[test]
fn a_function_touches_its_own_partitions_only() {
    for Rights { function, partitions, .. } in RIGHTS {
        let mut code = module(function);
        shared(function).iter().for_each(|name| code.push_str(&module(name)));
        let keys = between(&code, "Key::new(format!(\"", "{")
            .into_iter()
            .map(|prefix| format!("{prefix}*"))
            .chain(between(&code, "Key::new(\"", "\"").into_iter().map(str::to_owned));
        let keys: BTreeSet<String> = keys.collect();
        let given: BTreeSet<String> = partitions.iter().map(|&one| one.to_owned()).collect();
        assert_eq!(keys, given, "{function}");
    }
}

#[test]
fn the_store_calls_nothing_that_no_right_is_known_for() {
    let store = file("functions/src/store/dynamo.rs");
    let joined: String = store.split_whitespace().collect();
    let operations = between(&joined, "self.client.", "(");
    let known = ["create_table", "get_item", "query", "transact_write_items"];
    // Nobody creates the table on AWS but the template.
    assert_eq!(operations, known.into());
    let writes = between(&joined, "whole.", "(");
    assert_eq!(writes, ["delete", "put", "update"].into());
    let methods = between(&store, "pub async fn ", "(");
    assert_eq!(methods, ["count", "create", "get", "list", "parts", "write"].into());
}
