//! Addresses are permanent: every published address still leads to a page.

use std::collections::BTreeSet;

use domain::Lang;
use tests::program::tugan;
use tests::project;
use tests::real::real;
use tests::site::Site;

const FILE: &str = "site/addresses.txt";

/// A small site that was published as it is.
fn published() -> Site {
    let site = Site::named("minimal");
    let ran = tugan(site.root(), &["addresses"]);
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.complained);
    site
}

/// The target of a page that only redirects.
fn leads_to(page: &str) -> Option<&str> {
    page.split_once("http-equiv=\"refresh\" content=\"0; url=")?.1.split('"').next()
}

#[test]
fn a_release_notes_every_page_once_and_in_order() {
    let site = published();
    let text = site.read(FILE);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.is_sorted() && lines.contains(&"/*/monument/yasawi/"), "{text}");
    assert!(lines.contains(&"/kk/") && lines.contains(&"/*/tag/"), "{text}");
    let again = tugan(site.root(), &["addresses"]);
    assert!(again.said.starts_with("New addresses: 0."), "{}", again.said);
    assert_eq!(site.read(FILE), text);
    assert!(site.check().sound);
}

#[test]
fn a_lost_address_fails_the_build_until_a_former_name_leads_on() {
    let site = published();
    let text = site.read("content/monument/yasawi/index.kk.md");
    let facts = site.read("content/monument/yasawi/entry.yaml");
    site.remove("content/monument/yasawi");
    site.edit(
        "content/person/khoja-akhmet-yasawi/index.kk.md",
        "(monument/yasawi)",
        "(place/yassawi)",
    );
    site.write("content/place/yassawi/index.kk.md", text);
    let facts = facts.replace("mausoleum", "museum");
    site.write("content/place/yassawi/entry.yaml", &facts);
    let ran = tugan(site.root(), &["build"]);
    assert_eq!(ran.code, 1);
    let line = site.read(FILE).lines().position(|line| line == "/*/monument/yasawi/");
    let place = format!("{FILE}:{}:1", line.expect("the line") + 1);
    assert!(ran.complained.contains("error[lost-address]"), "{}", ran.complained);
    assert!(ran.complained.contains(&place), "{}", ran.complained);
    assert!(ran.complained.contains("aliases: [monument/old-name]"), "{}", ran.complained);
    assert!(!site.root().join("site/public").exists());

    site.write("content/place/yassawi/entry.yaml", format!("{facts}aliases: [monument/yasawi]\n"));
    let built = site.build();
    assert_eq!(leads_to(&built.page("/kk/monument/yasawi/")), Some("/kk/place/yassawi/"));
    let gone = built.page("/kk/monument/type/mausoleum/");
    assert_eq!(leads_to(&gone), Some("/kk/"), "the last list above that stands");
}

#[test]
fn a_former_slug_is_as_good_and_a_former_language_is_not_forgotten() {
    let site = published();
    let text = site.read("content/monument/yasawi/index.kk.md");
    let facts = site.read("content/monument/yasawi/entry.yaml");
    site.remove("content/monument/yasawi");
    site.edit(
        "content/person/khoja-akhmet-yasawi/index.kk.md",
        "(monument/yasawi)",
        "(monument/yassawi)",
    );
    site.write("content/monument/yassawi/index.kk.md", text);
    site.write("content/monument/yassawi/entry.yaml", format!("{facts}aliases: [yasawi]\n"));
    let built = site.build();
    assert_eq!(leads_to(&built.page("/kk/monument/yasawi/")), Some("/kk/monument/yassawi/"));
    site.edit("site/site.yaml", "languages: [kk]", "languages: [ru]");
    let report = site.check();
    assert!(report.codes.contains(&"lost-address"), "{}", report.human(Lang::En));
}

#[test]
fn an_entry_that_is_held_back_leads_to_its_list() {
    let site = published();
    let facts = site.read("content/monument/yasawi/entry.yaml");
    site.write("content/monument/yasawi/entry.yaml", format!("{facts}draft: true\n"));
    let built = site.build();
    let page = built.page("/kk/monument/yasawi/");
    assert_eq!(leads_to(&page), Some("/kk/"), "no monument is left, so there is no list of them");
    assert!(!page.contains("Ясауи"), "what is held back is nowhere");
}

#[test]
fn the_real_site_keeps_every_address_that_it_published() {
    let text = std::fs::read_to_string(project().join(FILE)).expect("the real site has addresses");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() > 200 && lines.is_sorted(), "{}", lines.len());
    let files = real().files();
    let lost: BTreeSet<String> = lines
        .iter()
        .flat_map(|line| Lang::ALL.map(|lang| line.replacen('*', lang.tag(), 1)))
        .filter(|address| !files.contains(&generator::address::file(address)))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}
