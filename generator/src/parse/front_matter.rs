//! One text of an entry: the YAML head and the Markdown body of `index.<lang>.md`.

use std::ops::Range;

use domain::EntryId;
use jiff::civil::Date;

use super::markdown::{self, Body, Placeholder};
use super::{lint, typography};
use crate::diag::Diagnostics;
use crate::read::source::{At, FileId, SourceText, Span};
use crate::read::yaml::{self, Fields};

/// The words of an entry in one language.
#[derive(Debug, Clone)]
pub struct Text {
    /// The file it was read from.
    pub file: FileId,
    /// Title.
    pub title: String,
    /// One sentence for cards and search engines.
    pub summary: String,
    /// The day of its last change of meaning.
    pub updated: Date,
    /// Other names.
    pub aka: Vec<String>,
    /// The alternative text of each picture, by file name.
    pub alt: Vec<(At<String>, String)>,
    /// The postal address.
    pub address: Option<String>,
    /// The text itself.
    pub body: Body,
}

impl Text {
    /// The entries that the text links to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &EntryId> {
        self.body.placeholders.iter().filter_map(|placeholder| match &placeholder.value {
            Placeholder::Link(id, _) => Some(id),
            Placeholder::Picture { .. } => None,
        })
    }

    /// The anchors that links may lead to within the text.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = &str> {
        self.body.headings.iter().map(|heading| heading.id.as_str())
    }
}

/// Characters of a title that still fit two lines of a card on a phone.
const TITLE_LIMIT: usize = 90;
/// Characters of a summary that a card and a search engine show.
const SUMMARY_LIMIT: usize = 200;

/// Reads one text; `None` if a required key cannot be read.
pub(super) fn read(file: FileId, source: &SourceText, faults: &mut Diagnostics) -> Option<Text> {
    let text = source.text.as_str();
    let (head, body) = split(text, file, faults)?;
    lint::text(&text[head.clone()], head.start, file, faults);
    let node = yaml::parse(text, head, file, faults);
    let body = markdown::read(text, body, file, faults);
    let node = node?;
    let mut fields = Fields::new(&node, faults)?;
    let (title, summary) = (fields.required("title"), fields.required("summary"));
    let updated = fields.required("updated");
    let (aka, alt) = (fields.list("aka"), fields.map("alt"));
    let address = fields.optional("address");
    short(&title, "title", TITLE_LIMIT, &mut fields);
    short(&summary, "summary", SUMMARY_LIMIT, &mut fields);
    fields.finish();
    let (title, summary): (At<String>, At<String>) = (title?, summary?);
    let (title, summary) = (set(&title.value), set(&summary.value));
    Some(Text { file, title, summary, updated: updated?, aka, alt, address, body })
}

fn set(text: &str) -> String {
    typography::dashes(text).into_owned()
}

fn short(text: &Option<At<String>>, key: &str, limit: usize, fields: &mut Fields) {
    let Some(text) = text else { return };
    let length = text.value.chars().count();
    if length > limit {
        fields.faults().too_long(text.span, key, &length.to_string(), &limit.to_string());
    }
}

/// The byte ranges of head and body; both ends of line are accepted.
fn split(
    text: &str,
    file: FileId,
    faults: &mut Diagnostics,
) -> Option<(Range<usize>, Range<usize>)> {
    let first = text.find('\n').map_or(text.len(), |at| at + 1);
    if text[..first].trim_end() != "---" {
        faults.no_front_matter(Span::new(file, 0..first.min(text.len())));
        return None;
    }
    let mut at = first;
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
        if text[at..end].trim_end() == "---" {
            return Some((first..at, end..text.len()));
        }
        at = end;
    }
    faults.open_front_matter(Span::new(file, 0..3));
    None
}
