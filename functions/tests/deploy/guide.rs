//! The operator's guide: its commands are the same in all languages, and are run here.
//!
//! What belongs to a whole machine has stand-ins (`stand-ins/`): they write down how they were
//! called, and the one for systemd runs what the units say, in folders of the test.
#![expect(clippy::disallowed_types, reason = "a test looks for a free port")]

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::{file, project};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// The mark of a block whose commands are run.
const RUN: &str = "sh run";

/// The blocks of a Markdown text: the word after the fence, and the lines.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = text.split("\n```").collect();
    assert!(parts.len() % 2 == 1, "a block that does not end");
    let fenced = parts.iter().skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').expect("lines")).collect()
}

fn guide(of: &str, language: &str) -> String {
    file(&format!("docs/{of}/{language}.md"))
}

#[test]
fn the_commands_are_the_same_in_all_languages() {
    let [kk, ru, en] = LANGUAGES.map(|language| guide("operator", language));
    let of_kk = blocks(&kk);
    assert!(of_kk.iter().filter(|(mark, _)| *mark == RUN).count() > 15);
    assert_eq!(of_kk, blocks(&ru));
    assert_eq!(of_kk, blocks(&en));
}

#[test]
fn the_chapters_are_the_same_in_all_languages() {
    for of in ["operator", "staff"] {
        let shape = |language: &str| -> Vec<usize> {
            let text = guide(of, language);
            let heads = text.lines().filter(|line| line.starts_with('#'));
            heads.map(|line| line.chars().take_while(|c| *c == '#').count()).collect()
        };
        assert!(shape("kk").len() > 8);
        assert_eq!(shape("kk"), shape("ru"));
        assert_eq!(shape("kk"), shape("en"));
    }
}

#[test]
fn links_of_the_guides_lead_somewhere() {
    for (of, language) in
        ["operator", "staff"].into_iter().flat_map(|of| LANGUAGES.map(|l| (of, l)))
    {
        let text = guide(of, language);
        let anchors: Vec<String> =
            text.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if let Some(wanted) = target.strip_prefix('#') {
                assert!(anchors.iter().any(|anchor| anchor == wanted), "{of}/{language}: {target}");
            } else if !target.starts_with("http") {
                let path = project().join("docs").join(of).join(target);
                assert!(path.exists(), "{of}/{language}: {target}");
            }
        }
    }
}

/// The anchor that code hosting sites give to a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A machine of the test: its folders, and the stand-ins that come first in `PATH`.
struct Machine {
    root: tempfile::TempDir,
    port: u16,
}

impl Machine {
    fn new() -> Machine {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let machine = Machine {
            root: tempfile::tempdir().expect("a folder"),
            port: port.expect("a port").port(),
        };
        for folder in ["stand-ins", "source/target/release", "source/site", "programs", "units"] {
            fs::create_dir_all(machine.at(folder)).expect("a folder");
        }
        for name in ["Caddyfile", "tugan-alarm"] {
            machine.copy(&format!("site/deploy/{name}"), &format!("source/site/deploy/{name}"));
        }
        for unit in crate::unit::units() {
            machine.copy(&format!("site/deploy/{unit}"), &format!("source/site/deploy/{unit}"));
        }
        let built = machine.at("source/target/release");
        fs::copy(env!("CARGO_BIN_EXE_server"), built.join("server")).expect("copied");
        for stand_in in
            fs::read_dir(project().join("functions/tests/deploy/stand-ins")).expect("some")
        {
            let stand_in = stand_in.expect("readable").file_name();
            let name = stand_in.to_str().expect("a name");
            machine.copy(
                &format!("functions/tests/deploy/stand-ins/{name}"),
                &format!("stand-ins/{name}"),
            );
        }
        for name in SILENT {
            let text = "#!/bin/sh\necho \"$(basename \"$0\") $*\" >> \"$CALLS\"\n";
            machine.program(&machine.at("stand-ins").join(name), text);
        }
        // The generator is a program of another crate.
        machine.program(&built.join("tugan"), "#!/bin/sh\necho \"tugan $*\" >> \"$CALLS\"\n");
        machine
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn copy(&self, from: &str, to: &str) {
        let to = self.at(to);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(project().join(from), &to).expect("copied");
    }

    fn program(&self, path: &Path, text: &str) {
        fs::write(path, text).expect("written");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("set");
    }

    /// The values of the first block of the guide, for this machine.
    fn places(&self) -> String {
        let places = [
            ("SOURCE", "source"),
            ("SITE", "site"),
            ("DATA", "data"),
            ("BACKUP", "backup"),
            ("KEYS", "keys"),
            ("PROGRAMS", "programs"),
            ("UNITS", "units"),
            ("SETTINGS", "tugan.conf"),
            ("CADDY", "Caddyfile"),
        ];
        let line = |(name, path): (&str, &str)| format!("{name}={}\n", self.at(path).display());
        let exported = places.map(|(name, _)| name).join(" ");
        places.map(line).concat() + &format!("export {exported}\n")
    }

    fn run(&self, script: &str) -> Output {
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", self.at("stand-ins").display());
        let script_file = self.at("script.sh");
        fs::write(&script_file, script).expect("written");
        let run = Command::new("sh")
            .arg("-eu")
            .arg(&script_file)
            .env("PATH", path)
            .env("CALLS", self.at("calls"))
            .env("PORT", self.port.to_string())
            .env("LANG", "kk_KZ.UTF-8")
            .output();
        run.expect("a shell")
    }
}

/// Commands that change a whole machine: they are only written down.
const SILENT: [&str; 8] =
    ["apt-get", "adduser", "chown", "cargo", "ufw", "journalctl", "mountpoint", "mail"];

#[test]
fn every_command_of_the_guide_works_in_its_order() {
    let machine = Machine::new();
    let text = guide("operator", "en");
    let run: Vec<&str> = blocks(&text)
        .into_iter()
        .filter(|(mark, _)| *mark == RUN)
        .map(|(_, lines)| lines)
        .collect();
    let (first, rest) = run.split_first().expect("blocks");
    let places = machine.places();
    for name in places.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name) {
        assert!(first.contains(&format!("{name}=/")), "{name} is not in the first block");
    }
    let stop = "systemctl stop tugan\n";
    let script = format!("{first}\n{places}set -x\n{}\n{stop}", rest.join("\n"));
    let output = machine.run(&script);
    let said = format!(
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    if !output.status.success() {
        machine.run(&format!("{places}{stop}"));
        panic!("{said}");
    }
    let calls = fs::read_to_string(machine.at("calls")).expect("calls");
    for expected in [
        "apt-get install -y caddy",
        "adduser --system --group",
        "ufw allow 443",
        "systemctl enable --now tugan-site.timer tugan-backup.timer tugan-audit.timer",
        "tugan --root",
        "cargo build --release -p functions -p generator --bin server --bin tugan",
    ] {
        assert!(calls.contains(expected), "{expected}\n{calls}");
    }
    // What the commands left behind: a folder that was put back, with its staff, and its copies.
    assert!(machine.at("data/table.sqlite").exists(), "{said}");
    assert!(machine.at("data.broken").exists(), "{said}");
    let staff = |folder: &str| {
        let list = fs::read_to_string(machine.at(folder).join("staff.json"));
        list.expect("the staff")
    };
    assert!(staff("data.broken").contains("auditor"), "{said}");
    assert!(!staff("data").contains("auditor"), "the last roles were taken away: {said}");
    assert!(machine.at("keys/contacts-2").exists(), "a new key is copied at once: {said}");
    for key in ["secret.key", "record-keys"] {
        assert!(machine.at("keys").join(key).exists(), "{key}: {said}");
        assert!(
            !fs::read_dir(machine.at("backup"))
                .expect("copies")
                .flatten()
                .any(|copy| copy.path().join(key).exists()),
            "{key} is beside the table: {said}"
        );
    }
    let caddy = fs::read_to_string(machine.at("Caddyfile")).expect("written");
    assert!(caddy.contains("help.example.kz {"));
    assert!(said.contains("tugan-alarm@trial"), "{said}");
}
