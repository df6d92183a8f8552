//! The words of the faults, in three languages, from `messages.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::Lang;
use serde::Deserialize;

use super::{Diagnostic, Severity};

/// The words of one kind of fault; `{name}` stands for the argument of that name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// How bad faults of this kind are.
    pub severity: Severity,
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub hint: Words,
}

/// One sentence in each language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}

/// The sentence before a suggestion.
const DID_YOU_MEAN: [(Lang, &str); 3] = [
    (Lang::Kk, "Мүмкін, мынау шығар: {suggestion}."),
    (Lang::Ru, "Возможно, имелось в виду: {suggestion}."),
    (Lang::En, "Did you mean {suggestion}?"),
];

static MESSAGES: LazyLock<BTreeMap<String, Message>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("messages.yaml")).expect("a test reads messages.yaml")
});

/// The words of a kind of fault.
pub fn of(code: &str) -> &'static Message {
    MESSAGES.get(code).expect("a test compares the codes with messages.yaml")
}

/// What is wrong, in words.
pub fn message(fault: &Diagnostic, lang: Lang) -> String {
    fill(of(fault.code).message.get(lang), fault)
}

/// What to do about it, in words; a suggestion comes first.
pub fn hint(fault: &Diagnostic, lang: Lang) -> String {
    let hint = fill(of(fault.code).hint.get(lang), fault);
    match &fault.suggestion {
        None => hint,
        Some(suggestion) => {
            let words =
                DID_YOU_MEAN.iter().find(|(l, _)| *l == lang).map_or("", |(_, words)| words);
            format!("{} {hint}", words.replace("{suggestion}", suggestion)).trim().to_owned()
        }
    }
}

fn fill(words: &str, fault: &Diagnostic) -> String {
    let mut text = words.to_owned();
    for (name, value) in &fault.args {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::faults::CODES;
    use super::*;

    #[test]
    fn every_fault_has_words_and_the_words_name_only_its_arguments() {
        let known: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
        for code in MESSAGES.keys() {
            assert!(known.contains(&code.as_str()), "{code} has words but no method");
        }
        for (code, args) in CODES {
            let message = MESSAGES.get(*code).unwrap_or_else(|| panic!("{code} has no words"));
            for lang in Lang::ALL {
                let words = format!("{} {}", message.message.get(lang), message.hint.get(lang));
                assert!(!message.message.get(lang).trim().is_empty(), "{code} {lang}");
                assert!(!message.hint.get(lang).trim().is_empty(), "{code} {lang}");
                for part in words.split('{').skip(1) {
                    let name = part.split('}').next().unwrap_or_default();
                    assert!(args.contains(&name), "{code} {lang}: {{{name}}} is no argument");
                }
            }
        }
    }
}
