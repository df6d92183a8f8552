//! The texts of faults, from `texts/<locale>.yaml`: a message and a hint for each.
//!
//! `terms.yaml` lists the values that have a text of their own, and examples.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::{Locale, Words};
use serde::Deserialize;

use super::faults::CODES;
use super::{Choices, Diagnostic};
use crate::texts;

/// The values that have a text of their own, and examples of valid values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    /// By the name of the argument: the key of a text and the values that it describes.
    values: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// A valid value of each type.
    types: BTreeMap<String, String>,
    /// A valid line with each key.
    keys: BTreeMap<String, String>,
}

/// The number of characters of an author's value that a message shows.
const LONGEST_VALUE: usize = 100;

static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("terms.yaml")).expect("a test reads terms.yaml")
});

/// The codes of all kinds of fault.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.iter().map(|(code, ..)| *code)
}

/// The text of a kind of fault, with its placeholders.
pub(super) fn text(code: &str, part: Part) -> Words {
    let part = match part {
        Part::Message => "message",
        Part::Hint => "hint",
    };
    texts::find(&format!("faults.{code}.{part}")).expect("a test compares codes and texts")
}

/// The two texts of a fault.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    /// The message: what is wrong.
    Message,
    /// The hint: what to do.
    Hint,
}

/// Returns the text that says what is wrong.
pub fn message(fault: &Diagnostic, locale: Locale) -> String {
    fill(text(fault.code, Part::Message).get(locale), |name| value(fault, name, locale))
}

/// Returns the text that says what to do; a suggestion or the possible values come first.
pub fn hint(fault: &Diagnostic, locale: Locale) -> String {
    let mut hint =
        fill(text(fault.code, Part::Hint).get(locale), |name| value(fault, name, locale));
    if let Some(suggestion) = &fault.suggestion {
        let meant = texts::hints::DID_YOU_MEAN.fill(locale, &[("suggestion", suggestion)]);
        hint = format!("{meant} {hint}");
    }
    if let Some(choices) = &fault.choices {
        hint = format!("{} {hint}", one_of(choices, locale));
    }
    hint
}

/// Returns a text with an ellipsis for each placeholder.
pub(super) fn general(words: &str) -> String {
    fill(words, |_| Some("…".into())).replace("….", "…")
}

/// A list of at most this many values is shown whole.
const SHORT_LIST: usize = 8;

/// The number of values of a longer list that are shown.
const BEGINNING: usize = 6;

/// The possible values, or the first of them and where the rest is.
fn one_of(choices: &Choices, locale: Locale) -> String {
    let words = |count| choices.words[..count].join(", ");
    if choices.words.len() <= SHORT_LIST {
        let words = words(choices.words.len());
        return texts::hints::CHOICES.fill(locale, &[("words", &words)]);
    }
    let home = term("home", choices.home).map_or(choices.home, |home| home.get(locale));
    texts::hints::CHOICES_FIRST.fill(locale, &[("words", &words(BEGINNING)), ("home", home)])
}

/// The words for an argument of a fault, or for the example that its arguments call for.
fn value<'a>(fault: &'a Diagnostic, name: &str, locale: Locale) -> Option<Cow<'a, str>> {
    if name == "example" {
        return example(fault).map(Cow::Owned);
    }
    let (_, value) = fault.args.iter().find(|(argument, _)| *argument == name)?;
    Some(term(name, value).map_or_else(|| shown(name, value), |words| words.get(locale).into()))
}

fn term(name: &str, value: &str) -> Option<Words> {
    let terms = TERMS.values.get(name)?;
    let (key, _) = terms.iter().find(|(_, of)| of.iter().any(|of| of == value))?;
    texts::find(&format!("terms.{name}.{key}"))
}

/// An author's value on one line, cut after 100 characters; a list of known words stays whole.
fn shown<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    let whole = name == "known" || value.chars().nth(LONGEST_VALUE).is_none();
    if whole && !value.contains(char::is_control) {
        return value.into();
    }
    let limit = if whole { usize::MAX } else { LONGEST_VALUE };
    let mut text: String =
        value.chars().map(|c| if c.is_control() { ' ' } else { c }).take(limit).collect();
    if !whole {
        text.push('…');
    }
    text.into()
}

/// A valid value of the type that the fault expects, or a valid line with the key that it names.
fn example(fault: &Diagnostic) -> Option<String> {
    fault.args.iter().find_map(|(name, asked)| match *name {
        "expected" => Some(TERMS.types.get(asked).unwrap_or(asked).clone()),
        "key" => Some(TERMS.keys.get(asked).cloned().unwrap_or_else(|| line(asked, fault))),
        _ => None,
    })
}

/// A line with a key that has no line in `terms.yaml`, with the first word that it may hold.
fn line(key: &str, fault: &Diagnostic) -> String {
    let word = fault.choices.as_ref().and_then(|choices| choices.words.first());
    format!("{key}: {}", word.map_or("…", String::as_str))
}

/// Puts values in the places of `{name}`; other braces stay as they are.
fn fill<'a>(words: &str, value: impl Fn(&str) -> Option<Cow<'a, str>>) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        text.push_str(before);
        match name(after).and_then(|name| Some((name, value(name)?))) {
            Some((name, value)) => {
                text.push_str(&value);
                rest = &after[name.len() + 2..];
            }
            None => {
                text.push('{');
                rest = &after[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

/// The name in braces that a text begins with.
fn name(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(name)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::super::Diagnostics;
    use domain::Lang;

    use super::*;
    use crate::read::source::{FileId, Span};
    use crate::read::yaml;

    const PLACE: Span = Span { file: FileId(0), start: 0, end: 0 };

    /// The names in braces in some words.
    fn names(words: &str) -> Vec<String> {
        let names = RefCell::new(Vec::new());
        fill(words, |name| {
            names.borrow_mut().push(name.to_owned());
            None
        });
        names.into_inner()
    }

    #[test]
    fn every_fault_has_words_and_the_words_name_only_its_arguments() {
        for key in texts::KEYS.iter().filter_map(|key| key.strip_prefix("faults.")) {
            let code = key.rsplit_once('.').expect("a part").0;
            assert!(codes().any(|known| known == code), "{code} has a text but no method");
        }
        for (code, _, args) in CODES {
            let example = args.iter().any(|name| matches!(*name, "key" | "expected"));
            for locale in Locale::ALL {
                let words = [Part::Message, Part::Hint].map(|part| text(code, part).get(locale));
                assert!(words.iter().all(|words| words.len() > 10), "{code} {locale}");
                for name in words.iter().flat_map(|words| names(words)) {
                    let argument = args.contains(&name.as_str());
                    assert!(argument || (name == "example" && example), "{code} {locale}: {name}");
                }
            }
        }
    }

    #[test]
    fn every_argument_is_shown_in_every_language() {
        for (code, _, args) in CODES {
            for locale in Locale::ALL {
                let words =
                    [Part::Message, Part::Hint].map(|part| text(code, part).get(locale)).join(" ");
                for arg in *args {
                    assert!(
                        words.contains(&format!("{{{arg}}}")),
                        "{code} {locale}: {arg} is lost"
                    );
                }
            }
        }
    }

    fn one(report: impl FnOnce(&mut Diagnostics)) -> Diagnostic {
        let mut faults = Diagnostics::default();
        report(&mut faults);
        faults.sorted()[0].clone()
    }

    #[test]
    fn values_have_words_and_faults_have_examples() {
        let fault = one(|faults| faults.wrong_type(PLACE, "whole number"));
        assert_eq!(
            message(&fault, Locale::of(Lang::Ru)),
            "Значение записано не в том виде. Здесь ожидается целое число без кавычек."
        );
        assert_eq!(hint(&fault, Locale::of(Lang::Kk)), "Мысалы, былай: 1907");
        let fault = one(|faults| faults.missing_key(PLACE, "updated", None));
        assert_eq!(
            hint(&fault, Locale::of(Lang::En)),
            "Add a line like this here: updated: 2026-11-24"
        );
        let fault = one(|faults| faults.missing_key(PLACE, "fonds", None));
        assert_eq!(hint(&fault, Locale::of(Lang::En)), "Add a line like this here: fonds: …");
        let fault = one(|faults| faults.missing_translation(PLACE, "monument/botai", "ru"));
        assert_eq!(
            message(&fault, Locale::of(Lang::Kk)),
            "«monument/botai» материалының орыс тіліндегі мәтіні жоқ."
        );
    }

    #[test]
    fn choices_are_listed_whole_or_with_the_place_of_the_rest() {
        let choose = |key: &'static str, words: &[&str], locale| {
            let choices = Choices::of_vocabulary(words);
            hint(&one(|faults| faults.missing_key(PLACE, key, choices)), locale)
        };
        assert_eq!(
            choose("rubrik", &["news", "letters"], Locale::of(Lang::En)),
            "Possible values: news, letters. Add a line like this here: rubrik: news"
        );
        let many: Vec<String> = (0..20).map(|number| format!("w{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        for locale in Locale::ALL {
            let hint = choose("type", &many, locale);
            assert!(hint.contains("type: w0") && hint.contains("w5, …"), "{hint}");
            assert!(hint.contains("tugan new") && !hint.contains("w6"), "{hint}");
        }
    }

    #[test]
    fn examples_are_valid_yaml() {
        for (key, line) in &TERMS.keys {
            assert!(line.starts_with(&format!("{key}: ")), "{line}");
        }
        for text in TERMS.keys.values().chain(TERMS.types.values()) {
            let mut faults = Diagnostics::default();
            assert!(yaml::parse(text, 0..text.len(), FileId(0), &mut faults).is_some(), "{text}");
        }
    }

    #[test]
    fn values_of_authors_are_neither_placeholders_nor_endless() {
        let fault = one(|faults| faults.unknown_value(PLACE, "{known}\n\u{1b}[2J", "a, b", None));
        let words = message(&fault, Locale::of(Lang::En));
        assert_eq!(words, "The value “{known}  [2J” is not possible here.");
        let fault = one(|faults| faults.bad_date(PLACE, &"ұ".repeat(5000)));
        assert_eq!(
            message(&fault, Locale::of(Lang::En)).chars().filter(|c| *c == 'ұ').count(),
            100
        );
    }

    #[test]
    fn a_suggestion_comes_first() {
        let fault = one(|faults| faults.unknown_key(PLACE, "titel", Some("title".to_owned())));
        assert!(hint(&fault, Locale::of(Lang::Kk)).starts_with("Мүмкін, былай болар: title. "));
        assert!(hint(&fault, Locale::of(Lang::En)).starts_with("Did you mean title? "));
    }

    #[test]
    fn common_reasons_of_the_yaml_parser_have_texts() {
        for slip in SLIPS {
            let fault = one(|faults| {
                yaml::parse(slip, 0..slip.len(), FileId(0), faults);
            });
            let (name, reason) = fault.args.first().unwrap_or_else(|| panic!("{slip:?}"));
            assert!(term(name, reason).is_some(), "{slip:?}: {reason}");
        }
    }

    const SLIPS: &[&str] = &[
        "title: Абай: жолы",
        "title:Абай\nsummary: x",
        "title: \"Абай\nsummary: x",
        "title: 'Абай\nsummary: x",
        "title: x\n\tsummary: y",
        "title:\n\t- y",
        "a:\n  b: 1\n c: 2",
        "tags: [a, b\nera: c",
        "tags: [a, b}",
        "location: {lat: 1, lon: 2]",
        "location: {lat: 1, lon: 2\nera: x",
        "location: {lat: 1 lon: 2}",
        "tags: ]",
        "- x\ntitle: y",
        "title: \"Абай\" ақын",
        "title: 'it's'",
        "title: @абай",
        "title: `абай`",
        "title: %абай",
        "title: *абай*",
        "title: !абай",
        "title: | x\n  a",
        "title: [a",
        "title: {a",
        "title: \"a\\q\"",
        "title: \"C:\\Users\"",
        "title: - a",
        "title: ? a",
        "tags:\n-a\n-b",
        "tags:\n  - a\n - b",
        "title: x\n---\ntitle: y",
        "title: x\nbare words",
        "a: [x,, y]",
        "[a, b]: c",
        "a: \u{FEFF}b",
        "a: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]",
    ];
}
