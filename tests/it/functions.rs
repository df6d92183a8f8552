//! The functions of a site: their pages, the published list, and the endpoints in `tugan serve`.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use domain::volunteer::filter::{Filter, by_place};
use domain::volunteer::list::Card;
use domain::{Lang, Locale};
use pages::volunteers::list::{self, Moment};
use serde_json::Value;
use tests::golden::Differences;
use tests::here;
use tests::program::{command, run_with};
use tests::server::Server;
use tests::site::Site;

/// The files that are compared.
const KEPT: &[&str] = &[
    "kk/volunteers/index.html",
    "ru/volunteers/join/index.html",
    "en/volunteers/own/index.html",
    "_answer/kk.html",
    "volunteers.json",
    "volunteers.csv",
    "assets/places/103200000.json",
    "ru/sitemap.xml",
];

#[test]
fn the_pages_of_the_functions_are_as_expected() {
    let site = Site::named("functions");
    let report = site.check();
    assert_eq!(report.codes, [""; 0], "{}", report.human(Lang::En));
    let built = site.build();
    let mut differences = Differences::default();
    for path in KEPT {
        differences.compare(&here("golden/functions").join(path), &built.bytes(path));
    }
    differences.finish();
}

#[test]
fn every_language_has_the_pages_and_the_places_for_an_answer() {
    let built = Site::named("functions").build();
    for lang in Lang::ALL {
        for below in ["", "join/", "own/"] {
            let page = built.page(&format!("/{lang}/volunteers/{below}"));
            let hidden = page.contains("<meta name=\"robots\" content=\"noindex\">");
            assert_eq!(hidden, below == "own/", "{lang} {below}");
        }
        let frame = built.text(&pages::answer::path(lang.into()));
        assert_eq!(frame.matches(pages::answer::HEADING).count(), 2, "{lang}");
        assert_eq!(frame.matches(pages::answer::BODY).count(), 1, "{lang}");
        assert!(frame.contains("noindex"));
        let map = built.text(&format!("{lang}/sitemap.xml"));
        assert!(map.contains("/volunteers/join/") && !map.contains("/volunteers/own/"));
        assert!(!map.contains("_answer"));
    }
}

#[test]
fn the_built_list_is_the_one_that_the_functions_render() {
    let built = Site::named("functions").build();
    let published: Value = serde_json::from_str(&built.text("volunteers.json")).expect("JSON");
    let cards: Vec<Card> = serde_json::from_value(published["cards"].clone()).expect("cards");
    assert!(!cards.is_empty());
    let mut all: Vec<&Card> = cards.iter().collect();
    all.sort_by_cached_key(|card| by_place(card));
    let filter = Filter::default();
    for locale in Locale::ALL {
        let page = built.page(&domain::address::volunteers(locale));
        let list = list::render(locale, &filter.page_of(&all), &filter, Moment::Built).0;
        assert!(page.contains(&list), "{locale}");
    }
}

#[test]
fn the_proxy_has_a_page_for_its_errors_in_every_language() {
    let built = Site::named("functions").build();
    let page = built.text("error.html");
    for lang in ["kk", "ru", "en"] {
        assert!(
            page.contains(&format!("<section class=\"trio__part\" lang=\"{lang}\">")),
            "{lang}"
        );
    }
    assert!(page.contains("noindex") && !page.contains("<script"), "{page}");
}

#[test]
fn a_site_without_functions_has_none_of_their_pages() {
    let built = Site::named("minimal").build();
    let files = built.files();
    let odd: Vec<_> = files
        .iter()
        .filter(|file| {
            ["volunteers", "_answer", "places", "error.html"].iter().any(|word| file.contains(word))
        })
        .filter(|file| !file.ends_with(".js"))
        .collect();
    assert!(odd.is_empty(), "{odd:?}");
    assert!(!built.page("/kk/").contains("volunteers"));
}

#[test]
fn an_empty_list_gives_the_reason() {
    let site = Site::named("functions");
    site.remove("site/snapshot/volunteers.json");
    let built = site.build();
    let page = built.page("/ru/volunteers/");
    assert!(page.contains("хотя бы пять волонтёров"), "{page}");
    assert!(!page.contains("volunteers.csv"), "there is nothing to download");
    assert_eq!(built.text("volunteers.json"), "{\"cards\":[]}\n");
}

fn mode(path: &Path) -> u32 {
    let metadata = path.metadata().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    metadata.permissions().mode() & 0o777
}

#[test]
fn the_functions_answer_below_api_and_their_data_is_private() {
    let site = Site::named("functions");
    let server = Server::start(site.root(), &["--no-build"]);
    let challenge = server.get("/api/kk/volunteers/challenge", &[]);
    assert_eq!(challenge.status, 200);
    assert_eq!(challenge.header("content-type"), Some("application/json"));
    assert_eq!(challenge.header("cache-control"), Some("no-store"));
    assert!(challenge.text().contains("PBKDF2/SHA-256"), "{}", challenge.text());
    let page = server.get("/kk/volunteers/", &[]);
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(page.status == 200 && policy.starts_with("default-src 'none';"), "{policy}");
    let data = site.root().join("site/.data");
    assert_eq!(mode(&data), 0o700);
    for key in ["secret.key", "contacts-1"] {
        assert_eq!(mode(&data.join(key)), 0o600, "{key}");
    }
    // The data folder is not part of the site.
    let built = site.build();
    assert!(!built.files().iter().any(|file| file.contains("data")));
    assert_eq!(site.check().codes, [""; 0]);
}

#[test]
fn a_site_without_functions_has_no_endpoints() {
    let site = Site::named("minimal");
    let server = Server::start(site.root(), &["--no-build"]);
    assert_eq!(server.get("/api/kk/volunteers/challenge", &[]).status, 404);
    assert!(!site.root().join("site/.data").exists());
}

#[test]
fn functions_that_cannot_start_are_reported_and_the_site_is_served() {
    let site = Site::named("functions");
    site.write("taken", "no folder");
    for data in ["taken", "content/data", "site/data"] {
        let folder = site.root().join(data);
        let server = Server::start(
            site.root(),
            &["--no-build", "--data", folder.to_str().expect("a plain path")],
        );
        let answer = server.get("/api/ru/volunteers/challenge", &[]);
        assert_eq!(answer.status, 503, "{data}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        assert!(answer.text().contains("временно недоступна"), "{}", answer.text());
        assert_eq!(server.get("/ru/volunteers/", &[]).status, 200, "{data}");
        assert!(data == "taken" || !folder.exists(), "no folder is created among the sources");
    }
}

#[test]
fn roles_are_assigned_by_an_iin_that_is_not_stored() {
    let site = Site::named("functions");
    let appoint = |arguments: &[&str], line: &str| {
        let mut command = command(site.root(), arguments);
        run_with(&mut command, line)
    };
    let iin = "850101300999";
    for odd in ["85010130099", "8501013009990", "85010130099x", ""] {
        let ran = appoint(&["staff", "--role", "moderator"], odd);
        assert_eq!(ran.code, 1, "{odd}: {}", ran.said);
        assert!(ran.complained.contains("twelve digits"), "{}", ran.complained);
    }
    assert_eq!(appoint(&["staff", "--role", "boss"], iin).code, 2);
    assert_eq!(appoint(&["staff"], iin).code, 2, "neither roles nor none");
    let ran = appoint(&["staff", "--role", "moderator,clerk"], &format!("{iin}\n"));
    assert_eq!((ran.code, ran.said.trim()), (0, "Roles assigned: moderator, clerk."));
    let staff = site.read("site/.data/staff.json");
    assert!(staff.contains("moderator") && staff.contains("clerk"), "{staff}");
    assert!(!staff.contains(iin), "the IIN itself is not stored");
    assert_eq!(appoint(&["staff", "--remove"], iin).code, 0);
    assert!(!site.read("site/.data/staff.json").contains("moderator"));
}
