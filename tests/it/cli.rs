//! The program as people and other programs use it.

use std::fs;
use std::time::Duration;

use serde_json::Value;
use tests::program::{Ran, command, run, tugan};
use tests::site::{Site, hash};

const TEXT: &str = "content/monument/yasawi/index.kk.md";

/// Runs the program and expects success.
fn well(site: &Site, arguments: &[&str]) -> Ran {
    let ran = tugan(site.root(), arguments);
    assert_eq!(ran.code, 0, "{arguments:?}\n{}{}", ran.said, ran.complained);
    ran
}

#[test]
fn build_reports_its_work_and_does_not_rewrite_unchanged_files() {
    let site = Site::named("minimal");
    let first = well(&site, &["build"]);
    assert!(first.said.contains("monument"), "{}", first.said);
    assert!(first.said.contains(" 0 unchanged"), "{}", first.said);
    assert!(site.root().join("site/public/kk/monument/yasawi/index.html").is_file());
    let second = well(&site, &["build"]);
    assert!(second.said.contains("0 written"), "{}", second.said);
}

#[test]
fn faults_are_reported_and_the_existing_site_stays() {
    let site = Site::named("minimal");
    well(&site, &["build"]);
    let before = hash(&site.root().join("site/public"));
    site.edit(TEXT, "title:", "titel:");
    let ran = tugan(site.root(), &["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complained.contains("Did you mean title?"), "{}", ran.complained);
    assert_eq!(hash(&site.root().join("site/public")), before);
}

#[test]
fn check_reports_to_programs() {
    let site = Site::named("minimal");
    site.edit(TEXT, "Кесене", "Кeсене");
    let ran = tugan(site.root(), &["check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let json: Value = serde_json::from_str(&ran.said).expect("JSON");
    assert!(ran.said.contains("mixed-script"), "{json:#}");
    let ran = tugan(site.root(), &["check", "--format", "sarif"]);
    let sarif: Value = serde_json::from_str(&ran.said).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "mixed-script");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], TEXT);
    assert_eq!(place["region"]["startLine"], 6);
}

#[test]
fn check_reports_in_the_language_of_the_user() {
    let site = Site::named("minimal");
    site.edit(TEXT, "title:", "titel:");
    for (arguments, words) in [
        (&["--lang", "kk", "check"][..], "қате[unknown-key]"),
        (&["--lang", "ru", "check"], "ошибка[unknown-key]"),
        (&["check", "--lang", "en"], "error[unknown-key]"),
    ] {
        let ran = tugan(site.root(), arguments);
        assert_eq!(ran.code, 1);
        assert!(ran.said.contains(words), "{arguments:?}: {}", ran.said);
    }
    for (locale, words) in [("ru_RU.UTF-8", "ошибка"), ("kk_KZ.UTF-8", "қате"), ("C", "error")]
    {
        let ran = run(command(site.root(), &["check"]).env("LC_ALL", locale));
        assert!(ran.said.contains(words), "{locale}: {}", ran.said);
    }
}

#[test]
fn warnings_do_not_prevent_a_build() {
    let site = Site::named("minimal");
    site.edit(TEXT, "Кесене Түркістан", "{{ Кесене }} Түркістан");
    let ran = well(&site, &["check"]);
    assert!(ran.said.contains("1 warning"), "{}", ran.said);
    well(&site, &["build"]);
    let page = site.read("site/public/kk/monument/yasawi/index.html");
    assert!(page.contains("{{ Кесене }}"), "text is never a template");
}

#[test]
fn skeletons_of_every_kind_pass_check() {
    let site = Site::named("minimal");
    for kind in domain::Kind::ALL {
        let slug = if kind.name() == "region" { "turkistan" } else { "begun" };
        well(&site, &["new", kind.name(), slug]);
    }
    let ran = well(&site, &["check"]);
    assert_eq!(ran.said, "No errors found\n");
    well(&site, &["build"]);
    let again = tugan(site.root(), &["new", "monument", "begun"]);
    assert_eq!(again.code, 2, "nothing is written over: {}", again.said);
    let ran = tugan(site.root(), &["new", "monumnet", "x"]);
    assert!(ran.code == 1 && ran.complained.contains("monument"), "{}", ran.complained);
    let ran = tugan(site.root(), &["new", "monument", "Айша бибі"]);
    assert!(ran.code == 1 && ran.complained.contains("aisha-bibi"), "{}", ran.complained);
}

#[test]
fn a_code_is_issued_once_and_leads_to_its_page() {
    let site = Site::named("minimal");
    well(&site, &["code", "monument/yasawi"]);
    let ledger = site.read("site/codes.csv");
    let code = ledger.lines().nth(1).expect("a line")[..5].to_owned();
    tugan(site.root(), &["code", "monument/yasawi"]);
    assert_eq!(site.read("site/codes.csv"), ledger, "a second call gives no second code");
    let wrong = tugan(site.root(), &["code", "monument/yassawi"]);
    assert!(
        wrong.code != 0 && wrong.complained.contains("monument/yasawi"),
        "{}",
        wrong.complained
    );
    well(&site, &["build"]);
    let page = site.read(&format!("site/public/Q/{code}/index.html"));
    assert!(page.contains("Қожа Ахмет Ясауи кесенесі"));
}

#[test]
fn a_region_begins_with_settings_and_one_text() {
    let site = Site::empty();
    site.write("site/site.yaml", "title: {kk: Ауыл}\nbase_url: https://auyl.kz\nlanguages: [kk]\n");
    site.write(
        "content/article/auyl/index.kk.md",
        "---\ntitle: Ауыл тарихы\nsummary: Ауыл туралы.\nupdated: 2026-11-24\n---\nМәтін.\n",
    );
    site.write("content/article/auyl/entry.yaml", "topic: history\nsources: [{title: Кітап}]\n");
    well(&site, &["build"]);
    assert!(site.read("site/public/kk/article/auyl/index.html").contains("Ауыл тарихы"));
    assert!(!site.root().join("site/public/ru").exists(), "only the languages of the site");
}

#[test]
fn wrong_places_are_refused_with_a_message() {
    let site = Site::empty();
    let ran = tugan(site.root(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.complained.contains("site/site.yaml"), "{}", ran.complained);
    let site = Site::named("minimal");
    let thesis = site.root().join("thesis");
    fs::create_dir(&thesis).and_then(|()| fs::write(thesis.join("a.txt"), "x")).expect("a file");
    for wrong in ["thesis", "content", "site", "."] {
        let output = site.root().join(wrong);
        let ran = tugan(site.root(), &["build", "--output", &output.to_string_lossy()]);
        assert_eq!(ran.code, 2, "{wrong}: {}", ran.said);
    }
    assert_eq!(fs::read_to_string(thesis.join("a.txt")).expect("it exists"), "x");
}

#[test]
fn a_build_that_is_killed_leaves_a_whole_site() {
    let site = Site::named("minimal");
    let output = site.root().join("site/public");
    well(&site, &["build"]);
    let old = hash(&output);
    site.edit(TEXT, "Кесене Түркістан", "Ғимарат Түркістан");
    for delay in [1, 5, 10, 15, 20, 30, 40, 60] {
        let mut command = command(site.root(), &["build"]);
        let quiet = command.stdout(std::process::Stdio::null());
        let mut build = quiet.spawn().expect("the program starts");
        std::thread::sleep(Duration::from_millis(delay));
        // SIGKILL; a build that has ended by now is fine, too.
        let _ = build.kill();
        build.wait().expect("it ends");
        let now = hash(&output);
        let page = site.read("site/public/kk/monument/yasawi/index.html");
        assert!(
            page.contains("Ғимарат") != (now == old),
            "the old or the new site, nothing between"
        );
    }
    well(&site, &["build"]);
    let left: Vec<_> =
        fs::read_dir(site.root().join("site")).expect("readable").flatten().collect();
    let left: Vec<_> = left.iter().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("building")), "{left:?}");
}
