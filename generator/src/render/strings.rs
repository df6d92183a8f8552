//! The theme's strings in one language, and their lookup by key.

use std::collections::HashMap;

use domain::Locale;
use domain::locale::fill;
use serde_yaml::{Mapping, Value};

use crate::texts;

/// The strings of one language: a tree of keys with texts as leaves.
#[derive(Debug, Default, Clone)]
pub struct Strings {
    tree: Value,
    /// The leaves by their dotted keys; only looked up, never iterated.
    leaves: HashMap<String, String>,
}

impl Strings {
    /// Reads a file of strings; missing labels of kinds and keys are taken from `kinds`.
    pub(super) fn read(text: &str, locale: Locale) -> Result<Strings, String> {
        let mut tree: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        for key in texts::KEYS.iter().filter_map(|key| key.strip_prefix("labels.")) {
            let path: Vec<&str> = key.split('.').collect();
            if let Some(label) = texts::find(&format!("labels.{key}")) {
                complete(&mut tree, &path, label.get(locale));
            }
        }
        let mut leaves = HashMap::new();
        flatten(&tree, String::new(), &mut leaves);
        Ok(Strings { tree, leaves })
    }

    /// Returns the whole tree.
    pub(super) fn tree(&self) -> &Value {
        &self.tree
    }

    /// Returns the text at a dotted key, or the key itself if there is none, so that the gap is
    /// visible.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        self.leaves.get(key).map_or(key, String::as_str)
    }

    /// Returns the text at a key with its `{name}` placeholders filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }
}

/// Inserts a text at a path if the tree has none there.
fn complete(node: &mut Value, path: &[&str], text: &str) {
    let Value::Mapping(pairs) = node else { return };
    match path {
        [] => {}
        [name] => {
            pairs.entry((*name).into()).or_insert_with(|| text.into());
        }
        [name, rest @ ..] => {
            let inner =
                pairs.entry((*name).into()).or_insert_with(|| Value::Mapping(Mapping::new()));
            complete(inner, rest, text);
        }
    }
}

fn flatten(node: &Value, key: String, leaves: &mut HashMap<String, String>) {
    match node {
        Value::String(text) => {
            leaves.insert(key, text.clone());
        }
        Value::Mapping(pairs) => {
            for (name, inner) in pairs {
                let name = name.as_str().unwrap_or_default();
                let key = if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") };
                flatten(inner, key, leaves);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use domain::Lang;

    use super::*;

    #[test]
    fn a_label_is_added_only_where_there_is_none() {
        let mut tree: Value = serde_yaml::from_str("fact: {age: Жасы}").expect("well-formed");
        for (path, text) in [("fact.age", "Age"), ("fact.height", "Height"), ("tree.oak", "Oak")] {
            complete(&mut tree, &path.split('.').collect::<Vec<_>>(), text);
        }
        let mut leaves = HashMap::new();
        flatten(&tree, String::new(), &mut leaves);
        let found = ["fact.age", "fact.height", "tree.oak"].map(|key| leaves[key].as_str());
        assert_eq!(found, ["Жасы", "Height", "Oak"]);
    }

    #[test]
    fn only_known_names_are_filled_in_and_only_once() {
        let strings = Strings::read("a: \"{x} {y} { {x}{\"", Locale::of(Lang::Kk))
            .expect("well-formed strings");
        assert_eq!(strings.fill("a", &[("x", "{y}"), ("z", "1")]), "{y} {y} { {y}{");
        assert_eq!(strings.fill("none", &[]), "none");
    }
}
