//! YAML text to a tree whose nodes have their spans.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as EventSpan};

use crate::diag::Diagnostics;
use crate::read::source::{FileId, Span};

/// Authors never nest deeper; a file that does is an attack or an accident.
const DEPTH_LIMIT: usize = 16;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Its place in the text.
    pub span: Span,
}

/// The three shapes of YAML.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A text; `plain` if it was written without quotes and so may be a number or nothing at all.
    Scalar {
        /// The text after YAML's escapes.
        text: Cow<'a, str>,
        /// Whether it was written without quotes.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node<'a>>),
    /// A mapping in the order written; keys are texts.
    Mapping(Vec<(Node<'a>, Node<'a>)>),
}

impl Node<'_> {
    /// Whether the author wrote a key and no value.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null"))
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// Reads the document at `range` of a file's text; `None` after a fault that leaves nothing to read.
///
/// An empty document is an empty mapping. Anchors, aliases and tags are faults: authors do not need
/// them, and a small file can expand to a huge one by them.
pub fn parse<'a>(
    text: &'a str,
    range: Range<usize>,
    file: FileId,
    faults: &mut Diagnostics,
) -> Option<Node<'a>> {
    let mut options = Options::default();
    options.flow_nesting_limit = DEPTH_LIMIT;
    options.block_nesting_limit = DEPTH_LIMIT;
    let mut reader = Reader {
        parser: Parser::new_from_str_with_options(&text[range.clone()], options),
        file,
        base: range.start,
        length: range.len(),
    };
    match reader.document() {
        Ok(node) => Some(node.unwrap_or_else(|| Node {
            value: Value::Mapping(Vec::new()),
            span: Span::new(file, range.start..range.start),
        })),
        Err(Stop::Syntax(span, reason)) => {
            faults.yaml_syntax(span, &reason);
            None
        }
        Err(Stop::Reference(span)) => {
            faults.yaml_reference(span);
            None
        }
    }
}

/// Why reading stopped.
enum Stop {
    Syntax(Span, String),
    Reference(Span),
}

struct Reader<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    file: FileId,
    base: usize,
    length: usize,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Option<Node<'a>>, Stop> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    return Err(Stop::Syntax(self.place(span), "more than one document".into()));
                }
                event => root = Some(self.node(event, span)?),
            }
        }
        Ok(root.filter(|node: &Node| !node.is_null()))
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, EventSpan)>, Stop> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.length).min(self.length);
                let span = Span::new(self.file, self.base + at..self.base + at);
                Err(Stop::Syntax(span, reason(&error.to_string())))
            }
        }
    }

    fn place(&self, span: EventSpan) -> Span {
        let range = span.byte_range().unwrap_or(self.length..self.length);
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn node(&mut self, event: Event<'a>, at: EventSpan) -> Result<Node<'a>, Stop> {
        let span = self.place(at);
        if event.anchor_id().is_some() || event.is_alias() || event.tag().is_some() {
            return Err(Stop::Reference(span));
        }
        let value = match event {
            Event::Scalar(text, style, ..) => {
                Value::Scalar { text, plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(..) => Value::Sequence(self.sequence()?),
            Event::MappingStart(..) => Value::Mapping(self.mapping()?),
            _ => return Err(Stop::Syntax(span, "unexpected end".into())),
        };
        Ok(Node { value, span })
    }

    fn sequence(&mut self) -> Result<Vec<Node<'a>>, Stop> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            items.push(self.node(event, span)?);
        }
        Ok(items)
    }

    fn mapping(&mut self) -> Result<Vec<(Node<'a>, Node<'a>)>, Stop> {
        let mut pairs = Vec::new();
        while let Some((event, span)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let key = self.node(event, span)?;
            if key.text().is_none() {
                return Err(Stop::Syntax(key.span, "a key must be a word".into()));
            }
            let Some((event, span)) = self.next()? else { break };
            pairs.push((key, self.node(event, span)?));
        }
        Ok(pairs)
    }
}

/// The parser's sentence without the place that it repeats at its end.
fn reason(sentence: &str) -> String {
    sentence
        .split(" at char ")
        .next()
        .unwrap_or(sentence)
        .split(" at byte ")
        .next()
        .unwrap_or_default()
        .to_owned()
}
