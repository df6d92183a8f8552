//! Tests that every skeleton passes `check`, with and without its optional lines.

#![expect(clippy::disallowed_methods, reason = "a test lays its files itself")]

use super::*;
use crate::build::workspace::Workspace;
use crate::parse;
use crate::read::source::SourceText;

const SITE: &str = "title: {kk: Сайт}\nbase_url: https://example.kz\n";
const REGIONS: &str = "- {slug: abai, iso: KZ-10, name: {kk: Абай облысы}}\n";

pub(super) fn request(kind: Kind, locale: Locale) -> Request {
    let slug = if kind == Kind::Region { "abai" } else { "aq-bura" }.to_owned();
    let today = "2026-11-24".parse().expect("a day");
    Request { kind: kind.to_string(), slug, languages: vec![], locale, today }
}

pub(super) fn sources(texts: &[(&str, &str)]) -> Sources {
    let source = |(path, text): &(&str, &str)| SourceText {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
        refused: false,
    };
    let mut texts: Vec<SourceText> = texts.iter().map(source).collect();
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    Sources { texts, assets: Vec::new() }
}

#[test]
fn new_skeletons_pass_check() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let site = dir.path().join("site");
    std::fs::create_dir(&site).expect("writable");
    std::fs::write(site.join("site.yaml"), SITE).expect("writable");
    std::fs::write(site.join("regions.yaml"), REGIONS).expect("writable");
    for kind in Kind::ALL {
        let created = create(dir.path(), &request(*kind, Locale::of(Lang::Kk))).expect("created");
        assert_eq!(created.files.len(), 4, "{kind}");
        let again = create(dir.path(), &request(*kind, Locale::of(Lang::Kk)));
        assert!(matches!(again, Err(NewError::Write(WriteError::Exists(_)))), "{kind}");
        let parent = dir.path().join("content").join(kind.name());
        let made: Vec<_> = std::fs::read_dir(&parent).expect("readable").flatten().collect();
        assert_eq!(made.len(), 1, "nothing stays of an attempt: {made:?}");
        let rights = |path: &std::path::Path| path.metadata().expect("is there").permissions();
        assert_eq!(rights(&made[0].path()), rights(&parent), "the rights of any new folder");
    }
    let options = Options { today: "2026-11-24".parse().expect("a day") };
    let workspace = Workspace::open(dir.path(), options).expect("opens");
    let checked = workspace.check().expect("a sound theme");
    assert!(checked.faults.is_empty(), "{:?}", checked.faults.sorted());
    let site = checked.site.expect("sound");
    assert_eq!(site.catalog().entries().count(), 0, "drafts are not published");
}

#[test]
fn every_optional_line_is_a_key_of_its_kind() {
    let site = sources(&[("site/regions.yaml", REGIONS), ("site/site.yaml", SITE)]);
    for (kind, locale) in Kind::ALL.iter().zip(Locale::ALL.into_iter().cycle()) {
        let (id, files) = skeleton(&site, &request(*kind, locale)).expect("a skeleton");
        let whole = files[0].1.replace("\n#", "\n").replace("\n ", "\n# ");
        let paths: Vec<String> =
            files.iter().map(|(name, _)| format!("content/{id}/{name}")).collect();
        let texts = [(paths[0].as_str(), whole.as_str()), (paths[1].as_str(), files[1].1.as_str())];
        let sources = sources(&texts);
        let mut faults = Diagnostics::default();
        let folders = parse::folders(&sources, &mut faults);
        let (draft, found) = parse::draft(&folders[0]);
        faults.extend(&found);
        assert!(faults.is_empty() && draft.is_some(), "{kind}: {:?}\n{whole}", faults.sorted());
    }
}

#[test]
fn invalid_requests_are_refused_with_a_suggestion() {
    let site = sources(&[("site/regions.yaml", REGIONS), ("site/site.yaml", SITE)]);
    let ask = |kind: &str, slug: &str| {
        let (kind, slug) = (kind.to_owned(), slug.to_owned());
        skeleton(&site, &Request { kind, slug, ..request(Kind::Page, Locale::of(Lang::Ru)) }).err()
    };
    let some = |text: &str| Some(text.to_owned());
    let (written, suggestion) = ("monumnet".to_owned(), some("monument"));
    assert_eq!(ask("monumnet", "x"), Some(Refusal::Kind { written, suggestion }));
    let (written, suggestion) = ("Айша бибі".to_owned(), some("aisha-bibi"));
    assert_eq!(ask("monument", "Айша бибі"), Some(Refusal::Slug { written, suggestion }));
    let (written, suggestion) = ("aba".to_owned(), some("abai"));
    assert_eq!(ask("region", "aba"), Some(Refusal::Region { written, suggestion }));
    assert_eq!(ask("news", "rubric"), Some(Refusal::Reserved { written: "rubric".to_owned() }));
}
