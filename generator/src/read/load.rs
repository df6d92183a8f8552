//! Reading from disk: the only module that reads the files of a site.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the reading door")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diag::Diagnostics;
use crate::read::media::{self, PictureRefusal, Shape};
use crate::read::source::{Asset, FileId, SourceText, Sources, Span};

/// Folders below the root that belong to a site.
const FOLDERS: [&str; 3] = ["content", "site", "themes"];

/// The largest size of an author's text; basemaps are larger and trusted.
const TEXT_LIMIT: u64 = 1 << 20;

/// The number of bytes of a picture that nearly always include its size.
const HEAD: u64 = 256 << 10;

/// A buffer size that fits nearly every text, which saves a system call for its size.
const ROOM: usize = 16 << 10;

/// A disk that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The root has no `site/site.yaml`.
    #[error("{0} is no site: it has no site/site.yaml")]
    NoSite(PathBuf),
    /// A file or folder cannot be read.
    #[error("cannot read {path}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why it could not be.
        source: io::Error,
    },
}

/// A file that was found, before it is read.
struct Found {
    path: String,
    full: PathBuf,
    link: bool,
}

/// A file after reading.
enum Read {
    Text { source: SourceText, fault: Option<TextFault> },
    Asset(Asset),
}

enum TextFault {
    Utf8(usize),
    Size(u64),
    Link,
}

/// Reads every text below the root; other files are only listed.
///
/// The output folder `site/public` is not part of a site's sources. Symbolic links are not followed.
pub fn load(root: &Path) -> Result<(Sources, Diagnostics), LoadError> {
    if !root.join(crate::read::config::SITE_FILE).is_file() {
        return Err(LoadError::NoSite(root.to_owned()));
    }
    let mut found = Vec::new();
    for folder in FOLDERS {
        walk(root, folder, &mut found)?;
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let read: Vec<Read> = found.into_par_iter().map(read).collect::<Result<_, _>>()?;
    Ok(gather(read))
}

fn walk(root: &Path, folder: &str, found: &mut Vec<Found>) -> Result<(), LoadError> {
    let top = root.join(folder);
    if !top.is_dir() {
        return Ok(());
    }
    let walk = WalkDir::new(&top).follow_links(false).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        match entry.depth() {
            0 => true,
            1 => is_source(&format!("{folder}/{name}")),
            _ => is_source(&name),
        }
    });
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&top).to_owned();
            let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
            LoadError::Read { path, source }
        })?;
        let link = entry.path_is_symlink();
        if !link && !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let segments: Vec<_> =
            relative.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        found.push(Found { path: segments.join("/"), full: entry.into_path(), link });
    }
    Ok(())
}

/// Whether a path below the root belongs to the sources: neither hidden, nor a program's backup,
/// nor the built site.
pub(crate) fn is_source(path: &str) -> bool {
    let segments = || path.split('/');
    !path.starts_with("site/public")
        && !segments().any(|name| name.starts_with(['.', '#']) || name.ends_with('~'))
}

/// Whether a path below the root is in a folder that is read.
pub(crate) fn is_read(path: &str) -> bool {
    let folder = path.split('/').next().unwrap_or_default();
    FOLDERS.contains(&folder) && is_source(path)
}

/// Whether a path below the root exists.
pub(crate) fn exists(root: &Path, path: &str) -> bool {
    root.join(path).symlink_metadata().is_ok()
}

fn is_text(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    // Lists of the site may be plain text or JSON; in an entry's folder such files are attachments.
    (matches!(extension, "txt" | "json") && path.starts_with("site/"))
        || matches!(
            extension,
            "md" | "yaml" | "yml" | "csv" | "geojson" | "html" | "css" | "js" | "svg"
        )
}

/// Reads the size of a picture of an entry.
fn picture(
    path: &str,
    full: &Path,
    size: u64,
) -> Result<Option<Result<Shape, PictureRefusal>>, LoadError> {
    if !path.starts_with("content/") || !media::is_picture(path) {
        return Ok(None);
    }
    if size > media::MOST_BYTES {
        return Ok(Some(Err(PictureRefusal::TooManyBytes)));
    }
    let probe = |limit| Ok(media::probe(path, &read_head(full, limit)?));
    Ok(Some(match probe(HEAD)? {
        // The metadata of a camera may come before the size and be longer than `HEAD`.
        Err(PictureRefusal::Damaged) if size > HEAD => probe(size)?,
        found => found,
    }))
}

/// Reads a file, but no more of it than so many bytes.
fn read_head(full: &Path, limit: u64) -> Result<Vec<u8>, LoadError> {
    let mut head = Vec::with_capacity(ROOM);
    let read = File::open(full).and_then(|file| file.take(limit).read_to_end(&mut head));
    read.map_err(|source| LoadError::Read { path: full.to_owned(), source })?;
    Ok(head)
}

fn read(found: Found) -> Result<Read, LoadError> {
    let Found { path, full, link } = found;
    let refused = |fault| Read::Text {
        source: SourceText { path: path.clone(), refused: true, ..SourceText::default() },
        fault: Some(fault),
    };
    if link {
        return Ok(refused(TextFault::Link));
    }
    let size = || full.metadata().map_or(0, |metadata| metadata.len());
    if !is_text(&path) {
        let size = size();
        let picture = picture(&path, &full, size)?;
        let bytes = path.starts_with("themes/").then(|| read_head(&full, u64::MAX)).transpose()?;
        return Ok(Read::Asset(Asset { path, size, picture, bytes }));
    }
    let limited = path.starts_with("content/") && !path.ends_with(".geojson");
    let bytes = read_head(&full, if limited { TEXT_LIMIT + 1 } else { u64::MAX })?;
    if limited && bytes.len() as u64 > TEXT_LIMIT {
        return Ok(refused(TextFault::Size(size())));
    }
    let (mut text, fault) = match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => {
            let strict = std::str::from_utf8(&bytes);
            let at = strict.map_or_else(|error| error.valid_up_to(), str::len);
            (String::from_utf8_lossy(&bytes).into_owned(), Some(TextFault::Utf8(at)))
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(Read::Text { source: SourceText { path, text, refused: false }, fault })
}

/// The folder of the entry that a file belongs to, with a slash at its end.
fn entry_folder(path: &str) -> Option<&str> {
    let in_folder = path.starts_with("content/") && path.matches('/').count() == 3;
    in_folder.then(|| &path[..=path.rfind('/').unwrap_or_default()])
}

/// The first pictures of folders that hold nothing but pictures.
fn without_text(read: &[Read]) -> BTreeSet<String> {
    let texts: Vec<&str> = read
        .iter()
        .filter_map(|item| match item {
            Read::Text { source, .. } => Some(source.path.as_str()),
            Read::Asset(_) => None,
        })
        .collect();
    let mut first = BTreeMap::new();
    for item in read {
        let Read::Asset(asset) = item else { continue };
        let Some(folder) = entry_folder(&asset.path) else { continue };
        // The texts come sorted by path.
        let at = texts.partition_point(|path| *path < folder);
        if texts.get(at).is_none_or(|path| !path.starts_with(folder)) {
            first.entry(folder).or_insert(&asset.path);
        }
    }
    first.into_values().cloned().collect()
}

fn gather(read: Vec<Read>) -> (Sources, Diagnostics) {
    let (mut sources, mut faults) = (Sources::default(), Diagnostics::default());
    let without_text = without_text(&read);
    for item in read {
        match item {
            Read::Asset(asset) => {
                if without_text.contains(&asset.path) {
                    // A fault needs a place in a text, and this folder has no other.
                    let path = asset.path.clone();
                    sources.texts.push(SourceText { path, refused: true, ..SourceText::default() });
                }
                sources.assets.push(asset);
            }
            Read::Text { source, fault } => {
                let file = FileId(sources.texts.len() as u32);
                match fault {
                    None => {}
                    Some(TextFault::Utf8(at)) => faults.bad_utf8(Span::new(file, at..at)),
                    Some(TextFault::Link) => faults.symlink(Span::new(file, 0..0)),
                    Some(TextFault::Size(size)) => {
                        let limit = (TEXT_LIMIT / 1024).to_string();
                        faults.too_large(Span::new(file, 0..0), &(size / 1024).to_string(), &limit);
                    }
                }
                sources.texts.push(source);
            }
        }
    }
    (sources, faults)
}

/// Reads one known text again; `None` if it is gone or must be read with all others.
pub(crate) fn reread(root: &Path, path: &str) -> Result<Option<String>, LoadError> {
    let full = root.join(path);
    let found = match full.symlink_metadata() {
        Ok(metadata) => Found { path: path.to_owned(), full, link: metadata.is_symlink() },
        Err(_) => return Ok(None),
    };
    Ok(match read(found)? {
        Read::Text { source, fault: None } => Some(source.text),
        Read::Text { .. } | Read::Asset(_) => None,
    })
}

/// Reads a file of a cache; nothing if it is not there.
pub(crate) fn read_cached(folder: &Path, name: &str) -> Option<Vec<u8>> {
    std::fs::read(folder.join(name)).ok()
}

/// Reads one file of the root as it is.
pub fn read_bytes(root: &Path, path: &str) -> Result<Vec<u8>, LoadError> {
    let full = root.join(path);
    std::fs::read(&full).map_err(|source| LoadError::Read { path: full, source })
}
