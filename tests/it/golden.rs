//! A site with one entry of each kind, compared with its expected files.
//!
//! `tests/sites/small` has a missing translation, one that is older than the Kazakh text, a lost
//! monument with a code, pictures and a track. The expected files are in `tests/golden`;
//! `UPDATE=1` writes them again, and the difference is reviewed before it is committed.

use domain::Lang;
use tests::golden::Differences;
use tests::here;
use tests::site::{Built, Site};

/// The files that are compared.
const KEPT: &[&str] = &[
    "index.html",
    "404.html",
    "kk/index.html",
    "kk/monument/index.html",
    "kk/monument/page/2/index.html",
    "kk/monument/kesene/index.html",
    "kk/monument/munara/index.html",
    "kk/monument/eski-kesene/index.html",
    "ru/place/muzey/index.html",
    "en/person/aqyn/index.html",
    "en/article/tarikh/index.html",
    "ru/archive/khat/index.html",
    "kk/route/zhol/index.html",
    "en/event/toi/index.html",
    "ru/project/kitap/index.html",
    "en/region/turkistan/index.html",
    "ru/search/index.html",
    "kk/tag/silk-road/index.html",
    "Q/RW7TY/index.html",
    "kk/feed.xml",
    "ru/news/rubric/news/feed.xml",
    "en/region/turkistan/feed.xml",
    "sitemap.xml",
    "en/sitemap.xml",
    "robots.txt",
    "kk/manifest.webmanifest",
    "build.json",
];

fn small() -> Site {
    let site = Site::named("small");
    site.picture("content/place/muzey/ui.jpg", 1600, 900);
    site.picture("content/place/muzey/zal.png", 640, 640);
    site.picture("content/archive/khat/bet1.png", 900, 1200);
    site
}

fn built() -> Built {
    let site = small();
    let report = site.check();
    assert_eq!(
        report.codes,
        ["missing-translation", "template-text"],
        "{}",
        report.human(Lang::En)
    );
    site.build()
}

#[test]
fn the_small_site_is_as_expected() {
    let built = built();
    let mut differences = Differences::default();
    let files = built.files();
    for path in KEPT {
        if files.contains(*path) {
            differences.compare(&here("golden").join(path), &built.bytes(path));
        } else {
            differences.push(format!("{path} is not made"));
        }
    }
    // The list of all files, without their contents.
    let list: Vec<_> = files.iter().map(|file| without_hash(file)).collect();
    differences.compare(&here("golden/files.txt"), (list.join("\n") + "\n").as_bytes());
    differences.finish();
}

/// `site.0123456789ab.css` as `site.*.css`: the list changes only when files come and go.
fn without_hash(path: &str) -> String {
    let is_hash = |part: &str| part.len() >= 12 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts: Vec<_> =
        path.split('.').map(|part| if is_hash(part) { "*" } else { part }).collect();
    parts.join(".")
}

#[test]
fn every_kind_of_the_sample_has_a_page_in_every_language() {
    let built = built();
    let files = built.files();
    // The pages of all kinds, in the sample or not, are made by the generator's own tests.
    let sample = here("sites/small/content");
    let kinds = domain::Kind::ALL.iter().map(|kind| kind.name());
    let kinds: Vec<_> = kinds.filter(|kind| sample.join(kind).is_dir()).collect();
    assert!(kinds.len() >= 14, "the sample has all the kinds there were when it was made");
    for lang in Lang::ALL {
        for kind in &kinds {
            let below = format!("{lang}/{kind}/");
            let pages = files.iter().filter(|file| file.starts_with(&below));
            assert!(pages.count() > 0, "{below}");
        }
    }
}

#[test]
fn a_missing_text_is_said_and_an_old_one_too() {
    let built = built();
    let missing = built.page("/en/event/toi/");
    assert!(missing.contains("lang=\"kk\""), "the text says in which language it is");
    assert!(missing.contains("notice"), "and a notice says why");
    let old = built.page("/en/article/tarikh/");
    assert!(old.contains("notice") && old.contains("/kk/article/tarikh/"));
    let fresh = built.page("/ru/article/tarikh/");
    assert!(!fresh.contains("class=\"notice"));
}

#[test]
fn an_entry_of_tomorrow_comes_tomorrow() {
    let site = small();
    site.edit("content/craft/kiiz/entry.yaml", "type: felt", "type: felt\npublish: 2026-11-25");
    assert!(!site.build().files().contains("kk/craft/kiiz/index.html"));
    let tomorrow = tests::site::TODAY.tomorrow().expect("a day");
    assert!(site.build_on(tomorrow).files().contains("kk/craft/kiiz/index.html"));
}

#[test]
fn a_former_address_leads_on() {
    let page = built().page("/ru/monument/eski-kesene/");
    assert!(page.contains("/ru/monument/kesene/"), "{page}");
}
