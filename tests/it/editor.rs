//! An editor's first monument, through the real program: created in one language, broken in five
//! ways, fixed, built.

use tests::program::{Ran, tugan};
use tests::site::Site;

const TEXT: &str = "content/monument/aisha-bibi/index.kk.md";
const FACTS: &str = "content/monument/aisha-bibi/entry.yaml";

/// A mistake: the edit that makes it, and the code and place of its fault.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    place: &'static str,
}

const MISTAKES: [Mistake; 5] = [
    Mistake {
        file: TEXT,
        from: "summary: Тараз",
        to: "summary: Кесене: Тараз",
        code: "yaml-syntax",
        place: "3:16",
    },
    Mistake {
        file: TEXT,
        from: "updated: 2026-11-24",
        to: "updated: 2026-11-31",
        code: "bad-date",
        place: "4:10",
    },
    Mistake {
        file: TEXT,
        from: "monument/yasawi",
        to: "monument/yassawi",
        code: "dead-link",
        place: "7:8",
    },
    Mistake {
        file: FACTS,
        from: "lat: 43.2973, lon: 68.2709",
        to: "lat: 45.2973, lon: 79.2709",
        code: "outside-region",
        place: "LOCATION",
    },
    Mistake {
        file: TEXT,
        from: "alt: {facade.jpg: Кесененің қасбеті}\n",
        to: "",
        code: "missing-alt",
        place: "1:1",
    },
];

fn well(site: &Site, arguments: &[&str]) -> Ran {
    let ran = tugan(site.root(), arguments);
    assert_eq!(ran.code, 0, "{arguments:?}\n{}{}", ran.said, ran.complained);
    ran
}

/// Fills in the skeleton as an editor does: removes comments and writes texts.
fn write_entry(site: &Site) {
    site.edit(FACTS, "draft: true\n", "")
        .edit(FACTS, "#location:", "location:")
        .edit(
            FACTS,
            "#images: [{file: facade.jpg, credit: …",
            "images: [{file: facade.jpg, credit: А. Автор",
        )
        .edit(FACTS, "#era:", "era:")
        .edit(FACTS, "Дереккөзді көрсетіңіз", "Қазақстан. Ұлттық энциклопедия");
    site.picture("content/monument/aisha-bibi/facade.jpg", 800, 600);
    site.write(
        TEXT,
        "---\ntitle: Айша бибі кесенесі\nsummary: Тараз маңындағы кесене.\nupdated: 2026-11-24\n\
         alt: {facade.jpg: Кесененің қасбеті}\n---\n\
         Кесене [Ясауи кесенесінен](monument/yasawi) бұрын салынған.\n",
    );
}

#[test]
fn an_editor_creates_breaks_fixes_and_builds_an_entry() {
    let site = Site::named("minimal");
    let begun =
        well(&site, &["--lang", "kk", "new", "monument", "aisha-bibi", "--languages", "kk"]);
    assert!(begun.said.contains(TEXT) && begun.said.contains(FACTS), "{}", begun.said);
    assert_eq!(well(&site, &["check"]).said, "No errors found\n", "the skeleton is sound");
    write_entry(&site);
    assert_eq!(well(&site, &["check"]).said, "No errors found\n");
    for mistake in MISTAKES {
        let good = site.read(mistake.file);
        site.edit(mistake.file, mistake.from, mistake.to);
        for (lang, error, advice) in
            [("kk", "қате", "кеңес"), ("ru", "ошибка", "совет"), ("en", "error", "help")]
        {
            let ran = tugan(site.root(), &["--lang", lang, "check"]);
            assert_eq!(ran.code, 1, "{}", ran.said);
            let line = format!("{error}[{}]: ", mistake.code);
            let place = format!(" --> {}:{}\n", mistake.file, place(&site, &mistake));
            assert!(ran.said.starts_with(&line) && ran.said.contains(&place), "{}", ran.said);
            assert!(ran.said.contains(&format!("= {advice}: ")), "{}", ran.said);
            assert!(ran.said.ends_with(&format!("\n1 {error}\n")), "one at a time: {}", ran.said);
        }
        site.write(mistake.file, good);
    }
    well(&site, &["build"]);
    let page = site.read("site/public/kk/monument/aisha-bibi/index.html");
    assert!(page.contains("<h1") && page.contains("Айша бибі кесенесі"));
    assert!(page.contains("Кесененің қасбеті"), "the words of the picture");
    let other = site.read("site/public/kk/monument/yasawi/index.html");
    assert!(other.contains("/kk/monument/aisha-bibi/"), "backlinks are listed");
}

/// The place of a mistake; the line of a key depends on the comments of the skeleton.
fn place(site: &Site, mistake: &Mistake) -> String {
    if mistake.place != "LOCATION" {
        return mistake.place.to_owned();
    }
    let facts = site.read(FACTS);
    let line = facts.lines().position(|line| line.starts_with("location:")).expect("the key");
    format!("{}:11", line + 1)
}
