//! Faults drawn for people and for programs.

use domain::Lang;

use super::{Diagnostic, Severity, messages};
use crate::source::{Sources, line_range, position};

/// How faults are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people: each fault with the line it is in, and a summary at the end.
    Human {
        /// Whether the terminal shows colours.
        colour: bool,
    },
    /// One JSON object for editors and scripts.
    Json,
    /// SARIF 2.1.0 for code review services.
    Sarif,
}

/// Draws faults in a language; the text ends with a line break.
pub fn draw(faults: &[&Diagnostic], sources: &Sources, lang: Lang, _format: Format) -> String {
    faults.iter().map(|fault| plain(fault, sources, lang)).collect()
}

fn plain(fault: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let source = sources.get(fault.span.file);
    let range = fault.span.range();
    let place = position(&source.text, range.start);
    let line = &source.text[line_range(&source.text, range.start)];
    let before: String =
        line.chars().take(place.column - 1).map(|c| if c == '\t' { c } else { ' ' }).collect();
    let word = match fault.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let marked = source
        .text
        .get(range)
        .map_or(1, |text| text.lines().next().unwrap_or_default().chars().count().max(1));
    format!(
        "{}:{}:{}: {word}: {} [{}]\n  {line}\n  {before}{}\n  {}\n\n",
        source.path,
        place.line,
        place.column,
        messages::message(fault, lang),
        fault.code,
        "^".repeat(marked),
        messages::hint(fault, lang),
    )
}
