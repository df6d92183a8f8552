//! What a function works with on AWS, made at its first request.

use std::sync::Arc;

use aws_sdk_dynamodb::config::SharedHttpClient;
use aws_smithy_http_client::Builder;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use jiff::Timestamp;

use crate::api::Platform;
use crate::app::{AppContext, Site, Tools};
use crate::folder::Folder;
use crate::keys::Secrets;
use crate::record_keys::KeyTable;
use crate::request_log::Printed;
use crate::seal::{SealError, Sealer, Unwrap};
use crate::staff::Staff;
use crate::store::{self, Table};
use crate::verifier::{SignatureVerifier, Signatures};

use super::kms::{self, KmsUnwrap};
use super::settings::Settings;

/// What a function is made of, once the master secret is there.
#[derive(Debug)]
pub(super) struct Ready {
    app: AppContext,
    settings: Settings,
    kms: aws_sdk_kms::Client,
}

impl Platform for Ready {
    fn app(&self) -> AppContext {
        self.app.clone()
    }

    fn verifier(&self) -> Arc<dyn SignatureVerifier> {
        Signatures::National.verifier()
    }

    /// The staff, as it was when this version was deployed.
    fn staff(&self) -> Arc<dyn Staff> {
        Arc::new(self.settings.staff.clone())
    }

    fn unwrap(&self) -> Arc<dyn Unwrap> {
        Arc::new(KmsUnwrap::new(self.kms.clone(), self.settings.contacts_key.clone()))
    }
}

/// Gets ready: decrypts the master secret and makes the tools.
#[expect(clippy::disallowed_methods, reason = "the clock of the functions on AWS")]
pub(super) async fn ready(settings: &Settings) -> Result<Ready, SealError> {
    let http = client();
    let kms = kms::client(&http, settings);
    let master = kms::master(&kms, settings).await?;
    let place = store::TableSettings {
        table: settings.table.clone(),
        region: settings.region.clone(),
        endpoint: settings.endpoint.clone(),
    };
    let keys = store::TableSettings { table: settings.record_keys.clone(), ..place.clone() };
    let keys = KeyTable(Table::over(http.clone(), settings.credentials.clone(), keys));
    let app = AppContext::new(Tools {
        table: Table::over(http, settings.credentials.clone(), place),
        record_keys: Arc::new(keys),
        secrets: Secrets::of(master),
        sealer: Sealer::new(&settings.contacts_key, &settings.contacts_public_key)?,
        pages: Arc::new(Folder(settings.pages.clone())),
        site: Site {
            origin: settings.site.as_ref().map(|host| format!("https://{host}")),
            bin: settings.bin.clone(),
        },
        kinds: crate::KINDS,
        sms: None,
        records: Arc::new(Printed),
        clock: Timestamp::now,
    });
    Ok(Ready { app, settings: settings.clone(), kms })
}

/// The one client of HTTP, for the table and for KMS.
fn client() -> SharedHttpClient {
    Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https()
}
