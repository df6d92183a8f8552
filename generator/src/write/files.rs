//! Single files and folders, each written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};

use super::error::{WriteError, failed};

/// Appends text to a file, which is created if it does not exist; `make` gets the existing text.
///
/// The file is locked meanwhile, so that two programs cannot give out one code.
pub fn append<E>(
    path: &Path,
    make: impl FnOnce(&str) -> Result<String, E>,
) -> Result<Result<(), E>, WriteError> {
    let mut options = File::options();
    let mut file = options.read(true).append(true).create(true).open(path).map_err(failed(path))?;
    flock(&file, FlockOperation::LockExclusive)
        .map_err(|errno| WriteError::Io { path: path.to_owned(), source: errno.into() })?;
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(failed(path))?;
    match make(&text) {
        Ok(more) => {
            file.write_all(more.as_bytes()).and_then(|()| file.sync_all()).map_err(failed(path))?;
            Ok(Ok(()))
        }
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// Replaces the text of a file by what `make` returns for it, whole or not at all; a missing file
/// counts as empty.
pub fn rewrite(path: &Path, make: impl FnOnce(&str) -> String) -> Result<(), WriteError> {
    let old = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read.map_err(failed(path))?,
    };
    let mut new = tempfile::Builder::new()
        .prefix(".renewing-")
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(path.parent().unwrap_or(path))
        .map_err(failed(path))?;
    let written = new.write_all(make(&old).as_bytes()).and_then(|()| new.as_file().sync_all());
    written.map_err(failed(path))?;
    new.persist(path).map(drop).map_err(|error| failed(path)(error.error))
}

/// Creates a folder below `root` with its files, whole or not at all; never changes an existing one.
pub fn create_folder(
    root: &Path,
    folder: &str,
    files: &[(String, String)],
) -> Result<(), WriteError> {
    let target = root.join(folder);
    let parent = target.parent().unwrap_or(root);
    fs::create_dir_all(parent).map_err(failed(parent))?;
    // Hidden, so it is not part of any site; it is deleted when dropped, unless it was moved. Its
    // permissions are those of any new folder.
    let making = tempfile::Builder::new()
        .prefix(".new-")
        .permissions(fs::Permissions::from_mode(0o777))
        .tempdir_in(parent)
        .map_err(failed(parent))?;
    fill(making.path(), files)?;
    // The system refuses to replace an existing folder, so there is no race with a check.
    renameat_with(CWD, making.path(), CWD, &target, RenameFlags::NOREPLACE).map_err(|errno| {
        match errno {
            rustix::io::Errno::EXIST => WriteError::Exists(target.clone()),
            errno => WriteError::Io { path: target.clone(), source: errno.into() },
        }
    })
}

fn fill(folder: &Path, files: &[(String, String)]) -> Result<(), WriteError> {
    for (name, text) in files {
        let path = folder.join(name);
        let mut file = File::create_new(&path).map_err(failed(&path))?;
        file.write_all(text.as_bytes()).map_err(failed(&path))?;
    }
    Ok(())
}
