//! Why a data folder cannot be used, in the operator's language.

use std::io;
use std::path::PathBuf;

use domain::{Locale, Words};

use crate::local_keys::KeyFileError;
use crate::record_keys::RecordKeyFileError;
use crate::rotate::RotateError;
use crate::seal::SealError;
use crate::store::Unavailable;
use crate::texts::local as texts;

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    /// The record keys.
    #[error(transparent)]
    RecordKeys(#[from] RecordKeyFileError),
    /// The public key.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Encrypting again with another key.
    #[error(transparent)]
    Rotate(#[from] RotateError),
    /// The table.
    #[error("the table {path}")]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Unavailable,
    },
    /// A file of the folder.
    #[error("the file {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file without which the table cannot be used is missing.
    #[error("{path} is missing")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file is there, but the table was written with another.
    #[error("{path} is not the one with which the table was written")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The folder accepts other signatures: what real people entrusted is not shown to test keys.
    #[error("{path} was begun for {had} signatures, not for {asked}")]
    Signatures {
        /// The folder.
        path: PathBuf,
        /// What it was begun for.
        had: String,
        /// What was asked.
        asked: &'static str,
    },
}

impl LocalError {
    /// What is wrong and what the operator can do.
    pub fn message(&self, locale: Locale) -> String {
        let about = |text: Words, path: &PathBuf| {
            text.fill(locale, &[("path", &path.display().to_string())])
        };
        match self {
            LocalError::RecordKeys(RecordKeyFileError::InUse { path }) => {
                about(texts::IN_USE, path)
            }
            LocalError::RecordKeys(RecordKeyFileError::Damaged { path })
            | LocalError::Keys(KeyFileError::Unreadable { path }) => about(texts::DAMAGED, path),
            LocalError::Missing { path } | LocalError::Keys(KeyFileError::Missing { path }) => {
                about(texts::MISSING, path)
            }
            LocalError::Foreign { path } => about(texts::FOREIGN, path),
            LocalError::File { path, .. }
            | LocalError::RecordKeys(RecordKeyFileError::File { path, .. })
            | LocalError::Keys(KeyFileError::File { path, .. }) => about(texts::FILE, path),
            LocalError::Table { path, .. } => about(texts::TABLE, path),
            LocalError::Signatures { path, had, asked } => {
                let path = path.display().to_string();
                texts::SIGNATURES.fill(locale, &[("path", &path), ("had", had), ("asked", asked)])
            }
            LocalError::Keys(KeyFileError::Make) | LocalError::Seal(_) => {
                texts::KEY.get(locale).to_owned()
            }
            LocalError::Rotate(_) => texts::ROTATE.get(locale).to_owned(),
        }
    }
}
