//! What is deployed against what the code does: roles, keys, table, headers, settings, the unit.
#![expect(clippy::disallowed_methods, reason = "tests read the project's own files")]

mod alarms;
mod code;
mod guide;
mod headers;
mod roles;
mod stage;
mod template;
mod unit;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
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

/// The Rust sources of the functions below a folder, by their paths, without what is compiled for
/// tests only.
fn sources(below: &str) -> BTreeMap<String, String> {
    let root = project().join("functions/src");
    let mut folders = vec![root.join(below)];
    let (mut texts, mut of_tests) = (BTreeMap::new(), BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                of_tests.extend(test_modules(&text).map(|name| path.with_file_name(name)));
                texts.insert(path, without_tests(&text));
            }
        }
    }
    // A module of tests may be a folder.
    texts.retain(|path, _| {
        let module = path.with_extension("");
        !module.ancestors().any(|module| of_tests.contains(module))
    });
    let name = |path: PathBuf| {
        let path = path.strip_prefix(&root).expect("below the root").to_owned();
        path.to_str().expect("a name").to_owned()
    };
    texts.into_iter().map(|(path, text)| (name(path), text)).collect()
}

/// The marks of what is compiled for tests only.
const FOR_TESTS: [&str; 2] = ["#[cfg(test)]\n", "#[cfg(all(test, feature = \"embedded\"))]\n"];

/// The modules in files of their own that a file has for tests only.
fn test_modules(text: &str) -> impl Iterator<Item = &str> {
    let marked = FOR_TESTS.into_iter().flat_map(move |mark| text.split(mark).skip(1));
    marked.filter_map(|rest| {
        let line = rest.lines().next()?;
        line.strip_suffix(';')?.split_once("mod ").map(|(_, name)| name)
    })
}

/// A source without the tests at its end.
fn without_tests(text: &str) -> String {
    let ends = FOR_TESTS.iter().filter_map(|mark| text.find(&format!("{mark}mod tests {{")));
    text[..ends.min().unwrap_or(text.len())].to_owned()
}

/// The words between two marks, wherever they stand.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> BTreeSet<&'a str> {
    text.split(begin)
        .skip(1)
        .filter_map(|rest| rest.split_once(end))
        .map(|(word, _)| word)
        .collect()
}
