//! Every page of the real site: complete, valid, small, and the same in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use tests::html::{Tag, tags};
use tests::real::real;

/// The address of a file.
fn address(file: &str) -> String {
    format!("/{}", file.strip_suffix("index.html").unwrap_or(file))
}

/// Calls `look` with each page, and fails with all its complaints.
fn each_page(look: impl Fn(&str, &str, &[Tag]) -> Vec<String>) {
    let mut complaints = Vec::new();
    for file in real().pages() {
        let text = real().text(&file);
        let found = look(&file, &text, &tags(&text));
        complaints.extend(found.into_iter().map(|what| format!("{file}: {what}")));
    }
    let count = complaints.len();
    complaints.truncate(40);
    assert!(complaints.is_empty(), "{count} complaints\n{}", complaints.join("\n"));
}

/// Whether a page only redirects.
fn is_redirect(tags: &[Tag]) -> bool {
    tags.iter().any(|tag| tag.get("http-equiv").is_some_and(|name| name == "refresh"))
}

/// Addresses in a tag, with whether they are only followed, not loaded.
fn references<'t>(tag: &'t Tag) -> Vec<(&'t str, bool)> {
    let followed = tag.name == "a" || tag.is_rel("canonical") || tag.is_rel("alternate");
    let plain = ["href", "src", "xlink:href", "poster", "data", "action"];
    let mut found: Vec<_> =
        plain.iter().filter_map(|name| tag.get(name)).map(|value| (value, followed)).collect();
    for set in ["srcset", "imagesrcset"].iter().filter_map(|name| tag.get(name)) {
        found
            .extend(set.split(',').filter_map(|one| Some((one.split_whitespace().next()?, false))));
    }
    found
}

/// The ids of every file that has any.
fn ids() -> BTreeMap<String, BTreeSet<String>> {
    let files = real().files().into_iter();
    let marked = files.filter(|file| file.ends_with(".html") || file.ends_with(".svg"));
    marked
        .map(|file| {
            let text = real().text(&file);
            let ids =
                tags(&text).iter().filter_map(|tag| tag.get("id").map(str::to_owned)).collect();
            (file, ids)
        })
        .collect()
}

const BASE: &str = "https://tuganjer.kz";

#[test]
fn every_reference_leads_somewhere() {
    let files = real().files();
    let ids = ids();
    each_page(|file, _, tags| {
        let mut complaints = Vec::new();
        for (url, followed) in tags.iter().flat_map(references) {
            let lower = url.to_ascii_lowercase();
            let own = url.strip_prefix(BASE).unwrap_or(url);
            if !own.starts_with(['/', '#', '?']) || own.starts_with("//") {
                let schemes = ["https://", "mailto:", "tel:", "geo:"];
                if !(followed && schemes.iter().any(|scheme| lower.starts_with(scheme))) {
                    complaints.push(format!("loads or follows {url}"));
                }
                continue;
            }
            let (path, anchor) = own.split_once('#').unwrap_or((own, ""));
            let path = path.split('?').next().unwrap_or_default();
            let target = match path {
                "" => file.to_owned(),
                path => generator::address::file(path),
            };
            // The functions answer below this address, and no file does.
            if path.starts_with("/api/") {
                continue;
            }
            if !files.contains(&target) {
                complaints.push(format!("{url} leads nowhere"));
            } else if !anchor.is_empty()
                && !ids.get(&target).is_some_and(|ids| ids.contains(anchor))
            {
                complaints.push(format!("{url} has no such place"));
            }
        }
        complaints
    });
}

#[test]
fn a_page_is_canonical_where_its_file_is() {
    let pages: BTreeSet<String> = real().pages().into_iter().collect();
    each_page(|file, _, tags| {
        let canonical = tags.iter().find(|tag| tag.is_rel("canonical"));
        let url = canonical.and_then(|tag| tag.get("href")).unwrap_or_default();
        let Some(path) = url.strip_prefix(BASE) else {
            // Pages that search engines should not list have no canonical address.
            let hidden = tags.iter().any(|tag| tag.get("content") == Some("noindex"));
            let none = hidden && canonical.is_none();
            return if none { Vec::new() } else { vec![format!("is canonical at {url:?}")] };
        };
        // The canonical address of a former address is the current one.
        let elsewhere = is_redirect(tags) && pages.contains(&generator::address::file(path));
        match path == address(file) || elsewhere {
            true => Vec::new(),
            false => vec![format!("is canonical at {url}")],
        }
    });
}

#[test]
fn site_maps_name_what_a_search_should_find() {
    let mut named = BTreeSet::new();
    let maps = real().files().into_iter().filter(|file| file.contains("/sitemap"));
    for map in maps {
        let text = real().text(&map);
        let places = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
        named.extend(places.map(|url| url.strip_prefix(BASE).expect(&map).to_owned()));
    }
    let mut meant = BTreeSet::new();
    for file in real().pages() {
        let text = real().text(&file);
        let hidden = text.contains("<meta name=\"robots\" content=\"noindex\">");
        // The page of a code repeats the beginning of other pages, and `/` redirects to one.
        if !hidden && !file.starts_with("Q/") && file != "index.html" {
            meant.insert(address(&file));
        }
    }
    let odd: Vec<_> = named.symmetric_difference(&meant).collect();
    assert!(odd.is_empty(), "on a map or to be found, but not both: {odd:?}");
}

#[test]
fn nothing_in_a_page_breaks_a_strict_policy() {
    each_page(|_, _, tags| {
        let mut complaints = Vec::new();
        for tag in tags {
            for (name, _) in &tag.attributes {
                if *name == "style" || name.starts_with("on") {
                    complaints.push(format!("<{} {name}>", tag.name));
                }
            }
            let inline = tag.name == "script" && tag.get("src").is_none();
            let data = tag.get("type") == Some("application/ld+json");
            if tag.name == "style" || inline && !data || tag.name == "iframe" || tag.name == "base"
            {
                complaints.push(format!("<{}>", tag.name));
            }
        }
        complaints
    });
}

#[test]
fn structured_data_is_json() {
    each_page(|_, _, tags| {
        let data = tags.iter().filter(|tag| tag.get("type") == Some("application/ld+json"));
        data.filter_map(|tag| serde_json::from_str::<serde_json::Value>(tag.inner()).err())
            .map(|error| error.to_string())
            .collect()
    });
}

#[test]
fn a_page_has_one_heading_a_language_and_words_for_search_engines() {
    each_page(|file, _, tags| {
        if is_redirect(tags) {
            return Vec::new();
        }
        let mut complaints = Vec::new();
        let first = |name: &str| tags.iter().find(|tag| tag.name == name);
        let lang = first("html").and_then(|html| html.get("lang")).unwrap_or_default();
        let folder = file.split('/').next().unwrap_or_default();
        if !["kk", "ru", "en"].contains(&lang) || folder.len() == 2 && folder != lang {
            complaints.push(format!("lang is {lang:?}"));
        }
        let headings = tags.iter().filter(|tag| tag.name == "h1").count();
        // The page of a code and the page for unknown addresses are in three languages.
        let versions = if file.starts_with("Q/") || ["404.html", "error.html"].contains(&file) {
            3
        } else {
            1
        };
        if headings != 1 && headings != versions {
            complaints.push(format!("{headings} headings of the first level"));
        }
        if first("title").is_none_or(|title| title.words().is_empty()) {
            complaints.push("no title".into());
        }
        let described = tags
            .iter()
            .any(|tag| tag.get("name") == Some("description") && tag.get("content") != Some(""));
        if !described && !["404.html", "error.html"].contains(&file) {
            complaints.push("no description".into());
        }
        complaints
    });
}

#[test]
fn ids_are_unique() {
    each_page(|_, _, tags| {
        let mut known = BTreeSet::new();
        let ids = tags.iter().filter_map(|tag| tag.get("id"));
        ids.filter(|id| !known.insert(*id)).map(|id| format!("id {id} stands twice")).collect()
    });
}

#[test]
fn pictures_have_words_and_a_size() {
    each_page(|_, _, tags| {
        let pictures = tags.iter().filter(|tag| tag.name == "img");
        pictures
            .filter(|tag| ["alt", "width", "height"].iter().any(|name| tag.get(name).is_none()))
            .map(|tag| format!("{:?}", tag.attributes))
            .collect()
    });
}

#[test]
fn no_template_shows_through() {
    each_page(|file, text, _| {
        // Only the pages that frame the answers of the functions have such marks.
        let text = match file.starts_with("_answer/") {
            true => text.replace(pages::answer::HEADING, "").replace(pages::answer::BODY, ""),
            false => text.to_owned(),
        };
        let marks = ["{{", "{%", "{#", "\u{1}", "undefined", "&amp;amp;", "&amp;lt;"];
        marks
            .iter()
            .filter(|mark| text.contains(**mark))
            .map(|mark| format!("has {mark:?}"))
            .collect()
    });
}

#[test]
fn languages_have_the_same_addresses() {
    let below = |lang: &str| -> BTreeSet<String> {
        let pages = real().pages().into_iter();
        pages.filter_map(|file| Some(file.strip_prefix(lang)?.to_owned())).collect()
    };
    let kazakh = below("kk/");
    assert!(kazakh.len() > 100, "{}", kazakh.len());
    assert_eq!(kazakh, below("ru/"));
    assert_eq!(kazakh, below("en/"));
}

#[test]
fn translations_name_each_other() {
    let mut named: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for file in real().pages() {
        let text = real().text(&file);
        let links = tags(&text).into_iter().filter(|tag| tag.is_rel("alternate"));
        let pairs = links
            .filter_map(|tag| Some((tag.get("hreflang")?.to_owned(), tag.get("href")?.to_owned())));
        named.insert(address(&file), pairs.collect());
    }
    let mut complaints = Vec::new();
    for (here, links) in &named {
        let lang = here.get(1..3).unwrap_or_default();
        if !["kk", "ru", "en"].contains(&lang) || !here[3..].starts_with('/') || links.is_empty() {
            continue;
        }
        for other in ["kk", "ru", "en", "x-default"] {
            let to = links.get(other).and_then(|url| url.strip_prefix(BASE));
            let back = to.and_then(|to| named.get(to)).and_then(|links| links.get(lang));
            if back.map(|url| &url[BASE.len()..]) != Some(here.as_str()) {
                complaints.push(format!("{here} and its {other} {to:?} do not name each other"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(named.values().filter(|links| links.len() == 4).count() > 300);
}

/// The number of bytes that are transferred.
fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("reuse takes everything");
    encoder.finish().expect("reuse takes everything").len()
}

/// The transferred bytes of a page with all files of a type that it loads at once.
fn weight(file: &str, also: &[&str]) -> usize {
    let text = real().text(file);
    let loaded: BTreeSet<String> = tags(&text)
        .iter()
        .filter(|tag| tag.is_rel("stylesheet") || tag.name == "script")
        .flat_map(|tag| {
            references(tag).into_iter().map(|(url, _)| url.to_owned()).collect::<Vec<_>>()
        })
        .filter(|url| also.iter().any(|end| url.ends_with(end)))
        .collect();
    let files = loaded.iter().map(|url| packed(&real().bytes(&generator::address::file(url))));
    packed(text.as_bytes()) + files.sum::<usize>()
}

#[test]
fn a_monument_is_light() {
    let pages = real().pages().into_iter().filter(|file| file.contains("/monument/"));
    let entries = pages.filter(|file| file.matches('/').count() == 3);
    let heavy: Vec<_> = entries
        .map(|file| (weight(&file, &[".css"]), file))
        .filter(|(weight, _)| *weight >= 30_000)
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
}

#[test]
fn a_page_behind_a_plate_fits_the_first_round_trip() {
    let codes: Vec<_> = real().pages().into_iter().filter(|file| file.starts_with("Q/")).collect();
    assert!(codes.len() >= 24, "{}", codes.len());
    let heavy: Vec<_> = codes
        .into_iter()
        .map(|file| (weight(&file, &[".css", ".js"]), file))
        .filter(|(weight, _)| *weight >= 14_000)
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
}
