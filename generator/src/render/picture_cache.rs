//! Copies of pictures made by earlier builds, in a folder that may be deleted at any time.
//!
//! A copy is found by the hash of its picture, so that an unchanged picture is never decoded again,
//! and a picture is decoded once for all its copies. The content of the folder never changes the
//! bytes of the site: a truncated or altered copy is made again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use blake3::{Hash, OUT_LEN};

use crate::read::load;
use crate::read::media::{self, MediaError};
use crate::write::cache;

/// The folder of the copies below the root; hidden, so it is not part of the sources.
const FOLDER: &str = "site/.cache/pictures";

/// The number of locks that prevent two threads from decoding the same picture.
const LOCKS: usize = 64;

/// The copies made by earlier builds.
#[derive(Debug)]
pub(super) struct PictureCache {
    folder: PathBuf,
    locks: [Mutex<()>; LOCKS],
    /// The names of the requested copies.
    used: Mutex<BTreeSet<String>>,
}

impl PictureCache {
    /// Opens the cache of the site at a root.
    pub(super) fn below(root: &Path) -> PictureCache {
        let locks = std::array::from_fn(|_| Mutex::default());
        PictureCache { folder: root.join(FOLDER), locks, used: Mutex::default() }
    }

    /// Returns the copy of a picture at one of the widths that it has copies of.
    pub(super) fn copy(
        &self,
        picture: &[u8],
        widths: &[u32],
        width: u32,
    ) -> Result<Vec<u8>, MediaError> {
        let hash = hash(picture);
        let lock = &self.locks[usize::from(hash.as_bytes()[0]) % LOCKS];
        let _busy = held(lock);
        let name = |width: u32| format!("{}-{width}", hash.to_hex());
        held(&self.used).insert(name(width));
        if let Some(copy) = load::read_cached(&self.folder, &name(width)).and_then(unsealed) {
            return Ok(copy);
        }
        let mut asked = None;
        for (made, copy) in media::copies(picture, widths)? {
            // A failure to write the cache only costs time.
            let _ = cache::put(&self.folder, &name(made), &[blake3::hash(&copy).as_bytes(), &copy]);
            if made == width {
                asked = Some(copy);
            }
        }
        Ok(asked.expect("the width is one of those that the picture has copies of"))
    }

    /// Removes the copies that were not requested since the cache was opened.
    pub(super) fn remove_unused(&self) {
        cache::retain(&self.folder, &held(&self.used));
    }
}

/// Computes the hash of a picture and of the way its copies are made.
fn hash(picture: &[u8]) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(media::RECIPE.as_bytes()).update(picture);
    hasher.finalize()
}

/// Returns the copy without the hash stored before it, if the hash matches.
fn unsealed(mut stored: Vec<u8>) -> Option<Vec<u8>> {
    let (hash, copy) = stored.split_at_checked(OUT_LEN)?;
    if blake3::hash(copy).as_bytes() != hash {
        return None;
    }
    stored.drain(..OUT_LEN);
    Some(stored)
}

/// Takes a lock; a panic of another thread cannot leave the protected data invalid.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test reads and spoils the cache itself")]
mod tests {
    use std::fs;

    use super::*;
    use crate::read::media::tests::photograph;

    #[test]
    fn copies_are_the_same_in_any_state_of_the_cache() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let picture = photograph(600, 400);
        let copy = |width| {
            PictureCache::below(root.path()).copy(&picture, &[480, 600], width).expect("a copy")
        };
        let (small, large) = (copy(480), copy(600));
        assert_ne!(small, large);
        let folder = root.path().join(FOLDER);
        let files = || -> Vec<PathBuf> {
            fs::read_dir(&folder).expect("made").flatten().map(|file| file.path()).collect()
        };
        assert_eq!(files().len(), 2, "both copies were made at once");
        for file in files() {
            let whole = fs::read(&file).expect("readable");
            for spoilt in [&whole[..whole.len() - 1], &whole[..9], b"", &[0; 99]] {
                fs::write(&file, spoilt).expect("writable");
                assert_eq!((copy(480), copy(600)), (small.clone(), large.clone()));
            }
        }
        let cache = PictureCache::below(root.path());
        cache.copy(&picture, &[480, 600], 600).expect("a copy");
        cache.remove_unused();
        assert_eq!(files().len(), 1);
        fs::remove_dir_all(&folder).expect("removable");
        assert_eq!((copy(480), copy(600)), (small, large));
    }
}
