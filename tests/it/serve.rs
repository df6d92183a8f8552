//! `tugan serve` through the real program: pages over HTTP, edits, broken content, a port in use.

use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};

use flate2::read::GzDecoder;
use tests::program::tugan;
use tests::server::Server;
use tests::site::Site;

const TEXT: &str = "content/monument/yasawi/index.kk.md";
const PAGE: &str = "/kk/monument/yasawi/";

#[test]
fn a_page_comes_whole_in_part_packed_and_not_twice() {
    let site = Site::named("minimal");
    let server = Server::start(site.root(), &["--no-build"]);
    let whole = server.get(PAGE, &[]);
    assert_eq!(whole.status, 200);
    assert_eq!(whole.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(whole.text().contains("Қожа Ахмет Ясауи кесенесі"));
    let tag = whole.header("etag").expect("a validator").to_owned();

    let known = server.get(PAGE, &[("If-None-Match", &tag)]);
    assert_eq!((known.status, known.body.len()), (304, 0));
    assert_eq!(known.header("etag"), Some(&*tag));
    assert_eq!(server.get(PAGE, &[("If-None-Match", "\"other\"")]).status, 200);

    let part = server.get(PAGE, &[("Range", "bytes=100-199")]);
    assert_eq!(part.status, 206);
    let range = format!("bytes 100-199/{}", whole.body.len());
    assert_eq!(part.header("content-range"), Some(&*range));
    assert_eq!(part.body, whole.body[100..200]);
    assert_eq!(server.get(PAGE, &[("Range", "bytes=99999999-")]).status, 416);

    let packed = server.get(PAGE, &[("Accept-Encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < whole.body.len() / 2);
    let mut unpacked = Vec::new();
    GzDecoder::new(&packed.body[..]).read_to_end(&mut unpacked).expect("gzip");
    assert_eq!(unpacked, whole.body);
    let weak = packed.header("etag").expect("a validator").to_owned();
    assert_eq!(server.get(PAGE, &[("If-None-Match", &weak)]).status, 304);

    assert_eq!(server.get("/kk/monument/none/", &[]).status, 404);
    assert_eq!(server.get("/kk/monument/yasawi", &[]).header("location"), Some(PAGE));
}

#[test]
fn an_edit_is_shown_and_a_mistake_is_reported_over_the_last_good_page() {
    let site = Site::named("minimal");
    let server = Server::start(site.root(), &["--no-build"]);
    let mut news = server.news();
    let first = news.until(|_| true);
    assert!(first["errors"].is_null(), "{first}");
    let before = server.get(PAGE, &[]);

    site.edit(TEXT, "Кесене Түркістан", "Ғимарат Түркістан");
    let second = news.until(|news| news["pages"] != first["pages"]);
    assert!(second["errors"].is_null(), "{second}");
    let edited = server.get_until(PAGE, |page| page.text().contains("Ғимарат Түркістан"));
    assert_ne!(edited.header("etag"), before.header("etag"));

    site.edit(TEXT, "title:", "titel:");
    let broken = news.until(|news| !news["errors"].is_null());
    for (lang, words) in [("kk", "Мүмкін"), ("ru", "Возможно"), ("en", "Did you mean")]
    {
        let report = broken["errors"][lang].as_str().expect("words in each language");
        let place = format!("{TEXT}:2:1 <code>unknown-key</code>");
        assert!(report.contains(&place) && report.contains(words), "{report}");
    }
    assert_eq!(broken["pages"], second["pages"], "browsers do not reload");
    let page = server.get(PAGE, &[]);
    assert_eq!((page.status, page.body), (200, edited.body), "the last good page is still served");

    site.edit(TEXT, "titel:", "title:").edit(TEXT, "Ғимарат", "Кесене ғимараты");
    let fixed = news.until(|news| news["errors"].is_null());
    assert_ne!(fixed["pages"], second["pages"]);
    server.get_until(PAGE, |page| page.text().contains("Кесене ғимараты Түркістан"));
}

#[test]
fn a_site_with_errors_at_the_start_is_served_after_they_are_fixed() {
    let site = Site::named("minimal");
    site.edit(TEXT, "updated: 2026-11-24", "updated: кеше");
    let server = Server::start(site.root(), &[]);
    let page = server.get("/ru/", &[]);
    assert_eq!(page.status, 503);
    assert!(page.text().contains("bad-date") && page.text().contains(TEXT), "{}", page.text());
    assert!(!site.root().join("site/public").exists(), "nothing is built of it");
    site.edit(TEXT, "updated: кеше", "updated: 2026-11-24");
    server.get_until(PAGE, |page| page.status == 200);
}

#[test]
fn the_site_is_built_before_it_is_served() {
    let site = Site::named("minimal");
    let server = Server::start(site.root(), &[]);
    assert_eq!(server.get(PAGE, &[]).status, 200);
    assert!(site.root().join("site/public/kk/monument/yasawi/index.html").is_file());
}

#[test]
fn a_port_in_use_is_reported_before_anything_is_built() {
    let site = Site::named("minimal");
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = other.local_addr().expect("bound");
    let port = address.port().to_string();
    for (lang, words) in [
        ("kk", "басқа бағдарлама алып қойған"),
        ("ru", "занят другой программой"),
        ("en", "is used by another program"),
    ] {
        let ran = tugan(site.root(), &["--lang", lang, "serve", "--port", &port]);
        assert_eq!(ran.code, 2, "{}", ran.said);
        let report = ran.complained;
        assert!(report.contains(words) && report.contains(&address.to_string()), "{report}");
        assert!(report.contains("--port 8080"), "the report names a remedy: {report}");
        assert!(!site.root().join("site/public").exists(), "it was reported before a build");
    }
}
