//! Reads the file of a language at compile time.
//!
//! The files use a small part of YAML: comments, empty lines, and lines of a key and a text in
//! double quotes without escapes. A file that is wrong does not compile.

/// A reader of the entries of a file, in their order.
pub(super) struct Entries {
    rest: &'static [u8],
}

impl Entries {
    pub(super) const fn new(file: &'static str) -> Entries {
        Entries { rest: file.as_bytes() }
    }

    /// Returns the text of the next entry.
    ///
    /// # Panics
    /// If the next line is not an entry with this key.
    pub(super) const fn text(&mut self, key: &str) -> &'static str {
        let Some(value) = strip_prefix(self.line(), key.as_bytes()) else { panic!("{}", key) };
        let Some(value) = strip_prefix(value, b": \"") else { panic!("{}", key) };
        let [text @ .., b'"'] = value else { panic!("{}", key) };
        let mut at = 0;
        while at < text.len() {
            assert!(text[at] != b'"' && text[at] != b'\\', "a text has no quotes or escapes");
            at += 1;
        }
        match str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => panic!("{}", key),
        }
    }

    /// Asserts that no entry is left.
    pub(super) const fn finish(mut self) {
        assert!(self.line().is_empty(), "the file has an entry that the table does not list");
    }

    /// Returns the next line that is neither empty nor a comment; at the end, an empty one.
    const fn line(&mut self) -> &'static [u8] {
        loop {
            let mut end = 0;
            while end < self.rest.len() && self.rest[end] != b'\n' {
                end += 1;
            }
            let (line, rest) = self.rest.split_at(end);
            self.rest = if let [_, rest @ ..] = rest { rest } else { rest };
            match line {
                [] if self.rest.is_empty() => return line,
                [] | [b'#', ..] => {}
                _ => return line,
            }
        }
    }
}

const fn strip_prefix(bytes: &'static [u8], prefix: &[u8]) -> Option<&'static [u8]> {
    let mut at = 0;
    while at < prefix.len() {
        if at == bytes.len() || bytes[at] != prefix[at] {
            return None;
        }
        at += 1;
    }
    Some(bytes.split_at(at).1)
}
