//! What is deployed against what the code does: roles, keys, table, headers, settings, the unit.
#![expect(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod code;
mod roles;
mod template;
mod unit;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the project.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of the project.
fn file(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The Rust sources of a module of the functions without its tests, a file or a folder of files.
fn module(name: &str) -> String {
    let below = project().join("functions/src").join(name);
    let one = fs::read_to_string(below.with_extension("rs"));
    let mut text = one.unwrap_or_default();
    let mut folders = vec![below];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !is_test {
                let source = fs::read_to_string(path).expect("a source");
                // What stands below the tests of a file is no code of the function.
                text.push_str(source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
            }
        }
    }
    text
}

/// The words between two marks, wherever they stand.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> BTreeSet<&'a str> {
    text.split(begin)
        .skip(1)
        .filter_map(|rest| rest.split_once(end))
        .map(|(word, _)| word)
        .collect()
}
