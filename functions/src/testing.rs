//! A whole counter for tests: every router over one table in memory, with its own day, its own
//! authority for signatures, and faults at any call of the store.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base64ct::{Base64, Encoding};
use eds::testing::{Authority, Identity, Key as SigningKey, Message, NeverRevoked, write};
use eds::{Algorithm, Policy, Role as EdsRole, Verifier};
use jiff::Timestamp;
use pages::answer::{BODY, HEADING};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::admin::{self, Admin};
use crate::app::{AppContext, Site as About, Tools};
use crate::http::record::{Record, RequestLog};
use crate::keys::Secrets;
use crate::local_keys::LocalKeys;
use crate::pages::Pages;
use crate::reveals::{self, Reveals};
use crate::seal::Sealer;
use crate::staff::{List, Role, name};
use crate::store::embedded::Engine;
use crate::store::fault::Faults;
use crate::store::{self, Item, Table};
use crate::volunteers::{self, State};

/// The master of all secrets of the tests.
pub(crate) const SECRET_OF_TESTS: [u8; 32] = [5; 32];

/// The moment of the tests: an evening of November 2026.
const NOW: i64 = 1_795_000_000;

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
pub(crate) const STAFF: [(&str, &[Role]); 4] = [
    ("111111111111", &[Role::Moderator]),
    ("222222222222", &[Role::Moderator, Role::Auditor]),
    ("333333333333", &[Role::Clerk]),
    ("444444444444", &[Role::Auditor]),
];

static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| Authority::new(Algorithm::RsaSha256));

/// Somebody with a key of his own number.
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

#[derive(Debug)]
struct TestPages;

impl Pages for TestPages {
    fn page(&self, locale: domain::Locale) -> Option<String> {
        Some(format!("<html lang={}><h1>{HEADING}</h1>{BODY}</html>", locale.tag()))
    }
}

/// One key pair for all tests: to make one takes a second.
pub(crate) fn keys() -> &'static LocalKeys {
    static KEYS: LazyLock<LocalKeys> = LazyLock::new(|| {
        let folder = tempfile::tempdir().expect("a folder");
        LocalKeys::open(folder.path()).expect("keys")
    });
    &KEYS
}

/// Keeps all records of a test.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<Record>>>);

impl RequestLog for Kept {
    fn take(&self, record: &Record) {
        self.0.lock().expect("no panic").push(record.clone());
    }
}

impl Kept {
    /// The records as lines of a log.
    pub(crate) fn lines(&self) -> Vec<String> {
        let records = self.0.lock().expect("no panic");
        records.iter().map(|record| serde_json::to_string(record).expect("JSON")).collect()
    }
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
}

/// A new site, whose staff is [`STAFF`].
pub(crate) async fn site() -> Site {
    let (faults, records) = (Faults::default(), Kept::default());
    let table = store::testing::table(Some(faults.clone())).await;
    let sealer = keys().sealer().expect("a sealer");
    assembled(table, sealer, keys().clone(), (faults, records))
}

/// A new site over an engine.
pub(crate) async fn site_on(engine: Engine) -> Site {
    let (faults, records) = (Faults::default(), Kept::default());
    let table = engine.table_behind(Some(faults.clone())).await.expect("a table");
    let sealer = keys().sealer().expect("a sealer");
    assembled(table, sealer, keys().clone(), (faults, records))
}

/// The same table with other keys of contacts.
pub(crate) fn with_sealer(site: Site, sealer: Sealer, keys: LocalKeys) -> Site {
    let Site { app, faults, records, .. } = site;
    assembled(app.table.clone(), sealer, keys, (faults, records))
}

fn assembled(
    table: Table,
    sealer: Sealer,
    keys: LocalKeys,
    (faults, records): (Faults, Kept),
) -> Site {
    let app = AppContext::new(Tools {
        table,
        secrets: Secrets::of(SECRET_OF_TESTS),
        sealer,
        pages: Arc::new(TestPages),
        site: About { origin: Some("https://site.example".to_owned()), bin: None },
        records: Arc::new(records.clone()),
        clock,
    });
    let verifier = Verifier::new(AUTHORITY.trust(), Policy::Any, NeverRevoked);
    let verifier = Arc::new(verifier);
    let staff =
        STAFF.map(|(iin, roles)| (name(&app.secrets, iin), roles.iter().copied().collect()));
    let staff = Arc::new(List(BTreeMap::from(staff)));
    let desk = Admin { app: app.clone(), verifier: verifier.clone(), staff: staff.clone() };
    let reveals = Reveals { app: app.clone(), verifier, staff, unwrap: Arc::new(keys) };
    let router =
        volunteers::router(app.clone()).merge(reveals::router(reveals)).merge(admin::router(desk));
    Site { router, app, faults, records }
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
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
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
        let request = Request::get("/api/kk/volunteers/challenge").body(Body::empty());
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

    /// Sends a form with a cookie, as a browser does at the desk.
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

    /// Signs in at the desk; the cookie.
    pub(crate) async fn sign_in(&self, iin: &str) -> String {
        let page = self.at_desk("", "/api/kk/desk/challenge", &[]).await;
        let (text, fields) = signing(&page.text);
        let signature = sign(&text, &person(iin, "ҚЫЗМЕТКЕР"));
        let [request, ticket] = &fields;
        let fields = [("request", request.as_str()), ("ticket", ticket), ("signature", &signature)];
        let entered = self.at_desk("", "/api/kk/desk/session", &fields).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
        let cookie = entered.headers[header::SET_COOKIE].to_str().expect("text");
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    /// Signs somebody up who is let in by a moderator; his id and his secret link.
    pub(crate) async fn volunteer(&self) -> (String, String) {
        let answer = self.sign_up(&with_proof(self).await).await;
        let link = answer.json()["link"].as_str().expect("a link").to_owned();
        let waiting = self.waiting().await;
        let card = waiting.last().expect("a card waits");
        let id = card.key.partition.split_once('#').expect("an id").1.to_owned();
        let cookie = self.sign_in("111111111111").await;
        let version = card.version.to_string();
        let fields = [("record", id.as_str()), ("version", &version), ("decision", "list")];
        let decided = self.at_desk(&cookie, "/api/kk/desk/decisions", &fields).await;
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
        self.app.table.list(State::Waiting.list()).await.expect("a list")
    }
}

/// Answers to the questionnaire.
pub(crate) fn answers() -> Value {
    json!({
        "born": "1990", "sex": "f", "education": "higher", "experience": "none",
        "place": "103200000", "languages": ["kk", "ru"], "ways": ["advice"], "days": ["sat"],
        "hours": ["morning"], "vehicle": "car", "name": "Айгүл Серікқызы",
        "phone": "8 701 234 56 78", "email": "aigul@example.kz", "consent": "2026-11",
    })
}

/// The same with a proof of work.
pub(crate) async fn with_proof(site: &Site) -> Value {
    let mut answers = answers();
    answers["altcha"] = site.proof().await.into();
    answers
}

/// The text on a page to be signed, and the request and the ticket in its form.
pub(crate) fn signing(page: &str) -> (String, [String; 2]) {
    let after = |text: &str, end: char| {
        let rest = page.split_once(text).unwrap_or_else(|| panic!("{text} in {page}")).1;
        rest.split(end).next().expect("an end").to_owned()
    };
    let text = Base64::decode_vec(&after("data-document=\"", '"')).expect("base64");
    let text = String::from_utf8(text).expect("UTF-8");
    (text, ["request", "ticket"].map(|name| after(&format!("name=\"{name}\" value=\""), '"')))
}
