//! All functions for tests: every router over one table in memory, with its own day, its own
//! authority for signatures, and faults at any call of the store.

mod forms;
mod frames;
mod kept;
mod messages;

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64ct::{Base64, Encoding};
use eds::testing::{Authority, Identity, Key as SigningKey, Message, NeverRevoked, write};
use eds::{Algorithm, Policy, Role as EdsRole, Verifier};
use jiff::Timestamp;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::api::{self, Function, Platform};
use crate::app::{AppContext, Site as About, Tools};
use crate::audit::{Entry, Log};
use crate::keys::Secrets;
use crate::local_keys::LocalKeys;
use crate::record_keys::{KeyFile, RecordKeys};
use crate::records::{Kinds, State};
use crate::seal::{Sealer, Unwrap};
use crate::sms::Sms;
use crate::staff::{List, Role, Staff, name};
use crate::store::embedded::Engine;
use crate::store::fault::Faults;
use crate::store::{self, Item, Table};
use crate::verifier::SignatureVerifier;
use crate::volunteers::KIND;
pub(crate) use forms::{answers, signing, with_proof};
use frames::TestPages;
pub(crate) use kept::Kept;
pub(crate) use messages::Messages;

/// The master of all secrets of the tests.
pub(crate) const SECRET_OF_TESTS: [u8; 32] = [5; 32];

/// The moment of the tests: an evening of November 2026.
pub(crate) const NOW: i64 = 1_795_000_000;

/// The telephone of the first volunteer of a test.
const FIRST_NUMBER: usize = 77_012_345_678;

thread_local! {
    /// How much later it is on this thread, in seconds.
    static LATER: Cell<i64> = const { Cell::new(0) };
}

fn clock() -> Timestamp {
    Timestamp::from_second(NOW + LATER.get()).expect("a time")
}

/// Lets so many seconds pass, for a test on one thread.
pub(crate) fn pass(seconds: i64) {
    LATER.set(LATER.get() + seconds);
}

/// The staff: their numbers and roles.
pub(crate) const STAFF: [(&str, &[Role]); 7] = [
    ("111111111111", &[Role::Moderator]),
    ("222222222222", &[Role::Moderator, Role::Auditor]),
    ("333333333333", &[Role::Clerk]),
    ("444444444444", &[Role::Auditor]),
    ("555555555555", &[Role::Examiner]),
    ("666666666666", &[Role::Examiner]),
    ("777777777777", &[Role::Clerk, Role::Moderator]),
];

static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| Authority::new(Algorithm::RsaSha256));

/// Somebody with a key of this number.
pub(crate) fn person(iin: &str, name: &str) -> Identity {
    let key = SigningKey::new(Algorithm::RsaSha256, "signer");
    let mut spec = AUTHORITY.holder(EdsRole::Person, &key);
    spec.subject[0].1 = write::utf8(name);
    spec.subject[2].1 = write::printable(&format!("IIN{iin}"));
    Identity { certificate: AUTHORITY.issue(&spec), key }
}

/// A text, signed as NCALayer signs it.
pub(crate) fn sign(text: &str, signer: &Identity) -> String {
    let now = UNIX_EPOCH + Duration::from_secs(NOW as u64);
    Base64::encode_string(&Message::new(text.as_bytes(), signer, now).to_der())
}

/// One key pair for all tests: to make one takes a second.
pub(crate) fn keys() -> &'static LocalKeys {
    static KEYS: LazyLock<LocalKeys> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        LocalKeys::open(folder.path()).expect("keys")
    });
    &KEYS
}

/// The site of a test.
pub(crate) struct Site {
    /// The tools.
    pub(crate) app: AppContext,
    /// All functions.
    pub(crate) router: Router,
    /// Faults at the store's calls.
    pub(crate) faults: Faults,
    /// What was noted of requests.
    pub(crate) records: Kept,
    /// How many volunteers were let in.
    volunteers: AtomicUsize,
    /// What functions are given.
    platform: TestPlatform,
}

/// A new site, whose staff is [`STAFF`].
pub(crate) async fn site() -> Site {
    let (faults, records) = (Faults::default(), Kept::default());
    let table = store::testing::table(Some(faults.clone())).await;
    let sealer = keys().sealer().expect("a sealer");
    let record_keys = Arc::new(KeyFile::in_memory());
    assembled((table, record_keys, sealer), keys().clone(), (faults, records))
}

/// A new site that can send text messages, and those that it sends.
pub(crate) async fn site_with_sms() -> (Site, Messages) {
    let (site, messages) = (site().await, Messages::default());
    let Site { app, faults, records, .. } = site;
    let parts = (app.table.clone(), app.record_keys.clone(), keys().sealer().expect("a sealer"));
    let sms = Some(Arc::new(messages.clone()) as Arc<dyn Sms>);
    let app = AppContext::new(Tools { sms, ..of(parts, &records, crate::KINDS) });
    (over(app, keys().clone(), (faults, records)), messages)
}

/// A new site over an engine.
pub(crate) async fn site_on(engine: Engine) -> Site {
    let (faults, records) = (Faults::default(), Kept::default());
    let table = engine.table_behind(Some(faults.clone())).await.expect("a table");
    let sealer = keys().sealer().expect("a sealer");
    let record_keys = Arc::new(KeyFile::in_memory());
    assembled((table, record_keys, sealer), keys().clone(), (faults, records))
}

/// The same table with other keys of contacts.
pub(crate) fn with_sealer(site: Site, sealer: Sealer, keys: LocalKeys) -> Site {
    let Site { app, faults, records, .. } = site;
    assembled((app.table.clone(), app.record_keys.clone(), sealer), keys, (faults, records))
}

/// The same table with other record keys.
pub(crate) fn with_record_keys(site: Site, record_keys: Arc<dyn RecordKeys>) -> Site {
    let Site { app, faults, records, .. } = site;
    let sealer = keys().sealer().expect("a sealer");
    assembled((app.table.clone(), record_keys, sealer), keys().clone(), (faults, records))
}

/// The same table with other kinds of records.
pub(crate) fn with_kinds(site: Site, kinds: Kinds) -> Site {
    let Site { app, faults, records, .. } = site;
    let sealer = keys().sealer().expect("a sealer");
    let app = tools((app.table.clone(), app.record_keys.clone(), sealer), &records, kinds);
    over(app, keys().clone(), (faults, records))
}

#[derive(Clone)]
struct TestPlatform {
    app: AppContext,
    verifier: Arc<dyn SignatureVerifier>,
    staff: Arc<dyn Staff>,
    keys: LocalKeys,
}

impl Platform for TestPlatform {
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

/// What a site is made of again.
type Parts = (Table, Arc<dyn RecordKeys>, Sealer);

fn assembled(parts: Parts, keys: LocalKeys, (faults, records): (Faults, Kept)) -> Site {
    over(tools(parts, &records, crate::KINDS), keys, (faults, records))
}

fn tools(parts: Parts, records: &Kept, kinds: Kinds) -> AppContext {
    AppContext::new(of(parts, records, kinds))
}

fn of((table, record_keys, sealer): Parts, records: &Kept, kinds: Kinds) -> Tools {
    Tools {
        table,
        record_keys,
        secrets: Secrets::of(SECRET_OF_TESTS),
        sealer,
        pages: Arc::new(TestPages),
        site: About { origin: Some("https://site.example".to_owned()), bin: None },
        kinds,
        sms: None,
        records: Arc::new(records.clone()),
        clock,
    }
}

fn over(app: AppContext, keys: LocalKeys, (faults, records): (Faults, Kept)) -> Site {
    let verifier = Verifier::new(AUTHORITY.trust(), Policy::Any, NeverRevoked);
    let verifier = Arc::new(verifier);
    let staff =
        STAFF.map(|(iin, roles)| (name(&app.secrets, iin), roles.iter().copied().collect()));
    let staff = Arc::new(List::of(staff));
    let platform = TestPlatform { app: app.clone(), verifier, staff, keys };
    let router = api::router(crate::FUNCTIONS, &platform);
    Site { router, app, faults, records, volunteers: AtomicUsize::new(0), platform }
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

impl Site {
    /// The same site with other functions.
    pub(crate) fn with_functions(self, functions: &[&'static Function]) -> Site {
        Site { router: api::router(functions, &self.platform), ..self }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        // Only what everybody may see is kept by a cache, and checked by its tag.
        let caching = if headers.contains_key(header::ETAG) { "no-cache" } else { "no-store" };
        assert_eq!(headers[header::CACHE_CONTROL], caching);
        Answer { status, headers, text: String::from_utf8(body.to_vec()).expect("UTF-8") }
    }

    pub(crate) async fn post(&self, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin")
            .body(body.into());
        self.send(request.expect("a request")).await
    }

    pub(crate) async fn sign_up(&self, answers: &Value) -> Answer {
        self.post("/api/kk/volunteers", "application/json", answers.to_string()).await
    }

    pub(crate) async fn own(&self, link: &str, change: Option<&str>) -> Answer {
        let mut body = json!({ "link": link });
        if let Some(change) = change {
            body["change"] = change.into();
        }
        self.post("/api/kk/volunteers/own", "application/json", body.to_string()).await
    }

    /// A solved challenge, as the page's script sends it.
    pub(crate) async fn proof(&self) -> String {
        self.proof_at("/api/kk/volunteers/challenge").await
    }

    /// The same for the challenge at an address.
    pub(crate) async fn proof_at(&self, path: &str) -> String {
        let request = Request::get(path).body(Body::empty());
        let challenge = self.send(request.expect("a request")).await;
        let challenge: altcha::Challenge = serde_json::from_str(&challenge.text).expect("one");
        let options = altcha::SolveChallengeOptions::new(&challenge);
        let solution = altcha::solve_challenge(options).expect("solvable").expect("in time");
        let payload = altcha::Payload { challenge, solution };
        Base64::encode_string(&serde_json::to_vec(&payload).expect("JSON"))
    }

    /// Sends JSON.
    pub(crate) async fn json(&self, path: &str, body: &Value) -> Answer {
        self.post(path, "application/json", body.to_string()).await
    }

    /// Sends a form with a cookie, as a browser does on the admin pages.
    pub(crate) async fn at_desk(
        &self,
        cookie: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// Reads a page with a cookie.
    pub(crate) async fn read(&self, cookie: &str, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
        self.send(request.expect("a request")).await
    }

    /// Signs in as staff; the cookie.
    pub(crate) async fn sign_in(&self, iin: &str) -> String {
        let page = self.at_desk("", "/api/kk/admin/challenge", &[]).await;
        let (text, fields) = signing(&page.text);
        let signature = sign(&text, &person(iin, "ҚЫЗМЕТКЕР"));
        let [request, ticket] = &fields;
        let fields = [("request", request.as_str()), ("ticket", ticket), ("signature", &signature)];
        let entered = self.at_desk("", "/api/kk/admin/session", &fields).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
        let cookie = entered.headers[header::SET_COOKIE].to_str().expect("text");
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    /// Signs somebody with a telephone of their own up who is let in by a moderator; the id and the
    /// secret link.
    pub(crate) async fn volunteer(&self) -> (String, String) {
        let mut form = with_proof(self).await;
        let number = FIRST_NUMBER + self.volunteers.fetch_add(1, Ordering::Relaxed);
        form["phone"] = format!("+{number}").into();
        let answer = self.sign_up(&form).await;
        let link = answer.json()["link"].as_str().expect("a link").to_owned();
        let waiting = self.waiting().await;
        let card = waiting.last().expect("a card waits");
        let id = card.key.partition.split_once('#').expect("an id").1.to_owned();
        let cookie = self.sign_in("111111111111").await;
        let version = card.version.to_string();
        let fields = [("record", id.as_str()), ("version", &version), ("decision", "list")];
        let decided = self.at_desk(&cookie, "/api/kk/admin/decisions", &fields).await;
        assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
        (id, link)
    }

    /// Asks for a contact; the request as JSON.
    pub(crate) async fn ask(&self, id: &str) -> Value {
        let body = json!({ "record": id, "purpose": "own-need", "undertaking": "2026-11" });
        let answer = self.json("/api/kk/reveals/requests", &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.json()
    }

    /// Sends a signed request back.
    pub(crate) async fn reveal(&self, asked: &Value, signature: &str) -> Answer {
        let body = json!({
            "request": asked["request"], "ticket": asked["ticket"], "signature": signature,
        });
        self.json("/api/kk/reveals", &body).await
    }

    pub(crate) async fn waiting(&self) -> Vec<Item> {
        self.app.table.list(&KIND.list(State::Waiting)).await.expect("a list")
    }
}

/// All entries of the audit log, which is whole.
pub(crate) async fn entries(table: &Table) -> Vec<Entry> {
    let report = Log::AUDIT.verify(table, &[]).await.expect("the log");
    assert!(report.is_whole(), "{report:?}");
    let rows = Log::AUDIT.rows(table, 1, usize::MAX).await.expect("the log").into_iter();
    rows.map(|found| found.row.expect("a row").entry().expect("an entry")).collect()
}
