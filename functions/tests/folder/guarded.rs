//! A folder without one of its files, or with a foreign one, is refused before anything is changed.
#![expect(clippy::disallowed_methods, reason = "a test damages the files of a folder")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use domain::Locale;
use functions::local::{self, Local, LocalError, Opening};
use functions::local_keys::{KeyFileError, LocalKeys};
use functions::record_keys::{KeyFile, RecordKeyFileError};
use functions::verifier::Signatures;
use tempfile::TempDir;

use super::site::{Plain, Site, copy};

async fn open(folder: &Path) -> Result<Local, LocalError> {
    local::open(folder, Opening::new(Signatures::Test, Arc::new(Plain))).await
}

/// A folder that was opened once.
async fn begun() -> TempDir {
    let folder = copy();
    drop(open(folder.path()).await.expect("it opens"));
    folder
}

/// The files of a folder and what is in them, but for the table's own bookkeeping.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, _)| !name.starts_with("table.sqlite"))
        .map(|(name, path)| (name, fs::read(path).expect("bytes")))
        .collect();
    files.sort();
    files
}

/// Refuses to open, changes no file, and says in every language what to do about which file.
async fn refused(folder: &Path, file: &str) -> LocalError {
    let before = files(folder);
    let error = open(folder).await.expect_err("it is refused");
    assert_eq!(files(folder), before, "nothing was changed");
    for locale in Locale::ALL {
        let message = error.message(locale);
        assert!(message.contains(file), "{file} in {message}");
    }
    error
}

#[tokio::test]
async fn a_missing_file_is_not_made_anew() {
    for name in ["secret.key", "contacts-1", "contacts-3", "record-keys", "signatures"] {
        let folder = begun().await;
        fs::rename(folder.path().join(name), folder.path().join("away")).expect("moved");
        let error = refused(folder.path(), name).await;
        let missing = matches!(
            error,
            LocalError::Missing { .. } | LocalError::Keys(KeyFileError::Missing { .. })
        );
        assert!(missing, "{name}: {error:?}");
        fs::rename(folder.path().join("away"), folder.path().join(name)).expect("put back");
        open(folder.path()).await.expect("it opens again");
    }
}

#[tokio::test]
async fn a_foreign_file_is_noticed() {
    let other = tempfile::tempdir().expect("a folder");
    LocalKeys::open(other.path()).expect("other keys");
    drop(KeyFile::begin(&other.path().join("record-keys")).expect("other record keys"));
    for name in ["secret.key", "contacts-1", "record-keys"] {
        let folder = begun().await;
        fs::copy(other.path().join(name), folder.path().join(name)).expect("replaced");
        let error = refused(folder.path(), name).await;
        assert!(matches!(error, LocalError::Foreign { .. }), "{name}: {error:?}");
    }
}

#[tokio::test]
async fn a_damaged_file_is_noticed() {
    for name in ["secret.key", "contacts-2", "record-keys", "staff.json"] {
        let folder = begun().await;
        fs::write(folder.path().join(name), b"{\"").expect("damaged");
        refused(folder.path(), name).await;
    }
}

#[tokio::test]
async fn one_program_at_a_time_serves_a_folder_or_changes_its_keys() {
    let folder = begun().await;
    let serving = open(folder.path()).await.expect("it opens");
    let second = refused(folder.path(), "record-keys").await;
    let in_use = |error: &LocalError| {
        matches!(error, LocalError::RecordKeys(RecordKeyFileError::InUse { .. }))
    };
    assert!(in_use(&second), "{second:?}");
    let rotated = local::rotate(folder.path()).await.expect_err("it is refused");
    assert!(in_use(&rotated), "{rotated:?}");
    assert!(!folder.path().join("contacts-4").exists(), "no key was made");
    local::verify(folder.path(), &[]).await.expect("the log is read beside it");
    local::snapshot(folder.path()).await.expect("so is the list");
    drop(serving);
    assert!(local::rotate(folder.path()).await.expect("now it can") > 0);
    drop(Site::open(folder.path()).await);
}

#[tokio::test]
async fn nobody_but_the_owner_reads_a_folder() {
    let folder = begun().await;
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("opened");
    fs::set_permissions(folder.path().join("table.sqlite"), fs::Permissions::from_mode(0o644))
        .expect("opened");
    let local = open(folder.path()).await.expect("it opens");
    assert_eq!(mode(folder.path()), 0o700);
    for entry in fs::read_dir(folder.path()).expect("a folder") {
        let path = entry.expect("an entry").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    drop(local);
}
