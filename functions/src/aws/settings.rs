//! The settings of a function, from the environment that the template gives it.
#![expect(clippy::disallowed_methods, reason = "the door to the environment")]

use std::env;
use std::path::PathBuf;

use aws_credential_types::Credentials;
use base64ct::{Base64, Encoding};

use crate::staff::List;
use crate::stored;

/// All of them. There are no others, and what is empty is not set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `TABLE`: the name of the table.
    pub table: String,
    /// `RECORD_KEYS`: the name of the table of record keys, of which no copies are made.
    pub record_keys: String,
    /// `ENDPOINT`: the address of a cluster that speaks DynamoDB; AWS if there is none.
    pub endpoint: Option<String>,
    /// `SECRET`: the master secret, encrypted by KMS, in base64.
    pub secret: Vec<u8>,
    /// `KMS_ENDPOINT`: another address of KMS, such as that of a private network.
    pub kms_endpoint: Option<String>,
    /// `CONTACTS_KEY`: the ARN of the key pair that contacts are sealed for.
    pub contacts_key: String,
    /// `CONTACTS_PUBLIC_KEY`: its public half, as PEM or the base64 of it.
    pub contacts_public_key: Vec<u8>,
    /// `STAFF`: the staff, as JSON; nobody if it is not set.
    pub staff: List,
    /// `PAGES`: the folder with `_answer/`; that of the program if it is not set.
    pub pages: PathBuf,
    /// `SITE`: the host by which browsers know the site.
    pub site: Option<String>,
    /// `BIN`: the number of who runs the site, as the national signing service knows it.
    pub bin: Option<String>,
    /// `EDGE`: what CloudFront shows, so that its word about the visitor's address is taken.
    pub edge: Option<String>,
    /// `AWS_REGION`, which Lambda sets.
    pub region: String,
    /// `AWS_ACCESS_KEY_ID` and the rest, which Lambda sets: those of the function's role.
    pub credentials: Credentials,
}

/// A setting that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// It is not there.
    #[error("the setting {0} is missing")]
    Missing(&'static str),
    /// It cannot be read.
    #[error("the setting {0} cannot be read")]
    Unreadable(&'static str),
}

impl Settings {
    /// Reads them from the environment.
    pub fn read() -> Result<Settings, SettingError> {
        Settings::from(|name| env::var(name).ok())
    }

    /// Reads them from where names have values.
    fn from(value: impl Fn(&str) -> Option<String>) -> Result<Settings, SettingError> {
        let some = |name| value(name).filter(|value| !value.is_empty());
        let must = |name| some(name).ok_or(SettingError::Missing(name));
        let bytes = |name| base64(&must(name)?).ok_or(SettingError::Unreadable(name));
        let staff = match some("STAFF") {
            None => List::default(),
            Some(text) => stored::read(&text).ok_or(SettingError::Unreadable("STAFF"))?,
        };
        let credentials = Credentials::new(
            must("AWS_ACCESS_KEY_ID")?,
            must("AWS_SECRET_ACCESS_KEY")?,
            some("AWS_SESSION_TOKEN"),
            None,
            "Lambda",
        );
        Ok(Settings {
            table: must("TABLE")?,
            record_keys: must("RECORD_KEYS")?,
            endpoint: some("ENDPOINT"),
            secret: bytes("SECRET")?,
            kms_endpoint: some("KMS_ENDPOINT"),
            contacts_key: must("CONTACTS_KEY")?,
            contacts_public_key: bytes("CONTACTS_PUBLIC_KEY")?,
            staff,
            pages: some("PAGES").or_else(|| some("LAMBDA_TASK_ROOT")).unwrap_or_default().into(),
            site: some("SITE"),
            bin: some("BIN"),
            edge: some("EDGE"),
            region: must("AWS_REGION")?,
            credentials,
        })
    }
}

/// The bytes of base64, with or without the lines of PEM around it.
fn base64(text: &str) -> Option<Vec<u8>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
    Base64::decode_vec(&lines.collect::<String>()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(changed: &str, to: &str) -> Result<Settings, SettingError> {
        let whole = [
            ("TABLE", "tugan"),
            ("RECORD_KEYS", "tugan-keys"),
            ("SECRET", "AQID"),
            ("CONTACTS_KEY", "arn:aws:kms:eu-central-1:111122223333:key/1"),
            (
                "CONTACTS_PUBLIC_KEY",
                "-----BEGIN PUBLIC KEY-----\nAQ\r\nID\n-----END PUBLIC KEY-----",
            ),
            ("AWS_REGION", "eu-central-1"),
            ("AWS_ACCESS_KEY_ID", "id"),
            ("AWS_SECRET_ACCESS_KEY", "key"),
        ];
        Settings::from(|name| {
            let given = whole.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
            if name == changed { Some(to.to_owned()) } else { given.map(str::to_owned) }
        })
    }

    #[test]
    fn a_missing_or_broken_setting_is_named() {
        let settings = read("", "").expect("all there");
        assert_eq!(settings.contacts_public_key, [1, 2, 3]);
        assert_eq!((settings.endpoint, settings.staff), (None, List::default()));
        let missing = |name| read(name, "").expect_err("empty");
        assert_eq!(missing("TABLE"), SettingError::Missing("TABLE"));
        assert_eq!(missing("SECRET"), SettingError::Missing("SECRET"));
        let broken = |name| read(name, "{").expect_err("broken");
        assert_eq!(broken("SECRET"), SettingError::Unreadable("SECRET"));
        assert_eq!(broken("STAFF"), SettingError::Unreadable("STAFF"));
        let staff = read("STAFF", r#"{"ab12":["clerk"]}"#).expect("a list").staff;
        assert_eq!(staff.staff.len(), 1);
    }
}
