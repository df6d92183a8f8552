//! Rules of the project that no compiler checks.

mod english;
mod imports;
mod names;

use std::collections::BTreeSet;
use std::process::Command;

use tests::project;
use tests::tree::{ProjectFile, files};

const MOST_LINES: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 70;
const LARGEST_BINARY: usize = 1 << 20;

/// Fails with all complaints, if there are any.
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn sources() -> impl Iterator<Item = ProjectFile> {
    files("").into_iter().filter(|file| file.is(&["rs", "js", "mjs", "css", "html"]))
}

#[test]
fn files_are_short() {
    let long = sources().filter_map(|file| {
        let lines = file.text()?.lines().count();
        let golden = file.path.starts_with("tests/golden/");
        (lines > MOST_LINES && !golden).then(|| format!("{}: {lines} lines", file.path))
    });
    none(long.collect());
}

#[test]
fn functions_are_short() {
    let mut complaints = Vec::new();
    for file in sources().filter(|file| file.is(&["rs", "js", "mjs"])) {
        for (name, line, length) in functions(file.text().unwrap_or_default()) {
            if length > MOST_LINES_OF_A_FUNCTION {
                complaints.push(format!("{}:{line}: {name} has {length} lines", file.path));
            }
        }
    }
    none(complaints);
}

/// The functions of a formatted source: their heads, first lines and lengths without comments.
fn functions(text: &str) -> Vec<(&str, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        if !is_function(words) || words.ends_with(';') || words.ends_with('}') {
            continue;
        }
        // In formatted code the closing brace of a function is at the indent of its head.
        let closes =
            |line: &&str| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with('}'));
        let body = lines[at + 1..].iter().take_while(|line| !closes(line));
        let code = body.filter(|line| {
            let line = line.trim_start();
            !line.is_empty() && !line.starts_with("//")
        });
        functions.push((words, at + 1, code.count()));
    }
    functions
}

fn is_function(words: &str) -> bool {
    let rest = words.strip_prefix("pub(crate) ").or(words.strip_prefix("pub(super) "));
    let rest = rest.or(words.strip_prefix("pub ")).unwrap_or(words);
    let starts = ["fn ", "const fn ", "async fn ", "function ", "async function "];
    let exported = ["export function ", "export async function "];
    starts.iter().chain(&exported).any(|start| rest.starts_with(start))
}

#[test]
fn every_rust_file_begins_with_its_documentation() {
    let silent = files("").into_iter().filter(|file| {
        file.is(&["rs"]) && !file.text().is_some_and(|text| text.starts_with("//! "))
    });
    none(silent.map(|file| file.path).collect());
}

/// Libraries that only some files may use, and those files. Access to disk, environment, clock,
/// network and terminal is limited by clippy (`clippy.toml` of each crate), which cannot limit
/// crates.
const NAMES: &[(&str, &[&str])] = &[
    ("HashMap", &["resolve/", "render/", "map/", "serve/"]),
    ("serde_yaml", &["read/yaml/", "diag/messages.rs", "render/strings.rs", "commands/new/"]),
    ("granit_parser", &["read/yaml/"]),
    ("tera::", &["render/theme.rs"]),
    ("pulldown_cmark::", &["parse/markdown.rs", "render/body.rs"]),
    ("rustix::", &["write/"]),
    ("tempfile::", &["write/"]),
    ("axum::", &["serve/"]),
    ("notify::", &["serve/watch.rs", "serve/error.rs"]),
    (
        "functions::",
        &[
            "serve/functions.rs",
            "serve/mod.rs",
            "serve/report.rs",
            "serve/settings.rs",
            "render/outputs/volunteers/mod.rs",
            "render/view/volunteers.rs",
            "commands/cli.rs",
            "main.rs",
            "operator.rs",
            "printer.rs",
        ],
    ),
];

#[test]
fn libraries_are_used_only_where_they_belong() {
    let mut complaints = Vec::new();
    for file in files("generator/src").iter().filter(|file| file.is(&["rs"])) {
        let below = file.path.trim_start_matches("generator/src/");
        if below.ends_with("tests.rs") {
            continue;
        }
        for (word, homes) in NAMES {
            let allowed = homes.iter().any(|home| below.starts_with(home));
            if !allowed && file.code().contains(word) {
                complaints.push(format!("{}: {word}", file.path));
            }
        }
    }
    none(complaints);
}

#[test]
fn every_crate_has_the_same_limits_and_some_have_disallowed_calls() {
    let limits = |path: &str| -> BTreeSet<String> {
        let file = files(path).into_iter().next().expect(path);
        let lines = file.text().expect("text").lines();
        lines.filter(|line| line.starts_with(char::is_alphabetic)).map(str::to_owned).collect()
    };
    let common = limits("clippy.toml");
    assert_eq!(common.len(), 6, "{common:?}");
    assert_eq!(limits("tests/bench/clippy.toml"), common);
    for doors in [
        "generator/clippy.toml",
        "functions/clippy.toml",
        "functions/domain/clippy.toml",
        "functions/eds/clippy.toml",
    ] {
        let own: Vec<String> = limits(doors).difference(&common).cloned().collect();
        assert_eq!(own, ["disallowed-methods = [", "disallowed-types = ["], "{doors}");
        assert!(limits(doors).is_superset(&common), "{doors}");
    }
}

/// The libraries that a build takes, each with its features.
fn libraries(of: &[&str]) -> BTreeSet<String> {
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--offline", "--locked", "--prefix", "none", "--no-dedupe"]);
    let output = tree.args(["--format", "{p} {f}"]).args(of).current_dir(project()).output();
    let output = output.expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines.lines().map(str::to_owned).collect()
}

#[test]
fn the_tests_do_not_build_the_libraries_of_the_generator_again() {
    let renderer = libraries(&["--package", "generator", "--edges", "normal,build"]);
    let all = libraries(&["--workspace", "--edges", "normal,build,dev"]);
    // The signature verifier is tested with its own certificate authority, which no program may have.
    let twice: Vec<_> =
        renderer.difference(&all).filter(|line| !line.starts_with("eds ")).collect();
    assert!(twice.is_empty(), "built again with other features: {twice:#?}");
}

#[test]
fn no_file_names_a_path_outside_the_project() {
    // Written in two halves, so that this file does not contain them.
    let places = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let mut complaints = Vec::new();
    for file in files("") {
        let Some(text) = file.text() else { continue };
        for (line, at) in text.lines().zip(1..) {
            let known = places.iter().any(|place| line.contains(place));
            if known || climbs_out(&file.path, line) {
                complaints.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    none(complaints);
}

/// Whether a line holds a path that climbs out of the project by `..`.
fn climbs_out(path: &str, line: &str) -> bool {
    // Broken sites contain such paths on purpose.
    if path.starts_with("tests/broken/") || path.starts_with("tests/it/") {
        return false;
    }
    let depth = path.matches('/').count();
    let steps = line.match_indices("../").fold((0, 0, 0), |(most, run, end), (at, step)| {
        let run = if at == end { run + 1 } else { 1 };
        (most.max(run), run, at + step.len())
    });
    steps.0 > depth.max(1)
}

#[test]
fn nothing_is_left_to_do_and_nothing_is_heavy() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut complaints = Vec::new();
    for file in files("") {
        match file.text() {
            Some(text) => complaints.extend(
                text.lines()
                    .zip(1..)
                    .filter(|(line, _)| marks.iter().any(|mark| line.contains(mark)))
                    .map(|(line, at)| format!("{}:{at}: {}", file.path, line.trim())),
            ),
            None if file.bytes.len() > LARGEST_BINARY => {
                complaints.push(format!("{}: {} bytes", file.path, file.bytes.len()));
            }
            None => {}
        }
    }
    none(complaints);
}

#[test]
fn scripts_stop_at_the_first_failure() {
    let scripts = files("").into_iter().filter(|file| file.bytes.starts_with(b"#!/"));
    let loose = scripts.filter(|file| {
        let mut lines = file.text().unwrap_or_default().lines();
        let bash = lines.next().is_some_and(|line| line.ends_with("bash"));
        bash && !lines.any(|line| line == "set -euo pipefail")
    });
    none(loose.map(|file| file.path).collect());
}
