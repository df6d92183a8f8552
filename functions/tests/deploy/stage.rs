//! All functions over one table in memory, each behind a door that notes what it calls.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use base64ct::{Base64, Encoding};
use domain::Phone;
use eds::testing::{Authority, Identity, Key, Message, NeverRevoked, write};
use eds::{Algorithm, Policy, Role as EdsRole, Verifier};
use functions::FUNCTIONS;
use functions::api::{Call, Operation, Platform};
use functions::app::{AppContext, Site, Tools};
use functions::keys::Secrets;
use functions::local_keys::LocalKeys;
use functions::pages::Pages;
use functions::record_keys::KeyTable;
use functions::request_log::Unrecorded;
use functions::seal::Unwrap;
use functions::sms::{Sending, Sms};
use functions::staff::{List, Role, Staff, name};
use functions::store::embedded::Engine;
use functions::store::{Table, TableSettings};
use functions::verifier::SignatureVerifier;
use jiff::Timestamp;
use serde_json::Value;
use tower::ServiceExt;

/// The moment of the walk: an evening of November 2026.
const NOW: i64 = 1_795_000_000;

static LATER: AtomicI64 = AtomicI64::new(0);

static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| Authority::new(Algorithm::RsaSha256));

/// The address of the site.
pub(crate) const ORIGIN: &str = "https://site.example";

/// The staff: who lets in, who is the second, who shows contacts to visitors.
pub(crate) const FIRST: &str = "111111111111";
pub(crate) const SECOND: &str = "222222222222";
pub(crate) const CLERK: &str = "333333333333";
pub(crate) const EXAMINER: &str = "555555555555";

/// What was called: by which function, how, and of which partition or list.
pub(crate) type Calls = BTreeSet<(String, Call, String)>;

fn clock() -> Timestamp {
    Timestamp::from_second(NOW + LATER.load(Ordering::SeqCst)).expect("a time")
}

/// Lets so many seconds pass.
pub(crate) fn pass(seconds: i64) {
    LATER.fetch_add(seconds, Ordering::SeqCst);
}

/// A text, signed by somebody with this number as NCALayer signs it.
pub(crate) fn sign(text: &str, iin: &str) -> String {
    sign_as(text, iin, "СҰРАУШЫ АДАМ")
}

/// The same by somebody with this name.
pub(crate) fn sign_as(text: &str, iin: &str, name: &str) -> String {
    let key = Key::new(Algorithm::RsaSha256, "signer");
    let mut spec = AUTHORITY.holder(EdsRole::Person, &key);
    spec.subject[0].1 = write::utf8(name);
    spec.subject[2].1 = write::printable(&format!("IIN{iin}"));
    let signer = Identity { certificate: AUTHORITY.issue(&spec), key };
    let now = UNIX_EPOCH + Duration::from_secs(NOW as u64);
    Base64::encode_string(&Message::new(text.as_bytes(), &signer, now).to_der())
}

/// The engine behind a door that notes what a function calls.
#[derive(Debug, Clone)]
struct Watched {
    engine: Engine,
    function: &'static str,
    calls: Arc<Mutex<Calls>>,
}

impl HttpConnector for Watched {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let body: Value = serde_json::from_slice(request.body().bytes().unwrap_or_default())
            .expect("a request in JSON");
        let called = called(target.rsplit('.').next().unwrap_or_default(), &body);
        let called = called.into_iter().map(|(call, key)| (self.function.to_owned(), call, key));
        self.calls.lock().expect("no panic").extend(called);
        self.engine.call(request)
    }
}

/// What a request calls, as IAM looks at it.
fn called(operation: &str, body: &Value) -> Vec<(Call, String)> {
    let text = |value: &Value| value["S"].as_str().expect("a text").to_owned();
    match operation {
        "GetItem" => vec![(Call::Get, text(&body["Key"]["pk"]))],
        "Query" if body["IndexName"].is_null() => {
            vec![(Call::Parts, text(&body["ExpressionAttributeValues"][":k"]))]
        }
        "Query" => vec![(Call::List, text(&body["ExpressionAttributeValues"][":l"]))],
        "TransactWriteItems" => {
            let items = body["TransactItems"].as_array().expect("writes");
            let write = |item: &Value| {
                let (kind, write) = item.as_object()?.iter().next()?;
                Some(match kind.as_str() {
                    "Put" => (Call::Put, text(&write["Item"]["pk"])),
                    "Delete" => (Call::Remove, text(&write["Key"]["pk"])),
                    "Update" => (Call::Count, text(&write["Key"]["pk"])),
                    "ConditionCheck" => (Call::Expect, text(&write["Key"]["pk"])),
                    other => panic!("{other} is no write that a right is known for"),
                })
            };
            items.iter().map(|item| write(item).expect("a write")).collect()
        }
        other => panic!("{other} is no call that a right is known for"),
    }
}

#[derive(Debug)]
struct Pageless;

impl Pages for Pageless {
    fn page(&self, _: domain::Locale) -> Option<String> {
        None
    }

    fn name(&self, _: domain::Locale) -> Option<String> {
        None
    }
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

/// What is sent.
pub(crate) enum FormBody<'a> {
    Nothing,
    Json(Value),
    Form(&'a [(&'a str, &'a str)]),
}

/// What a watched function is given.
struct WatchedPlatform {
    app: AppContext,
    verifier: Arc<dyn SignatureVerifier>,
    staff: Arc<dyn Staff>,
    keys: LocalKeys,
}

impl Platform for WatchedPlatform {
    fn app(&self) -> AppContext {
        self.app.clone()
    }

    fn verifier(&self) -> Arc<dyn SignatureVerifier> {
        self.verifier.clone()
    }

    fn staff(&self) -> Arc<dyn Staff> {
        self.staff.clone()
    }

    fn unwrap(&self) -> Arc<dyn Unwrap> {
        Arc::new(self.keys.clone())
    }
}

/// All operations, each with the name of its function.
pub(crate) fn operations() -> impl Iterator<Item = (&'static str, &'static Operation)> {
    FUNCTIONS.iter().flat_map(|function| function.operations().map(|of| (function.name, of)))
}

/// The functions.
pub(crate) struct Stage {
    /// The table, which anybody may look into who is no function.
    pub(crate) table: Table,
    secrets: Secrets,
    routers: BTreeMap<&'static str, Router>,
    calls: Arc<Mutex<Calls>>,
    asked: Mutex<BTreeSet<&'static str>>,
    messages: Messages,
}

impl Stage {
    pub(crate) async fn new() -> Stage {
        let engine = Engine::in_memory().expect("memory");
        let table = engine.table().await.expect("a table");
        let folder = tempfile::tempdir().expect("a folder");
        let keys = LocalKeys::open(folder.path()).expect("keys");
        let calls: Arc<Mutex<Calls>> = Arc::default();
        let verifier: Arc<dyn SignatureVerifier> =
            Arc::new(Verifier::new(AUTHORITY.trust(), Policy::Any, NeverRevoked));
        let staff: [(&str, &[Role]); 4] = [
            (FIRST, &[Role::Moderator]),
            (SECOND, &[Role::Moderator, Role::Auditor]),
            (CLERK, &[Role::Clerk]),
            (EXAMINER, &[Role::Examiner]),
        ];
        let staff =
            staff.map(|(iin, roles)| (name(keys.secrets(), iin), roles.iter().copied().collect()));
        let staff: Arc<dyn Staff> = Arc::new(List::of(staff));
        let messages = Messages::default();
        let routers = FUNCTIONS.iter().map(|function| {
            let name = function.name;
            let watched = Watched { engine: engine.clone(), function: name, calls: calls.clone() };
            let (app, keys) = (app(watched, &keys, messages.clone()), keys.clone());
            let platform =
                WatchedPlatform { app, verifier: verifier.clone(), staff: staff.clone(), keys };
            (name, function.router(&platform))
        });
        let routers = routers.collect();
        let secrets = keys.secrets().clone();
        Stage { table, secrets, routers, calls, asked: Mutex::default(), messages }
    }

    /// The name that is made of a person's number.
    pub(crate) fn name(&self, iin: &str) -> String {
        name(&self.secrets, iin)
    }

    /// How many text messages were sent.
    pub(crate) fn messages(&self) -> usize {
        self.messages.0.lock().expect("no panic").len()
    }

    /// The six digits of the last text message.
    pub(crate) fn code(&self) -> String {
        let text = self.messages.0.lock().expect("no panic").last().expect("a message").clone();
        let mut words = text.split(|c: char| !c.is_ascii_digit());
        words.rfind(|word| word.len() == 6).expect("a code").to_owned()
    }

    /// Sends what an operation takes to the function that answers it; all must be well.
    pub(crate) async fn at(
        &self,
        id: &str,
        path: &str,
        cookie: &str,
        sent: FormBody<'_>,
    ) -> Answer {
        let (function, operation) = operations().find(|(_, of)| of.id == id).expect("an operation");
        self.asked.lock().expect("no panic").insert(operation.id);
        let path = if path.is_empty() { operation.path } else { path };
        let (kind, body) = match sent {
            FormBody::Nothing => ("", String::new()),
            FormBody::Json(body) => ("application/json", body.to_string()),
            FormBody::Form(fields) => {
                let form =
                    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
                ("application/x-www-form-urlencoded", form)
            }
        };
        let request = Request::builder()
            .method(operation.method.word())
            .uri(path.replace("{lang}", "kk"))
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, cookie)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        let router = self.routers[function].clone();
        let response = router.oneshot(request.expect("a request")).await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        let text = String::from_utf8(body.to_vec()).expect("UTF-8");
        assert!(operation.statuses.contains(&status), "{id}: {status} {text}");
        Answer { headers, text }
    }

    /// The same, at the operation's own address and without a cookie.
    pub(crate) async fn ask(&self, id: &str, sent: FormBody<'_>) -> Answer {
        self.at(id, "", "", sent).await
    }

    /// What was called so far, and which operations were asked for.
    pub(crate) fn seen(&self) -> (Calls, BTreeSet<&'static str>) {
        let calls = self.calls.lock().expect("no panic").clone();
        (calls, self.asked.lock().expect("no panic").clone())
    }
}

/// The text messages.
#[derive(Debug, Clone, Default)]
struct Messages(Arc<Mutex<Vec<String>>>);

impl Sms for Messages {
    fn send<'a>(&'a self, _: &'a Phone, text: &'a str) -> Sending<'a> {
        self.0.lock().expect("no panic").push(text.to_owned());
        Box::pin(async { Ok(()) })
    }
}

fn app(watched: Watched, keys: &LocalKeys, messages: Messages) -> AppContext {
    let connector = SharedHttpConnector::new(watched);
    let nobody = aws_credential_types::Credentials::new("none", "none", None, None, "none");
    let place = TableSettings {
        table: "tugan".to_owned(),
        region: "local".to_owned(),
        endpoint: Some("http://embedded.invalid".to_owned()),
    };
    let http = http_client_fn(move |_: &_, _: &_| connector.clone());
    let secrets: Secrets = keys.secrets().clone();
    let table = Table::over(http, nobody, place);
    AppContext::new(Tools {
        table: table.clone(),
        record_keys: Arc::new(KeyTable(table)),
        secrets,
        sealer: keys.sealer().expect("a sealer"),
        pages: Arc::new(Pageless),
        site: Site { origin: Some(ORIGIN.to_owned()), bin: None },
        kinds: functions::KINDS,
        sms: Some(Arc::new(messages)),
        records: Arc::new(Unrecorded),
        clock,
    })
}
