//! Nodes of a graph, written directly as text, because a site has many pages with several nodes
//! each.
//!
//! Unknown values are left out rather than written empty. Every string is safe within a `script`.

use std::fmt::Write as _;

/// A value that can be written as JSON.
pub(super) trait Json {
    /// Appends the value as JSON.
    fn write(&self, out: &mut String);
}

/// A node under construction.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The text of the object, not yet closed.
    text: String,
}

impl Node {
    /// Starts a node of one type, or of several.
    pub(super) fn new(types: impl Json) -> Node {
        Node { text: String::from("{") }.set("@type", types)
    }

    /// Creates a reference to a node elsewhere in the graph or the site.
    pub(super) fn reference(id: &str) -> Node {
        Node { text: String::from("{") }.set("@id", id)
    }

    /// Adds a value; each key may be added once.
    pub(super) fn set(mut self, key: &'static str, value: impl Json) -> Node {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        // The keys are constants of this program, in which nothing needs escaping.
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
        value.write(&mut self.text);
        self
    }

    /// Adds a value, if there is one.
    pub(super) fn maybe(self, key: &'static str, value: Option<impl Json>) -> Node {
        match value {
            Some(value) => self.set(key, value),
            None => self,
        }
    }

    /// Adds values as a list; a single value is written without a list.
    pub(super) fn list<T: Json>(self, key: &'static str, values: Vec<T>) -> Node {
        match &values[..] {
            [] => self,
            [value] => self.set(key, value),
            values => self.set(key, values),
        }
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl Json for Node {
    fn write(&self, out: &mut String) {
        out.push_str(&self.text);
        out.push('}');
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (at, value) in self.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            value.write(out);
        }
        out.push(']');
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl Json for str {
    fn write(&self, out: &mut String) {
        out.push('"');
        let mut plain = 0;
        for (at, byte) in self.bytes().enumerate() {
            if !SPECIAL[usize::from(byte)] || !is_special(&self.as_bytes()[at..]) {
                continue;
            }
            let c = self[at..].chars().next().unwrap_or_default();
            out.push_str(&self[plain..at]);
            // Writing into a String cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
            plain = at + c.len_utf8();
        }
        out.push_str(&self[plain..]);
        out.push('"');
    }
}

/// The bytes that can begin a character that must be escaped.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    while at < table.len() {
        table[at] = matches!(at as u8, b'"' | b'\\' | b'<' | b'>' | b'&' | ..b' ' | 0xE2);
        at += 1;
    }
    table
};

/// Returns whether a character that begins with such a byte must be escaped: U+2028 and U+2029,
/// which end a line of a script, share their first byte with dashes.
fn is_special(bytes: &[u8]) -> bool {
    !matches!(bytes, [0xE2, ..]) || matches!(bytes, [0xE2, 0x80, 0xA8 | 0xA9, ..])
}

macro_rules! shown {
    ($($type:ty),+) => {
        $(impl Json for $type {
            fn write(&self, out: &mut String) {
                // Writing into a String cannot fail.
                let _ = write!(out, "{self}");
            }
        })+
    };
}

// Numbers of Rust are valid JSON if they are finite, as coordinates always are.
shown!(bool, i32, u32, usize, f64);

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn text(value: impl Json) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    #[test]
    fn nothing_breaks_out_of_the_script() {
        let evil = "</script><!--\u{2028}&amp;\u{2029}\"\\\n\u{1}Ә";
        let text = text(Node::new("Thing").set("name", evil));
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\n']), "{text}");
        let back: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(back["name"], evil);
    }

    #[test]
    fn lists_and_numbers() {
        let node = Node::new(&["A", "B"][..]).list("one", vec![Node::reference("x")]);
        let node = node.list("none", Vec::<Node>::new()).set("n", -43.25).set("yes", true);
        let back: Value = serde_json::from_str(&text(node)).expect("JSON");
        assert_eq!(back["@type"][1], "B");
        assert_eq!(back["one"]["@id"], "x");
        assert_eq!((back["n"].as_f64(), back["yes"].as_bool()), (Some(-43.25), Some(true)));
        assert!(back.get("none").is_none());
    }
}
