//! The errors that keep a change from being shown: as a page, and as a dialog over a page.

use std::error::Error;
use std::fmt::Write as _;

use domain::Locale;
use domain::locale::PerLocale;
use pulldown_cmark_escape::escape_html_body_text;

use super::live;
use super::revision::Revision;
use crate::commands::console;
use crate::diag::report::Excerpts;
use crate::diag::{Diagnostic, Diagnostics, Severity, messages};
use crate::read::source::{Sources, position};

/// The number of faults shown at once; authors save again before they have fixed more.
const SHOWN: usize = 20;

/// Faults of the content or a failure of the machine, as HTML in each language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ErrorPage(PerLocale<String>);

impl ErrorPage {
    /// The errors in the content.
    pub(super) fn faults(faults: &Diagnostics, sources: &Sources) -> ErrorPage {
        let mut errors = faults.sorted();
        let excerpts = Excerpts::new(&errors);
        errors.retain(|fault| fault.severity == Severity::Error);
        ErrorPage(PerLocale::from_fn(|locale| faults_html(&errors, sources, &excerpts, locale)))
    }

    /// A failure of the machine, with its causes.
    pub(super) fn failure(failure: &dyn Error) -> ErrorPage {
        let mut text = failure.to_string();
        let mut source = failure.source();
        while let Some(inner) = source {
            let _ = write!(text, "\n{inner}");
            source = inner.source();
        }
        ErrorPage(PerLocale::from_fn(|locale| {
            let heading = heading(&console::failure_heading(locale), locale);
            format!("{heading}<pre>{}</pre>{}", escaped(&text), close(locale))
        }))
    }

    /// The HTML of the dialog in each language.
    pub(super) fn texts(&self) -> &PerLocale<String> {
        &self.0
    }

    /// A whole page, for a server that has no site yet.
    pub(super) fn page(&self, locale: Locale, revision: Revision) -> String {
        let html = self.0.get(locale).map_or("", String::as_str);
        format!(
            "<!doctype html><html lang=\"{locale}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>\
             <link rel=\"stylesheet\" href=\"{}\"></head>\
             <body class=\"tugan-page\"><main id=\"tugan-errors\">{html}</main>{}</body></html>",
            console::failure_heading(locale),
            live::STYLE,
            live::script_tag(revision),
        )
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape_html_body_text(&mut html, text).expect("a string takes all text");
    html
}

fn heading(text: &str, locale: Locale) -> String {
    // The heading takes the focus, so that screen readers begin there.
    let note = console::faults_note(locale);
    format!("<h2 id=\"tugan-heading\" tabindex=\"-1\" autofocus>{text}</h2><p>{note}</p>")
}

/// The button that closes the dialog.
fn close(locale: Locale) -> String {
    let (close, again) = (console::close(locale), console::open_again(locale));
    format!("<form method=\"dialog\"><button data-again=\"{again}\">{close}</button></form>")
}

fn faults_html(
    errors: &[&Diagnostic],
    sources: &Sources,
    excerpts: &Excerpts,
    locale: Locale,
) -> String {
    let mut html =
        heading(&format!("{}: {}", console::faults_heading(locale), errors.len()), locale);
    html.push_str("<ol>");
    for fault in errors.iter().take(SHOWN) {
        html.push_str(&fault_html(fault, sources, excerpts, locale));
    }
    html.push_str("</ol>");
    if errors.len() > SHOWN {
        let more = console::faults_more(locale, &(errors.len() - SHOWN).to_string());
        let _ = write!(html, "<p>… {more}</p>");
    }
    html + &close(locale)
}

fn fault_html(
    fault: &Diagnostic,
    sources: &Sources,
    excerpts: &Excerpts,
    locale: Locale,
) -> String {
    let source = sources.get(fault.span.file);
    let place = position(&source.text, fault.span.range().start);
    let (line, marked) = excerpts.line(fault.span, &source.text);
    let (before, rest) = line.split_at(marked.start);
    let (inside, after) = rest.split_at(marked.len());
    format!(
        "<li><p><strong>{}</strong></p><p class=\"tugan-place\">{}:{}:{} <code>{}</code></p>\
         <pre>{}<mark>{}</mark>{}</pre><p>{}: {}</p></li>",
        escaped(&messages::message(fault, locale)),
        escaped(&source.path),
        place.line,
        place.column,
        fault.code,
        escaped(before),
        escaped(inside),
        escaped(after),
        console::advice(locale),
        escaped(&messages::hint(fault, locale)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::{FileId, SourceText, Span};

    #[test]
    fn faults_are_shown_in_each_language_and_are_never_markup() {
        let source = SourceText {
            path: "content/page/about/index.kk.md".to_owned(),
            text: "## Тақырып\n<b onclick=x> & мәтін\n".to_owned(),
            refused: false,
        };
        let start = source.text.find('<').expect("a tag");
        let sources = Sources { texts: vec![source], assets: Vec::new() };
        let mut faults = Diagnostics::default();
        faults.raw_html(Span::new(FileId(0), start..start + 2), "<b onclick=x>");
        faults.missing_translation(Span::new(FileId(0), 0..1), "page/about", "Русский");
        let page = ErrorPage::faults(&faults, &sources);
        for locale in Locale::ALL {
            let html = page.texts().get(locale).expect("a text");
            assert!(html.contains("about/index.kk.md:2:1 <code>raw-html</code>"), "{html}");
            assert!(html.contains("<mark>&lt;b</mark> onclick=x&gt; &amp; мәтін"), "{html}");
            assert!(!html.contains("<b "), "{html}");
            assert!(html.contains(": 1</h2>"), "warnings are not counted: {html}");
        }
    }
}
