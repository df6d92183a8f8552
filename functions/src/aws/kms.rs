//! KMS: keeps the keys that no program holds. Besides the store, the only file that names its SDK.

use std::time::Duration;

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_sdk_kms::Client;
use aws_sdk_kms::config::{BehaviorVersion, Region, retry::RetryConfig, timeout::TimeoutConfig};
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::EncryptionAlgorithmSpec;

use super::settings::Settings;
use crate::keys::SECRET;
use crate::seal::{SealError, Unwrap, Unwrapping};

/// What the master secret was encrypted for: said again, or it does not decrypt.
const PURPOSE: (&str, &str) = ("purpose", "tugan master secret");

/// How long a call may take, and how often it is tried.
const CALL: Duration = Duration::from_secs(3);
const TRIES: u32 = 3;

/// The client of KMS.
pub(super) fn client(http: &SharedHttpClient, settings: &Settings) -> Client {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(CALL).build();
    let mut config = aws_sdk_kms::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(settings.region.clone()))
        .credentials_provider(settings.credentials.clone())
        .http_client(http.clone())
        .retry_config(RetryConfig::standard().with_max_attempts(TRIES))
        .timeout_config(timeouts);
    if let Some(endpoint) = &settings.kms_endpoint {
        config = config.endpoint_url(endpoint);
    }
    Client::from_conf(config.build())
}

/// Decrypts the master secret. Its ciphertext names its key, which the role must have a right to.
pub(super) async fn master(
    client: &Client,
    settings: &Settings,
) -> Result<[u8; SECRET], SealError> {
    let (name, value) = PURPOSE;
    let request = client.decrypt().ciphertext_blob(Blob::new(settings.secret.clone()));
    let answer = request.encryption_context(name, value).send().await;
    // The text of an error may quote the request, so its cause is not logged.
    let answer = answer.map_err(|_| SealError::Key("of the master secret"))?;
    let plain = answer.plaintext.map(Blob::into_inner).unwrap_or_default();
    plain.try_into().map_err(|_| SealError::Key("of the master secret"))
}

/// Unwraps data keys by KMS, which keeps the private half and lets nobody see it.
#[derive(Debug, Clone)]
pub struct KmsUnwrap {
    client: Client,
    key: String,
}

impl KmsUnwrap {
    /// Unwraps by the key pair with this ARN.
    pub fn new(client: Client, key: String) -> KmsUnwrap {
        KmsUnwrap { client, key }
    }
}

impl Unwrap for KmsUnwrap {
    fn unwrap_key<'a>(&'a self, key: &'a str, wrapped: &'a [u8]) -> Unwrapping<'a> {
        Box::pin(async move {
            if key != self.key {
                return Err(SealError::Key("that sealed it"));
            }
            let request = self
                .client
                .decrypt()
                .key_id(&self.key)
                .encryption_algorithm(EncryptionAlgorithmSpec::RsaesOaepSha256)
                .ciphertext_blob(Blob::new(wrapped));
            let answer = request.send().await.map_err(|_| SealError::Closed)?;
            answer.plaintext.map(Blob::into_inner).ok_or(SealError::Closed)
        })
    }
}
