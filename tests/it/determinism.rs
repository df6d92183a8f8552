//! The same content gives the same site on any machine, clock, language and disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use tests::program::{command, run};
use tests::project;
use tests::site::hash;
use walkdir::WalkDir;

/// Copies a root file by file, the last first, and makes the copies look old.
fn copy_backwards(from: &Path, to: &Path) {
    let mut files: Vec<PathBuf> = ["content", "site", "themes"]
        .iter()
        .flat_map(|top| WalkDir::new(from.join(top)))
        .map(|entry| entry.expect("readable").into_path())
        .filter(|path| path.is_file() && !path.starts_with(from.join("site/public")))
        .collect();
    files.sort();
    for (path, number) in files.iter().rev().zip(1u64..) {
        let target = to.join(path.strip_prefix(from).expect("below the root"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(path, &target).expect("a copy");
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + number);
        fs::File::open(&target).and_then(|file| file.set_modified(then)).expect("a time");
    }
}

/// Builds a root with the program in an environment; returns the hash of the site.
fn built(root: &Path, surroundings: &[(&str, &str)]) -> String {
    let folder = TempDir::new().expect("a temporary folder");
    let output = folder.path().join("out");
    let mut command = command(root, &["build", "--output", &output.to_string_lossy()]);
    let ran = run(command.envs(surroundings.iter().copied()));
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.complained);
    hash(&output)
}

#[test]
fn the_same_content_makes_the_same_site_anywhere() {
    let elsewhere = TempDir::new().expect("a temporary folder");
    let copy = elsewhere.path().join("көшірме root");
    copy_backwards(project(), &copy);
    let here = built(project(), &[("TZ", "UTC"), ("RAYON_NUM_THREADS", "1")]);
    let there = built(
        &copy,
        &[
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "kk_KZ.UTF-8"),
            ("RAYON_NUM_THREADS", "4"),
            // The same day in Kazakhstan, late in the evening.
            ("SOURCE_DATE_EPOCH", "1795543200"),
            ("HOME", "/nonexistent"),
        ],
    );
    assert_eq!(here, there);
}

#[test]
fn a_build_over_an_existing_site_equals_a_clean_build() {
    let site = tests::site::Site::named("minimal");
    let output = site.root().join("site/public");
    let build = || {
        let ran = tests::program::tugan(site.root(), &["build"]);
        assert_eq!(ran.code, 0, "{}{}", ran.said, ran.complained);
        hash(&output)
    };
    let first = build();
    site.edit("content/monument/yasawi/index.kk.md", "Ясауи", "Яссауи");
    assert_ne!(build(), first);
    site.edit("content/monument/yasawi/index.kk.md", "Яссауи", "Ясауи");
    assert_eq!(build(), first);
}
