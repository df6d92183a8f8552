//! The functions over a copy of the folder, a minute after it was put away.
#![expect(clippy::disallowed_methods, reason = "a test copies a folder and reads it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use base64ct::{Base64, Encoding};
use eds::testing::{Identity, Message};
use functions::FUNCTIONS;
use functions::api::{Platform, router};
use functions::app::{AppContext, Site as About, Tools};
use functions::local::{self, Opening, StaffFile};
use functions::local_keys::LocalKeys;
use functions::pages::Pages;
use functions::record_keys::KeyFile;
use functions::request_log::Unrecorded;
use functions::seal::Unwrap;
use functions::staff::Staff;
use functions::store::embedded::Engine;
use functions::verifier::{SignatureVerifier, Signatures};
use jiff::Timestamp;
use pages::answer::{BODY, HEADING};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

/// How long after the end of the folder the tests take place, in seconds: its sessions and the
/// requests that wait for a signature are still good.
const LATER: i64 = 60;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders/2026-11")
}

/// What is expected of the folder.
pub(crate) fn expected() -> &'static Value {
    static EXPECTED: LazyLock<Value> = LazyLock::new(|| {
        let text = fs::read_to_string(home().join("expected.json")).expect("a file");
        serde_json::from_str(&text).expect("JSON")
    });
    &EXPECTED
}

/// A copy of the folder.
pub(crate) fn copy() -> TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(home().join("data")).expect("a folder") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), copy.path().join(entry.file_name())).expect("copied");
    }
    copy
}

/// A text of JSON.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn clock() -> Timestamp {
    let ended = expected()["ended"].as_i64().expect("a number");
    Timestamp::from_second(ended + LATER).expect("a time")
}

/// Pages with a frame of one line.
#[derive(Debug)]
pub(crate) struct Plain;

impl Pages for Plain {
    fn page(&self, locale: domain::Locale) -> Option<String> {
        Some(format!("<html lang={}><h1>{HEADING}</h1>{BODY}</html>", locale.tag()))
    }

    fn name(&self, locale: domain::Locale) -> Option<String> {
        Some(format!("Site in {locale}"))
    }
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

/// What the functions are given.
struct Machine {
    app: AppContext,
    staff: Arc<StaffFile>,
    keys: LocalKeys,
}

impl Platform for Machine {
    fn app(&self) -> AppContext {
        self.app.clone()
    }

    fn verifier(&self) -> Arc<dyn SignatureVerifier> {
        Signatures::Test.verifier()
    }

    fn staff(&self) -> Arc<dyn Staff> {
        self.staff.clone()
    }

    fn unwrap(&self) -> Arc<dyn Unwrap> {
        Arc::new(self.keys.clone())
    }
}

/// The functions over a folder.
pub(crate) struct Site {
    pub(crate) router: Router,
}

impl Site {
    /// The functions over a folder, with the clock of the tests.
    pub(crate) async fn open(folder: &Path) -> Site {
        drop(local::open(folder, Opening::new(Signatures::Test, Arc::new(Plain))).await);
        let keys = LocalKeys::read(folder).expect("keys");
        let record_keys = KeyFile::open(&folder.join("record-keys")).expect("record keys");
        let engine = Engine::open(&folder.join("table.sqlite")).expect("an engine");
        let app = AppContext::new(Tools {
            table: engine.table().await.expect("a table"),
            record_keys: Arc::new(record_keys),
            secrets: keys.secrets().clone(),
            sealer: keys.sealer().expect("a sealer"),
            pages: Arc::new(Plain),
            site: About { origin: Some(text(&expected()["origin"]).to_owned()), bin: None },
            kinds: functions::KINDS,
            sms: None,
            records: Arc::new(Unrecorded),
            clock,
        });
        let platform = Machine { app, staff: Arc::new(StaffFile::of(folder)), keys };
        Site { router: router(FUNCTIONS, &platform) }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        Answer { status, headers, text: String::from_utf8(body.to_vec()).expect("UTF-8") }
    }

    /// Reads an address with a cookie.
    pub(crate) async fn get(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.send(request.expect("a request")).await
    }

    /// Sends JSON.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        let request = request.body(Body::from(body.to_string()));
        self.send(request.expect("a request")).await
    }

    /// Sends a form with a cookie, as a browser does.
    pub(crate) async fn form(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// Signs somebody in; the cookie.
    pub(crate) async fn sign_in(&self, signer: &Identity) -> String {
        let page = self.form("", "/api/kk/admin/challenge", &[]).await.text;
        let document = Base64::decode_vec(within(&page, "data-document=\"")).expect("base64");
        let document = String::from_utf8(document).expect("UTF-8");
        let fields = [
            ("request", within(&page, "name=\"request\" value=\"")),
            ("ticket", within(&page, "name=\"ticket\" value=\"")),
            ("signature", &sign(&document, signer)),
        ];
        let entered = self.form("", "/api/kk/admin/session", &fields).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
        let cookie = entered.headers[header::SET_COOKIE].to_str().expect("text");
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    /// Asks for a contact; the text to be signed, with its request and ticket.
    pub(crate) async fn ask(&self, id: &str) -> Value {
        let body = json!({ "record": id, "purpose": "own-need", "undertaking": "2026-11" });
        let answer = self.post("/api/en/reveals/requests", &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.json()
    }

    /// Signs a text that was asked for and sends it back.
    pub(crate) async fn reveal(&self, asked: &Value, signer: &Identity) -> Answer {
        let signature = sign(text(&asked["text"]), signer);
        let (request, ticket) = (&asked["request"], &asked["ticket"]);
        let body = json!({ "request": request, "ticket": ticket, "signature": signature });
        self.post("/api/ru/reveals", &body).await
    }

    /// Shows a contact to the visitor of a clerk.
    pub(crate) async fn visit(&self, clerk: &str, id: &str, document: &str) -> Answer {
        let fields = [
            ("record", id),
            ("visitor", "Келген Адам"),
            ("document", "foreign"),
            ("number", document),
            ("purpose", "urgent"),
            ("undertaking", "2026-11"),
        ];
        self.form(clerk, "/api/ru/reveals/counter", &fields).await
    }

    /// Decides on a card as the page of that card shows it now.
    pub(crate) async fn decide(&self, cookie: &str, id: &str, more: &[(&str, &str)]) -> Answer {
        let card = self.get(cookie, &format!("/api/ru/admin/card?record={id}")).await.text;
        let version = within(&card, "name=\"version\" value=\"");
        let fields = [&[("record", id), ("version", version)], more].concat();
        self.form(cookie, "/api/ru/admin/decisions", &fields).await
    }
}

/// A text, signed as NCALayer signs it.
fn sign(text: &str, signer: &Identity) -> String {
    let now = u64::try_from(clock().as_second()).expect("after 1970");
    let now = UNIX_EPOCH + Duration::from_secs(now);
    Base64::encode_string(&Message::new(text.as_bytes(), signer, now).to_der())
}

/// The text between a mark and the next quotation mark.
fn within<'a>(page: &'a str, begin: &str) -> &'a str {
    let (_, rest) = page.split_once(begin).unwrap_or_else(|| panic!("{begin} in {page}"));
    rest.split('"').next().expect("an end")
}
