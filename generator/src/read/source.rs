//! Texts as they were read, and places within them.

use std::ops::Range;

use crate::read::media::{PictureRefusal, Shape};

/// The number of a source text within [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The text the range is in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A range of bytes of `file`; texts are capped far below 4 GiB when they are read.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        Span { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The range as byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place where the author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place in the text.
    pub span: Span,
}

/// One text file below the root.
#[derive(Debug, Clone, Default)]
pub struct SourceText {
    /// Path below the root with `/` between segments.
    pub path: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether the file exists but was not read, for a reported reason.
    pub refused: bool,
}

/// One file below the root that is not text: a picture, a recording, a track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Path below the root with `/` between segments.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// Its size in pixels or the reason for refusing it, if it is a picture of an entry.
    pub picture: Option<Result<Shape, PictureRefusal>>,
    /// Its bytes, if it is a file of a theme; other files are read when they are needed.
    pub bytes: Option<Vec<u8>>,
}

/// Everything that was read from one root, sorted by path.
#[derive(Debug, Default)]
pub struct Sources {
    /// The texts; a [`FileId`] is an index here.
    pub texts: Vec<SourceText>,
    /// The other files.
    pub assets: Vec<Asset>,
}

impl Sources {
    /// The text with this number.
    pub fn get(&self, file: FileId) -> &SourceText {
        &self.texts[file.0 as usize]
    }

    /// All texts with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceText)> {
        self.texts.iter().enumerate().map(|(at, source)| (FileId(at as u32), source))
    }

    /// The text at a path.
    pub fn find(&self, path: &str) -> Option<(FileId, &SourceText)> {
        let at = self.texts.binary_search_by(|source| source.path.as_str().cmp(path)).ok()?;
        Some((FileId(at as u32), &self.texts[at]))
    }
}

impl Sources {
    /// The texts whose paths begin with `prefix`, with their numbers.
    pub fn below(&self, prefix: &str) -> impl Iterator<Item = (FileId, &SourceText)> {
        let begin = self.texts.partition_point(|source| source.path.as_str() < prefix);
        let texts = self.texts[begin..].iter().zip(begin as u32..);
        texts
            .take_while(move |(source, _)| source.path.starts_with(prefix))
            .map(|(source, at)| (FileId(at), source))
    }

    /// The other files whose paths begin with `prefix`.
    pub fn assets_below(&self, prefix: &str) -> &[Asset] {
        let begin = self.assets.partition_point(|asset| asset.path.as_str() < prefix);
        let rest = &self.assets[begin..];
        &rest[..rest.partition_point(|asset| asset.path.starts_with(prefix))]
    }
}

/// A position in a text for people: both numbers count from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line number from 1.
    pub line: usize,
    /// Column number from 1, in Unicode scalar values.
    pub column: usize,
}

/// The place of a byte offset.
pub fn position(text: &str, offset: usize) -> Position {
    let offset = text.floor_char_boundary(offset);
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// The byte range of the line that holds `offset`, without its end.
pub fn line_range(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset);
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..end
}

/// The span of a line, counted from one, without its end.
pub fn line_span(text: &str, file: FileId, line: usize) -> Span {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    Span::new(file, line_range(text, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "ab\nӘжем үйі\n";
        let at = text.find("үйі").expect("the word is there");
        assert_eq!(position(text, at), Position { line: 2, column: 6 });
        assert_eq!(&text[line_range(text, at)], "Әжем үйі");
        assert_eq!(position(text, text.len()), Position { line: 3, column: 1 });
    }
}
