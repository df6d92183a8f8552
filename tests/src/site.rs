//! A root in a temporary folder that a test fills, breaks, checks and builds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::Lang;
use generator::build::workspace::{Checked, Workspace};
use generator::build::{self, Progress};
use generator::diag::report::{self, ReportFormat};
use generator::read::config::Options;
use generator::write::Receipt;
use jiff::civil::{Date, date};
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::here;

/// The day that all tests build for.
pub const TODAY: Date = date(2026, 11, 24);

/// A root; deleted when dropped.
#[derive(Debug)]
pub struct Site {
    folder: TempDir,
}

/// The report of `check`.
#[derive(Debug)]
pub struct Report {
    /// The codes of all faults, in their order.
    pub codes: Vec<&'static str>,
    /// Whether there are no errors.
    pub sound: bool,
    workspace: Workspace,
}

impl Report {
    /// The report for people, without colours.
    pub fn human(&self, lang: Lang) -> String {
        self.render(lang, ReportFormat::Human { colour: false })
    }

    /// The report in any format.
    pub fn render(&self, lang: Lang, format: ReportFormat) -> String {
        let checked = checked(&self.workspace);
        report::render(&checked.faults.sorted(), self.workspace.sources(), lang.into(), format)
    }
}

impl Site {
    /// An empty root.
    pub fn empty() -> Site {
        Site { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A copy of a folder of `tests/sites`.
    pub fn named(name: &str) -> Site {
        let site = Site::empty();
        site.lay(&here("sites").join(name));
        site
    }

    /// Its path.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Copies the files of a folder over the existing ones; only those of a site.
    pub fn lay(&self, folder: &Path) {
        for top in ["content", "site", "themes"] {
            copy(&folder.join(top), &self.root().join(top));
        }
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Site {
        let full = self.root().join(path);
        fs::create_dir_all(full.parent().expect("a path below the root")).expect("a folder");
        fs::write(full, bytes).expect("a file in a temporary folder");
        self
    }

    /// Writes a picture of that many pixels, sky over steppe, as JPEG or PNG by its name.
    pub fn picture(&self, path: &str, width: u32, height: u32) {
        let picture = image::RgbImage::from_fn(width, height, |x, y| {
            let sky = y < height / 2;
            let shade = (x * 40 / width) as u8;
            image::Rgb(if sky { [90 + shade, 160, 210] } else { [200, 150 + shade, 90] })
        });
        self.write(path, []);
        picture.save(self.root().join(path)).expect("a picture in a temporary folder");
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces a part of a file, which must be there.
    pub fn edit(&self, path: &str, old: &str, new: &str) -> &Site {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, text.replace(old, new))
    }

    /// Removes a file or a folder.
    pub fn remove(&self, path: &str) -> &Site {
        let full = self.root().join(path);
        let removed =
            if full.is_dir() { fs::remove_dir_all(&full) } else { fs::remove_file(&full) };
        removed.unwrap_or_else(|error| panic!("{path}: {error}"));
        self
    }

    /// Checks the site.
    pub fn check(&self) -> Report {
        check(self.root(), TODAY)
    }

    /// Checks the site on another day.
    pub fn check_on(&self, today: Date) -> Report {
        check(self.root(), today)
    }

    /// Builds into a folder of its own.
    pub fn build(&self) -> Built {
        self.build_on(TODAY)
    }

    /// Builds for another day.
    pub fn build_on(&self, today: Date) -> Built {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().join("public");
        let receipt = build(self.root(), &output, today);
        Built { output, receipt, _folder: Some(folder) }
    }
}

/// Reads and checks a root.
pub fn check(root: &Path, today: Date) -> Report {
    let workspace = Workspace::open(root, Options { today })
        .unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let checked = checked(&workspace);
    let codes = checked.faults.sorted().iter().map(|fault| fault.code).collect();
    Report { codes, sound: checked.site.is_some(), workspace }
}

fn checked(workspace: &Workspace) -> Checked {
    workspace.check().unwrap_or_else(|error| panic!("{error}"))
}

/// Builds a root without errors into a folder.
pub fn build(root: &Path, output: &Path, today: Date) -> Receipt {
    let report = check(root, today);
    let site = checked(&report.workspace).site;
    let site = site.unwrap_or_else(|| panic!("unsound:\n{}", report.human(Lang::En)));
    build::build(&site, root, output, &Silent).unwrap_or_else(|error| panic!("{error}"))
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

/// One number for a folder with everything in it: names and bytes.
pub fn hash(folder: &Path) -> String {
    let mut hasher = blake3::Hasher::new();
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in files.map(|entry| entry.expect("readable")) {
        let path = entry.path().strip_prefix(folder).expect("below the folder");
        hasher.update(path.to_string_lossy().as_bytes()).update(&[0]);
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).expect("a readable file");
            hasher.update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// A built site.
#[derive(Debug)]
pub struct Built {
    output: PathBuf,
    /// The numbers of written files.
    pub receipt: Receipt,
    _folder: Option<TempDir>,
}

impl Built {
    /// A site that was built before and is not deleted.
    pub fn existing(output: &Path) -> Built {
        assert!(output.is_dir(), "{} is not there", output.display());
        Built { output: output.to_owned(), receipt: Receipt::default(), _folder: None }
    }

    /// Its path.
    pub fn folder(&self) -> &Path {
        &self.output
    }

    /// The paths of all files, sorted, with `/` between segments; without the marker.
    pub fn files(&self) -> BTreeSet<String> {
        let files = WalkDir::new(&self.output).into_iter().map(|entry| entry.expect("readable"));
        files
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| {
                let path = entry.path().strip_prefix(&self.output).ok()?;
                Some(path.to_str()?.replace('\\', "/"))
            })
            .filter(|path| path != generator::write::MARKER)
            .collect()
    }

    /// The paths of all pages.
    pub fn pages(&self) -> Vec<String> {
        self.files().into_iter().filter(|path| path.ends_with(".html")).collect()
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.output.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The page at an address such as `/kk/`.
    pub fn page(&self, address: &str) -> String {
        self.text(&generator::address::file(address))
    }
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        return;
    }
    for entry in WalkDir::new(from) {
        let entry = entry.expect("a readable folder");
        let target = to.join(entry.path().strip_prefix(from).expect("below the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}
