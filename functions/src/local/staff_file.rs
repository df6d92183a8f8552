//! The staff in a file of the data folder, read again at every question.
#![expect(clippy::disallowed_methods, reason = "the door to the file of the staff")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::local_keys::write_private;
use crate::staff::{List, Role, Staff};
use crate::stored;

/// The staff in a file, read again at every question.
#[derive(Debug, Clone)]
pub struct StaffFile(PathBuf);

impl StaffFile {
    /// The name of the file.
    pub const NAME: &'static str = "staff.json";

    /// The staff of a folder.
    pub fn of(folder: &Path) -> StaffFile {
        StaffFile(folder.join(StaffFile::NAME))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The list; nobody if there is no file.
    pub fn read(&self) -> io::Result<List> {
        match fs::read_to_string(&self.0) {
            Ok(text) => stored::read(&text).ok_or_else(|| io::Error::other("it cannot be read")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(List::default()),
            Err(error) => Err(error),
        }
    }

    /// Puts another list in its place; what a newer program has put into the file stays.
    pub(super) fn replace(&self, list: &List) -> io::Result<()> {
        let StaffFile(path) = self;
        let text = match fs::read_to_string(path) {
            Ok(former) => stored::rewrite(&former, list),
            Err(_) => stored::write(list),
        };
        let text: serde_json::Value = serde_json::from_str(&text).map_err(io::Error::other)?;
        let beside = path.with_extension("new");
        write_private(&beside, format!("{text:#}\n").as_bytes())?;
        fs::rename(&beside, path)
    }
}

impl Staff for StaffFile {
    fn roles(&self, name: &str) -> BTreeSet<Role> {
        self.read().unwrap_or_default().roles(name)
    }
}
