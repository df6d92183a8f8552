//! The units of systemd against the programs that they start.

use std::process::Command;

use crate::{file, project};

const UNIT: &str = "site/deploy/tugan.service";

/// The names of all units and timers.
pub(crate) fn units() -> Vec<String> {
    let folder = std::fs::read_dir(project().join("site/deploy")).expect("a folder");
    let names =
        folder.map(|file| file.expect("readable").file_name().into_string().expect("a name"));
    let mut units: Vec<String> =
        names.filter(|name| name.ends_with(".service") || name.ends_with(".timer")).collect();
    units.sort();
    units
}

#[test]
fn the_unit_starts_the_server_with_options_that_it_has() {
    let arguments = file("functions/src/bin/server/arguments.rs");
    let known = options(&arguments);
    for unit in units() {
        let unit = file(&format!("site/deploy/{unit}")).replace("\\\n", " ");
        for line in unit.lines().filter(|line| line.contains("/tugan-server ")) {
            for option in line.split_whitespace().filter_map(|word| word.strip_prefix("--")) {
                assert!(known.iter().any(|known| known == option), "--{option}: {line}");
            }
        }
    }
    let unit = file(UNIT);
    let start = unit.split("ExecStart=").nth(1).expect("a start").replace("\\\n", " ");
    let start = start.lines().next().expect("a line");
    for needed in ["--data", "--pages", "--trust", "--behind-proxy"] {
        assert!(start.split_whitespace().any(|word| word == needed), "{needed}");
    }
}

#[test]
fn every_timer_has_its_service_and_every_failure_its_alarm() {
    let units = units();
    for unit in &units {
        match unit.strip_suffix(".timer") {
            Some(name) => assert!(units.contains(&format!("{name}.service")), "{unit}"),
            None if unit.contains('@') => {}
            None => {
                let text = file(&format!("site/deploy/{unit}"));
                assert!(text.contains("\nOnFailure=tugan-alarm@%n.service\n"), "{unit}");
                assert!(text.contains("\nUser=tugan\n"), "{unit}");
            }
        }
    }
    assert!(units.len() > 8, "{units:?}");
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
fn the_units_are_understood_by_systemd() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut paths = Vec::new();
    for unit in units() {
        let path = folder.path().join(&unit);
        let text = file(&format!("site/deploy/{unit}"));
        // The programs themselves are not installed here.
        let text = ["tugan-server", "tugan-alarm", "tugan"].iter().fold(text, |text, name| {
            text.replace(&format!("/usr/local/bin/{name} "), "/bin/true ")
        });
        std::fs::write(&path, text).expect("written");
        paths.push(path);
    }
    let verify = Command::new("systemd-analyze").args(["verify", "--man=no"]).args(&paths).output();
    // Not every machine has systemd; there the names of the options are not checked.
    let Ok(verify) = verify else { return };
    let said = String::from_utf8_lossy(&verify.stderr);
    let about: Vec<&str> = said.lines().filter(|line| line.contains("tugan")).collect();
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
    let blocking =
        server.split("const BLOCKING: usize = ").nth(1).and_then(|of| of.split(';').next());
    let blocking: usize = blocking.expect("a number").parse().expect("a number");
    // With a thread for each core of a large machine.
    assert!(number("TasksMax=") >= blocking + 64);
}
