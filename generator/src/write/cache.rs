//! Files of a cache, which may be deleted at any time.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Writes a file into a folder of the cache, whole or not at all.
pub(crate) fn put(folder: &Path, name: &str, parts: &[&[u8]]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder)?;
    parts.iter().try_for_each(|part| file.write_all(part))?;
    file.persist(folder.join(name)).map(drop).map_err(|error| error.error)
}

/// Removes the files of a folder that have none of the names.
pub(crate) fn retain(folder: &Path, names: &BTreeSet<String>) {
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = file.file_name();
        let name = name.to_string_lossy();
        // Hidden files are being written by another program.
        if !name.starts_with('.') && !names.contains(name.as_ref()) {
            // A file that cannot be removed now is removed after the next build.
            let _ = fs::remove_file(file.path());
        }
    }
}
