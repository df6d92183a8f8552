//! The whole server on a small site, without a socket.

use std::error::Error;
use std::fs;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use futures_util::StreamExt;
use tempfile::TempDir;
use tower::ServiceExt;

use super::error_page::ErrorPage;
use super::*;
use crate::build::site::Site;
use crate::build::workspace::Workspace;
use crate::commands::console::Opened;
use crate::diag::Diagnostics;
use crate::read::source::Sources;

const ABOUT: &str =
    "---\ntitle: Портал\nsummary: Портал туралы.\nupdated: 2026-11-24\n---\nДала.\n";
const ABOUT_PATH: &str = "content/page/about/index.kk.md";

fn site() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write(&dir, "site/site.yaml", "title: {kk: Сайт}\nbase_url: https://example.kz\n");
    write(&dir, ABOUT_PATH, ABOUT);
    dir
}

fn write(dir: &TempDir, path: &str, text: &str) {
    let path = dir.path().join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, text).expect("writable");
}

fn options() -> Options {
    Options { today: "2026-11-24".parse().expect("a day") }
}

fn checked(dir: &TempDir) -> Site {
    let checked = Workspace::open(dir.path(), options()).expect("opens").check().expect("a theme");
    checked.site.unwrap_or_else(|| panic!("{:?}", checked.faults.sorted()))
}

/// Runs a future in a runtime.
fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.expect("a runtime").block_on(work)
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: impl axum::http::header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

async fn response(
    current: &Arc<CurrentSite>,
    line: &str,
    headers: &[(&str, &str)],
) -> Response<Body> {
    let (method, uri) = line.split_once(' ').expect("method and address");
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("a request");
    router(Arc::clone(current)).oneshot(request).await.expect("an answer")
}

async fn ask(current: &Arc<CurrentSite>, line: &str, headers: &[(&str, &str)]) -> Answer {
    let (parts, body) = response(current, line, headers).await.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

#[test]
fn pages_have_their_headers_and_unchanged_ones_are_not_sent_again() {
    let dir = site();
    let current = Arc::new(CurrentSite::default());
    current.put(checked(&dir), false);
    run(async {
        let page = ask(&current, "GET /kk/page/about/", &[]).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Дала."));
        assert!(page.text().contains("/_tugan/live.js"));
        assert_eq!(page.header(header::CONTENT_TYPE), "text/html; charset=utf-8");
        assert_eq!(page.header(header::CACHE_CONTROL), "no-cache");
        assert!(page.header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none';"));
        assert_eq!(page.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        let tag = page.header(header::ETAG);
        let again = ask(&current, "GET /kk/page/about/", &[("if-none-match", tag)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(again.header(header::ETAG), tag);
        let head = ask(&current, "HEAD /kk/page/about/", &[]).await;
        assert_eq!(head.header(header::CONTENT_LENGTH), page.body.len().to_string());
        assert!(head.body.is_empty());
    });
}

#[test]
fn texts_are_compressed_and_ranges_are_not() {
    let dir = site();
    let current = Arc::new(CurrentSite::default());
    let served = current.put(checked(&dir), false);
    let style = served.site.paths().find(|path| path.ends_with(".css")).expect("styles");
    let style = format!("GET /{style}");
    run(async {
        let plain = ask(&current, &style, &[]).await;
        let gzip = ("accept-encoding", "gzip");
        for encoding in ["br", "gzip"] {
            let packed = ask(&current, &style, &[("accept-encoding", encoding)]).await;
            assert_eq!(packed.header(header::CONTENT_ENCODING), encoding);
            assert_eq!(packed.header(header::ETAG), format!("W/{}", plain.header(header::ETAG)));
            assert!(packed.body.len() < plain.body.len());
        }
        let part = ask(&current, &style, &[gzip, ("range", "bytes=4-9")]).await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.body, plain.body[4..=9]);
        let of = format!("bytes 4-9/{}", plain.body.len());
        assert_eq!(part.header(header::CONTENT_RANGE), of);
        assert_eq!(part.header(header::CONTENT_ENCODING), "");
        let beyond = ask(&current, &style, &[("range", "bytes=99999999-")]).await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    });
}

#[test]
fn other_addresses_and_methods() {
    let dir = site();
    let current = Arc::new(CurrentSite::default());
    current.put(checked(&dir), false);
    run(async {
        let moved = ask(&current, "GET /kk/page/about?x=1", &[]).await;
        assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(moved.header(header::LOCATION), "/kk/page/about/?x=1");
        let gone = ask(&current, "GET /no/such/page", &[]).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert!(gone.text().contains("<html"));
        let post = ask(&current, "POST /kk/", &[]).await;
        assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(post.header(header::ALLOW), "GET, HEAD");
        assert_eq!(post.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        for outside in ["GET /../site/site.yaml", "GET /%2e%2e/site/site.yaml", "GET //etc/passwd"]
        {
            assert_eq!(
                ask(&current, outside, &[]).await.status,
                StatusCode::NOT_FOUND,
                "{outside}"
            );
        }
    });
}

#[test]
fn without_any_site_the_errors_are_the_page() {
    let current = Arc::new(CurrentSite::default());
    current.fail(ErrorPage::failure(&ServeError::Run(io::Error::other("<no> дала"))));
    run(async {
        let page = ask(&current, "GET /ru/monument/x/", &[]).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(page.text().contains("<html lang=\"ru\">"));
        assert!(page.text().contains("&lt;no&gt; дала"));
    });
}

#[test]
fn browsers_receive_every_change_until_the_server_stops() {
    let current = Arc::new(CurrentSite::default());
    run(async {
        let answer = response(&current, "GET /_tugan/events", &[("accept-encoding", "gzip")]).await;
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert!(!answer.headers().contains_key(header::CONTENT_ENCODING));
        let mut events = answer.into_body().into_data_stream();
        let mut next = async || {
            let event = events.next().await?.expect("an event");
            Some(String::from_utf8(event.to_vec()).expect("text"))
        };
        let first = next().await.expect("the state now");
        assert!(first.contains("\"errors\":null"), "{first}");
        current.fail(ErrorPage::failure(&ServeError::Run(io::Error::other("full"))));
        let second = next().await.expect("the change");
        assert!(second.contains("full") && second.contains("\"ru\""), "{second}");
        current.close();
        assert_eq!(next().await, None);
    });
}

/// Reports nothing.
struct Silent;

impl Reporter for Silent {
    fn opened(&self, _: &Opened) {}
    fn changed(&self) {}
    fn updated(&self, _: &Site, _: usize) {}
    fn broken(&self, _: &Diagnostics, _: &Sources) {}
    fn failed(&self, _: &(dyn Error + 'static)) {}
    fn functions_opened(&self, _: &FunctionsOpened) {}
    fn functions_failed(&self, _: &(dyn Error + 'static)) {}
}

#[test]
fn a_saved_file_is_served_and_a_broken_one_leaves_the_last_good_page() {
    let dir = site();
    let root = dir.path().canonicalize().expect("real");
    let current = Arc::new(CurrentSite::default());
    watch::begin(&root, options(), Arc::clone(&current), Arc::new(Silent)).expect("begins");
    run(async {
        let mut state = current.follow();
        let mut change = async |path: &str, text: &str| {
            state.mark_unchanged();
            write(&dir, path, text);
            let changed = tokio::time::timeout(Duration::from_secs(30), state.changed()).await;
            changed.expect("in time").expect("the state exists");
            ask(&current, "GET /kk/page/about/", &[]).await.text().to_owned()
        };
        let page = change(ABOUT_PATH, &ABOUT.replace("Дала", "Тау")).await;
        assert!(page.contains("Тау.") && current.now().error.is_none());
        let page = change(ABOUT_PATH, &ABOUT.replace("title", "titel")).await;
        assert!(page.contains("Тау.") && current.now().error.is_some());
        let page = change(ABOUT_PATH, &ABOUT.replace("Дала", "Көл")).await;
        assert!(page.contains("Көл.") && current.now().error.is_none());
        // In a folder that was not there when watching began.
        change("themes/base/css/base.css", "@layer base { body { color: red } }").await;
        let before = current.now().revision;
        change("themes/base/css/base.css", "@layer base { body { color: blue } }").await;
        let after = current.now().revision;
        assert_eq!((after.pages, after.styles), (before.pages, before.styles + 1));
        change("content/page/new/index.kk.md", ABOUT).await;
        let new = ask(&current, "GET /kk/page/new/", &[]).await;
        assert_eq!(new.status, StatusCode::OK);
    });
}
