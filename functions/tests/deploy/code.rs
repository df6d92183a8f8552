//! The table of rights against the sources: no partition is forgotten, and what opens contacts is
//! named where it may be and nowhere else.

use std::collections::BTreeSet;

use functions::api::Call;
use functions::audit::Log;
use functions::{FUNCTIONS, KINDS};

use crate::{between, file, sources};

/// The partitions that stand in the code of the functions, with `*` for any end: those of the kinds
/// of records, of the named logs, and all others by their words.
pub(crate) fn partitions() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for kind in KINDS.iter() {
        found.extend([format!("{}#*", kind.partition), kind.public()]);
    }
    // What only a folder of one machine has is no right on AWS.
    for (_, text) in sources("").into_iter().filter(|(path, _)| !path.starts_with("local/")) {
        let begun = between(&text, "Key::new(format!(\"", "{").into_iter();
        found.extend(begun.filter(|of| !of.is_empty()).map(|prefix| format!("{prefix}*")));
        found.extend(between(&text, "Key::new(\"", "\"").into_iter().map(str::to_owned));
    }
    found.extend(Log::ALL.iter().flat_map(|log| [log.rows.to_owned(), log.end.to_owned()]));
    found
}

#[test]
fn every_partition_belongs_to_a_function_and_every_key_is_written_so_that_it_is_found() {
    let calls = FUNCTIONS.iter().flat_map(|function| function.calls(KINDS));
    let of_table = calls.filter(|(call, _)| *call != Call::List);
    let given: BTreeSet<String> = of_table.flat_map(|(_, keys)| keys).collect();
    assert_eq!(partitions(), given);
    for (path, text) in sources("") {
        let known = ["self.", "format!(\"", "\"", "kind.public(),"];
        for made in text.split("Key::new(").skip(1).filter(|_| !path.starts_with("store/")) {
            let made = made.trim_start();
            assert!(known.iter().any(|begin| made.starts_with(begin)), "{path}: {made:.40}");
        }
    }
}

#[test]
fn what_serves_all_kinds_of_records_names_none() {
    let shared = ["admin/", "audit/", "intake/", "records/", "reveals/", "signing/"];
    let files = ["evidence.rs", "readable.rs", "rotate.rs", "session.rs", "staff.rs"];
    for (path, text) in sources("") {
        let is_shared = shared.iter().any(|folder| path.starts_with(folder));
        if is_shared || files.contains(&&*path) {
            for word in ["volunteers::", "domain::volunteer", "VOLUNTEER"] {
                assert!(!text.contains(word), "{path} names {word}");
            }
        }
    }
}

/// How a call stands in the code of a function.
const WORDS: [(Call, &[&str]); 7] = [
    (Call::Get, &["table.get(", "table.count("]),
    (Call::Parts, &["table.parts("]),
    (Call::List, &["table.list(", "table.list_page("]),
    (Call::Put, &["Write::Create(", "Write::Replace(", "Write::Put("]),
    (Call::Remove, &["Write::Remove("]),
    (Call::Count, &["Write::Count {"]),
    (Call::Expect, &["Write::Expect(", "Write::Absent("]),
];

#[test]
fn what_stands_in_the_files_of_a_function_is_a_right_of_it() {
    for function in FUNCTIONS {
        let given: BTreeSet<Call> = function.calls(KINDS).map(|(call, _)| call).collect();
        for (path, text) in sources(function.name) {
            // A call may be broken into lines.
            let joined = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".");
            for (call, words) in WORDS {
                let is_called = words.iter().any(|word| joined.contains(word));
                assert!(!is_called || given.contains(&call), "{path}: {call:?}");
            }
        }
    }
}

/// The files that name a word.
fn naming(word: &str) -> BTreeSet<String> {
    let all = sources("").into_iter().filter(|(_, text)| text.contains(word));
    all.map(|(path, _)| path).collect()
}

fn paths(paths: &[&str]) -> BTreeSet<String> {
    paths.iter().map(|&path| path.to_owned()).collect()
}

#[test]
fn contacts_and_evidence_are_reached_by_reveals_alone() {
    // `rotate` and `opening::open` run by hand, on the operator's machine.
    let by_hand = ["opening/open.rs", "reveals/reveal.rs", "rotate.rs"];
    assert_eq!(naming("evidence::"), paths(&by_hand));
    let by_hand = ["opening/open.rs", "reveals/show.rs", "rotate.rs"];
    assert_eq!(naming("seal::open("), paths(&by_hand));
    assert_eq!(naming("rotate::rotate("), paths(&["local/commands.rs"]));
    assert_eq!(naming("platform.unwrap()"), paths(&["reveals/function.rs"]));
    for function in ["volunteers", "admin"] {
        for (path, text) in sources(function) {
            for word in ["Unwrap", "open_sealed", "EVIDENCE#", "LocalKeys", "KmsUnwrap"] {
                assert!(!text.contains(word), "{path} names {word}");
            }
        }
    }
    for function in FUNCTIONS.iter().filter(|function| !function.opens_contacts) {
        let touches = |key: &String| key.starts_with("EVIDENCE") || key == "evidence";
        let keys = function.calls(KINDS).flat_map(|(_, keys)| keys);
        assert_eq!(keys.filter(touches).count(), 0, "{}", function.name);
    }
}

#[test]
fn volunteers_take_no_signatures() {
    for (path, text) in sources("volunteers") {
        for module in ["signing::", "session::", "verifier::", "SignatureVerifier"] {
            assert!(!text.contains(&format!("crate::{module}")), "{path} names {module}");
        }
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
    assert_eq!(writes, ["condition_check", "delete", "put", "update"].into());
    let methods = between(&store, "pub(super) async fn ", "(");
    assert_eq!(methods, ["count", "create", "get", "list", "list_page", "parts", "write"].into());
}
