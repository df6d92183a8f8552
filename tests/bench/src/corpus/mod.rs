//! The corpus: N entries in three languages, the same job in three layouts.
//!
//! An entry depends on the seed and its number only, so the same seed and N give the same bytes,
//! however many threads write them.

pub mod entry;
pub mod hugo;
pub mod plain;
pub mod statics;
pub mod text;
pub mod tugan;

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::BenchError;
use crate::vocabulary::Vocabulary;

/// The input of a corpus.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The words and names.
    pub vocabulary: &'a Vocabulary,
    /// The seed of everything that varies.
    pub seed: u64,
    /// How many entries there are; each is a document in three languages.
    pub entries: usize,
}

/// A file of a layout, before it is written.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the corpus folder.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with a text in it.
    pub fn text(path: String, text: String) -> Self {
        File { path, bytes: text.into_bytes() }
    }
}

/// The description of a corpus, from its `corpus.yaml`.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Tally {
    /// The seed it was made from.
    pub seed: u64,
    /// Entries.
    pub entries: usize,
    /// Documents: entries times languages.
    pub documents: usize,
    /// Bytes of Markdown in the plain layout.
    pub bytes: u64,
}

const MARKER: &str = "corpus.yaml";
const LAYOUTS: [&str; 3] = ["tugan", "plain", "hugo"];

/// A corpus on disk.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// Its folder.
    pub dir: PathBuf,
    /// Its description.
    pub tally: Tally,
}

impl Corpus {
    /// Opens a corpus that `write` made.
    pub fn open(dir: &Path) -> Result<Self, BenchError> {
        let path = dir.join(MARKER);
        let text = fs::read_to_string(&path).map_err(BenchError::file("read", &path))?;
        let name = path.display().to_string();
        Ok(Corpus {
            dir: dir.to_owned(),
            tally: serde_yaml::from_str(&text).map_err(BenchError::yaml(name))?,
        })
    }

    /// Reads every file once, so that all programs find them in the file cache.
    pub fn warm(&self) {
        let files = walkdir::WalkDir::new(&self.dir).into_iter().filter_map(Result::ok);
        files.par_bridge().filter(|file| file.file_type().is_file()).for_each(|file| {
            let _ = fs::read(file.path());
        });
    }
}

/// Writes the corpus of a job, replacing an older corpus in the same folder.
pub fn write(job: Job<'_>, dir: &Path) -> Result<Tally, BenchError> {
    clear(dir)?;
    let site = [tugan::site_files(job)?, plain::site_files()?, hugo::site_files(job)?];
    site.into_iter().flatten().try_for_each(|file| put(dir, &file))?;
    let bytes = (0..job.entries)
        .into_par_iter()
        .map(|number| write_entry(job, number, dir))
        .try_reduce(|| 0, |a, b| Ok(a + b))?;
    let tally = Tally { seed: job.seed, entries: job.entries, documents: job.entries * 3, bytes };
    let text = serde_yaml::to_string(&tally).map_err(BenchError::yaml(MARKER))?;
    put(dir, &File::text(MARKER.to_owned(), text))?;
    Ok(tally)
}

fn write_entry(job: Job<'_>, number: usize, dir: &Path) -> Result<u64, BenchError> {
    let entry = entry::Entry::new(job, number);
    let texts = text::all(job, &entry);
    let plain = plain::entry_files(job, &entry, &texts)?;
    let bytes = plain.iter().map(|file| file.bytes.len() as u64).sum();
    let others =
        [tugan::entry_files(job, &entry, &texts)?, hugo::entry_files(job, &entry, &texts)?];
    plain.iter().chain(others.iter().flatten()).try_for_each(|file| put(dir, file))?;
    Ok(bytes)
}

fn put(dir: &Path, file: &File) -> Result<(), BenchError> {
    let path = dir.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(BenchError::file("create", parent))?;
    }
    fs::write(&path, &file.bytes).map_err(BenchError::file("write", &path))
}

/// Removes an older corpus; refuses a folder that holds anything else.
fn clear(dir: &Path) -> Result<(), BenchError> {
    let marker = dir.join(MARKER);
    let taken = fs::read_dir(dir).is_ok_and(|mut inside| inside.next().is_some());
    if taken && !marker.exists() {
        return Err(BenchError::Foreign(dir.to_owned()));
    }
    for layout in LAYOUTS.map(|layout| dir.join(layout)) {
        if layout.exists() {
            fs::remove_dir_all(&layout).map_err(BenchError::file("remove", &layout))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(entries: usize, seed: u64) -> Vec<(PathBuf, Vec<u8>)> {
        let vocabulary = Vocabulary::load().unwrap();
        let dir = tempfile::tempdir().unwrap();
        write(Job { vocabulary: &vocabulary, seed, entries }, dir.path()).unwrap();
        let files = walkdir::WalkDir::new(dir.path()).sort_by_file_name().into_iter();
        files
            .map(Result::unwrap)
            .filter(|file| file.file_type().is_file())
            .map(|file| {
                let path = file.path().strip_prefix(dir.path()).unwrap().to_owned();
                (path, fs::read(file.path()).unwrap())
            })
            .collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let first = bytes(30, 1);
        assert!(first == bytes(30, 1), "two runs differ");
        assert!(first != bytes(30, 2), "the seed changes nothing");
    }

    #[test]
    fn a_foreign_folder_is_left_alone() {
        let vocabulary = Vocabulary::load().unwrap();
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("letter.txt"), "dear reader").unwrap();
        let job = Job { vocabulary: &vocabulary, seed: 1, entries: 1 };
        assert!(matches!(write(job, dir.path()), Err(BenchError::Foreign(_))));
    }
}
