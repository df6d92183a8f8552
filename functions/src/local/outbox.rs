//! Text messages as files of a folder, for a program of the operator that sends them.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the door to the folder of messages"
)]

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use domain::Phone;
use jiff::Timestamp;

use super::error::LocalError;
use super::folder::private;
use crate::keys::{hex, random};
use crate::local_keys::write_private;
use crate::sms::{Sending, Sms, SmsError};

/// A folder with one file for each message that is not sent yet: the number in its first line, the
/// text below. Only its owner can read it.
#[derive(Debug, Clone)]
pub struct Outbox(PathBuf);

impl Outbox {
    /// The outbox in a folder, which is made if it is not there.
    pub fn open(folder: &Path) -> Result<Outbox, LocalError> {
        let failed = |source| LocalError::File { path: folder.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        private(folder, 0o700)?;
        Ok(Outbox(folder.to_owned()))
    }

    fn put(&self, number: &str, text: &str) -> io::Result<()> {
        let chance = random::<8>().map_err(io::Error::other)?;
        let name = format!("{:013}-{}.txt", Timestamp::now().as_millisecond(), hex(&chance));
        // Under its own name only when it is whole.
        let part = self.0.join(format!(".{name}"));
        write_private(&part, format!("{number}\n{text}\n").as_bytes())?;
        fs::rename(&part, self.0.join(name))
    }
}

impl Sms for Outbox {
    fn send<'a>(&'a self, number: &'a Phone, text: &'a str) -> Sending<'a> {
        let (outbox, number, text) = (self.clone(), number.reveal().to_owned(), text.to_owned());
        Box::pin(async move {
            let put = tokio::task::spawn_blocking(move || outbox.put(&number, &text));
            match put.await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(error)) => Err(SmsError(error.kind().to_string())),
                Err(_) => Err(SmsError("the task ended".to_owned())),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[tokio::test]
    async fn a_message_is_a_file_that_only_its_owner_reads() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sms");
        let outbox = Outbox::open(&path).expect("an outbox");
        let number = Phone::parse("8 705 111 22 33").expect("a number");
        outbox.send(&number, "Код 123456").await.expect("sent");
        let files: Vec<_> = fs::read_dir(&path).expect("a folder").flatten().collect();
        let [file] = &files[..] else { panic!("one file: {files:?}") };
        assert!(file.file_name().to_string_lossy().ends_with(".txt"));
        let mode = file.metadata().expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
        let text = fs::read_to_string(file.path()).expect("text");
        assert_eq!(text, "+77051112233\nКод 123456\n");
        let error = Outbox(path.join("gone")).send(&number, "Код 123456").await;
        assert!(!error.expect_err("no folder").to_string().contains("7705"));
    }
}
