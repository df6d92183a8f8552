//! The words of the kinds, from `words.yaml`: what keys mean, and labels for themes that lack them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::Kind;
use serde::Deserialize;

use crate::diag::messages::Words;

/// All words of the kinds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KindWords {
    /// What a key means, by its name or by `kind.key`.
    keys: BTreeMap<String, Words>,
    /// Labels, by their dotted keys in the strings of a theme.
    pub(crate) labels: BTreeMap<String, Words>,
    /// What stands where the editor is to write.
    pub(crate) words: Placeholders,
}

/// What stands where the editor is to write.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Placeholders {
    /// In the place of a summary.
    pub(crate) summary: Words,
    /// In the place of a text.
    pub(crate) body: Words,
    /// In the place of a source.
    pub(crate) source: Words,
    /// Before the keys that an entry may have.
    pub(crate) optional: Words,
}

/// The words of the kinds.
pub(crate) static WORDS: LazyLock<KindWords> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("words.yaml")).expect("a test reads words.yaml")
});

impl KindWords {
    /// What a key of a kind means.
    pub(crate) fn meaning(&self, kind: Kind, key: &str) -> &Words {
        let own = self.keys.get(&format!("{kind}.{key}"));
        own.or_else(|| self.keys.get(key)).expect("a test writes every key of every kind")
    }
}
