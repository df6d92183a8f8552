//! Faults drawn on a terminal, each under the line it is in.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use domain::Lang;

use super::super::{Diagnostic, Severity, messages};
use crate::source::{Source, Sources, Span, is_hidden, line_range, position};

/// Wide enough for a sentence, narrow enough for half a screen.
const WIDTH: usize = 100;

/// What stands before a line of a hint.
const HINT_INDENT: usize = 16;

/// Faults whose numbers are not repeated, because reports are kept and shown to others.
const MASKED: [&str; 2] = ["personal-number", "private-phone"];

/// Draws the faults and how many there are.
pub(super) fn draw(faults: &[&Diagnostic], sources: &Sources, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let masked: Vec<Span> =
        faults.iter().filter(|f| MASKED.contains(&f.code)).map(|fault| fault.span).collect();
    let mut text = String::new();
    for fault in faults {
        let source = sources.get(fault.span.file);
        text.push_str(&renderer.render(&[group(fault, source, &masked, lang)]));
        text.push_str("\n\n");
    }
    text + &summary(faults, lang) + "\n"
}

fn group<'a>(fault: &'a Diagnostic, source: &'a Source, masked: &[Span], lang: Lang) -> Group<'a> {
    let level = match fault.severity() {
        Severity::Error => Level::ERROR.with_name(errors_word(1, lang)),
        Severity::Warning => Level::WARNING.with_name(warnings_word(1, lang)),
    };
    let title = level.primary_title(messages::message(fault, lang)).id(fault.code);
    let hint = wrapped(&normalize_untrusted_str(&messages::hint(fault, lang)));
    let hint = Level::HELP.with_name(advice(lang)).message(hint);
    let path = source.path.as_str();
    if source.text.is_empty() {
        return title.element(Origin::path(path)).element(hint);
    }
    let (line, span) = line(fault.span, &source.text, masked);
    let snippet = Snippet::source(line)
        .path(path)
        .line_start(position(&source.text, fault.span.range().start).line)
        .annotation(AnnotationKind::Primary.span(span));
    title.element(snippet).element(hint)
}

/// The text in lines that fit the width, broken at spaces.
fn wrapped(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH - HINT_INDENT {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += length;
    }
    lines
}

/// The line where a span begins, and the bytes of it that the span covers.
fn line(place: Span, text: &str, masked: &[Span]) -> (String, Range<usize>) {
    let start = text.floor_char_boundary(place.range().start);
    let line = line_range(text, start);
    let end = text.floor_char_boundary(place.range().end.clamp(start, line.end.max(start)));
    let private = |at| masked.iter().any(|m| m.file == place.file && m.range().contains(&at));
    let shown = |range: Range<usize>| -> String {
        let characters = text[range.clone()].char_indices();
        characters.map(|(at, c)| visible(c, private(range.start + at))).collect()
    };
    let (before, inside) = (shown(line.start..start), shown(start..end));
    let span = before.len()..before.len() + inside.len();
    (before + &inside + &shown(end..line.end.max(end)), span)
}

/// A mark for what nobody sees or should see; one character for another, so that columns stay
/// true.
fn visible(character: char, private: bool) -> char {
    match character {
        digit if private && digit.is_ascii_digit() => '•',
        hidden if is_hidden(hidden) => char::REPLACEMENT_CHARACTER,
        // The end of a line from Windows is no mistake.
        '\r' => ' ',
        seen => seen,
    }
}

/// How many faults of each severity there are.
fn summary(faults: &[&Diagnostic], lang: Lang) -> String {
    let count = |severity| faults.iter().filter(|fault| fault.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let errors = (errors > 0).then(|| format!("{errors} {}", errors_word(errors, lang)));
    let warnings = (warnings > 0).then(|| format!("{warnings} {}", warnings_word(warnings, lang)));
    match (errors, warnings) {
        (Some(errors), Some(warnings)) => format!("{errors}, {warnings}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => match lang {
            Lang::Kk => "Қате табылған жоқ",
            Lang::Ru => "Ошибок не найдено",
            Lang::En => "No errors found",
        }
        .to_owned(),
    }
}

fn advice(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "кеңес",
        Lang::Ru => "совет",
        Lang::En => "help",
    }
}

fn errors_word(count: usize, lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "қате",
        Lang::Ru => russian(count, ["ошибка", "ошибки", "ошибок"]),
        Lang::En => english(count, ["error", "errors"]),
    }
}

fn warnings_word(count: usize, lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "ескерту",
        Lang::Ru => russian(count, ["предупреждение", "предупреждения", "предупреждений"]),
        Lang::En => english(count, ["warning", "warnings"]),
    }
}

fn english(count: usize, [one, many]: [&'static str; 2]) -> &'static str {
    if count == 1 { one } else { many }
}

/// The form of a Russian noun after a number: 1, 21 / 2–4, 22 / 5–20.
fn russian(count: usize, [one, few, many]: [&'static str; 3]) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}
