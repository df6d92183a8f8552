//! XML written element by element; the only module that names the XML crate.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Names of attributes with their values.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// An XML document in the making.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// Begins a document in UTF-8.
    pub(super) fn new() -> Xml {
        let mut xml = Xml { writer: Writer::new(Vec::new()) };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// An element with others inside.
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

    /// An element that holds only text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.line();
        self.put(Event::Start(start(name, attributes)));
        self.put(Event::Text(BytesText::new(&sound(text))));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.line();
        self.put(Event::Empty(start(name, attributes)));
    }

    /// The document.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.line();
        self.writer.into_inner()
    }

    fn put(&mut self, event: Event) {
        self.writer.write_event(event).expect("reuse takes every byte");
    }

    /// Each element begins a line, so that two editions can be compared by eye.
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

/// The text without the characters that XML 1.0 cannot hold at all, escaped or not.
fn sound(text: &str) -> Cow<'_, str> {
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    // Such characters are controls or begin with this byte, and hardly any text has one.
    match text.bytes().any(|byte| byte < b' ' || byte == 0xEF) {
        true => text.chars().filter(|c| holds(*c)).collect(),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_authors_write_stays_text() {
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
