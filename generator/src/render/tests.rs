//! Tests on a small site on disk, rendered: the files for programs are parsed as those programs
//! would.

#![expect(clippy::disallowed_methods, reason = "a test lays its files itself")]

use std::ops::Deref;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::build::site::Site;
use crate::build::workspace::Workspace;
use crate::build::{Progress, build};
use crate::read::config::Options;
use crate::read::media::tests::photograph;

const FILES: &[(&str, &str)] = &[
    (
        "site/site.yaml",
        "title: {kk: Өлке, ru: Край, en: Land}\nbase_url: https://example.kz\npage_size: 1\n",
    ),
    (
        "site/regions.yaml",
        "- {slug: abai, iso: KZ-10, name: {kk: Абай облысы, en: Abai Region}, \
         center_location: {lat: 50.4, lon: 80.2}}\n",
    ),
    ("themes/base/pages/monument.html", "{{ page.json_ld | safe }}"),
    ("themes/base/pages/news.html", "{{ page.json_ld | safe }}"),
    ("themes/base/pages/home.html", "{{ page.json_ld | safe }}"),
    ("themes/base/pages/region.html", "{{ page.json_ld | safe }}"),
    (
        "content/monument/tower/entry.yaml",
        "type: mausoleum\nregions: [abai]\nlocation: {lat: 50.1, lon: 80.1}\n\
         hours: Mo-Fr 09:00-18:00\nprices: [{who: adult, amount: 0, checked: 2026-11-01}]\n\
         wikidata: Q1\nsources: [{title: \"A </script> & B\", year: 2003}]\n",
    ),
    (
        "content/monument/tower/index.kk.md",
        "---\ntitle: \"Мұнара </script><b> & «]]>»\"\nsummary: Бір сөйлем.\nupdated: 2026-11-03\n\
         ---\nМәтін.\n",
    ),
    (
        "content/monument/tower/index.en.md",
        "---\ntitle: Tower\nsummary: One sentence.\nupdated: 2026-11-05\n---\nText.\n",
    ),
    ("content/region/abai/entry.yaml", "{}\n"),
    (
        "content/region/abai/index.kk.md",
        "---\ntitle: Абай облысы\nsummary: Облыс.\nupdated: 2026-11-01\n---\nМәтін.\n",
    ),
    ("content/news/first/entry.yaml", "rubric: news\ndate: 2026-11-10\n"),
    (
        "content/news/first/index.kk.md",
        "---\ntitle: Бірінші\nsummary: Жаңалық.\nupdated: 2026-11-09\n---\nМәтін.\n",
    ),
    ("content/news/second/entry.yaml", "rubric: letters\ndate: 2026-11-11\n"),
    (
        "content/news/second/index.kk.md",
        "---\ntitle: Екінші\nsummary: Хат.\nupdated: 2026-11-12\n---\nМәтін.\n",
    ),
];

/// An article with a main picture, one in the text and one in the gallery.
const ARTICLE: &[(&str, &str)] = &[
    (
        "themes/base/pages/article.html",
        "{{ entry.image.src }}|{{ entry.image.srcset }}|{{ entry.image.alt }}|{{ page.og.image.url }}\
         |{% for i in entry.gallery %}{{ i.full_url }}{% endfor %}|{{ entry.body_html | safe }}",
    ),
    (
        "content/article/yurt/entry.yaml",
        "topic: history\nsources: [{title: T}]\nimages:\n\
         - {file: Үй.jpg, credit: A & B, licence: CC0-1.0}\n\
         - {file: b.jpg, credit: C, licence: CC0-1.0}\n- {file: c.jpg, credit: D, licence: CC0-1.0}\n",
    ),
    (
        "content/article/yurt/index.kk.md",
        "---\ntitle: Үй\nsummary: Үй.\nupdated: 2026-11-01\nalt: {Үй.jpg: Ақ үй, b.jpg: Есік, \
         c.jpg: Төр}\n---\nМәтін.\n\n![Ашық <есік>](b.jpg \"Кілем\")\n\nСоңы.\n",
    ),
];

fn write(root: &Path) {
    for picture in ["Үй.jpg", "b.jpg", "c.jpg"] {
        let folder = root.join("content/article/yurt");
        std::fs::create_dir_all(&folder).expect("writable");
        std::fs::write(folder.join(picture), photograph(1200, 800)).expect("writable");
    }
    for (path, text) in FILES.iter().chain(ARTICLE) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
}

/// A site in a folder that is deleted at the end of the test.
struct Temporary {
    dir: tempfile::TempDir,
    site: Site,
}

impl Deref for Temporary {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

fn site() -> Temporary {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write(dir.path());
    let today = "2026-11-24".parse().expect("a date");
    let checked =
        Workspace::open(dir.path(), Options { today }).expect("opens").check().expect("a theme");
    let faults = format!("{:?}", checked.faults.sorted());
    Temporary { dir, site: checked.site.expect(&faults) }
}

fn text(site: &Site, path: &str) -> String {
    let bytes = site.file(path).expect(path).expect("renders");
    String::from_utf8(bytes).expect("UTF-8")
}

/// Returns the names and texts of all elements, in order.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found: Vec<(String, String)> = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                tag.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
                found.push((name, String::new()));
            }
            Event::Text(words) => {
                if let Some((_, text)) = found.last_mut() {
                    text.push_str(words.trim());
                }
            }
            _ => {}
        }
    }
}

fn texts(xml: &str, name: &str) -> Vec<String> {
    elements(xml).into_iter().filter(|(n, _)| n == name).map(|(_, text)| text).collect()
}

#[test]
fn feeds_bring_the_newest_first() {
    let site = site();
    let all = text(&site, "kk/feed.xml");
    assert_eq!(texts(&all, "title")[1..], ["Екінші", "Бірінші"]);
    assert_eq!(
        texts(&all, "updated"),
        ["2026-11-12", "2026-11-12", "2026-11-10"].map(|day| format!("{day}T00:00:00+05:00"))
    );
    assert_eq!(texts(&all, "published").len(), 2);
    assert!(all.contains(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.kz/kk/feed.xml\"/>"
    ));
    let letters = text(&site, "ru/news/rubric/letters/feed.xml");
    assert_eq!(texts(&letters, "id")[1..], ["https://example.kz/ru/news/second/"]);
    assert!(letters.contains("<entry xml:lang=\"kk\">"), "{letters}");
    let region = text(&site, "kk/region/abai/feed.xml");
    assert_eq!(texts(&region, "entry").len(), 1);
    assert!(region.contains("Мұнара &lt;/script&gt;&lt;b&gt; &amp; «]]&gt;»"), "{region}");
}

#[test]
fn site_maps_list_each_text_in_its_own_languages() {
    let site = site();
    let index = text(&site, "sitemap.xml");
    assert_eq!(texts(&index, "loc").len(), 3);
    let kazakh = text(&site, "kk/sitemap.xml");
    let listed = texts(&kazakh, "loc");
    assert!(listed.contains(&"https://example.kz/kk/monument/tower/".to_owned()));
    assert!(listed.contains(&"https://example.kz/kk/news/page/2/".to_owned()));
    assert!(
        kazakh.contains("hreflang=\"x-default\" href=\"https://example.kz/kk/monument/tower/\"")
    );
    assert!(!kazakh.contains("/ru/monument/tower/"));
    let russian = text(&site, "ru/sitemap.xml");
    assert!(!russian.contains("/ru/news/first/"), "a fallback is no text of its own");
    assert!(text(&site, "robots.txt").contains("Sitemap: https://example.kz/sitemap.xml"));
}

#[test]
fn the_manifest_is_json() {
    let manifest: Value =
        serde_json::from_str(&text(&site(), "ru/manifest.webmanifest")).expect("JSON");
    assert_eq!(manifest["name"], "Край");
    assert_eq!(manifest["start_url"], "/ru/");
}

#[test]
fn structured_data_cannot_leave_its_script() {
    let site = site();
    let page = text(&site, "kk/monument/tower/index.html");
    assert!(!page.contains(['<', '>', '&']), "{page}");
    let data: Value = serde_json::from_str(&page).expect("JSON");
    let [page, way, subject] = &data["@graph"].as_array().expect("a graph")[..] else {
        panic!("{data}")
    };
    assert_eq!(page["citation"]["name"], "A </script> & B");
    assert_eq!(page["mainEntity"]["@id"], subject["@id"]);
    assert_eq!(way["itemListElement"][3]["item"], "https://example.kz/kk/monument/tower/");
    assert_eq!(subject["name"], "Мұнара </script><b> & «]]>»");
    assert_eq!(subject["alternateName"], "Tower");
    assert_eq!(subject["isAccessibleForFree"], true);
    assert_eq!(subject["containedInPlace"]["url"], "https://example.kz/kk/region/abai/");
    assert_eq!(subject["openingHoursSpecification"]["opens"], "09:00");
}

#[test]
fn home_describes_its_search() {
    let site = site();
    let data: Value = serde_json::from_str(&text(&site, "en/index.html")).expect("JSON");
    let about = &data["@graph"][0];
    let target = "https://example.kz/en/search/?q={search_term_string}";
    assert_eq!(about["potentialAction"]["target"]["urlTemplate"], target);
    let region = text(&site, "en/region/abai/index.html");
    let region: Value = serde_json::from_str(&region).expect("JSON");
    assert_eq!(region["@graph"][2]["geo"]["latitude"], 50.4);
}

#[test]
fn pictures_come_in_sizes() {
    let site = site();
    let page = text(&site, "ru/article/yurt/index.html");
    let parts: Vec<&str> = page.splitn(6, '|').collect();
    let [src, srcset, alt, og, gallery, body] = parts[..] else { panic!("{page}") };
    assert_eq!(src, "/media/article/yurt/ui-960.jpg");
    assert!(srcset.ends_with("/media/article/yurt/ui-1200.jpg 1200w"), "{srcset}");
    assert_eq!((alt, og), ("Ақ үй", "https://example.kz/media/article/yurt/ui-1200.jpg"));
    assert_eq!(
        gallery, "/media/article/yurt/c-1200.jpg",
        "what stands in the text is not shown twice"
    );
    let figure = body.split("<figure>").nth(1).expect(body);
    assert!(figure.starts_with("<img src=\"/media/article/yurt/b-960.jpg\" srcset="), "{figure}");
    assert!(figure.contains("width=\"960\" height=\"640\" alt=\"Ашық &lt;есік&gt;\""), "{figure}");
    assert!(figure.contains("<figcaption>Кілем · "), "{figure}");
    assert!(!body.contains("<p><figure") && !body.contains("</figure></p>"), "{body}");
    let copy = site.file("media/article/yurt/b-480.jpg").expect("planned").expect("made");
    assert_eq!(image::load_from_memory(&copy).expect("a JPEG").width(), 480);
    assert!(site.file("media/article/yurt/b-1600.jpg").is_none());
}

#[test]
fn two_builds_have_one_hash() {
    let site = site();
    let built = |name: &str| {
        let output = site.dir.path().join(name);
        build(&site, site.dir.path(), &output, &Quiet).expect("builds");
        std::fs::read_to_string(output.join("build.json")).expect("written")
    };
    let (first, second) = (built("one"), built("two"));
    assert_eq!(first, second);
    let info: Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(info["entries"]["news"], 2);
    assert_eq!(info["files"], site.paths().count());
}

struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _files: usize) {}
    fn step(&self) {}
}
