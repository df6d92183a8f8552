//! Faults drawn on a terminal, each under the line it is in.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use domain::Lang;

use super::super::{Diagnostic, Severity, messages};
use crate::source::{Source, Sources, is_hidden, line_range, position};

/// Wide enough for a sentence, narrow enough for half a screen.
const WIDTH: usize = 100;

/// What stands before a line of a hint.
const HINT_INDENT: usize = 16;

/// Faults whose numbers are not repeated, because reports are kept and shown to others.
const MASKED: [&str; 2] = ["personal-number", "private-phone"];

/// Draws the faults and how many there are.
pub(super) fn draw(faults: &[&Diagnostic], sources: &Sources, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut text = String::new();
    for fault in faults {
        text.push_str(&renderer.render(&[group(fault, sources.get(fault.span.file), lang)]));
        text.push_str("\n\n");
    }
    text + &summary(faults, lang) + "\n"
}

fn group<'a>(fault: &'a Diagnostic, source: &'a Source, lang: Lang) -> Group<'a> {
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
    let (line, span) = line(fault, &source.text);
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

/// The line where a fault begins, and the bytes of it that the fault is at.
fn line(fault: &Diagnostic, text: &str) -> (String, Range<usize>) {
    let whole = fault.span.range();
    let range = line_range(text, whole.start);
    let within = whole.start..whole.end.min(range.end).max(whole.start);
    let masked = MASKED.contains(&fault.code);
    let before: String = text[range.start..within.start].chars().map(visible).collect();
    let inside: String =
        text[within.clone()].chars().map(|c| if masked { mask(c) } else { visible(c) }).collect();
    let after = text[within.end..range.end].trim_end_matches('\r').chars().map(visible);
    let span = before.len()..before.len() + inside.len();
    (before + &inside + &after.collect::<String>(), span)
}

/// A mark for what nobody sees; one character for another, so that columns stay true.
fn visible(character: char) -> char {
    if is_hidden(character) { char::REPLACEMENT_CHARACTER } else { character }
}

fn mask(character: char) -> char {
    if character.is_ascii_digit() { '•' } else { visible(character) }
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
