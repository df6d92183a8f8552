//! The project's own files, for tests of the project's rules.

use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::project;

/// A file of the project.
#[derive(Debug)]
pub struct ProjectFile {
    /// Path below the project's folder, with `/` between segments.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl ProjectFile {
    /// Its text, if it is one.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().filter(|text| !text.contains('\0'))
    }

    /// Whether its name ends in one of these.
    pub fn is(&self, extensions: &[&str]) -> bool {
        let extension = self.path.rsplit('.').next().unwrap_or_default();
        extensions.contains(&extension)
    }

    /// The text before the unit tests at the end of a Rust file.
    pub fn code(&self) -> &str {
        let text = self.text().unwrap_or_default();
        text.find("\nmod tests {").map_or(text, |at| &text[..at])
    }
}

/// All files of the project below a folder, without generated and downloaded ones.
pub fn files(below: &str) -> Vec<ProjectFile> {
    let walk = WalkDir::new(project().join(below)).sort_by_file_name();
    let entries = walk.into_iter().filter_entry(is_ours).map(|entry| entry.expect("readable"));
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(project()).expect("below the project");
            let bytes = fs::read(entry.path()).expect("a readable file");
            ProjectFile { path: segments(path), bytes }
        })
        .collect()
}

fn segments(path: &Path) -> String {
    let segments: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    segments.join("/")
}

fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let made = ["target", "node_modules", ".git"].contains(&&*name);
    let output =
        name.starts_with("public") && entry.path().ends_with(Path::new("site").join(&*name));
    !(made || output)
}
