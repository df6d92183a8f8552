//! Markdown to HTML with placeholders: one pass over the events of CommonMark.
//!
//! Links between entries and pictures become numbered placeholders, because their addresses are
//! known only after all entries are read; everything else is finished HTML. No other modules than
//! this one and `render::body`, which fills the placeholders, depend on the Markdown library.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use domain::EntryId;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use super::{lint, slugify, typography};
use crate::diag::Diagnostics;
use crate::read::source::{At, FileId, Span};

/// Anchors that templates use on the pages of texts.
const RESERVED: [&str; 7] = ["main", "menu", "q", "hem", "kk", "ru", "en"];

/// The character before and after the number of a placeholder; authors' text cannot contain it.
pub const MARK: char = '\u{1}';

/// A text as HTML whose links and pictures are placeholders.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// HTML; placeholder `n` is written as `MARK n MARK`.
    pub html: String,
    /// The placeholders, by number.
    pub placeholders: Vec<At<Placeholder>>,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Links to headings of the same text.
    pub anchors: Vec<At<String>>,
    /// The first paragraph as plain text.
    pub lead: String,
}

/// A part of the HTML that is filled in after all entries are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placeholder {
    /// The address of an entry, with an anchor in it; within the quotes of `href`.
    Link(EntryId, Option<String>),
    /// A picture of the entry; an element of its own.
    Picture {
        /// File name.
        file: String,
        /// Its alternative text.
        alt: String,
        /// Caption.
        caption: String,
    },
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// Reads the body at `range` of a file's text.
pub(super) fn read(
    text: &str,
    range: Range<usize>,
    file: FileId,
    faults: &mut Diagnostics,
) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let source = &text[range.clone()];
    let mut reader = Reader {
        events: Vec::with_capacity(source.len() / 24),
        body: Body::default(),
        text: source,
        base: range.start,
        file,
        faults,
        heading: None,
        picture: None,
        lead: Lead::Before,
        taken: RESERVED.iter().map(|id| (*id).to_owned()).collect(),
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    let Reader { events, mut body, .. } = reader;
    body.html.reserve(source.len() * 5 / 4);
    html::push_html(&mut body.html, events.into_iter());
    body
}

/// The progress of the first paragraph.
#[derive(PartialEq)]
enum Lead {
    Before,
    Inside,
    After,
}

struct Reader<'t, 'f> {
    events: Vec<Event<'t>>,
    body: Body,
    text: &'t str,
    base: usize,
    file: FileId,
    faults: &'f mut Diagnostics,
    /// The index of the first event of the open heading, and its text so far.
    heading: Option<(usize, String)>,
    /// The open picture and its words so far.
    picture: Option<(At<String>, String, String)>,
    lead: Lead,
    taken: BTreeSet<String>,
}

impl<'t> Reader<'t, '_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        if self.picture.is_some() && !matches!(event, Event::End(TagEnd::Image)) {
            self.picture_words(&event);
            return;
        }
        match event {
            Event::Text(words) => self.words(words, range),
            Event::Code(words) => {
                self.note(&words);
                self.events.push(Event::Code(words));
            }
            Event::InlineHtml(tag) => self.html(&tag, range),
            // A block was reported at its first line.
            Event::Html(_) => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak | Event::HardBreak => {
                self.note(" ");
                self.events.push(event);
            }
            other => self.events.push(other),
        }
    }

    /// Checks plain text, and adds it to the open heading or the lead.
    fn words(&mut self, words: CowStr<'t>, range: Range<usize>) {
        if let Some(written) = self.text.get(range.clone()) {
            lint::text(written, self.base + range.start, self.file, self.faults);
        }
        self.note(&words);
        let set = match typography::dashes(&words) {
            Cow::Borrowed(_) => None,
            Cow::Owned(set) => Some(set),
        };
        self.events.push(Event::Text(set.map_or(words, CowStr::from)));
    }

    fn note(&mut self, words: &str) {
        if let Some((_, text)) = &mut self.heading {
            text.push_str(words);
        } else if self.lead == Lead::Inside {
            self.body.lead.push_str(words);
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } => {
                let span = self.span(range);
                self.faults.heading_one(span);
                self.heading = Some((self.events.len(), String::new()));
                self.events.push(Event::Start(tag));
            }
            Tag::Heading { .. } => {
                self.heading = Some((self.events.len(), String::new()));
                self.events.push(Event::Start(tag));
            }
            Tag::Paragraph => {
                if self.lead == Lead::Before {
                    self.lead = Lead::Inside;
                }
                self.events.push(Event::Start(tag));
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(link_type, &dest_url, &title, range);
            }
            Tag::Image { dest_url, title, .. } => {
                let file = At { value: dest_url.to_string(), span: self.span(range) };
                self.picture = Some((file, String::new(), title.to_string()));
            }
            Tag::Table(_) => {
                // A wide table scrolls within its box; the focus makes that possible by keyboard.
                self.raw("<div class=\"table\" role=\"group\" tabindex=\"0\">".into());
                self.events.push(Event::Start(tag));
            }
            Tag::FootnoteDefinition(label) => self.footnote_start(&label),
            // A block runs to the next empty line; its first line says enough.
            Tag::HtmlBlock => {
                let block = &self.text[range.clone()];
                let line = block.lines().next().unwrap_or_default();
                self.html(line, range.start..range.start + line.len());
            }
            other => self.events.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => {
                self.events.push(Event::End(tag));
                self.close_heading(level, range);
            }
            TagEnd::Paragraph => {
                if self.lead == Lead::Inside {
                    self.lead = Lead::After;
                }
                self.events.push(Event::End(tag));
            }
            TagEnd::Link => self.raw("</a>".into()),
            TagEnd::Image => self.close_picture(),
            TagEnd::Table => {
                self.events.push(Event::End(tag));
                self.raw("</div>".into());
            }
            TagEnd::FootnoteDefinition => self.raw("</div>".into()),
            other => self.events.push(Event::End(other)),
        }
    }

    fn html(&mut self, tag: &str, range: Range<usize>) {
        let span = self.span(range);
        self.faults.raw_html(span, tag.trim());
    }

    fn raw(&mut self, html: String) {
        self.events.push(Event::InlineHtml(html.into()));
    }

    fn close_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let Some((at, text)) = self.heading.take() else { return };
        let span = self.span(range);
        let Some(Event::Start(Tag::Heading { id, classes, attrs, .. })) = self.events.get_mut(at)
        else {
            return;
        };
        classes.clear();
        attrs.clear();
        let written = id.as_deref().map(str::to_owned);
        let wished = written.clone().unwrap_or_else(|| slugify::slug(&text));
        let wished = if wished.is_empty() { "section".to_owned() } else { wished };
        let mut anchor = wished.clone();
        for number in 2.. {
            if self.taken.insert(anchor.clone()) {
                break;
            }
            anchor = format!("{wished}-{number}");
        }
        *id = Some(anchor.clone().into());
        if written.is_some_and(|written| written != anchor) {
            self.faults.duplicate_anchor(span, &wished);
        }
        self.body.headings.push(Heading { level: level as u8, id: anchor, text });
    }

    /// Opens a link: a placeholder for an entry, the address itself for another site, else a fault.
    fn link(&mut self, kind: LinkType, url: &str, title: &str, range: Range<usize>) {
        let span = self.span(range);
        let url = if kind == LinkType::Email { &format!("mailto:{url}") } else { url };
        let title = match title {
            "" => String::new(),
            title => format!(" title=\"{}\"", attribute(title)),
        };
        match target(url) {
            Target::Entry(id, anchor) => {
                let number = self.body.placeholders.len();
                self.body.placeholders.push(At { value: Placeholder::Link(id, anchor), span });
                self.raw(format!("<a href=\"{MARK}{number}{MARK}\"{title}>"));
            }
            Target::Anchor(anchor) => {
                self.raw(format!("<a href=\"#{}\"{title}>", attribute(&anchor)));
                self.body.anchors.push(At { value: anchor, span });
            }
            Target::Outside => {
                self.raw(format!("<a href=\"{}\"{title} rel=\"noopener\">", attribute(url)));
            }
            Target::Escaping => {
                self.faults.escaping_path(span, url);
                self.raw("<a>".into());
            }
            Target::Unsafe => {
                self.faults.unsafe_link(span, url);
                self.raw("<a>".into());
            }
            Target::Dead => {
                self.faults.dead_link(span, url, None);
                self.raw("<a>".into());
            }
        }
    }

    fn picture_words(&mut self, event: &Event) {
        let Some((_, alt, _)) = &mut self.picture else { return };
        match event {
            Event::Text(words) | Event::Code(words) => alt.push_str(words),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            _ => {}
        }
    }

    fn close_picture(&mut self) {
        let Some((file, alt, caption)) = self.picture.take() else { return };
        if alt.trim().is_empty() {
            self.faults.missing_alt(file.span, &file.value);
        }
        if file.value.contains("://") || file.value.contains('/') || file.value.contains("..") {
            self.faults.escaping_path(file.span, &file.value);
            return;
        }
        let number = self.body.placeholders.len();
        let placeholder = Placeholder::Picture { file: file.value, alt, caption };
        self.body.placeholders.push(At { value: placeholder, span: file.span });
        self.raw(format!("{MARK}{number}{MARK}"));
    }

    fn footnote_reference(&mut self, label: &str) {
        let label = attribute(label);
        self.raw(format!(
            "<sup class=\"footnote-mark\"><a href=\"#fn-{label}\" role=\"doc-noteref\">{label}</a></sup>"
        ));
    }

    fn footnote_start(&mut self, label: &str) {
        let label = attribute(label);
        self.raw(format!(
            "<div class=\"footnote\" id=\"fn-{label}\" role=\"note\"><span class=\"footnote-label\">{label}</span>"
        ));
    }
}

/// The target of a link.
enum Target {
    Entry(EntryId, Option<String>),
    Anchor(String),
    Outside,
    Escaping,
    Unsafe,
    Dead,
}

fn target(url: &str) -> Target {
    if let Some(anchor) = url.strip_prefix('#') {
        return Target::Anchor(anchor.to_owned());
    }
    let lower = url.to_ascii_lowercase();
    if ["https://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Target::Outside;
    }
    if url.contains("..") || url.starts_with('/') || url.contains('\\') {
        return Target::Escaping;
    }
    if url.contains(':') {
        return Target::Unsafe;
    }
    let (path, anchor) = match url.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (url, None),
    };
    match path.trim_end_matches('/').parse() {
        Ok(id) => Target::Entry(id, anchor),
        Err(_) => Target::Dead,
    }
}

/// Text made fit for a quoted attribute.
fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing into a String cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}
