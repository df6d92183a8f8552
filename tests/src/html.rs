//! A small HTML reader for valid pages: tags with their attributes.

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name, in small letters.
    pub name: &'a str,
    /// Its attributes in order, with the entities of their values resolved.
    pub attributes: Vec<(&'a str, String)>,
    /// The source from the end of the tag to the end of the page.
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty if it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// Whether a link has a relation, as `rel="alternate"`.
    pub fn is_rel(&self, relation: &str) -> bool {
        self.get("rel").is_some_and(|rel| rel.split(' ').any(|word| word == relation))
    }

    /// The source up to the element's end, if no element of its name is inside.
    pub fn inner(&self) -> &'a str {
        let end = self.rest.find(&format!("</{}", self.name)).unwrap_or(self.rest.len());
        &self.rest[..end]
    }

    /// The words up to the element's end.
    pub fn words(&self) -> String {
        words(self.inner())
    }
}

/// All opening tags of a page, in order; the contents of `script` and `style` are skipped.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(&rest[1..]);
            rest = tag.rest;
            if matches!(tag.name, "script" | "style") {
                rest = &rest[tag.inner().len()..];
            }
            tags.push(tag);
        } else {
            rest = &rest[1..];
        }
    }
    tags
}

/// Reads a tag after its `<`.
fn tag(source: &str) -> Tag<'_> {
    let end = source.find(|c: char| c.is_whitespace() || "/>".contains(c)).unwrap_or(source.len());
    let (name, mut rest) = source.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            rest = rest.get(1..).unwrap_or_default();
            return Tag { name, attributes, rest };
        }
        let (attribute, after) = attribute(rest);
        attributes.push(attribute);
        rest = after;
    }
}

/// Reads an attribute and returns it with the rest of the text.
fn attribute(source: &str) -> ((&str, String), &str) {
    let end = source.find(|c: char| c.is_whitespace() || "=/>".contains(c)).unwrap_or(source.len());
    let (name, rest) = source.split_at(end.max(1));
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return ((name, String::new()), rest);
    };
    let value = value.trim_start();
    let (value, rest) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
        _ => {
            let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
            value.split_at(end)
        }
    };
    ((name, unescape(value)), rest)
}

/// The words of a piece of a page, without tags, with single spaces.
pub fn words(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    text.push_str(rest);
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Resolves the entities that the generator writes.
pub fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{A0}"),
        ("&shy;", ""),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (entity, meant)| text.replace(entity, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes() {
        let page = "<!doctype html><!-- <a> --><html lang=kk><a href='/x?a=1&amp;b' class=\"c\"\n \
                    hidden>y <b>z</b></a><br/><script>if (1<a) {}</script><img src=a.png/>";
        let found = tags(page);
        let names: Vec<_> = found.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["html", "a", "b", "br", "script", "img"]);
        assert_eq!(found[1].get("href"), Some("/x?a=1&b"));
        assert_eq!(found[1].get("hidden"), Some(""));
        assert_eq!(found[1].words(), "y z");
        assert_eq!(found[4].inner(), "if (1<a) {}");
    }
}
