//! Keys in files, for the embedded store: made on the first start, readable by their owner only.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the door to the key files"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rsa::Generate;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use sha2::Sha256;

use crate::keys::{SECRET, Secrets, random};
use crate::seal::{SealError, Sealer, Unwrap, Unwrapping};

/// The file of the master secret.
const MASTER: &str = "secret.key";

/// The file of the key pair, in the DER of PKCS#8. Its name is that of the key.
const CONTACTS: &str = "contacts-1";

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
    private: rsa::PrivateKey,
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
        let file = |path: &Path| {
            let path = path.to_owned();
            move |source| KeyFileError::File { path, source }
        };
        fs::create_dir_all(folder).map_err(file(folder))?;
        let (master_path, contacts_path) = (folder.join(MASTER), folder.join(CONTACTS));
        let fresh =
            || random::<SECRET>().map(|master| master.to_vec()).map_err(|_| KeyFileError::Make);
        let (master, made) = read_or_make(&master_path, fresh)?;
        let pair = || {
            let pair = rsa::PrivateKey::try_generate().map_err(|_| KeyFileError::Make)?;
            let der = pair.to_pkcs8_der().map_err(|_| KeyFileError::Make)?;
            Ok(der.as_bytes().to_vec())
        };
        let (der, _) = read_or_make(&contacts_path, pair)?;
        let unreadable = |path: PathBuf| KeyFileError::Unreadable { path };
        let master = master.try_into().map_err(|_| unreadable(master_path))?;
        let private =
            rsa::PrivateKey::from_pkcs8_der(&der).map_err(|_| unreadable(contacts_path))?;
        Ok(LocalKeys { secrets: Secrets::of(master), private, made })
    }

    /// Whether the keys were made just now, so that a copy of them must be put away.
    pub fn were_made(&self) -> bool {
        self.made
    }

    /// The secrets.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Seals with the public half.
    pub fn sealer(&self) -> Result<Sealer, SealError> {
        let der = self.private.to_public_key().to_public_key_der();
        Sealer::new(CONTACTS, der.map_err(|_| SealError::Key("for sealing"))?.as_bytes())
    }
}

impl Unwrap for LocalKeys {
    fn unwrap_key<'a>(&'a self, key: &'a str, wrapped: &'a [u8]) -> Unwrapping<'a> {
        Box::pin(async move {
            if key != CONTACTS {
                return Err(SealError::Key("that sealed it"));
            }
            self.private.oaep_decrypt::<Sha256>(wrapped).map_err(|_| SealError::Closed)
        })
    }
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
