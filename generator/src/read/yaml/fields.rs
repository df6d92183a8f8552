//! The keys of one mapping, taken one by one; the keys that are left over are unknown.

use super::from_yaml::FromYaml;
use super::tree::{Node, Value};
use crate::diag::{Choices, Diagnostics, nearest};
use crate::read::source::{At, Span};

/// A mapping being read: each key is taken once by name, and [`Fields::finish`] reports the rest.
#[derive(Debug)]
pub struct Fields<'n, 'a, 'd> {
    pairs: Vec<(&'n Node<'a>, &'n Node<'a>)>,
    asked: Vec<&'static str>,
    span: Span,
    faults: &'d mut Diagnostics,
}

impl<'n, 'a, 'd> Fields<'n, 'a, 'd> {
    /// Begins to read a mapping; reports duplicate keys.
    pub fn new(node: &'n Node<'a>, faults: &'d mut Diagnostics) -> Option<Self> {
        let Value::Mapping(all) = &node.value else {
            faults.wrong_type(node.span, "mapping");
            return None;
        };
        let mut pairs: Vec<(&Node, &Node)> = Vec::with_capacity(all.len());
        for (key, value) in all {
            if pairs.iter().any(|(earlier, _)| earlier.text() == key.text()) {
                faults.duplicate_key(key.span, key.text().unwrap_or_default());
            } else {
                pairs.push((key, value));
            }
        }
        Some(Fields { pairs, asked: Vec::new(), span: node.span, faults })
    }

    fn take<T: FromYaml>(&mut self, key: &'static str) -> Option<&'n Node<'a>> {
        self.asked.push(key);
        let at = self.pairs.iter().position(|(k, _)| k.text() == Some(key))?;
        let (key_node, value) = self.pairs.remove(at);
        if value.is_null() {
            let choices = Choices::of_vocabulary(&T::words());
            self.faults.empty_value(key_node.span, key, choices);
            return None;
        }
        Some(value)
    }

    /// The value of a key that may be absent.
    pub fn optional<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        let node = self.take::<T>(key)?;
        T::from_yaml(node, self.faults)
    }

    /// The value of a key that may be absent and had another name once; the former name is read
    /// with a warning.
    pub fn renamed<T: FromYaml>(&mut self, key: &'static str, former: &'static str) -> Option<T> {
        let used = self.pairs.iter().find(|(k, _)| k.text() == Some(former));
        let Some(span) = used.map(|(k, _)| k.span) else { return self.optional(key) };
        self.faults.renamed_key(span, former, key);
        let value = self.optional(former);
        self.optional(key).or(value)
    }

    /// The value of a key that must be there; its absence is a fault.
    pub fn required<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        if !self.pairs.iter().any(|(k, _)| k.text() == Some(key)) {
            self.asked.push(key);
            let start = self.span.start;
            let choices = Choices::of_vocabulary(&T::words());
            self.faults.missing_key(Span { end: start, ..self.span }, key, choices);
            return None;
        }
        self.optional(key)
    }

    /// The items of a list that may be absent; bad items are reported and left out.
    pub fn list<T: FromYaml>(&mut self, key: &'static str) -> Vec<T> {
        let Some(node) = self.take::<T>(key) else { return Vec::new() };
        match &node.value {
            Value::Sequence(items) => {
                items.iter().filter_map(|item| T::from_yaml(item, self.faults)).collect()
            }
            _ => {
                self.faults.wrong_type(node.span, "list");
                Vec::new()
            }
        }
    }

    /// The pairs of a mapping with free keys.
    pub fn map<T: FromYaml>(&mut self, key: &'static str) -> Vec<(At<String>, T)> {
        let Some(node) = self.take::<T>(key) else { return Vec::new() };
        let Value::Mapping(pairs) = &node.value else {
            self.faults.wrong_type(node.span, "mapping");
            return Vec::new();
        };
        let mut read = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let name = key.text().unwrap_or_default().to_owned();
            if let Some(value) = T::from_yaml(value, self.faults) {
                read.push((At { value: name, span: key.span }, value));
            }
        }
        read
    }

    /// The keys that were taken.
    #[cfg(test)]
    pub(crate) fn asked(&self) -> &[&'static str] {
        &self.asked
    }

    /// The place of the whole mapping.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The faults found so far, to report more.
    pub fn faults(&mut self) -> &mut Diagnostics {
        self.faults
    }

    /// Ends reading: keys that were not taken are reported as unknown.
    pub fn finish(self) {
        for (key, _) in &self.pairs {
            let written = key.text().unwrap_or_default();
            let suggestion = nearest(written, self.asked.iter().copied());
            self.faults.unknown_key(key.span, written, suggestion);
        }
    }
}
