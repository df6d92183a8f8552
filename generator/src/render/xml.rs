//! An XML writer, element by element; the only module that names the XML crate.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// The names of attributes with their values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// An XML document under construction.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Starts a document in UTF-8.
    pub(super) fn new() -> Xml {
        let mut xml = Xml { writer: Writer::new(Vec::new()) };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// Writes an element with others inside.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Xml),
    ) {
        self.line();
        self.put(Event::Start(start(name, attributes)));
        inside(self);
        self.line();
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element that contains only text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.line();
        self.put(Event::Start(start(name, attributes)));
        self.put(Event::Text(BytesText::new(&sound(text))));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// Writes an empty element.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.line();
        self.put(Event::Empty(start(name, attributes)));
    }

    /// Finishes the document and returns its bytes.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.line();
        self.writer.into_inner()
    }

    fn put(&mut self, event: Event) {
        self.writer.write_event(event).expect("memory takes every byte");
    }

    /// Starts a new line for each element, so that two builds can be compared by eye.
    fn line(&mut self) {
        self.writer.get_mut().push(b'\n');
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*sound(value)));
    }
    start
}

/// Removes the characters that XML 1.0 does not allow, not even escaped.
fn sound(text: &str) -> Cow<'_, str> {
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    // Such characters are controls or begin with this byte; few texts contain either.
    match text.bytes().any(|byte| byte < b' ' || byte == 0xEF) {
        true => text.chars().filter(|c| holds(*c)).collect(),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_texts_is_escaped() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"<&>'")], |xml| {
            xml.text("c", &[], "]]> </c><d/> & \u{1}Ә\u{ffff}");
            xml.empty("e", &[]);
        });
        let text = String::from_utf8(xml.finish()).expect("UTF-8");
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <a b=\"&quot;&lt;&amp;&gt;&apos;\">\n\
             <c>]]&gt; &lt;/c&gt;&lt;d/&gt; &amp; Ә</c>\n<e/>\n</a>\n"
        );
    }
}
