//! A site that is written next to the existing one and then replaces it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, atomic::AtomicUsize, atomic::Ordering};

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};

use super::error::{WriteError, failed};

/// The file that marks a folder as output of the generator, which it may replace.
pub const MARKER: &str = ".tugan";

/// The numbers of files of a finished build.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files of the former site that are gone.
    pub removed: usize,
    /// Bytes of all files.
    pub bytes: usize,
}

/// A site being written; if it is dropped before [`Staging::finish`], its files are removed.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    building: PathBuf,
    existing: bool,
    paths: Mutex<Vec<String>>,
    unchanged: AtomicUsize,
    bytes: AtomicUsize,
    finished: bool,
    /// Locked until this build ends.
    _lock: File,
}

impl Staging {
    /// Creates a folder next to `output` for a site with sources at `root`.
    pub fn begin(output: &Path, root: &Path) -> Result<Staging, WriteError> {
        let output = std::path::absolute(output).map_err(failed(output))?;
        let parent = output.parent().ok_or_else(|| WriteError::NotOurs(output.clone()))?;
        fs::create_dir_all(parent).map_err(failed(parent))?;
        refuse_sources(&output, root)?;
        let existing = output.exists();
        if existing && !output.join(MARKER).is_file() && !is_empty(&output)? {
            return Err(WriteError::NotOurs(output));
        }
        let lock_path = beside(&output, "lock");
        let lock = File::create(&lock_path).map_err(failed(&lock_path))?;
        flock(&lock, FlockOperation::NonBlockingLockExclusive)
            .map_err(|_| WriteError::Busy(output.clone()))?;
        let building = beside(&output, "building");
        if building.exists() {
            fs::remove_dir_all(&building).map_err(failed(&building))?;
        }
        fs::create_dir(&building).map_err(failed(&building))?;
        let staging = Staging {
            output,
            building,
            existing,
            paths: Mutex::default(),
            unchanged: AtomicUsize::new(0),
            bytes: AtomicUsize::new(0),
            finished: false,
            _lock: lock,
        };
        staging.put(MARKER, b"This folder is made by tugan and replaced by each build.\n")?;
        Ok(staging)
    }

    /// Writes one file; an unchanged file is linked from the existing site.
    ///
    /// `path` is below the site's root, with `/` between segments and no `..`.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let full = self.building.join(path);
        self.bytes.fetch_add(bytes.len(), Ordering::Relaxed);
        if self.existing && self.link_unchanged(path, &full, bytes) {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            create(&full, bytes).map_err(failed(&full))?;
        }
        self.paths.lock().expect("no panic holds it").push(path.to_owned());
        Ok(())
    }

    /// Links the existing file if it has the same bytes.
    fn link_unchanged(&self, path: &str, full: &Path, bytes: &[u8]) -> bool {
        let old = self.output.join(path);
        let same_size = fs::metadata(&old).is_ok_and(|old| old.len() == bytes.len() as u64);
        if !same_size || !fs::read(&old).is_ok_and(|old| old == bytes) {
            return false;
        }
        if let Some(folder) = full.parent()
            && fs::create_dir_all(folder).is_err()
        {
            return false;
        }
        fs::hard_link(&old, full).is_ok()
    }

    /// Replaces the existing site by the new one and deletes it.
    pub fn finish(mut self) -> Result<Receipt, WriteError> {
        let mut paths = std::mem::take(&mut *self.paths.lock().expect("no panic holds it"));
        paths.sort_unstable();
        debug_assert!(paths.is_sorted_by(|a, b| a != b), "a file is written twice");
        let removed = if self.existing { count_gone(&self.output, &paths) } else { 0 };
        self.switch().map_err(failed(&self.output))?;
        self.finished = true;
        let unchanged = self.unchanged.load(Ordering::Relaxed);
        Ok(Receipt {
            written: paths.len() - unchanged,
            unchanged,
            removed,
            bytes: self.bytes.load(Ordering::Relaxed),
        })
    }

    fn switch(&self) -> io::Result<()> {
        if !self.existing {
            return fs::rename(&self.building, &self.output);
        }
        match renameat_with(CWD, &self.building, CWD, &self.output, RenameFlags::EXCHANGE) {
            Ok(()) => {}
            // Some file systems cannot exchange; then the site is gone for the time of one rename.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
                let former = beside(&self.output, "former");
                if former.exists() {
                    fs::remove_dir_all(&former)?;
                }
                fs::rename(&self.output, &former)?;
                if let Err(error) = fs::rename(&self.building, &self.output) {
                    fs::rename(&former, &self.output)?;
                    return Err(error);
                }
                return fs::remove_dir_all(&former);
            }
            Err(error) => return Err(error.into()),
        }
        fs::remove_dir_all(&self.building)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.finished {
            // Files that cannot be removed now are removed by the next build.
            let _ = fs::remove_dir_all(&self.building);
        }
        let _ = fs::remove_file(beside(&self.output, "lock"));
    }
}

/// `public` to `public.building`.
fn beside(output: &Path, what: &str) -> PathBuf {
    let mut name = output.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(what);
    output.with_file_name(name)
}

fn is_empty(folder: &Path) -> Result<bool, WriteError> {
    let mut entries = fs::read_dir(folder).map_err(failed(folder))?;
    Ok(entries.next().is_none())
}

fn refuse_sources(output: &Path, root: &Path) -> Result<(), WriteError> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let root = real(root);
    let parent = real(output.parent().unwrap_or(output));
    let output_real = output.file_name().map_or(parent.clone(), |name| parent.join(name));
    let inside =
        ["content", "themes"].iter().any(|folder| output_real.starts_with(root.join(folder)));
    let site = root.join("site");
    let in_site = output_real.starts_with(&site)
        && !output_real
            .strip_prefix(&site)
            .is_ok_and(|rest| rest.to_string_lossy().starts_with("public"));
    if inside || in_site || root.starts_with(&output_real) {
        return Err(WriteError::AmongSources(output.to_owned()));
    }
    Ok(())
}

/// Creates a file and, if need be, its folders.
fn create(full: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = full.parent().unwrap_or(full);
    // A page has a folder of its own, which is hardly ever there yet.
    if full.ends_with("index.html") {
        create_folders(folder)?;
    }
    let mut file = match File::create(full) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            create_folders(folder)?;
            File::create(full)?
        }
        file => file?,
    };
    file.write_all(bytes)
}

/// Creates a folder and its parents; nearly always only the folder itself is missing.
fn create_folders(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(_) => fs::create_dir_all(folder),
        Ok(()) => Ok(()),
    }
}

/// Files of the former site that are not among the sorted paths of the new one.
fn count_gone(output: &Path, paths: &[String]) -> usize {
    walkdir::WalkDir::new(output)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| entry.path().strip_prefix(output).ok().map(Path::to_owned))
        .filter(|path| {
            let segments: Vec<_> =
                path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
            paths.binary_search(&segments.join("/")).is_err()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn temp() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn build(output: &Path, root: &Path, files: &[(&str, &str)]) -> Result<Receipt, WriteError> {
        let staging = Staging::begin(output, root)?;
        for (path, text) in files {
            staging.put(path, text.as_bytes())?;
        }
        staging.finish()
    }

    #[test]
    fn a_second_build_keeps_unchanged_files_and_removes_old_ones() {
        let (dir, root) = (temp(), temp());
        let out = dir.path().join("public");
        build(&out, root.path(), &[("a/index.html", "1"), ("b.txt", "2")]).expect("first");
        let receipt =
            build(&out, root.path(), &[("a/index.html", "1"), ("c.txt", "3")]).expect("second");
        assert_eq!((receipt.written, receipt.unchanged, receipt.removed), (1, 2, 1));
        assert!(!out.join("b.txt").exists());
        let left: Vec<_> = fs::read_dir(dir.path()).expect("readable").flatten().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn an_unfinished_build_leaves_the_existing_site() {
        let (dir, root) = (temp(), temp());
        let out = dir.path().join("public");
        build(&out, root.path(), &[("a.txt", "1")]).expect("first");
        let staging = Staging::begin(&out, root.path()).expect("begins");
        staging.put("a.txt", b"2").expect("writes");
        drop(staging);
        assert_eq!(fs::read_to_string(out.join("a.txt")).expect("exists"), "1");
    }

    #[test]
    fn foreign_folders_are_never_replaced() {
        let (dir, root) = (temp(), temp());
        fs::write(dir.path().join("thesis.doc"), "years of work").expect("writable");
        assert!(matches!(build(dir.path(), root.path(), &[]), Err(WriteError::NotOurs(_))));
        for inside in ["content/x", "themes", "site", "site/codes", "."] {
            let out = root.path().join(inside);
            let result = build(&out, root.path(), &[]);
            assert!(
                matches!(result, Err(WriteError::AmongSources(_) | WriteError::NotOurs(_))),
                "{inside}"
            );
        }
    }

    #[test]
    fn two_builds_of_one_output_do_not_mix() {
        let (dir, root) = (temp(), temp());
        let out = dir.path().join("public");
        let first = Staging::begin(&out, root.path()).expect("begins");
        assert!(matches!(Staging::begin(&out, root.path()), Err(WriteError::Busy(_))));
        drop(first);
    }
}
