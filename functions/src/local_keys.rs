//! Keys in files, for the embedded store: made on the first start, readable by their owner only.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the door to the key files"
)]

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rsa::Generate;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use sha2::{Digest, Sha256};

use crate::keys::{SECRET, Secrets, hex, random};
use crate::seal::{SealError, Sealer, Unwrap, Unwrapping};

/// The file of the master secret.
pub(crate) const MASTER: &str = "secret.key";

/// The files of key pairs, in the DER of PKCS#8, numbered from 1; the last one seals. The name of a
/// file is that of its key.
const CONTACTS: &str = "contacts-";

/// Why keys cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// A file cannot be read or made.
    #[error("the key file {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not there.
    #[error("{path} is missing")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file holds no key.
    #[error("{path} holds no key; put back the copy that was made of it")]
    Unreadable {
        /// The file.
        path: PathBuf,
    },
    /// A key cannot be made.
    #[error("a key cannot be made")]
    Make,
}

/// The keys of a folder.
#[derive(Clone)]
pub struct LocalKeys {
    secrets: Secrets,
    /// The pairs by their names, the newest last.
    pairs: Vec<(String, rsa::PrivateKey)>,
    made: bool,
}

impl std::fmt::Debug for LocalKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LocalKeys(…)")
    }
}

impl LocalKeys {
    /// Reads the keys of a folder, or makes them where there are none.
    pub fn open(folder: &Path) -> Result<LocalKeys, KeyFileError> {
        fs::create_dir_all(folder)
            .map_err(|source| KeyFileError::File { path: folder.to_owned(), source })?;
        let path = folder.join(MASTER);
        let fresh =
            || random::<SECRET>().map(|master| master.to_vec()).map_err(|_| KeyFileError::Make);
        let (master, made) = read_or_make(&path, fresh)?;
        let master = master.try_into().map_err(|_| KeyFileError::Unreadable { path })?;
        let mut pairs = vec![pair(folder, 1)?];
        while folder.join(name(pairs.len() + 1)).exists() {
            pairs.push(pair(folder, pairs.len() + 1)?);
        }
        Ok(LocalKeys { secrets: Secrets::of(master), pairs, made })
    }

    /// Reads the keys of a folder, which must all be there.
    pub fn read(folder: &Path) -> Result<LocalKeys, KeyFileError> {
        for path in [folder.join(MASTER), folder.join(name(1))] {
            if !path.exists() {
                return Err(KeyFileError::Missing { path });
            }
        }
        LocalKeys::open(folder)
    }

    /// The public halves of the pairs, by their names, as hexadecimal SHA-256.
    pub fn fingerprints(&self) -> Result<BTreeMap<String, String>, SealError> {
        let print = |(name, private): &(String, rsa::PrivateKey)| {
            let der = private.to_public_key().to_public_key_der();
            let der = der.map_err(|_| SealError::Key("for sealing"))?;
            Ok((name.clone(), hex(&Sha256::digest(der.as_bytes()))))
        };
        self.pairs.iter().map(print).collect()
    }

    /// The files of all keys.
    pub fn files(&self) -> Vec<String> {
        let pairs = self.pairs.iter().map(|(name, _)| name.clone());
        [MASTER.to_owned()].into_iter().chain(pairs).collect()
    }

    /// Makes a new key pair, which seals from now on; the former ones still open.
    pub fn renew(folder: &Path) -> Result<LocalKeys, KeyFileError> {
        let mut keys = LocalKeys::open(folder)?;
        keys.pairs.push(pair(folder, keys.pairs.len() + 1)?);
        Ok(keys)
    }

    /// Whether the keys were made just now, so that a copy of them must be put away.
    pub fn were_made(&self) -> bool {
        self.made
    }

    /// The secrets.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Seals with the public half of the newest pair.
    pub fn sealer(&self) -> Result<Sealer, SealError> {
        let (name, private) = self.pairs.last().ok_or(SealError::Key("for sealing"))?;
        let der = private.to_public_key().to_public_key_der();
        Sealer::new(name, der.map_err(|_| SealError::Key("for sealing"))?.as_bytes())
    }
}

impl Unwrap for LocalKeys {
    fn unwrap_key<'a>(&'a self, key: &'a str, wrapped: &'a [u8]) -> Unwrapping<'a> {
        Box::pin(async move {
            let pair = self.pairs.iter().find(|(name, _)| name == key);
            let (_, private) = pair.ok_or(SealError::Key("that sealed it"))?;
            private.oaep_decrypt::<Sha256>(wrapped).map_err(|_| SealError::Closed)
        })
    }
}

/// The name of the pair with a number.
fn name(number: usize) -> String {
    format!("{CONTACTS}{number}")
}

/// The pair with a number, made if it is not there.
fn pair(folder: &Path, number: usize) -> Result<(String, rsa::PrivateKey), KeyFileError> {
    let path = folder.join(name(number));
    let fresh = || {
        let pair = rsa::PrivateKey::try_generate().map_err(|_| KeyFileError::Make)?;
        let der = pair.to_pkcs8_der().map_err(|_| KeyFileError::Make)?;
        Ok(der.as_bytes().to_vec())
    };
    let (der, _) = read_or_make(&path, fresh)?;
    let private = rsa::PrivateKey::from_pkcs8_der(&der);
    let private = private.map_err(|_| KeyFileError::Unreadable { path })?;
    Ok((name(number), private))
}

/// The bytes of a file, or those that are made and put there, whole or not at all.
fn read_or_make(
    path: &Path,
    make: impl FnOnce() -> Result<Vec<u8>, KeyFileError>,
) -> Result<(Vec<u8>, bool), KeyFileError> {
    let file = |source| KeyFileError::File { path: path.to_owned(), source };
    match File::open(path) {
        Ok(mut open) => {
            let mut bytes = Vec::new();
            open.read_to_end(&mut bytes).map_err(file)?;
            Ok((bytes, false))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let bytes = make()?;
            let beside = path.with_extension("new");
            write_private(&beside, &bytes).map_err(file)?;
            // A key that another process has put there meanwhile stays.
            match fs::hard_link(&beside, path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Ok((fs::read(path).map_err(file)?, false));
                }
                Err(error) => return Err(file(error)),
            }
            fs::remove_file(&beside).map_err(file)?;
            Ok((bytes, true))
        }
        Err(error) => Err(file(error)),
    }
}

/// Writes a file that only its owner can read, down to the disk.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
