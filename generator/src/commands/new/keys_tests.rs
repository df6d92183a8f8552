//! Tests that every key of every kind is read, and is in the skeleton, on the page, in the
//! structured data and in `docs/keys.md`.

#![expect(clippy::disallowed_methods, reason = "a test lays its files itself")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use domain::{Kind, Lang, Locale};

use super::skeleton;
use super::tests::{request, sources};
use crate::build::workspace::Workspace;
use crate::diag::Diagnostics;
use crate::kinds::{self, Facts, Key, Presence, Use};
use crate::read::config::Options;
use crate::read::media::tests::photograph;
use crate::read::source::{FileId, Span};
use crate::read::yaml::{Fields, Node, Value};

const DAY: &str = "2026-11-24";

const SITE: &[(&str, &str)] = &[
    ("site/site.yaml", "title: {kk: Сайт}\nbase_url: https://example.kz\n"),
    (
        "site/regions.yaml",
        "- {slug: abai, iso: KZ-10, name: {kk: Абай облысы}}\n\
         - {slug: almaty, iso: KZ-75, name: {kk: Алматы}}\n",
    ),
    (
        "site/taxonomy.yaml",
        "eras: [{id: golden-horde, name: {kk: Алтын Орда}}]\n\
         tags: [{id: architecture, name: {kk: Сәулет}}]\n",
    ),
    (
        "content/monument/yasawi/entry.yaml",
        "type: mosque\nregions: [abai]\nsources: [{title: T}]\n",
    ),
    ("content/monument/yasawi/index.kk.md", TEXT),
    ("content/person/abai/entry.yaml", "occupations: [poet]\nsources: [{title: T}]\n"),
    ("content/person/abai/index.kk.md", TEXT),
    ("content/region/almaty/index.kk.md", TEXT),
];

const TEXT: &str = "---\ntitle: Атауы\nsummary: Бір сөйлем.\nupdated: 2026-11-01\n---\nМәтін.\n";

const TEXT_WITH_PICTURES: &str = "---\ntitle: Атауы\nsummary: Бір сөйлем.\nupdated: 2026-11-01\n\
     alt: {facade.jpg: Қасбет, sheet-1.jpg: Парақ}\n---\nМәтін.\n";

const TRACK: &str = r#"{"type": "LineString", "coordinates": [[68.2, 43.2], [70.9, 42.9]]}"#;

/// Returns the value of a key, more detailed than the sample of the skeleton where necessary.
fn full(key: &Key) -> String {
    let text = match key.name {
        "sources" => "[{title: T}]",
        "occupations" => "[poet, writer]",
        // Another monument would be among the related entries anyway.
        "related" => "[region/almaty]",
        "stops" => "[{entry: monument/yasawi, day: 1, km: 0, see: [person/abai]}]",
        "images" => {
            "[{file: facade.jpg, credit: A, licence: CC-BY-4.0}, \
             {file: sheet-1.jpg, credit: B, licence: CC0-1.0}]"
        }
        _ => key.sample,
    };
    text.replace("{day}", DAY)
}

/// Returns another value of a key that cannot be left out.
fn other(key: &Key) -> Option<String> {
    let text = match key.name {
        "regions" => "[almaty]",
        "sources" => "[{title: U}]",
        "occupations" => "[composer]",
        "stops" => "[{entry: person/abai, day: 1, km: 0}]",
        "archive" => "{kk: Мұрағат}",
        "starts" | "date" if key.presence == Presence::Required => "2026-11-20",
        "images" => {
            "[{file: facade.jpg, credit: C, licence: CC-BY-4.0}, \
             {file: sheet-1.jpg, credit: D, licence: CC0-1.0}]"
        }
        _ if key.presence == Presence::Required => key.vocabulary[key.vocabulary.len() - 1],
        _ => return None,
    };
    Some(text.to_owned())
}

/// Returns whether the page shows a key: the pages of regions and of the portal have templates of
/// their own, which show only the sources, and the venue replaces the words that an event is
/// online.
fn shows(kind: Kind, key: &Key) -> bool {
    match kind {
        Kind::Region | Kind::Page => is_own(kind, key) || key.name == "sources",
        Kind::Event => key.name != "online",
        _ => true,
    }
}

fn is_own(kind: Kind, key: &Key) -> bool {
    kinds::spec(kind).keys.iter().any(|own| own.name == key.name)
}

fn keys(kind: Kind) -> impl Iterator<Item = &'static Key> {
    kinds::spec(kind).keys.iter().chain(kinds::common_keys())
}

/// A site with one entry that is written repeatedly.
struct Bench {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

/// The page of an entry, split into the parts for readers and for programs.
#[derive(PartialEq)]
struct Parted {
    visible: String,
    schema: String,
}

impl Bench {
    fn new() -> Bench {
        let dir = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in SITE {
            write(&dir.path().join(path), text);
        }
        for kind in Kind::ALL {
            let folder = dir.path().join("content").join(kind.name()).join(slug(*kind));
            write(&folder.join("index.kk.md"), TEXT_WITH_PICTURES);
            write(&folder.join("entry.yaml"), &entry(*kind, None));
            write(&folder.join("track.geojson"), TRACK);
            for picture in ["facade.jpg", "sheet-1.jpg"] {
                std::fs::write(folder.join(picture), photograph(1200, 800)).expect("writable");
            }
        }
        let options = Options { today: DAY.parse().expect("a day") };
        let workspace = Workspace::open(dir.path(), options).expect("opens");
        Bench { dir, workspace }
    }

    /// Renders the page of a kind's entry, with one key left out or changed.
    fn page(&mut self, kind: Kind, changed: Option<&Key>) -> Parted {
        let id = format!("{kind}/{}", slug(kind));
        let path = self.dir.path().join("content").join(&id).join("entry.yaml");
        write(&path, &entry(kind, changed));
        self.workspace.refresh(&[path]).expect("reads");
        let checked = self.workspace.check().expect("a theme");
        let faults = format!("{id} {changed:?}: {:?}", checked.faults.sorted());
        let site = checked.site.expect(&faults);
        let page = site.file(&format!("kk/{id}/index.html")).expect(&faults).expect("renders");
        let page = String::from_utf8(page).expect("UTF-8");
        let (before, rest) = page.split_once("<script type=\"application/ld+json\">").expect(&id);
        let (schema, after) = rest.split_once("</script>").expect("the script ends");
        Parted { visible: [before, after].concat(), schema: schema.to_owned() }
    }
}

fn slug(kind: Kind) -> &'static str {
    if kind == Kind::Region { "abai" } else { "aq-bura" }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    std::fs::write(path, text).expect("writable");
}

/// Returns an `entry.yaml` with all keys of its kind, with one of them left out or changed.
fn entry(kind: Kind, changed: Option<&Key>) -> String {
    let mut text = String::new();
    let example = |key: &Key| key.name == "example" && changed.is_none_or(|c| c.name != key.name);
    for key in keys(kind).filter(|key| key.name != "draft" && !example(key)) {
        let value = match changed.filter(|changed| changed.name == key.name) {
            Some(key) if key.name == "example" => Some(full(key)),
            Some(key) => other(key),
            None => Some(full(key)),
        };
        if let Some(value) = value {
            let _ = writeln!(text, "{}: {value}", key.name);
        }
    }
    text
}

#[test]
fn every_key_that_is_declared_is_read_and_the_other_way_round() {
    for kind in Kind::ALL {
        let empty = Node { value: Value::Mapping(Vec::new()), span: Span::new(FileId(0), 0..0) };
        let mut faults = Diagnostics::default();
        let mut fields = Fields::new(&empty, &mut faults).expect("a mapping");
        let _ = Facts::read(*kind, &mut fields);
        let mut read = fields.asked().to_vec();
        let mut declared: Vec<&str> = kinds::spec(*kind).keys.iter().map(|key| key.name).collect();
        read.sort_unstable();
        declared.sort_unstable();
        assert_eq!(read, declared, "{kind}");
    }
}

#[test]
fn every_key_is_in_the_skeleton() {
    let site = sources(&[SITE[1], SITE[0]]);
    for kind in Kind::ALL {
        let (_, files) =
            skeleton(&site, &request(*kind, Locale::of(Lang::Kk))).expect("a skeleton");
        for key in keys(*kind).filter(|key| (*kind, key.name) != (Kind::Page, "regions")) {
            let mark = if key.presence == Presence::Optional { "#" } else { "" };
            let line = format!("\n{mark}{}: ", key.name);
            assert!(files[0].1.contains(&line), "{kind}.{}: {}", key.name, files[0].1);
        }
    }
}

#[test]
fn every_key_is_on_the_page_and_in_the_structured_data() {
    let mut bench = Bench::new();
    let mut lacking = Vec::new();
    // The common keys in the structured data differ from kind to kind.
    let mut common_in_schema = BTreeSet::new();
    for kind in Kind::ALL {
        let whole = bench.page(*kind, None);
        for raw in [">fact.", ">kind.", "count."] {
            assert!(!whole.visible.contains(raw), "a word of {kind} is missing: {raw}…");
        }
        for key in keys(*kind).filter(|key| key.used != Use::Publishing) {
            let without = bench.page(*kind, Some(key));
            if shows(*kind, key) && whole.visible == without.visible {
                lacking.push(format!("{kind}.{} is not on the page", key.name));
            }
            let in_schema = whole.schema != without.schema;
            if is_own(*kind, key) && in_schema != (key.used == Use::PageAndSchema) {
                lacking.push(format!("{kind}.{}: structured data {:?}", key.name, key.used));
            } else if !is_own(*kind, key) && in_schema {
                common_in_schema.insert(key.name);
            }
        }
        bench.page(*kind, None);
    }
    let common = kinds::common_keys().iter().filter(|key| key.used == Use::PageAndSchema);
    assert_eq!(common_in_schema, common.map(|key| key.name).collect());
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// Returns the reference of all keys, the expected content of `docs/keys.md`.
fn reference() -> String {
    let mut out = String::from(
        "# The keys of entry.yaml\n\n\
         Printed from the declarations of the kinds by a test; `UPDATE=1` writes it again. Structured\n\
         data is what search engines read; of the keys of every kind it has those that suit the kind.\n",
    );
    table(&mut out, "Every kind", Kind::Page, kinds::common_keys());
    for kind in Kind::ALL {
        let keys = kinds::spec(*kind).keys;
        if !keys.is_empty() {
            table(&mut out, &format!("`{kind}`"), *kind, keys);
        }
    }
    out
}

fn table(out: &mut String, title: &str, kind: Kind, keys: &[Key]) {
    let _ = write!(
        out,
        "\n## {title}\n\n| key | needed | meaning | sample | ends up |\n|---|---|---|---|---|\n"
    );
    for key in keys {
        let needed = match key.presence {
            Presence::Required => "yes",
            Presence::Expected => "as a rule",
            Presence::Optional => "no",
        };
        let used = match key.used {
            Use::Page => "page",
            Use::PageAndSchema => "page, structured data",
            Use::Publishing => "addresses and days of publication",
        };
        let mut meaning = key.meaning(kind).get(Lang::En).to_owned();
        if !key.vocabulary.is_empty() {
            let words: Vec<String> = key.vocabulary.iter().map(|w| format!("`{w}`")).collect();
            let _ = write!(meaning, ": {}", words.join(", "));
        }
        let sample = key.sample.replace("{day}", DAY);
        let _ = writeln!(out, "| `{}` | {needed} | {meaning} | `{sample}` | {used} |", key.name);
    }
}

#[test]
fn every_key_is_in_the_docs() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/keys.md");
    let reference = reference();
    if std::env::var_os("UPDATE").is_some() {
        write(&path, &reference);
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, reference, "UPDATE=1 writes docs/keys.md again");
    for kind in Kind::ALL {
        for key in keys(*kind) {
            assert!(written.contains(&format!("| `{}` |", key.name)), "{kind}.{}", key.name);
        }
    }
}

#[test]
fn kinds_are_in_the_registry_under_their_own_names() {
    for kind in Kind::ALL {
        assert_eq!(kinds::spec(*kind).kind, *kind);
    }
}
