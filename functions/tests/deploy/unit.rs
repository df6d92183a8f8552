//! The unit of systemd against the server that it starts.

use std::process::Command;

use crate::file;

const UNIT: &str = "site/deploy/tugan.service";

#[test]
fn the_unit_starts_the_server_with_options_that_it_has() {
    let unit = file(UNIT);
    let start = unit.split("ExecStart=").nth(1).expect("a start").replace("\\\n", " ");
    let start = start.lines().next().expect("a line");
    let arguments = file("functions/src/bin/server/arguments.rs");
    let known = options(&arguments);
    let given = start.split_whitespace().filter_map(|word| word.strip_prefix("--"));
    let given: Vec<&str> = given.collect();
    for option in &given {
        assert!(known.iter().any(|known| known == option), "--{option}");
    }
    for needed in ["data", "pages", "trust", "behind-proxy"] {
        assert!(given.contains(&needed), "--{needed}");
    }
}

/// The long options that fields marked with `#[arg(long …)]` declare.
fn options(source: &str) -> Vec<String> {
    let marked = source.split("#[arg(long").skip(1);
    let named = marked.filter_map(|after| {
        let (mark, field) = after.split_once(")]\n")?;
        let explicit = mark.strip_prefix(" = \"").and_then(|name| name.split('"').next());
        let name = field.trim_start().trim_start_matches("pub ").split(':').next()?;
        Some(explicit.map_or_else(|| name.replace('_', "-"), str::to_owned))
    });
    named.collect()
}

#[test]
fn the_unit_is_understood_by_systemd() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tugan.service");
    // The program itself is not installed here.
    let unit = file(UNIT).replace("/usr/local/bin/tugan-server", "/bin/true");
    std::fs::write(&path, unit).expect("written");
    let verify = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&path).output();
    // Not every machine has systemd; there the names of the options are not checked.
    let Ok(verify) = verify else { return };
    let said = String::from_utf8_lossy(&verify.stderr);
    let about: Vec<&str> = said.lines().filter(|line| line.contains("tugan.service")).collect();
    assert!(about.is_empty(), "{about:#?}");
}

#[test]
fn the_unit_allows_the_files_and_threads_that_the_server_needs() {
    let unit = file(UNIT);
    let number = |name: &str| -> usize {
        let line = unit.lines().find_map(|line| line.strip_prefix(name)).expect(name);
        line.parse().expect("a number")
    };
    let connections = functions::connections::Limits::default().connections;
    assert!(number("LimitNOFILE=") >= 2 * connections);
    let server = file("functions/src/bin/server/main.rs");
    let blocking = server.split("const BLOCKING: usize = ").nth(1).and_then(|of| of.split(';').next());
    let blocking: usize = blocking.expect("a number").parse().expect("a number");
    // With a thread for each core of a large machine.
    assert!(number("TasksMax=") >= blocking + 64);
}
