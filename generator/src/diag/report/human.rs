//! Faults as text for a terminal, each with the line it is in.

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use domain::{Lang, Locale};

use super::super::{Diagnostic, Severity, messages};
use super::excerpt::Excerpts;
use crate::read::source::{SourceText, Sources, position};

/// Wide enough for a sentence, narrow enough for half a screen.
const WIDTH: usize = 100;

/// The width of the margin before a line of a hint.
const HINT_INDENT: usize = 16;

/// Renders the faults and a summary of how many there are.
pub(super) fn render(
    faults: &[&Diagnostic],
    sources: &Sources,
    locale: Locale,
    colour: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let excerpts = Excerpts::new(faults);
    let mut text = String::new();
    for fault in faults {
        let source = sources.get(fault.span.file);
        text.push_str(&renderer.render(&[group(fault, source, &excerpts, locale)]));
        text.push_str("\n\n");
    }
    text + &summary(faults, locale) + "\n"
}

fn group<'a>(
    fault: &'a Diagnostic,
    source: &'a SourceText,
    excerpts: &Excerpts,
    locale: Locale,
) -> Group<'a> {
    let level = match fault.severity {
        Severity::Error => Level::ERROR.with_name(errors_word(1, locale)),
        Severity::Warning => Level::WARNING.with_name(warnings_word(1, locale)),
    };
    let title = level.primary_title(messages::message(fault, locale)).id(fault.code);
    let hint = wrapped(&normalize_untrusted_str(&messages::hint(fault, locale)));
    let hint = Level::HELP.with_name(advice(locale)).message(hint);
    let path = source.path.as_str();
    if source.text.is_empty() {
        return title.element(Origin::path(path)).element(hint);
    }
    let (line, span) = excerpts.line(fault.span, &source.text);
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

/// The numbers of errors and warnings.
fn summary(faults: &[&Diagnostic], locale: Locale) -> String {
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let errors = (errors > 0).then(|| format!("{errors} {}", errors_word(errors, locale)));
    let warnings =
        (warnings > 0).then(|| format!("{warnings} {}", warnings_word(warnings, locale)));
    match (errors, warnings) {
        (Some(errors), Some(warnings)) => format!("{errors}, {warnings}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => match locale.language() {
            Lang::Kk => "Қате табылған жоқ",
            Lang::Ru => "Ошибок не найдено",
            Lang::En => "No errors found",
        }
        .to_owned(),
    }
}

fn advice(locale: Locale) -> &'static str {
    match locale.language() {
        Lang::Kk => "кеңес",
        Lang::Ru => "совет",
        Lang::En => "help",
    }
}

fn errors_word(count: usize, locale: Locale) -> &'static str {
    match locale.language() {
        Lang::Kk => "қате",
        Lang::Ru => russian(count, ["ошибка", "ошибки", "ошибок"]),
        Lang::En => english(count, ["error", "errors"]),
    }
}

fn warnings_word(count: usize, locale: Locale) -> &'static str {
    match locale.language() {
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
