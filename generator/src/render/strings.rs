//! The theme's words in one language, and how numbers, dates and periods are said in it.

use serde_yaml::Value;

/// The strings of one language: a tree of keys with texts as leaves.
#[derive(Debug, Default, Clone)]
pub struct Strings {
    tree: Value,
}

impl Strings {
    /// Reads a file of strings.
    pub(super) fn read(text: &str) -> Result<Strings, String> {
        let tree: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Strings { tree })
    }

    /// The whole tree.
    pub(super) fn tree(&self) -> &Value {
        &self.tree
    }

    /// The text at a dotted key; the key itself where there is none, so that a lack shows.
    pub fn get<'s>(&'s self, key: &'s str) -> &'s str {
        let mut node = &self.tree;
        for part in key.split('.') {
            match node.get(part) {
                Some(inner) => node = inner,
                None => return key,
            }
        }
        node.as_str().unwrap_or(key)
    }

    /// The text at a key with its `{name}`s filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}
