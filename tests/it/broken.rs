//! Broken sites, each with its expected report.
//!
//! A folder of `tests/broken` is laid over `tests/sites/minimal`. Its `expected.txt` is the report
//! in English, `expected.kk.txt` and `expected.ru.txt` those in the other languages.

use std::collections::BTreeSet;
use std::path::PathBuf;

use domain::Lang;
use tests::golden::Differences;
use tests::here;
use tests::site::Site;

/// Creates the files of a case in its root.
type Make = fn(&Site);

/// Cases whose files a repository cannot hold on every system; their folders have only the report.
const MADE: &[(&str, Make)] = &[
    ("bad-utf8", |site| {
        let mut text = site.read("content/monument/yasawi/index.kk.md").into_bytes();
        text.extend("Соңғы сөз: ".bytes().chain([0xCA, 0xE0, 0xE7, b'\n']));
        site.write("content/monument/yasawi/index.kk.md", text);
    }),
    ("folder-in-capitals", |site| {
        site.write("content/monument/Yasawi/index.kk.md", TEXT);
    }),
    ("folder-of-another-unicode-form", |site| {
        // «й» as one letter and as a letter with a mark: they look the same but are two folders on a disk.
        site.write("content/monument/\u{439}olka/index.kk.md", TEXT);
        site.write("content/monument/\u{438}\u{306}olka/index.kk.md", TEXT);
    }),
    ("missing-alt", |site| site.picture("content/monument/yasawi/photo.jpg", 96, 64)),
    ("missing-image", |site| site.picture("content/monument/yasawi/photo.jpg", 96, 64)),
    ("only-pictures", |site| site.picture("content/monument/aisha-bibi/facade.jpg", 96, 64)),
    ("unlisted-image", |site| site.picture("content/monument/yasawi/photo.jpg", 96, 64)),
    ("symlink", |site| {
        let secret = site.root().join("secret.md");
        std::fs::write(&secret, TEXT).expect("a file in a temporary folder");
        let link = |path: &str| {
            let link = site.root().join(path);
            std::os::unix::fs::symlink(&secret, link).expect("a link in a temporary folder");
        };
        link("content/monument/yasawi/index.ru.md");
        link("content/monument/yasawi/photo.jpg");
    }),
    ("symlinked-folder", |site| {
        let link = site.root().join("content/monument/other");
        std::os::unix::fs::symlink("/etc", link).expect("a link in a temporary folder");
    }),
    ("too-large", |site| {
        let text = format!("{TEXT}{}", "Кесене туралы ұзақ сөз. ".repeat(40_000));
        site.write("content/monument/yasawi/index.kk.md", text);
    }),
    ("text-of-windows", |site| {
        let text = site.read("content/monument/yasawi/index.kk.md");
        let text = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        site.write("content/monument/yasawi/index.kk.md", text);
        let facts = site.read("content/monument/yasawi/entry.yaml").replace('\n', "\r\n");
        site.write("content/monument/yasawi/entry.yaml", format!("\u{FEFF}{facts}"));
    }),
    ("fault-in-text-of-windows", |site| {
        let text = site.read("content/monument/yasawi/index.kk.md");
        let text = text.replace("кірпіштен", "кiрпіштен").replace('\n', "\r\n");
        site.write("content/monument/yasawi/index.kk.md", format!("\u{FEFF}{text}"));
    }),
];

const TEXT: &str = "---\ntitle: Кесене\nsummary: Түркістандағы кесене.\nupdated: 2026-11-24\n---\n";

/// The names of all cases.
fn cases() -> BTreeSet<String> {
    let folders = std::fs::read_dir(here("broken")).expect("the folder of the cases");
    folders
        .map(|folder| folder.expect("readable").file_name().into_string().expect("a plain name"))
        .chain(MADE.iter().map(|(name, _)| (*name).to_owned()))
        .collect()
}

fn folder(case: &str) -> PathBuf {
    here("broken").join(case)
}

fn site(case: &str) -> Site {
    let site = Site::named("minimal");
    site.lay(&folder(case));
    if let Some((_, make)) = MADE.iter().find(|(name, _)| *name == case) {
        make(&site);
    }
    site
}

#[test]
fn every_report_is_as_expected() {
    let mut differences = Differences::default();
    for case in cases() {
        let report = site(&case).check();
        let english = folder(&case).join("expected.txt");
        differences.compare(&english, report.human(Lang::En).as_bytes());
        for lang in [Lang::Kk, Lang::Ru] {
            let file = folder(&case).join(format!("expected.{lang}.txt"));
            if file.is_file() {
                differences.compare(&file, report.human(lang).as_bytes());
            }
        }
    }
    differences.finish();
}

#[test]
fn every_kind_of_fault_has_a_case() {
    let reported: BTreeSet<&str> =
        cases().iter().flat_map(|case| site(case).check().codes).collect();
    let known: BTreeSet<&str> = generator::diag::messages::codes().collect();
    let missing: Vec<_> = known.difference(&reported).collect();
    assert!(missing.is_empty(), "no case reports {missing:?}");
}

#[test]
fn the_base_site_of_all_cases_has_no_faults() {
    let report = Site::named("minimal").check();
    assert_eq!(report.codes, [""; 0], "{}", report.human(Lang::En));
    assert!(report.sound);
}

#[test]
fn there_are_many_cases_and_some_in_each_language() {
    let cases = cases();
    assert!(cases.len() >= 45, "{}", cases.len());
    for lang in [Lang::Kk, Lang::Ru] {
        let file = format!("expected.{lang}.txt");
        let count = cases.iter().filter(|case| folder(case).join(&file).is_file()).count();
        assert!(count >= 8, "{count} in {lang}");
    }
}
