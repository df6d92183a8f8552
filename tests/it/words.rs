//! The texts of the theme: the same keys in every language, a label for every word of the content.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Kind, Lang};
use serde_yaml::Value;
use tests::project;
use tests::tree::files;

fn strings(lang: Lang) -> BTreeMap<String, String> {
    let path = project().join(format!("themes/base/i18n/{lang}.yaml"));
    let text = std::fs::read_to_string(path).expect("the strings of the theme");
    let tree: Value = serde_yaml::from_str(&text).expect("well-formed strings");
    let mut flat = BTreeMap::new();
    flatten("", &tree, &mut flat);
    flat
}

fn flatten(path: &str, value: &Value, flat: &mut BTreeMap<String, String>) {
    match value {
        Value::Mapping(pairs) => {
            for (key, value) in pairs {
                let key = key.as_str().expect("keys are words");
                flatten(&format!("{path}.{key}"), value, flat);
            }
        }
        Value::String(text) => {
            flat.insert(path.trim_start_matches('.').to_owned(), text.clone());
        }
        other => panic!("{path} is no text: {other:?}"),
    }
}

#[test]
fn every_language_has_the_same_keys() {
    let keys = |lang| strings(lang).into_keys().collect::<BTreeSet<_>>();
    let kazakh = keys(Lang::Kk);
    for lang in [Lang::Ru, Lang::En] {
        let other = keys(lang);
        let odd: Vec<_> = kazakh.symmetric_difference(&other).collect();
        assert!(odd.is_empty(), "only in kk or only in {lang}: {odd:?}");
    }
}

#[test]
fn every_language_has_the_same_holes() {
    let placeholders = |text: &str| -> BTreeSet<String> {
        let pieces = text.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
        pieces.map(|(name, _)| name.to_owned()).collect()
    };
    let kazakh = strings(Lang::Kk);
    for lang in [Lang::Ru, Lang::En] {
        for (key, text) in strings(lang) {
            assert_eq!(placeholders(&text), placeholders(&kazakh[&key]), "{key} in {lang}");
        }
    }
}

#[test]
fn every_string_that_a_template_names_is_there() {
    let known = strings(Lang::Kk);
    let mut lacking = BTreeSet::new();
    for file in files("themes/base").iter().filter(|file| file.is(&["html"])) {
        let text = file.text().unwrap_or_default();
        let named = text.match_indices("t.").filter(|(at, _)| {
            !text[..*at].ends_with(|c: char| c.is_alphanumeric() || "_.-/\"".contains(c))
        });
        for (at, _) in named {
            let rest = &text[at + 2..];
            let is_key = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
            let key = rest.split(|c| !is_key(c)).next().unwrap_or_default().trim_end_matches('.');
            let inside = format!("{key}.");
            if !known.keys().any(|known| known == key || known.starts_with(&inside)) {
                lacking.insert(format!("{}: {key}", file.path));
            }
        }
    }
    assert!(lacking.is_empty(), "no words for {lacking:?}");
}

/// The closed vocabularies of the content, read from their declarations.
fn vocabularies() -> Vec<(String, Vec<String>)> {
    let mut sets = Vec::new();
    for file in files("generator/src/kinds") {
        for block in file.text().unwrap_or_default().split("vocabulary! {").skip(1) {
            let block = &block[..block.find("\n}").expect("the block ends")];
            let mut quoted = block.split('"').skip(1).step_by(2).map(str::to_owned);
            let set = quoted.next().expect("a vocabulary has a name");
            sets.push((set, quoted.collect()));
        }
    }
    sets
}

/// The keys of the labels that the kinds bring along for themes that lack them.
fn labels() -> Vec<String> {
    let path = project().join("generator/texts/kk.yaml");
    let text = std::fs::read_to_string(path).expect("the texts of the program");
    let tree: Value = serde_yaml::from_str(&text).expect("well-formed texts");
    let mut labels = BTreeMap::new();
    if let Some(tree) = tree.get("labels") {
        flatten("", tree, &mut labels);
    }
    labels.into_keys().collect()
}

#[test]
fn every_word_of_the_content_has_a_label() {
    let sets = vocabularies();
    assert!(sets.len() > 20, "the scan finds the vocabularies");
    let known: BTreeSet<String> = strings(Lang::Kk).into_keys().chain(labels()).collect();
    let kinds = Kind::ALL.iter().map(|kind| format!("kind.{}", kind.name()));
    let words =
        sets.iter().flat_map(|(set, words)| words.iter().map(move |w| format!("{set}.{w}")));
    let lacking: Vec<_> = words
        .chain(kinds)
        .filter(|key| {
            let inside = format!("{key}.");
            !known.iter().any(|known| known == key || known.starts_with(&inside))
        })
        .collect();
    assert!(lacking.is_empty(), "no label for {lacking:?}");
}

#[test]
fn no_word_mixes_latin_and_cyrillic_letters() {
    let is_latin = |c: char| c.is_ascii_alphabetic() || ('\u{C0}'..='\u{24F}').contains(&c);
    let is_cyrillic = |c: char| ('\u{400}'..='\u{52F}').contains(&c);
    for lang in Lang::ALL {
        for (key, text) in strings(lang) {
            for word in text.split(|c: char| !c.is_alphabetic()) {
                let mixed = word.contains(is_latin) && word.contains(is_cyrillic);
                assert!(!mixed, "{word} in {key} in {lang}");
            }
        }
    }
}
